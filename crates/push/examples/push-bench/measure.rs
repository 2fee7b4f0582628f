//! Processor time and wall time.
use anyhow::{Context, Result};
use std::{fs, time::Instant};

/// Linux counts a process's time in hundredths of a second, on every machine that this runs on.
const TICKS: f64 = 100.0;

/// A measurement under way.
pub(crate) struct Measure {
    processor: f64,
    wall: Instant,
}

impl Measure {
    pub(crate) fn begin() -> Result<Self> {
        Ok(Self { processor: processor()?, wall: Instant::now() })
    }

    /// Prints what `messages` took since the beginning.
    pub(crate) fn end(self, messages: usize) -> Result<()> {
        let (processor, wall) = (processor()? - self.processor, self.wall.elapsed().as_secs_f64());
        println!(r#"{{"messages":{messages},"processor":{processor:.3},"wall":{wall:.3}}}"#);
        Ok(())
    }
}

/// Seconds that all threads of this process spent on a processor, for themselves and in the kernel.
fn processor() -> Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat").context("the bench needs Linux's /proc")?;
    // The name of the program, in parentheses, may hold spaces; user and system time are the 14th and 15th field.
    let (_, fields) = stat.rsplit_once(')').context("an unknown form of /proc/self/stat")?;
    let ticks: Vec<f64> = fields.split_whitespace().skip(11).take(2).flat_map(str::parse).collect();
    Ok(ticks.iter().sum::<f64>() / TICKS)
}
