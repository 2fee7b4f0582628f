//! Stops and departures of the timetable that the operator imported: what a trip is saved from.
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// The most stops in one answer.
pub const MOST_STOPS: usize = 20;
/// The most departures in one answer.
pub const MOST_DEPARTURES: usize = 100;
/// The longest name to look for, in characters.
pub const LONGEST_NAME: usize = 80;

/// What to look for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StopsAsked {
    /// How words of the stop's name begin, with or without rings and dots; at most 80 characters.
    #[param(min_length = 1, max_length = 80)]
    pub q: String,
}

/// Stops that were found.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Stops {
    /// At most [`MOST_STOPS`]; those first whose names begin like what was asked.
    pub stops: Vec<FoundStop>,
    /// The days of which the timetable speaks; nothing where none was imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<Covers>,
}

/// A stop, with all its platforms.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct FoundStop {
    /// Its id in the timetable.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// The days of which a timetable speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Covers {
    /// The first one.
    pub first: NaiveDate,
    /// The last one.
    pub last: NaiveDate,
}

/// Which departures are asked for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DeparturesAsked {
    /// The id of the stop to get on at.
    pub from: String,
    /// The id of the stop to get off at.
    pub to: String,
    /// The date.
    pub day: NaiveDate,
    /// Be there by this time of the date (08:45): what arrives in the twelve hours before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>, pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    pub by: Option<String>,
    /// Leave at this time of the date or later: what leaves in the twelve hours after. Not together with `by`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>, pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    pub after: Option<String>,
    /// The id of the stop to change at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
}

/// Departures from one stop to another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Departures {
    /// In order of time, at most [`MOST_DEPARTURES`]: the last of them before `by`, the first of them else.
    pub departures: Vec<Departure>,
    /// The days of which the timetable speaks on this way: on others, having no departures says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<Covers>,
    /// Lines of this way of which the timetable says nothing on that date, since their own days are over or have not
    /// begun. What was saved for them holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<String>,
}

/// A departure, in wall time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Departure {
    /// When it leaves; after midnight it is dated the day of the clocks.
    pub leaves: NaiveDateTime,
    /// When one is there.
    pub arrives: NaiveDateTime,
    /// Minutes in between, right also in the nights in which clocks change.
    pub minutes: u32,
    /// The line, as written on the bus.
    pub line: String,
    /// Where the bus says it goes.
    pub headsign: String,
    /// Whether this bus has to be booked beforehand: without a booking nothing comes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub must_book: bool,
    /// The bus after the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<Onward>,
}

/// The bus after a change.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = OnwardDeparture)]
pub struct Onward {
    /// When one gets off the first bus.
    pub off: NaiveTime,
    /// When the next one leaves.
    pub leaves: NaiveDateTime,
    /// Its line.
    pub line: String,
    /// Where it says it goes.
    pub headsign: String,
    /// Whether it has to be booked beforehand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub must_book: bool,
}
