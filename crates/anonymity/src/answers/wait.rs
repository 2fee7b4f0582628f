//! How long a letter lies on the phone: an answer that is sent the minute it was given tells whoever watches the network,
//! or saw somebody answer, whose it is.

/// Within so many days of the close a letter does not wait: a phone that is not opened again could miss it.
pub const NEAR: i64 = 3;

/// How many days a letter waits that was written so many days before the survey's last day: 1 or 2 as `random` falls; 0
/// where the close is near, or where whoever wrote it wishes to have it sent `at_once`.
///
/// Nothing else has a say in it: neither who wrote, nor what, nor, but for the close, when.
#[must_use]
pub const fn days_to_wait(days_left: i64, at_once: bool, random: u8) -> u64 {
    if at_once || days_left <= NEAR { 0 } else { 1 + (random & 1) as u64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BYTES: std::ops::RangeInclusive<u8> = 0..=u8::MAX;

    #[test]
    fn a_letter_goes_at_once_near_the_close_or_by_wish_and_never_else() {
        for (left, random) in (-60..60).flat_map(|left| BYTES.map(move |random| (left, random))) {
            assert_eq!(days_to_wait(left, true, random), 0);
            assert_eq!(days_to_wait(left, false, random) == 0, left <= 3, "{left} days before the last one");
        }
    }

    #[test]
    fn a_letter_never_misses_the_close_by_waiting() {
        for (left, random) in (0..60).flat_map(|left| BYTES.map(move |random| (left, random))) {
            let wait = i64::try_from(days_to_wait(left, false, random)).unwrap();
            assert!(wait == 0 || wait < left, "{wait} of {left} days");
        }
    }

    #[test]
    fn each_wait_is_as_likely_as_the_other_whenever_it_was_written() {
        for left in NEAR + 1..60 {
            let waits = |days| BYTES.filter(|random| days_to_wait(left, false, *random) == days).count();
            assert_eq!((waits(1), waits(2)), (128, 128), "{left} days before the last one");
        }
    }
}
