//! The desk: what staff begin, for whom, and that nothing is lost when somebody goes on in another form.
use crate::support::app::{Device, TestApp};
use folje_api::v1::paths;
use folje_domain::{ids::PersonId, people::Duty};
use serde_json::{Value, json};
use uuid::Uuid;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_c0de_0000_7000_8000_0000_0000_0000 + number)
}

/// What stands in the participant's schedule from `day` on: days and titles.
async fn schedule(phone: &Device, day: &str) -> Vec<String> {
    let snapshot = phone.get(paths::SNAPSHOT).await.body;
    let occurrences = snapshot["occurrences"].as_array().unwrap();
    occurrences
        .iter()
        .map(|one| format!("{} {}", one["start"].as_str().unwrap(), one["title"]["sv"].as_str().unwrap()))
        .filter(|line| line.as_str() >= day)
        .collect()
}

async fn start_group(coach: &Device, number: u128, starts: &str) {
    let group = json!({ "id": id(number), "name": "Grupp 7", "template": "access", "starts": starts });
    assert_eq!(coach.post(paths::DESK_COHORTS, &group).await.status, 204);
}

async fn enrol(coach: &Device, number: u128, participant: PersonId, from: &str, into: Value) -> u16 {
    let wanted = json!({ "id": id(number), "participant": participant, "from": from, "into": into });
    coach.post(paths::DESK_ENROLMENTS, &wanted).await.status
}

#[tokio::test]
async fn a_coach_starts_a_group_adds_somebody_and_lets_them_in() {
    let app = TestApp::new().await;
    let coach = app.signed_in(app.world.coach).await;
    start_group(&coach, 1, "2026-11-23").await;
    let idris = PersonId(id(2));
    let person = json!({ "id": idris, "name": " Idris ", "participant": true, "language": "en" });
    assert_eq!(coach.post(paths::DESK_PEOPLE, &person).await.status, 204);
    assert_eq!(coach.post(paths::DESK_PEOPLE, &person).await.status, 204, "the first answer was lost");
    assert_eq!(enrol(&coach, 3, idris, "2026-11-23", json!({ "cohort": id(1) })).await, 204);
    assert_eq!(
        enrol(&coach, 3, idris, "2026-11-23", json!({ "cohort": id(1) })).await,
        204,
        "the same again"
    );

    let invite = coach.post(paths::DESK_INVITES, &json!({ "person": idris })).await.body;
    assert_eq!(invite["qr"].as_array().unwrap().len().isqrt().pow(2), invite["qr"].as_array().unwrap().len());
    let mut phone = app.device();
    let code = json!({ "code": invite["code"], "device": "telefon" });
    assert_eq!(phone.sign_in(&code).await.status, 200);
    let snapshot = phone.get(paths::SNAPSHOT).await.body;
    assert_eq!(snapshot["me"]["name"], "Idris");
    assert_eq!(snapshot["programme"]["phases"][0]["first_day"], "2026-11-23");
    assert_eq!(snapshot["contact"]["person"], json!(app.world.coach), "nobody is there without anybody");
    assert!(!schedule(&phone, "2026-11-23").await.is_empty());
}

#[tokio::test]
async fn who_leaves_the_group_goes_on_alone_with_the_same_days_and_nothing_twice() {
    let app = TestApp::new().await;
    let coach = app.signed_in(app.world.coach).await;
    let ada = app.signed_in(app.world.ada).await;
    start_group(&coach, 1, "2026-11-23").await;
    assert_eq!(enrol(&coach, 2, app.world.ada, "2026-11-23", json!({ "cohort": id(1) })).await, 204);
    let in_group = schedule(&ada, "2026-11-23").await;
    assert!(!in_group.iter().any(|line| line.contains("Module")), "what repeated before has ended");

    assert_eq!(enrol(&coach, 3, app.world.ada, "2026-11-30", json!("out-of-group")).await, 204);
    assert_eq!(schedule(&ada, "2026-11-23").await, in_group);

    assert_eq!(
        enrol(&coach, 4, app.world.ada, "2026-12-07", json!("out-of-group")).await,
        422,
        "in no group"
    );
    let other = json!({ "alone": { "template": "individuell-access" } });
    assert_eq!(enrol(&coach, 5, app.world.ada, "2026-12-07", other).await, 204);
    let alone = schedule(&ada, "2026-11-23").await;
    let before = |lines: &[String]| {
        lines.iter().filter(|line| line.as_str() < "2026-12-07").cloned().collect::<Vec<_>>()
    };
    assert_eq!(before(&alone), before(&in_group), "what was stays");
    let snapshot = ada.get(paths::SNAPSHOT).await.body;
    assert_eq!(snapshot["programme"]["finished"], Value::Null);
}

#[tokio::test]
async fn only_the_samordnare_pairs_and_the_koordinator_sees_no_names() {
    let app = TestApp::new().await;
    let coach = app.signed_in(app.world.coach).await;
    let pair = json!({
        "participant": app.world.ada, "person": app.world.caseworker, "role": "supervisor", "day": "2026-11-23",
    });
    assert_eq!(coach.post(paths::DESK_RELATIONS, &pair).await.status, 404);
    let organisation = app.world.here;
    app.app.store.add_duty(organisation, app.world.coach, Duty::ProgrammeCoordinator).await.unwrap();
    assert_eq!(coach.post(paths::DESK_RELATIONS, &pair).await.status, 204);

    app.app.store.add_duty(organisation, app.world.caseworker, Duty::ProjectCoordinator).await.unwrap();
    let koordinator = app.signed_in(app.world.caseworker).await;
    let desk = koordinator.get(paths::DESK).await.body;
    assert_eq!(desk["companions"], json!([]));
    let person = json!({ "id": id(9), "name": "Idris", "participant": true, "language": "sv" });
    assert_eq!(koordinator.post(paths::DESK_PEOPLE, &person).await.status, 404);
}

