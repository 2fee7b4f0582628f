//! What a process costs, and how late messages came.
use anyhow::{Context, Result};
use std::fs;

/// Linux counts a process's time in hundredths of a second, on every machine that this runs on.
const TICKS: f64 = 100.0;

/// Seconds that all threads of this process spent on a processor.
pub(crate) fn processor() -> Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat").context("the bench needs Linux's /proc")?;
    // The name of the program, in parentheses, may hold spaces; user and system time are the 14th and 15th field.
    let (_, fields) = stat.rsplit_once(')').context("an unknown form of /proc/self/stat")?;
    let ticks: Vec<f64> = fields.split_whitespace().skip(11).take(2).flat_map(str::parse).collect();
    Ok(ticks.iter().sum::<f64>() / TICKS)
}

/// The most memory that this process ever held, in megabytes.
pub(crate) fn most_memory() -> Result<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM")?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes / 1000.0)
}
