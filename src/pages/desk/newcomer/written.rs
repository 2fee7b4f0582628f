//! Somebody new, as far as they have been written down.
use super::super::programme::Chosen;
use chrono::{NaiveDate, NaiveTime};
use folje_domain::{
    language::Language,
    reminder::{Hours, Weekdays},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What has been written so far. The ids are made once, with the first try to send it.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Written {
    /// The person's id.
    pub(super) person: Option<Uuid>,
    /// The id of their time in a programme.
    pub(super) enrolment: Option<Uuid>,
    /// Whether they walk beside; else they take part.
    #[serde(default)]
    pub(super) beside: bool,
    /// The name.
    pub(super) name: String,
    /// The language; none stands for Swedish.
    #[serde(default)]
    pub(super) english: bool,
    /// A phone number.
    pub(super) phone: String,
    /// An e-mail address.
    pub(super) email: String,
    /// Where a companion works.
    pub(super) works_at: String,
    /// On which days they are there.
    #[serde(default)]
    pub(super) days: Vec<u8>,
    /// From when until when; empty where nobody knows.
    #[serde(default)]
    pub(super) there: (String, String),
    /// Where a participant begins: nothing, the id of a group, or [`ALONE`].
    #[serde(default)]
    pub(super) into: String,
    /// The programme of their own.
    #[serde(default)]
    pub(super) programme: Chosen,
    /// From which day on.
    #[serde(default)]
    pub(super) from: String,
}

/// A programme of one's own, among the groups.
pub(super) const ALONE: &str = "alone";

impl Written {
    /// The language.
    pub(super) const fn language(&self) -> Language {
        if self.english { Language::En } else { Language::Sv }
    }

    /// When a companion is where they work, as far as that is whole.
    pub(super) fn hours(&self) -> Option<Hours> {
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
        let (from, until) = (time(&self.there.0)?, time(&self.there.1)?);
        let days = self.weekdays();
        (!days.is_empty()).then_some(Hours { days, from, until })
    }

    /// The days, as a set.
    pub(super) fn weekdays(&self) -> Weekdays {
        self.days.iter().filter_map(|day| chrono::Weekday::try_from(*day).ok()).collect()
    }

    /// The first day; `today` where none is written.
    pub(super) fn first_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        if self.from.is_empty() { Some(today) } else { self.from.parse().ok() }
    }
}
