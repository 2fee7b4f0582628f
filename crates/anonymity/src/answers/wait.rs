//! How long a letter lies on the phone: an answer that is sent the minute it was given tells whoever watches the network,
//! or saw somebody answer, whose it is.

/// Within so many days of the close a letter does not wait: a phone that is not opened again could miss it.
pub const NEAR: i64 = 3;

/// How many days a letter waits that was written so many days before the survey's last day: 1 or 2 as `random` falls, 0
/// where the close is near.
#[must_use]
pub const fn days_to_wait(days_left: i64, random: u8) -> u64 {
    if days_left <= NEAR { 0 } else { 1 + (random & 1) as u64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_waits_and_never_misses_the_close() {
        for left in -1..60 {
            for random in 0..=u8::MAX {
                let wait = i64::try_from(days_to_wait(left, random)).unwrap();
                assert!(wait == 0 || (1..left).contains(&wait), "{left} {wait}");
                assert_eq!(wait == 0, left <= NEAR);
            }
        }
        assert_ne!(days_to_wait(9, 4), days_to_wait(9, 5));
    }
}