#[tokio::test]
async fn nobody_is_let_in_as_a_colleague() {
    let app = TestApp::new().await;
    let coach = app.signed_in(app.world.coach).await;
    let invite = |person: PersonId| json!({ "person": person });
    assert_eq!(coach.post(paths::DESK_INVITES, &invite(app.world.ambassador)).await.status, 200);
    assert_eq!(coach.post(paths::DESK_INVITES, &invite(app.world.coach)).await.status, 404);
    let organisation = app.world.here;
    app.app.store.add_duty(organisation, app.world.ambassador, Duty::Coach).await.unwrap();
    assert_eq!(coach.post(paths::DESK_INVITES, &invite(app.world.ambassador)).await.status, 404);
}

#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_is_begun() {
    let app = TestApp::new().await;
    let coach = app.signed_in(app.world.coach).await;
    let group = |name: &str, template: &str, choices: Value| json!({ "id": id(1), "name": name, "template": template, "starts": "2026-11-23", "choices": choices });
    for (body, says) in [
        (group("  ", "access", json!({})), "name is missing"),
        (group("G", "nowhere", json!({})), "no programme of that name"),
        (group("G", "access", json!({ "nonsense": "x" })), "no choice «nonsense»"),
    ] {
        let answer = coach.post(paths::DESK_COHORTS, &body).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body["detail"].as_str().unwrap().contains(says), "{:?}", answer.body);
    }
    assert_eq!(coach.get(paths::DESK).await.body["cohorts"], json!([]));
}

#[tokio::test]
async fn what_is_refused_has_a_code_and_numbers_for_the_users_own_language() {
    let app = TestApp::new().await;
    let coach = app.signed_in(app.world.coach).await;
    let refused = async |path: &str, body: Value| {
        let answer = coach.post(path, &body).await;
        assert_eq!((answer.status, answer.code()), (422, "unprocessable"), "{body}");
        answer.body["reason"].clone()
    };
    let days = |days: &[(&str, u32)]| {
        let days: Vec<_> =
            days.iter().map(|(day, minutes)| json!({ "day": day, "minutes": minutes })).collect();
        json!({ "template": "jobbotek", "starts": "2026-11-30", "choices": { "dagar": days } })
    };
    let week = ["Mon", "Tue", "Wed", "Thu", "Fri"].map(|day| (day, 240));
    assert_eq!(
        refused(paths::DESK_DATES, days(&week)).await,
        json!({ "why": "number-of-days", "at_least": 1, "at_most": 4, "found": 5 })
    );
    assert_eq!(refused(paths::DESK_DATES, days(&[("Mon", 180), ("Mon", 180)])).await["why"], "day-twice");
    assert_eq!(refused(paths::DESK_DATES, days(&[("Mon", 1200)])).await["why"], "day-length");
    let gone = json!({ "template": "finns-inte", "starts": "2026-11-30" });
    assert_eq!(refused(paths::DESK_DATES, gone).await["why"], "programme-gone");
    let person = |name: &str| json!({ "id": Uuid::from_u128(77), "name": name, "participant": true, "language": "sv" });
    assert_eq!(refused(paths::DESK_PEOPLE, person(" ")).await, json!({ "why": "missing", "field": "name" }));
    assert_eq!(
        refused(paths::DESK_PEOPLE, person(&"å".repeat(201))).await,
        json!({ "why": "too-long", "field": "name", "at_most": 200 })
    );
    assert_eq!(refused(paths::DESK_PEOPLE, person("A\u{7}da")).await["why"], "unprintable");
}

#[tokio::test]
async fn a_phone_number_is_kept_in_one_form_and_what_is_none_is_refused_where_it_is_entered() {
    let app = TestApp::new().await;
    let coach = app.signed_in(app.world.coach).await;
    let add = async |number: u128, field: &str, written: &str| {
        let mut person = json!({ "id": id(number), "name": "Idris", "participant": true, "language": "sv" });
        person[field] = json!(written);
        coach.post(paths::DESK_PEOPLE, &person).await
    };
    for (number, written) in [
        "\u{202d}+46 70 174 06 03\u{202c}",
        "701740603",
        "٠٧٠١٧٤٠٦٠٣",
        "070\u{ad}174 06 03",
        "０７０１７４０６０３",
        "070\u{200b}-174 06 03",
        "tel:+46701740603",
    ]
    .into_iter()
    .enumerate()
    {
        let number = 100 + u128::try_from(number).unwrap();
        assert_eq!(add(number, "phone", written).await.status, 204, "{written}");
        let page = coach.get(&paths::DESK_PERSON.replace("{id}", &id(number).to_string())).await.body;
        assert_eq!(page["details"]["phone"], "+46701740603", "{written}");
    }
    for (field, written, code) in [
        ("phone", "19900101-0017", "identity-number"),
        ("phone", "900101-0017", "identity-number"),
        ("phone", "ring mig", "bad-phone"),
        ("phone", "07O-174 06 02", "bad-phone"),
        ("phone", "070-174 06 0", "bad-phone"),
        ("name", "Idris 900101-0017", "identity-number"),
        ("works_at", "19900101-0017", "identity-number"),
        ("email", "idris", "bad-email"),
        ("email", "idris@exempel.example, b@exempel.example", "bad-email"),
    ] {
        let refused = add(200, field, written).await;
        assert_eq!((refused.status, refused.code()), (422, code), "{field}: {written}");
        assert!(!format!("{:?}", refused.body).contains("0017"), "it is not sent back");
    }
}
