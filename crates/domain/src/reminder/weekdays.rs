//! A set of weekdays, as a plan is made for some days of the week.
use crate::schedule::{weekday_code, weekday_of_code};
use chrono::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

/// Some days of the week. On the wire the codes of RFC 5545 (BYDAY), in the order of the week: `MO,TU,FR`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Weekdays(u8);

/// The text names no weekdays.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("weekdays are named by their two letters with commas between, as in MO,TU,FR")]
pub struct WeekdaysError;

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

const fn bit(day: Weekday) -> u8 {
    1 << day.num_days_from_monday()
}

impl Weekdays {
    /// Monday to Friday.
    pub const WORKING: Self = Self(0b001_1111);

    /// Whether `day` is one of them.
    #[must_use]
    pub const fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The days, in the order of the week.
    pub fn days(self) -> impl Iterator<Item = Weekday> {
        WEEK.into_iter().filter(move |day| self.contains(*day))
    }
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        Self(days.into_iter().fold(0, |bits, day| bits | bit(day)))
    }
}

impl fmt::Display for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, day) in self.days().enumerate() {
            if place > 0 {
                f.write_str(",")?;
            }
            f.write_str(weekday_code(day))?;
        }
        Ok(())
    }
}

impl FromStr for Weekdays {
    type Err = WeekdaysError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let codes = text.split(',').filter(|_| !text.is_empty());
        codes.map(|code| weekday_of_code(code).ok_or(WeekdaysError)).collect()
    }
}

impl Serialize for Weekdays {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Weekdays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl PartialSchema for Weekdays {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some("^(?:(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU)){0,6})?$"))
            .examples(["MO,TU,WE,TH,FR"])
            .into()
    }
}

impl ToSchema for Weekdays {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_of_days_is_written_and_read_back() {
        for bits in 0..0b1000_0000 {
            let days = Weekdays(bits);
            assert_eq!(days.to_string().parse(), Ok(days));
        }
        assert_eq!(Weekdays::WORKING.to_string(), "MO,TU,WE,TH,FR");
        assert_eq!("MO,mo".parse::<Weekdays>(), Err(WeekdaysError));
    }
}
