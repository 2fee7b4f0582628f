//! Medians, ratios, and whether they are what was promised.

/// One thing that was measured: its rate in each round.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// How many a second, one for each round.
    pub(crate) rates: Vec<f64>,
}

/// A promise: this row over that row, by their places, is at least so much.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    pub(crate) ours: usize,
    pub(crate) theirs: usize,
    pub(crate) least: f64,
}

/// Prints the rates and what has become of the targets.
pub(crate) fn print(unit: &str, rows: &[Row], targets: &[Target]) {
    println!("\n{:44}{unit:>16}{:>24}", "", "lowest to highest");
    for Row { name, rates } in rows {
        let (low, high) = range(rates);
        println!("{name:44}{:>16.0}{:>24}", median(rates), format!("{low:.0} to {high:.0}"));
    }
    if targets.is_empty() {
        return;
    }
    println!("\n{:44}{:>16}{:>14}{:>10}", "ratio", "median", "at least", "");
    for Target { name, ours, theirs, least } in targets {
        let ratio = ratio(&rows[*ours].rates, &rows[*theirs].rates);
        let verdict = if ratio >= *least { "met" } else { "MISSED" };
        println!("{name:44}{ratio:>16.2}{least:>14}{verdict:>10}");
    }
}

/// The median of the rounds' ratios: what slows a machine for a while slows both sides of its round.
fn ratio(ours: &[f64], theirs: &[f64]) -> f64 {
    median(&ours.iter().zip(theirs).map(|(ours, theirs)| ours / theirs).collect::<Vec<_>>())
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        even if even % 2 == 0 => f64::midpoint(sorted[middle - 1], sorted[middle]),
        _ => sorted[middle],
    }
}

fn range(values: &[f64]) -> (f64, f64) {
    let widen = |(low, high): (f64, f64), value: &f64| (low.min(*value), high.max(*value));
    values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), widen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_round_slows_both_sides() {
        assert_eq!(ratio(&[100.0, 10.0, 102.0], &[10.0, 1.0, 10.0]), 10.0);
    }

    #[test]
    fn the_median_lies_in_the_middle() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert_eq!(range(&[3.0, 1.0, 2.0]), (1.0, 3.0));
    }
}
