//! The bars of the ramp's picture: how high, how wide, and where in time.
use chrono::NaiveDate;
use folje_domain::programme::{HourRamp, RampStep};

/// The picture's width, in its own units.
pub(super) const WIDTH: u32 = 320;
/// The line on which the bars stand, counted from the top.
pub(super) const BASE: u32 = 128;
/// Room above the highest bar, for its label.
const TOP: u32 = 22;
/// The least height, so that a rest can be seen.
const LEAST: u32 = 4;
/// Wider bars would look like walls.
const WIDEST: u32 = 56;

/// Where in time a step lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stage {
    Done,
    Now,
    Planned,
}

/// One step of the ramp, as a bar.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Bar<'a> {
    pub(super) step: &'a RampStep,
    pub(super) stage: Stage,
    pub(super) x: u32,
    /// The bar's upper edge, counted from the top.
    pub(super) y: u32,
    pub(super) width: u32,
}

/// How high something stands of the highest.
pub(super) fn height(of: u32, highest: u32) -> u32 {
    ((BASE - TOP) * of.min(highest) / highest.max(1)).max(LEAST)
}

/// A bar for each step, side by side in order of time, as high as its hours are of the ramp's goal.
pub(super) fn bars(ramp: &HourRamp, today: NaiveDate) -> Vec<Bar<'_>> {
    let mut steps: Vec<_> = ramp.steps.iter().collect();
    steps.sort_by_key(|step| step.from);
    let now = ramp.on(today).map(|step| step.from);
    let highest = steps.iter().map(|step| step.hours).max().unwrap_or_default().max(ramp.goal_hours).max(1);
    let place = WIDTH / u32::try_from(steps.len()).unwrap_or(WIDTH).max(1);
    let width = (place * 4 / 5).clamp(1, WIDEST);
    (0_u32..)
        .zip(steps)
        .map(|(nth, step)| {
            let height = if step.paused { LEAST } else { height(step.hours, highest) };
            let stage = match now {
                Some(now) if step.from == now => Stage::Now,
                Some(now) if step.from < now => Stage::Done,
                _ => Stage::Planned,
            };
            Bar { step, stage, x: nth * place + (place - width) / 2, y: BASE - height, width }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{BASE, Stage, TOP, bars};
    use chrono::NaiveDate;
    use folje_domain::programme::{HourRamp, RampStep};

    fn day(month: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, 1).unwrap()
    }

    fn ramp(steps: &[(u32, u32, bool)]) -> HourRamp {
        let steps = steps
            .iter()
            .map(|&(month, hours, paused)| RampStep { from: day(month), hours, paused })
            .collect();
        HourRamp { steps, goal_hours: 40 }
    }

    #[test]
    fn heights_follow_the_hours_up_and_down_and_a_rest_can_be_seen() {
        let ramp = ramp(&[(1, 20, false), (2, 20, true), (3, 10, false), (4, 40, false)]);
        let heights: Vec<_> = bars(&ramp, day(2)).iter().map(|bar| BASE - bar.y).collect();
        assert_eq!(heights, [53, 4, 26, BASE - TOP]);
    }

    #[test]
    fn one_step_is_now_and_none_before_the_first() {
        let ramp = ramp(&[(3, 8, false), (1, 2, false), (2, 4, false)]);
        let stages = |month| bars(&ramp, day(month)).iter().map(|bar| bar.stage).collect::<Vec<_>>();
        assert_eq!(stages(2), [Stage::Done, Stage::Now, Stage::Planned]);
        let early = bars(&ramp, NaiveDate::from_ymd_opt(2025, 12, 1).unwrap());
        assert!(early.iter().all(|bar| bar.stage == Stage::Planned));
    }
}
