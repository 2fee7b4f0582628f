//! A group belongs to those who lead it: who reads its schedule at the desk, and who changes it.
use crate::support::app::{Device, TestApp, someone};
use chrono::{NaiveDate, TimeDelta};
use folje_api::v1::paths;
use folje_domain::{
    ids::PersonId,
    people::{Duty, Relation, Role},
};
use folje_store::Part;
use serde_json::{Value, json};
use uuid::Uuid;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_c0de_0000_7000_8000_0000_0000_0000 + number)
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

/// A group that Ada's coach started and in which Ada takes part, and another coach with a participant of their own.
struct Groups {
    app: TestApp,
    coach: Device,
    other: Device,
    other_id: PersonId,
    bo: PersonId,
}

impl Groups {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let (world, store) = (app.world, app.app.store.clone());
        let (other_id, bo) = (PersonId(id(1)), PersonId(id(2)));
        store.add_person(&someone(other_id, world.here, "Berit Coach", Part::Companion)).await.unwrap();
        store.add_person(&someone(bo, world.here, "Bo", Part::Participant)).await.unwrap();
        store.add_duty(world.here, other_id, Duty::Coach).await.unwrap();
        let (coach, other) = (app.signed_in(world.coach).await, app.signed_in(other_id).await);
        let groups = Self { app, coach, other, other_id, bo };
        groups.relate(other_id, bo, Role::Coach, None).await;
        let group = json!({ "id": id(3), "name": "Grupp 7", "template": "access", "starts": "2026-11-23" });
        assert_eq!(groups.coach.post(paths::DESK_COHORTS, &group).await.status, 204);
        assert_eq!(groups.enrol(&groups.coach, groups.app.world.ada, 4).await, 204);
        groups
    }

    async fn relate(&self, person: PersonId, participant: PersonId, role: Role, until: Option<NaiveDate>) {
        let relation = Relation { participant, person, role, since: day(1), until, contact: false };
        self.app.app.store.add_relation(&relation).await.unwrap();
    }

    async fn enrol(&self, device: &Device, participant: PersonId, number: u128) -> u16 {
        let into = json!({ "cohort": id(3) });
        let enrolment =
            json!({ "id": id(number), "participant": participant, "from": "2026-11-23", "into": into });
        device.post(paths::DESK_ENROLMENTS, &enrolment).await.status
    }

    async fn week(&self, device: &Device) -> crate::support::app::Answer {
        device.get(&format!("{}?cohort={}&from=2026-11-23&days=14", paths::DESK_SCHEDULE, id(3))).await
    }

    /// Cancels the first occurrence of the group to come, and adds another: what is answered to each.
    async fn changes(&self, device: &Device, number: u128) -> [u16; 2] {
        let week = self.week(&self.coach).await.body;
        let wall = "2026-11-24";
        let planned = week["planned"].as_array().unwrap();
        let next = planned.iter().find(|one| one["occurrence"]["start"].as_str().unwrap() > wall).unwrap();
        let occurrence = next["occurrence"]["id"].as_str().unwrap();
        let (series, start) = occurrence.split_once('@').unwrap();
        let place = json!({ "place": { "sv": format!("Sal {number}") } });
        let edit = json!({ "occurrence": start, "reach": "this", "details": place });
        let edit = json!({ "edit": { "series": series, "version": next["version"], "edit": edit } });
        let fresh = json!({
            "id": id(number + 1), "kind": "visit", "start": "2026-12-01T13:00:00",
            "details": { "title": { "sv": "Studiebesök" } },
        });
        let add = json!({ "add-for-cohort": { "cohort": id(3), "fresh": fresh } });
        let send = async |number: u128, change: Value| {
            device.post(paths::DESK_SCHEDULE, &json!({ "id": id(number), "change": change })).await.status
        };
        [send(number + 2, edit).await, send(number + 3, add).await]
    }

    async fn leads(&self, device: &Device) -> Value {
        device.get(paths::DESK).await.body["cohorts"][0]["leads"].clone()
    }

    /// What a coach or a coordinator meets who leads the group, or does not.
    async fn assert_leads(&self, device: &Device, number: u128, leads: bool) {
        let (read, changed) = if leads { (200, 204) } else { (404, 404) };
        assert_eq!(self.leads(device).await, json!(leads));
        assert_eq!(self.week(device).await.status, read);
        assert_eq!(self.changes(device, number).await, [changed; 2]);
    }
}

#[tokio::test]
async fn a_coach_without_anybody_in_a_group_neither_reads_nor_changes_its_schedule() {
    let groups = Groups::new().await;
    groups.assert_leads(&groups.other, 100, false).await;
    let ada = groups.app.signed_in(groups.app.world.ada).await;
    let schedule = ada.get(paths::SNAPSHOT).await.body.to_string();
    assert!(!schedule.contains("Studiebesök") && !schedule.contains("Sal 100"), "{schedule}");
    groups.assert_leads(&groups.coach, 200, true).await;
}

#[tokio::test]
async fn a_coach_leads_a_group_while_they_plan_with_somebody_who_takes_part_in_it() {
    let groups = Groups::new().await;
    assert_eq!(groups.enrol(&groups.other, groups.bo, 5).await, 204);
    groups.assert_leads(&groups.other, 100, true).await;
    let yesterday = groups.app.app.today() - TimeDelta::days(1);
    groups.app.app.store.leave(groups.other_id, yesterday).await.unwrap();
    groups.assert_leads(&groups.other, 200, false).await;
    // Something else to the same participant is no reason.
    groups.relate(groups.other_id, groups.bo, Role::Ambassador, None).await;
    groups.assert_leads(&groups.other, 300, false).await;
}

#[tokio::test]
async fn whoever_started_a_group_leads_it_before_anybody_takes_part() {
    let groups = Groups::new().await;
    let group = json!({ "id": id(6), "name": "Grupp 8", "template": "access", "starts": "2027-01-11" });
    assert_eq!(groups.other.post(paths::DESK_COHORTS, &group).await.status, 204);
    let path = format!("{}?cohort={}&from=2027-01-11", paths::DESK_SCHEDULE, id(6));
    assert_eq!(groups.other.get(&path).await.status, 200);
    assert_eq!(groups.coach.get(&path).await.status, 404);
}

#[tokio::test]
async fn a_programme_coordinator_leads_every_group_of_their_organisation_and_none_elsewhere() {
    let groups = Groups::new().await;
    let world = groups.app.world;
    let store = &groups.app.app.store;
    store.add_duty(world.here, groups.other_id, Duty::ProgrammeCoordinator).await.unwrap();
    groups.assert_leads(&groups.other, 100, true).await;
    store.add_duty(world.there, world.other_coach, Duty::ProgrammeCoordinator).await.unwrap();
    let elsewhere = groups.app.signed_in(world.other_coach).await;
    assert_eq!(groups.week(&elsewhere).await.status, 404);
    assert_eq!(groups.changes(&elsewhere, 200).await, [404; 2]);
}
