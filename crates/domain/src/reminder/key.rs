//! What names a ring: the same for the same thing at the same time, on every server and every run.
use super::Way;
use crate::{
    dates,
    ids::{GoalId, PersonId, RequestId, StepId, TripId, UUID_PATTERN, WakeId},
    schedule::OccurrenceId,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

/// Which ring: its source, the wall time of the thing that it is about, and its place before that.
///
/// A thing that is moved rings anew: its time is part of the name. Quiet hours and snoozing change when a ring is due,
/// never its name. On the wire: `<source>/<id>/<time of the thing>/<moment>`, as in
/// `wake/018f3c1e-7a3c-7c11-9a51-3f0c5a1b2c3d/2026-11-23T07:00:00/0`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RingKey {
    /// What rings.
    pub source: Source,
    /// When the thing is, in wall time.
    pub at: NaiveDateTime,
    /// Which of its rings.
    pub moment: Moment,
}

/// What rings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Source {
    /// A wake-up plan.
    Wake(WakeId),
    /// An activity.
    Activity(OccurrenceId),
    /// The preparing question of a follow-up.
    FollowUp(OccurrenceId),
    /// All of a day.
    Day,
    /// What is needed for a goal.
    Packing(GoalId),
    /// A small step.
    Step(StepId),
    /// One way of a trip.
    Trip(TripId, Way),
    /// A favour that somebody said yes to, told to the participant.
    Favour(RequestId),
    /// The same, told to the one who said yes.
    Helping(RequestId),
    /// «Hur gick det i dag?», to somebody at the workplace.
    HowItWent(PersonId),
}

/// Which ring of a thing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Moment {
    /// The evening before.
    Evening,
    /// So many minutes before.
    Before(u16),
    /// Time to book, the day before.
    Book,
    /// Time to leave home.
    Leave,
    /// Time to be at the stop.
    AtStop,
    /// Time to change buses.
    Change,
    /// Time to get off.
    GetOff,
}

/// The text names no ring.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a ring is named <source>/<id>/<yyyy-mm-dd>T<hh:mm:ss>/<moment>")]
pub struct RingKeyError;

impl RingKey {
    /// The local date of the thing.
    #[must_use]
    pub const fn date(&self) -> NaiveDate {
        self.at.date()
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wake(id) => write!(f, "wake/{id}"),
            Self::Activity(id) => write!(f, "activity/{id}"),
            Self::FollowUp(id) => write!(f, "follow-up/{id}"),
            Self::Day => f.write_str("day/-"),
            Self::Packing(id) => write!(f, "packing/{id}"),
            Self::Step(id) => write!(f, "step/{id}"),
            Self::Trip(id, Way::There) => write!(f, "there/{id}"),
            Self::Trip(id, Way::Back) => write!(f, "back/{id}"),
            Self::Favour(id) => write!(f, "favour/{id}"),
            Self::Helping(id) => write!(f, "helping/{id}"),
            Self::HowItWent(id) => write!(f, "how-it-went/{id}"),
        }
    }
}

fn id<T: FromStr>(text: &str) -> Result<T, RingKeyError> {
    text.parse().map_err(|_| RingKeyError)
}

fn source(name: &str, text: &str) -> Result<Source, RingKeyError> {
    Ok(match name {
        "wake" => Source::Wake(id(text)?),
        "activity" => Source::Activity(id(text)?),
        "follow-up" => Source::FollowUp(id(text)?),
        "day" if text == "-" => Source::Day,
        "packing" => Source::Packing(id(text)?),
        "step" => Source::Step(id(text)?),
        "there" => Source::Trip(id(text)?, Way::There),
        "back" => Source::Trip(id(text)?, Way::Back),
        "favour" => Source::Favour(id(text)?),
        "helping" => Source::Helping(id(text)?),
        "how-it-went" => Source::HowItWent(id(text)?),
        _ => return Err(RingKeyError),
    })
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Evening => f.write_str("evening"),
            Self::Before(minutes) => write!(f, "{minutes}"),
            Self::Book => f.write_str("book"),
            Self::Leave => f.write_str("leave"),
            Self::AtStop => f.write_str("stop"),
            Self::Change => f.write_str("change"),
            Self::GetOff => f.write_str("off"),
        }
    }
}

fn moment(text: &str) -> Result<Moment, RingKeyError> {
    Ok(match text {
        "evening" => Moment::Evening,
        "book" => Moment::Book,
        "leave" => Moment::Leave,
        "stop" => Moment::AtStop,
        "change" => Moment::Change,
        "off" => Moment::GetOff,
        minutes => Moment::Before(id(minutes)?),
    })
}

impl fmt::Display for RingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:?}/{}", self.source, self.at, self.moment)
    }
}

impl FromStr for RingKey {
    type Err = RingKeyError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('/');
        let mut part = || parts.next().ok_or(RingKeyError);
        let key = Self { source: source(part()?, part()?)?, at: id(part()?)?, moment: moment(part()?)? };
        if parts.next().is_none() { Ok(key) } else { Err(RingKeyError) }
    }
}

impl Serialize for RingKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RingKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// What [`RingKey`] reads.
fn pattern() -> String {
    let with_id = "(?:wake|packing|step|there|back|favour|helping|how-it-went)";
    let occurrence = dates::wall_time_pattern();
    let source =
        format!("(?:day/-|{with_id}/{UUID_PATTERN}|(?:activity|follow-up)/{UUID_PATTERN}@{occurrence})");
    dates::around_wall_time(&format!("{source}/"), "/(?:evening|leave|stop|change|off|[0-9]{1,4})")
}

impl PartialSchema for RingKey {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some(pattern()))
            .examples(["wake/018f3c1e-7a3c-7c11-9a51-3f0c5a1b2c3d/2026-11-23T07:00:00/0"])
            .into()
    }
}

impl ToSchema for RingKey {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::SeriesId;
    use proptest::prelude::*;
    use uuid::Uuid;

    proptest! {
        #[test]
        fn a_key_is_written_and_read_back(
            source in 0usize..11, number in any::<u128>(), second in 0i64..4_000_000_000, moment in 0usize..7, minutes in any::<u16>(),
        ) {
            let at = chrono::DateTime::from_timestamp(second, 0).unwrap().naive_utc();
            let id = Uuid::from_u128(number);
            let occurrence = OccurrenceId { series: SeriesId(id), start: at };
            let sources = [
                Source::Wake(WakeId(id)), Source::Activity(occurrence), Source::FollowUp(occurrence), Source::Day,
                Source::Packing(GoalId(id)), Source::Step(StepId(id)), Source::Trip(TripId(id), Way::There),
                Source::Trip(TripId(id), Way::Back), Source::Favour(RequestId(id)), Source::Helping(RequestId(id)),
                Source::HowItWent(PersonId(id)),
            ];
            let moments = [
                Moment::Evening, Moment::Before(minutes), Moment::Leave, Moment::AtStop, Moment::Change, Moment::GetOff,
                Moment::Book,
            ];
            let key = RingKey { source: sources[source], at, moment: moments[moment] };
            prop_assert_eq!(key.to_string().parse(), Ok(key));
        }

        #[test]
        fn what_names_no_ring_is_refused(text in "(wake|day|x)?/?[-0-9a-f/T:]{0,60}") {
            if let Ok(key) = text.parse::<RingKey>() {
                prop_assert_eq!(key.to_string().parse(), Ok(key));
            }
        }
    }
}
