//! Words that would break a calendar written carelessly come through as they are.
use super::{
    judges::{Window, read, written},
    shapes::series,
};
use folje_domain::{language::Text, schedule::Series};
use uuid::Uuid;

/// What is written, and what has to be read: control characters are left out, every end of a line is one.
const WORDS: [(&str, &str); 12] = [
    ("Livs- och yrkesplanering; del 1, 2\\3", "Livs- och yrkesplanering; del 1, 2\\3"),
    ("rad ett\r\nrad två\nrad tre\rrad fyra", "rad ett\nrad två\nrad tre\nrad fyra"),
    ("A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Annat", "A\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Annat"),
    ("\\n är inget radbyte, \\\\N inte heller", "\\n är inget radbyte, \\\\N inte heller"),
    (
        "väldigt långt: åäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäö",
        "väldigt långt: åäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäö",
    ),
    ("👩🏽‍🏫👨‍👩‍👧‍👦👩🏽‍🏫👨‍👩‍👧‍👦👩🏽‍🏫👨‍👩‍👧‍👦 emoji", "👩🏽‍🏫👨‍👩‍👧‍👦👩🏽‍🏫👨‍👩‍👧‍👦👩🏽‍🏫👨‍👩‍👧‍👦 emoji"),
    ("مقابلة في الصباح: مهم، جدا; نعم", "مقابلة في الصباح: مهم، جدا; نعم"),
    ("\u{202e}baklänges\u{202c}", "\u{202e}baklänges\u{202c}"),
    ("med \u{7}klocka\u{0} och \u{1b}[31mfärg", "med klocka och [31mfärg"),
    ("stycke\u{2028}rad\u{85}till", "stycke\nrad\ntill"),
    ("\"citat\" : och ^ och %0D%0A", "\"citat\" : och ^ och %0D%0A"),
    ("BEGIN:VALARM", "BEGIN:VALARM"),
];

#[test]
fn no_words_break_a_calendar() {
    let window = Window { from: "2026-11-01".parse().unwrap(), until: "2026-12-01".parse().unwrap() };
    let all: Vec<_> = (1u128..)
        .zip(WORDS)
        .map(|(number, (words, _))| Series {
            id: folje_domain::ids::SeriesId(Uuid::from_u128(number)),
            title: Text::plain(words),
            place: Some(Text::plain(words)),
            about: Some(Text::plain(words)),
            bring: vec![],
            ..series(&format!("2026-11-{number:02}T09:00:00"), 60, "")
        })
        .collect();
    for (judge, calendars) in read(&[written(&all, window.until)], window) {
        let rows = &calendars[0];
        assert_eq!(rows.len(), WORDS.len(), "{judge}");
        for (row, (_, expected)) in rows.iter().zip(WORDS) {
            assert_eq!([&*row.4, &*row.5, &*row.6], [expected; 3], "{judge}");
        }
    }
}
