//! What today needs of a snapshot: read by the first part of the app. Goals, people of one's own, tasks and reminders
//! are read with the second ([`super::hands`]), whose pages alone show them.
use crate::platform::json;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use folje_api::v1::snapshot::{Me, PersonCard, Programme, Snapshot};
use folje_domain::{
    people::CurrentContact,
    record::{Answer, Profile, Record, Step},
    schedule::Occurrence,
};
use serde::Deserialize;

/// The snapshot without what today does not show.
pub(super) fn read(said: &str) -> Option<Snapshot> {
    json::read(said).map(First::into_snapshot)
}

/// A copy of what [`read`] reads of a record.
pub(super) fn copy(record: &Record) -> Record {
    let Record { profile, steps, answers, .. } = record;
    Record { profile: profile.clone(), steps: steps.clone(), answers: answers.clone(), ..Record::default() }
}

/// The fields of [`Snapshot`].
#[derive(Deserialize)]
struct First {
    made: DateTime<Utc>,
    wall: NaiveDateTime,
    me: Me,
    programme: Option<Programme>,
    occurrences: Vec<Occurrence>,
    window: (NaiveDate, NaiveDate),
    record: FirstRecord,
    people: Vec<PersonCard>,
    contact: Option<CurrentContact>,
}

#[derive(Deserialize)]
struct FirstRecord {
    #[serde(default)]
    profile: Profile,
    #[serde(default)]
    steps: Vec<Step>,
    #[serde(default)]
    answers: Vec<Answer>,
}

impl First {
    fn into_snapshot(self) -> Snapshot {
        let FirstRecord { profile, steps, answers } = self.record;
        Snapshot {
            made: self.made,
            wall: self.wall,
            me: self.me,
            programme: self.programme,
            occurrences: self.occurrences,
            window: self.window,
            record: Record { profile, steps, answers, ..Record::default() },
            people: self.people,
            contact: self.contact,
            counted_as: None,
            openings: Vec::new(),
            scales: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const A: &str = "018f3c1e-7a3c-7c11-9a51-3f0c5a1b2c3d";

    #[test]
    fn it_is_the_snapshot_without_what_today_does_not_show() {
        let said = json!({
            "made": "2026-11-24T07:30:00Z", "wall": "2026-11-24T08:30:00",
            "me": { "id": A, "name": "Amina", "language": "sv", "organisation": "Exempelby" },
            "programme": { "name": { "sv": "Access", "en": "Access" }, "phases": [] },
            "occurrences": [{
                "id": format!("{A}@2026-11-24T09:00:00"), "title": { "sv": "Start", "en": "Start" },
                "kind": "talk", "start": "2026-11-24T09:00:00", "end": "2026-11-24T11:30:00",
            }],
            "window": ["2026-11-10", "2027-01-19"],
            "people": [{ "id": A, "name": "Karin", "role": "coach", "since": "2026-11-01" }],
            "contact": { "person": A, "stand_in": true },
            "record": {
                "profile": { "preferred_name": "Mina" },
                "steps": [{ "id": A, "text": "Gå ut", "day": "2026-11-24" }],
                "answers": [{
                    "occurrence": format!("{A}@2026-11-24T09:00:00"), "kind": "here", "at": "2026-11-24T07:30:00Z",
                }],
                "tasks": [{ "id": A, "owner": A, "text": "Ringa" }],
            },
        });
        let mut whole: Snapshot = serde_json::from_value(said.clone()).unwrap();
        assert_eq!(whole.record.tasks.len(), 1);
        whole.record.tasks.clear();
        assert_eq!(serde_json::from_value::<First>(said).unwrap().into_snapshot(), whole);
    }
}
