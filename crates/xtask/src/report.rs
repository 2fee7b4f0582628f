//! Progress for the person who waits: which step runs, how many there are, and how long each took.

use anyhow::{Context, Result};
use std::time::{Duration, Instant};

/// Numbers the steps of a command as they run.
pub(crate) struct Report {
    steps: usize,
    done: usize,
    began: Instant,
    times: Vec<(String, Duration)>,
}

impl Report {
    /// A report of a command that takes `steps` steps.
    pub(crate) fn new(steps: usize) -> Self {
        Self { steps, done: 0, began: Instant::now(), times: Vec::new() }
    }

    /// Runs one step, with a line before it and a line after it that carries the time it took.
    ///
    /// # Errors
    /// What the step fails with, together with the name of the step.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.done += 1;
        let place = format!("[{}/{}]", self.done, self.steps);
        eprintln!("{place} {name} …");
        let began = Instant::now();
        let outcome = work();
        let took = began.elapsed();
        let mark = if outcome.is_ok() { "" } else { "FAILED after " };
        eprintln!("{place} {name} … {mark}{}", seconds(took));
        self.times.push((name.to_owned(), took));
        outcome.with_context(|| format!("{name} failed"))
    }

    /// Ends the report with every step's time.
    pub(crate) fn finish(&self) {
        let width = self.times.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        eprintln!();
        for (name, took) in &self.times {
            eprintln!("  {name:width$}  {:>9}", seconds(*took));
        }
        eprintln!("  {:width$}  {:>9}", "in all", seconds(self.began.elapsed()));
    }
}

/// A time as a person reads it: `12.3 s`, `4 min 05 s`.
fn seconds(time: Duration) -> String {
    if time < Duration::from_secs(100) {
        return format!("{:.1} s", time.as_secs_f64());
    }
    let whole = time.as_secs();
    format!("{} min {:02} s", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_well() {
        assert_eq!(seconds(Duration::from_millis(12_340)), "12.3 s");
        assert_eq!(seconds(Duration::from_secs(245)), "4 min 05 s");
    }

    #[test]
    fn a_failed_step_is_named() {
        let failure = Report::new(1).step("Painting", || -> Result<()> { anyhow::bail!("no paint") });
        assert_eq!(format!("{:#}", failure.unwrap_err()), "Painting failed: no paint");
    }
}
