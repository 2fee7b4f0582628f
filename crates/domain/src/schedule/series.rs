//! A series: one event of the calendar with its recurrence and its exceptions.
use super::{Override, Recurrence};
use crate::{
    ids::{PersonId, SeriesId},
    language::Text,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What kind of activity a series is; the app chooses its picture and its card by it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActivityKind {
    /// The first day of a programme, which has a card of its own.
    FirstDay,
    /// A module of a programme (Livs- och yrkesplanering, JSA-Jobbplanering …).
    #[default]
    Module,
    /// A talk between two (enskilt samtal).
    Talk,
    /// A meeting of several parties (flerpartssamtal, trepartsmöte, avslut).
    Meeting,
    /// Time at a workplace (praktik, ambassadörsplats).
    Placement,
    /// A day with the group during placement (uppföljning).
    FollowUp,
    /// Movement and health (Frisk & Svette, promenad).
    Health,
    /// Drop-in job search (Jobbsök).
    JobSearch,
    /// A visit (studiebesök).
    Visit,
}

/// What happens to an occurrence that falls on a public holiday or a customary day off.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OnHoliday {
    /// It is shown as cancelled, with the day's name as the reason.
    #[default]
    Cancel,
    /// It takes place all the same.
    Keep,
}

/// One event with its recurrence: RFC 5545 VEVENT with DTSTART, DURATION, RRULE, RDATE, EXDATE.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Series {
    /// The series' id (UID).
    pub id: SeriesId,
    /// What it is called.
    pub title: Text,
    /// What kind of activity it is.
    pub kind: ActivityKind,
    /// The wall time of the first occurrence (DTSTART;TZID=Europe/Stockholm).
    pub start: NaiveDateTime,
    /// Length in minutes (DURATION).
    pub minutes: u32,
    /// How it repeats; once where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<Recurrence>,
    /// Extra starts (RDATE).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<NaiveDateTime>,
    /// Starts that do not exist (EXDATE): left out without a word.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<NaiveDateTime>,
    /// What happens on public holidays.
    #[serde(default)]
    pub on_holiday: OnHoliday,
    /// What was done to occurrences, in order: it is only added to, so that nothing is forgotten, and the last word counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
    /// Where: a place that a person finds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// With whom, from the people around the participant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<PersonId>,
    /// What to bring.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bring: Vec<Text>,
    /// What it is, in a sentence or two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Text>,
    /// What one can do instead (the walk with a coach instead of Frisk & Svette).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Text>,
    /// What one can say when coming in, on a first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<Text>,
    /// The last day on which it concerns whoever reads it: a group goes on without somebody who found work. No part
    /// of the series itself, so it is never kept with it.
    #[serde(skip)]
    #[schema(ignore)]
    pub last_day: Option<NaiveDate>,
}
