//! A question's answers in parts that are large enough.
//!
//! A cell that is too small is not left blank: what was left blank can be had back from the sum. It is joined with
//! others, so that the sum is of what is shown and of nothing else.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Some choices that are shown as one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = ResultPart)]
pub struct Part {
    /// The choices, from 0, in order.
    pub choices: Vec<u8>,
    /// How many answered one of them.
    pub answers: u32,
}

/// The parts of a question with so many answers to each choice; `None` where not even two parts of `least` can be made:
/// the answers are too few or too alike. On a `scale` only neighbours are joined, else the smallest.
#[must_use]
pub fn parts(counts: &[u32], scale: bool, least: u32) -> Option<Vec<Part>> {
    let parts = if scale { neighbours(counts, least) } else { smallest(counts, least) };
    let large = parts.iter().filter(|part| part.answers >= least.max(1)).count();
    (large >= 2).then_some(parts)
}

/// From the first choice on, so many that they are enough; what is left at the end goes to the last.
fn neighbours(counts: &[u32], least: u32) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open = Part { choices: Vec::new(), answers: 0 };
    for (choice, count) in (0..).zip(counts) {
        open.choices.push(choice);
        open.answers += count;
        if open.answers >= least {
            parts.push(std::mem::replace(&mut open, Part { choices: Vec::new(), answers: 0 }));
        }
    }
    match parts.last_mut() {
        Some(last) => {
            last.choices.append(&mut open.choices);
            last.answers += open.answers;
        }
        None => parts.push(open),
    }
    parts
}

/// Those that are too small together, and with the next smallest as long as that is too small too.
fn smallest(counts: &[u32], least: u32) -> Vec<Part> {
    let mut order: Vec<(u32, u8)> = counts.iter().copied().zip(0..).collect();
    order.sort_unstable();
    let mut rest = Part { choices: Vec::new(), answers: 0 };
    let mut parts = Vec::new();
    for (count, choice) in order {
        if count < least || (1..least).contains(&rest.answers) {
            rest.choices.push(choice);
            rest.answers += count;
        } else {
            parts.push(Part { choices: vec![choice], answers: count });
        }
    }
    if !rest.choices.is_empty() {
        rest.choices.sort_unstable();
        parts.push(rest);
    }
    parts.sort_unstable_by(|one, other| one.choices.cmp(&other.choices));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(counts: &[u32], scale: bool) -> Option<Vec<(Vec<u8>, u32)>> {
        let parts = parts(counts, scale, 2)?;
        Some(parts.into_iter().map(|part| (part.choices, part.answers)).collect())
    }

    #[test]
    fn small_cells_are_joined() {
        let of = |parts: &[(&[u8], u32)]| {
            Some(parts.iter().map(|(choices, count)| (choices.to_vec(), *count)).collect::<Vec<_>>())
        };
        assert_eq!(shown(&[3, 2], true), of(&[(&[0], 3), (&[1], 2)]));
        assert_eq!(shown(&[1, 4, 3], true), of(&[(&[0, 1], 5), (&[2], 3)]));
        assert_eq!(shown(&[3, 4, 1], true), of(&[(&[0], 3), (&[1, 2], 5)]));
        assert_eq!(shown(&[4, 0, 1, 1, 3], false), of(&[(&[0], 4), (&[1, 2, 3], 2), (&[4], 3)]));
        assert_eq!(shown(&[4, 1, 3], false), of(&[(&[0], 4), (&[1, 2], 4)]));
        assert_eq!(shown(&[4, 0, 3], false), of(&[(&[0], 4), (&[1], 0), (&[2], 3)]));
    }

    #[test]
    fn answers_that_are_too_alike_are_not_shown() {
        for scale in [true, false] {
            assert_eq!(shown(&[0, 5, 0], scale), None);
            assert_eq!(shown(&[1, 5, 0], scale), None);
            assert_eq!(shown(&[0, 0, 0], scale), None);
        }
    }

    /// Whether two parts that are large enough can be made, without making them. On a scale: whether it can be cut in
    /// two somewhere. Else: of the choices that are large enough, one goes to the small ones where these are too few.
    fn two_parts_can_be_made(counts: &[u32], scale: bool, least: u32) -> bool {
        if scale {
            let enough = |counts: &[u32]| counts.iter().sum::<u32>() >= least;
            return (1..counts.len()).any(|cut| enough(&counts[..cut]) && enough(&counts[cut..]));
        }
        let large = counts.iter().filter(|count| **count >= least).count();
        let small: u32 = counts.iter().filter(|count| **count < least).sum();
        large + usize::from(small >= least) >= 2
    }

    proptest! {
        /// A rule that shows nothing would hold all the rest.
        #[test]
        fn parts_are_shown_where_two_can_be_made(
            counts in proptest::collection::vec(0u32..9, 2..8), scale: bool, least in 1u32..4
        ) {
            let shown = parts(&counts, scale, least).is_some();
            prop_assert_eq!(shown, two_parts_can_be_made(&counts, scale, least));
        }

        #[test]
        fn parts_hold_everything_once_and_none_is_small(
            counts in proptest::collection::vec(0u32..9, 2..8), scale: bool, least in 1u32..4
        ) {
            let Some(parts) = parts(&counts, scale, least) else { return Ok(()) };
            let mut choices: Vec<_> = parts.iter().flat_map(|part| part.choices.clone()).collect();
            choices.sort_unstable();
            prop_assert_eq!(choices, (0..).take(counts.len()).collect::<Vec<u8>>());
            for part in &parts {
                let sum: u32 = part.choices.iter().map(|choice| counts[usize::from(*choice)]).sum();
                prop_assert_eq!(sum, part.answers);
                prop_assert!(sum >= least || (sum == 0 && !scale), "{:?}", parts);
                let line = part.choices.windows(2).all(|pair| pair[0] + 1 == pair[1]);
                prop_assert!(line || !scale);
            }
        }

        #[test]
        fn whoever_answered_and_knows_who_else_did_still_knows_no_answer(
            counts in proptest::collection::vec(0u32..9, 2..8), scale: bool
        ) {
            if parts(&counts, scale, 2).is_none() { return Ok(()) }
            for own in 0..counts.len() {
                if counts[own] == 0 { continue }
                let mut others = counts.clone();
                others[own] -= 1;
                prop_assert!(others.iter().filter(|count| **count > 0).count() > 1, "{:?}", counts);
            }
        }
    }
}
