//! The places at the desk, under `/desk`: for those who walk beside participants and those who plan with them.
//!
//! To add one: 1. a line in each of the functions here and in [`Place::ALL`]; 2. the page, in `pages/desk`, drawn and
//! titled by its `mod.rs`; 3. where it is worth it, a line in `pages/desk/nav.rs`; 4. a row in
//! `tests/e2e/support/routes.mjs`. Pages of the desk come with a part of the app that participants never fetch.
use folje_domain::ids::{CohortId, PersonId};
use std::fmt;
use uuid::Uuid;

/// A place at the desk.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// The people whom a companion walks beside.
    Home,
    /// The groups, and a new one.
    Groups,
    /// Somebody new.
    NewPerson,
    /// One participant.
    Person(PersonId),
    /// Many new ones, out of a file.
    Import,
    /// A participant's schedule.
    Schedule(PersonId),
    /// A group's schedule.
    GroupSchedule(CohortId),
    /// What one keeps free for talks.
    Talks,
    /// Those who walk beside: when they are at work, and what sponsors invite to.
    Companions,
    /// Deltagarstatistik.
    Statistics,
    /// The meetings to come.
    Meetings,
    /// One participant's meetings, rough plan and handover.
    MeetingsWith(PersonId),
    /// The anonymous surveys of a programme.
    Surveys,
    /// One of them.
    Survey(Uuid),
}

impl Place {
    /// A place of each kind, for the runs that look at every page.
    pub const ALL: [Self; 14] = [
        Self::Home,
        Self::Groups,
        Self::NewPerson,
        Self::Person(PersonId(Uuid::nil())),
        Self::Import,
        Self::Schedule(PersonId(Uuid::nil())),
        Self::GroupSchedule(CohortId(Uuid::nil())),
        Self::Talks,
        Self::Companions,
        Self::Statistics,
        Self::Meetings,
        Self::MeetingsWith(PersonId(Uuid::nil())),
        Self::Surveys,
        Self::Survey(Uuid::nil()),
    ];

    /// Reads what stands after `/desk`; None where that is nothing of ours.
    pub(super) fn parse<'a>(mut parts: impl Iterator<Item = &'a str>) -> Option<Self> {
        let place = match parts.next() {
            None => Self::Home,
            Some("groups") => Self::Groups,
            Some("new") => Self::NewPerson,
            Some("person") => Self::Person(parts.next()?.parse().ok()?),
            Some("import") => Self::Import,
            Some("schedule") => Self::Schedule(parts.next()?.parse().ok()?),
            Some("group-schedule") => Self::GroupSchedule(parts.next()?.parse().ok()?),
            Some("talks") => Self::Talks,
            Some("companions") => Self::Companions,
            Some("statistics") => Self::Statistics,
            Some("meetings") => match parts.next() {
                None => Self::Meetings,
                Some(person) => Self::MeetingsWith(person.parse().ok()?),
            },
            Some("surveys") => match parts.next() {
                None => Self::Surveys,
                Some(survey) => Self::Survey(survey.parse().ok()?),
            },
            Some(_) => return None,
        };
        parts.next().is_none().then_some(place)
    }

    /// The page's short name, as in file names and tests.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "desk",
            Self::Groups => "desk-groups",
            Self::NewPerson => "desk-new",
            Self::Person(_) => "desk-person",
            Self::Import => "desk-import",
            Self::Schedule(_) => "desk-schedule",
            Self::GroupSchedule(_) => "desk-group-schedule",
            Self::Talks => "desk-talks",
            Self::Companions => "desk-companions",
            Self::Statistics => "desk-statistics",
            Self::Meetings => "desk-meetings",
            Self::MeetingsWith(_) => "desk-meetings-with",
            Self::Surveys => "desk-surveys",
            Self::Survey(_) => "desk-survey",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("/desk"),
            Self::Groups => f.write_str("/desk/groups"),
            Self::NewPerson => f.write_str("/desk/new"),
            Self::Person(person) => write!(f, "/desk/person/{person}"),
            Self::Import => f.write_str("/desk/import"),
            Self::Schedule(person) => write!(f, "/desk/schedule/{person}"),
            Self::GroupSchedule(cohort) => write!(f, "/desk/group-schedule/{cohort}"),
            Self::Talks => f.write_str("/desk/talks"),
            Self::Companions => f.write_str("/desk/companions"),
            Self::Statistics => f.write_str("/desk/statistics"),
            Self::Meetings => f.write_str("/desk/meetings"),
            Self::MeetingsWith(person) => write!(f, "/desk/meetings/{person}"),
            Self::Surveys => f.write_str("/desk/surveys"),
            Self::Survey(survey) => write!(f, "/desk/surveys/{survey}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Place;
    use crate::Route;

    #[test]
    fn every_place_is_read_back_from_its_own_address() {
        for place in Place::ALL {
            assert_eq!(Route::parse(&place.to_string()), Route::Desk(place));
        }
    }

    #[test]
    fn what_is_no_place_at_the_desk_is_not_found() {
        for address in ["/desk/nowhere", "/desk/groups/more", "/desk/person", "/desk/person/x"] {
            assert_eq!(Route::parse(address), Route::NotFound, "{address}");
        }
    }
}
