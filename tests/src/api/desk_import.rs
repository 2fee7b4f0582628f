//! Many people out of a file: what a spreadsheet writes is read, what is wrong is said by line, and nobody is added unless
//! all of them are.
use crate::support::app::{Answer, Device, TestApp};
use axum::body::Body;
use folje_api::v1::paths;
use serde_json::{Value, json};

const GROUP: &str = "0190c0de-0000-7000-8000-000000000001";

async fn with_a_group() -> (TestApp, Device) {
    let app = TestApp::new().await;
    let coach = app.signed_in(app.world.coach).await;
    let group = json!({ "id": GROUP, "name": "Grupp 7", "template": "access", "starts": "2026-11-30" });
    assert_eq!(coach.post(paths::DESK_COHORTS, &group).await.status, 204);
    (app, coach)
}

/// Sends a file as the import of that number; `look` adds nobody.
async fn send(device: &Device, number: u32, look: bool, file: &[u8]) -> Answer {
    let path = format!("{}?id=0190c0de-0000-7000-8000-{number:012}&look={look}", paths::DESK_IMPORT);
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "text/csv")];
    device.ask("POST", &path, &headers, Body::from(file.to_vec())).await
}

/// The names of one's own participants.
async fn names(coach: &Device) -> Vec<String> {
    let page = coach.get(paths::PEOPLE).await.body;
    let people = page["people"].as_array().unwrap();
    people.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

/// The problems by line.
fn problems(answer: &Answer) -> Vec<(u64, Value)> {
    let rows = answer.body["rows"].as_array().cloned().unwrap_or_default();
    let wrong = rows.into_iter().filter(|row| row["problems"].is_array());
    wrong.map(|row| (row["line"].as_u64().unwrap(), row["problems"].clone())).collect()
}

#[tokio::test]
async fn what_a_spreadsheet_writes_is_looked_at_and_then_added_whole_and_once() {
    for (file, name) in [
        (
            "namn;språk;telefon;e-post;grupp\r\nÅsa;engelska;070-174 06 91;;Grupp 7\r\nBo;;;;\r\n"
                .as_bytes()
                .to_vec(),
            "UTF-8",
        ),
        (b"\xEF\xBB\xBFname,group\n\xC3\x85sa,grupp 7\nBo,\n".to_vec(), "a byte order mark, commas"),
        (b"Namn;Grupp\r\n\xC5sa;Grupp 7\r\nBo;\r\n".to_vec(), "Windows-1252"),
        (b"Namn;Grupp\r\x81sa;Grupp 7\rBo;\r".to_vec(), "Macintosh, with carriage returns alone"),
        (b"Namn;Grupp\r\n\x8Fsa;Grupp 7\r\nBo;\r\n".to_vec(), "code page 850"),
        (
            "sep=;\r\nnamn;grupp;;\r\nÅsa;Grupp 7 ;;\r\nBo;;;\r\n;;;\r\n".as_bytes().to_vec(),
            "sep= and empty columns",
        ),
    ] {
        let (app, coach) = with_a_group().await;
        let looked = send(&coach, 2, true, &file).await;
        assert_eq!((looked.status, &looked.body["done"]), (200, &json!(false)), "{name}: {:?}", looked.body);
        assert_eq!(problems(&looked), [], "{name}");
        assert_eq!(names(&coach).await, ["Ada"], "{name}: looking adds nobody");

        for turn in ["added", "added, when the answer was lost"] {
            let done = send(&coach, 2, false, &file).await;
            assert_eq!(done.body["done"], true, "{name}, {turn}: {:?}", done.body);
            assert_eq!(names(&coach).await, ["Ada", "Bo", "Åsa"], "{name}, {turn}");
        }
        let person = looked.body["rows"][0]["person"].as_str().unwrap();
        let page = coach.get(&paths::DESK_PERSON.replace("{id}", person)).await.body;
        assert_eq!(page["participant"]["cohort"], GROUP, "{name}");
        assert_eq!(page["programme"]["phases"][0]["first_day"], "2026-11-30", "{name}");
        drop(app);
    }
}

#[tokio::test]
async fn one_wrong_line_and_nobody_is_added() {
    let (_app, coach) = with_a_group().await;
    let file = "namn;telefon;e-post;språk;grupp\n\
        Idris;070-174 06 91;;;\n\
        ;070-174 06 92;;;\n\
        Idris Ek;+46 70 174 06 91;;;\n\
        Maja;ring mig;maja;tigrinja;Grupp 8\n\
        ada;;;;\n\
        Bo;;;;;mer\n";
    for look in [true, false] {
        let answer = send(&coach, 3, look, file.as_bytes()).await;
        assert_eq!((answer.status, &answer.body["done"]), (200, &json!(false)));
        assert_eq!(
            problems(&answer),
            [
                (3, json!(["no-name"])),
                (4, json!([{ "same-as": 2 }])),
                (5, json!(["unknown-language", "bad-phone", "bad-email", "unknown-group"])),
                (6, json!(["already-here"])),
                (7, json!(["too-many-fields"])),
            ]
        );
        assert_eq!(names(&coach).await, ["Ada"]);
    }
}

#[tokio::test]
async fn a_file_of_another_kind_says_what_it_is() {
    let (_app, coach) = with_a_group().await;
    for (file, says) in [
        (&b"PK\x03\x04\x14\x00\x06\x00"[..], json!(["not-text"])),
        (b"", json!(["empty"])),
        (b"namn;telefon\n", json!(["empty"])),
        (
            b"efternamn;telefon;mobil\nEk;1;2\n",
            json!([{ "unknown-column": "efternamn" }, { "twice-column": "phone" }, "no-names"]),
        ),
        (format!("namn\n{}", "Bo\n".repeat(201)).as_bytes(), json!(["too-many"])),
    ] {
        let answer = send(&coach, 4, false, file).await;
        assert_eq!((answer.status, &answer.body["problems"]), (200, &says));
    }
    assert_eq!(names(&coach).await, ["Ada"]);
    let path = format!("{}?id=0190c0de-0000-7000-8000-000000000004", paths::DESK_IMPORT);
    let without = coach.ask("POST", &path, &[("sec-fetch-site", "same-origin")], Body::empty()).await;
    assert_eq!((without.status, without.code()), (400, "bad-request"), "no file at all");
    let large = vec![b'a'; 300 * 1024];
    assert_eq!(send(&coach, 4, false, &large).await.status, 413);
}

#[tokio::test]
async fn nobody_learns_by_a_file_who_else_takes_part() {
    let (app, _) = with_a_group().await;
    let other = app.signed_in(app.world.other_coach).await;
    let answer = send(&other, 5, false, "namn;telefon\nAda;070-174 06 05\n".as_bytes()).await;
    assert_eq!(answer.body["done"], true, "she is nobody's there: {:?}", answer.body);
    let into = send(&other, 6, true, "namn;grupp\nMaja;Grupp 7\n".as_bytes()).await;
    assert_eq!(problems(&into), [(2, json!(["unknown-group"]))], "a group of another organisation is none");
}

/// Sends the file to be looked at and then to be added; the phone numbers and addresses of those who were added.
async fn added(coach: &Device, number: u32, file: &str) -> Vec<(String, String)> {
    let looked = send(coach, number, true, file.as_bytes()).await;
    assert_eq!(problems(&looked), [], "{file}");
    assert!(looked.body["problems"].is_null(), "{file}: {:?}", looked.body);
    let done = send(coach, number, false, file.as_bytes()).await;
    assert_eq!(done.body["done"], true, "{file}: {:?}", done.body);
    let rows = looked.body["rows"].as_array().unwrap().clone();
    let mut reached = Vec::new();
    for row in rows {
        let page = coach.get(&paths::DESK_PERSON.replace("{id}", row["person"].as_str().unwrap())).await.body;
        let said = |what: &str| page["details"][what].as_str().unwrap_or_default().to_owned();
        reached.push((said("phone"), said("email")));
    }
    reached
}

#[tokio::test]
async fn numbers_and_addresses_are_read_as_spreadsheets_and_keyboards_write_them() {
    let (_app, coach) = with_a_group().await;
    let file = "namn;telefon;e-post\r\n\
        A;701740691;\r\n\
        B;46701740692;mailto:b@exempel.example\r\n\
        C;\u{202d}+46 70 174 06 93\u{202c};C C <c@exempel.example>\r\n\
        D;070\u{2011}174\u{a0}06\u{2013}94;\r\n\
        E;٠٧٠١٧٤٠٦٩٥;\r\n\
        F;۰۷۰۱۷۴۰۶۹۶;\r\n\
        G;=\"0701740697\";\r\n\
        H;'0701740698;\r\n";
    let reached = added(&coach, 7, file).await;
    let numbers: Vec<_> = reached.iter().map(|(phone, _)| phone.as_str()).collect();
    let wanted: Vec<_> = (91..99).map(|last| format!("+467017406{last}")).collect();
    assert_eq!(numbers, wanted);
    assert_eq!((&*reached[1].1, &*reached[2].1), ("b@exempel.example", "c@exempel.example"));
}

#[tokio::test]
async fn a_personal_identity_number_is_refused_by_line_wherever_it_stands() {
    let (_app, coach) = with_a_group().await;
    let file = "namn;telefon;e-post;grupp\n\
        Åsa Öhrn 900101-0017;;;\n\
        Bo;900101-0017;;\n\
        Maja;199001010017;;\n\
        Dana;;900101-0017@exempel.example;\n\
        Elin;;;19900101-0017\n";
    for look in [true, false] {
        let answer = send(&coach, 8, look, file.as_bytes()).await;
        assert_eq!(
            problems(&answer),
            [
                (2, json!([{ "identity-number": "name" }])),
                (3, json!([{ "identity-number": "phone" }])),
                (4, json!([{ "identity-number": "phone" }])),
                (5, json!([{ "identity-number": "email" }])),
                (6, json!([{ "identity-number": "group" }])),
            ]
        );
        assert!(!format!("{:?}", answer.body).contains("0017"), "it is not sent back either");
    }
    assert_eq!(names(&coach).await, ["Ada"]);
}

#[tokio::test]
async fn a_preview_without_a_problem_means_that_everybody_in_it_is_added() {
    for (number, file) in [
        "namn;telefon\rBjörn Ek;070-174 06 91\rÅsa Öhrn;070-174 06 92\rDana Ali;070-174 06 93\r",
        "namn\r\rBjörn\r\r\rÅsa\rDana",
        "namn\n\"Björn\nEk\"\nÅsa\n",
        "sep=,\nnamn,telefon\nBjörn,\nÅsa,070-174 06 92\n",
        "namn;telefon;;\r\nBjörn;;;\r\nÅsa;;;\r\n",
    ]
    .into_iter()
    .enumerate()
    {
        let (_app, coach) = with_a_group().await;
        let number = 20 + u32::try_from(number).unwrap();
        let looked = send(&coach, number, true, file.as_bytes()).await;
        let rows = looked.body["rows"].as_array().cloned().unwrap_or_default();
        let ids: std::collections::BTreeSet<_> = rows.iter().map(|row| row["person"].to_string()).collect();
        let lines: std::collections::BTreeSet<_> = rows.iter().map(|row| row["line"].as_u64()).collect();
        assert_eq!((ids.len(), lines.len()), (rows.len(), rows.len()), "{file:?}");
        let fine = problems(&looked).is_empty() && looked.body["problems"].is_null();
        let done = send(&coach, number, false, file.as_bytes()).await;
        assert_eq!(done.body["done"], fine, "{file:?}: {:?}", done.body);
        let added = if fine { rows.len() } else { 0 };
        assert_eq!(names(&coach).await.len(), 1 + added, "{file:?}");
    }
}
