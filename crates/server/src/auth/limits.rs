//! Limits on what is done without a session, and on what costs others something.
//!
//! **Only failures count.** A class that signs in behind one address, or the service behind many people's calendars, is not
//! stopped for being many. What proves itself by a secret of 256 bits is always answered; its failures are limited for the
//! load alone, since nobody guesses such a secret.
//!
//! **Codes have 40 bits**, so their failures are also what keeps them from being guessed. With N open codes, one guess hits
//! with a chance of N / 2^40. While all networks together fail less than [`ALL_CODES`] (300 a minute), each may fail
//! [`CODES`] (10 a minute in the long run). Beyond that, each network has [`CODES_IN_FLOOD`] (5 an hour): whoever comes
//! from elsewhere with a right code still gets in, and a guesser needs ever more networks. Codes live for 24 hours; with
//! 100 of them open at all times, a day of guessing hits one of them with these odds:
//!
//! | guesses | a day | odds |
//! |---|---|---|
//! | one network, 10 a minute | 14,400 | 1 : 760,000 |
//! | any number of networks, 300 a minute | 432,000 | 1 : 25,000 |
//! | the same and 1,000 networks in a flood, 5 an hour each | 552,000 | 1 : 20,000 |
//! | the same and 10,000 networks | 1,632,000 | 1 : 6,700 |
//! | the same and 100,000 networks | 12,432,000 | 1 : 880 |
//!
//! A network is an IPv4 address or a /64 of IPv6 ([`Client`]). Any such flood is announced in the log within its first
//! minute ([`super::alarm`]).
use super::{
    alarm::Alarm,
    budget::{Budgets, Quota},
    client::Client,
};
use crate::clock::Clock;
use folje_domain::ids::PersonId;
use std::sync::Arc;

/// Failed codes from one network. The burst leaves room for the slips of a whole class.
pub const CODES: Quota = Quota { burst: 30, per_hour: 600 };
/// Failed codes from all networks together.
pub const ALL_CODES: Quota = Quota::per_minute(300);
/// Failed codes from one network while all together fail more than [`ALL_CODES`].
pub const CODES_IN_FLOOD: Quota = Quota { burst: 5, per_hour: 5 };
/// Answers to messages with an unknown token from one network.
pub const ANSWERS: Quota = Quota::per_minute(300);
/// Questions for calendars that do not exist from one network.
pub const CALENDARS: Quota = Quota::per_minute(300);
/// Questions for one and the same calendar.
pub const ONE_CALENDAR: Quota = Quota::per_minute(60);
/// Test messages for one person.
pub const TESTS: Quota = Quota::per_minute(6);

/// The limits.
pub struct Limits {
    codes: Budgets<Client>,
    all_codes: Budgets<()>,
    codes_in_flood: Budgets<Client>,
    answers: Budgets<Client>,
    calendars: Budgets<Client>,
    one_calendar: Budgets<PersonId>,
    tests: Budgets<PersonId>,
    alarm: Alarm,
    clock: Arc<dyn Clock>,
}

impl Limits {
    /// Fresh limits, by `clock`.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            codes: Budgets::new(CODES),
            all_codes: Budgets::new(ALL_CODES),
            codes_in_flood: Budgets::new(CODES_IN_FLOOD),
            answers: Budgets::new(ANSWERS),
            calendars: Budgets::new(CALENDARS),
            one_calendar: Budgets::new(ONE_CALENDAR),
            tests: Budgets::new(TESTS),
            alarm: Alarm::default(),
            clock,
        }
    }

    /// Begins an attempt to sign in by a code, before the code is looked up.
    ///
    /// # Errors
    /// The seconds to wait, where too many failed.
    pub fn attempt_code(&self, client: Client) -> Result<Attempt<'_>, u64> {
        let now = self.now();
        self.codes.take(&client, 1, now).map_err(seconds)?;
        let mut attempt = Attempt { limits: self, client, all: true, failed: true };
        if self.all_codes.take(&(), 1, now).is_err() {
            attempt.all = false;
            if let Err(wait) = self.codes_in_flood.take(&client, 1, now) {
                self.codes.give_back(&client, 1);
                attempt.failed = false;
                return Err(seconds(wait));
            }
        }
        Ok(attempt)
    }

    /// Counts a sign-in by a link that failed. It is not limited, but it is part of the alarm.
    pub fn link_failed(&self) {
        self.alarm.count(self.now());
    }

    /// Counts an answer to a message whose token is unknown.
    ///
    /// # Errors
    /// The seconds to wait, where there were too many.
    pub fn count_unknown_answer(&self, client: Client) -> Result<(), u64> {
        self.answers.take(&client, 1, self.now()).map_err(seconds)
    }

    /// Counts a question for a calendar that does not exist.
    ///
    /// # Errors
    /// The seconds to wait, where there were too many.
    pub fn count_unknown_calendar(&self, client: Client) -> Result<(), u64> {
        self.calendars.take(&client, 1, self.now()).map_err(seconds)
    }

    /// Counts a question for the calendar of `person`.
    ///
    /// # Errors
    /// The seconds to wait, where there were too many.
    pub fn count_calendar(&self, person: PersonId) -> Result<(), u64> {
        self.one_calendar.take(&person, 1, self.now()).map_err(seconds)
    }

    /// Counts a test message for `person`.
    ///
    /// # Errors
    /// The seconds to wait, where there were too many.
    pub fn count_test(&self, person: PersonId) -> Result<(), u64> {
        self.tests.take(&person, 1, self.now()).map_err(seconds)
    }

    fn now(&self) -> i64 {
        self.clock.now().timestamp_millis()
    }
}

/// Whole seconds, rounded up, for `Retry-After`.
fn seconds(milliseconds: i64) -> u64 {
    u64::try_from(milliseconds).unwrap_or_default().div_ceil(1000).max(1)
}

/// An attempt to sign in by a code. It counts as failed unless [`Attempt::forgive`] is called, so that whoever hangs up
/// before the answer is counted as well.
#[must_use]
pub struct Attempt<'l> {
    limits: &'l Limits,
    client: Client,
    /// Whether it was taken from the budget of all networks, or else from that of a flood.
    all: bool,
    failed: bool,
}

impl Attempt<'_> {
    /// The code was right, or nobody could tell: the attempt does not count.
    pub fn forgive(mut self) {
        self.failed = false;
        self.limits.codes.give_back(&self.client, 1);
        if self.all {
            self.limits.all_codes.give_back(&(), 1);
        } else {
            self.limits.codes_in_flood.give_back(&self.client, 1);
        }
    }
}

impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        if self.failed {
            self.limits.alarm.count(self.limits.now());
        }
    }
}
