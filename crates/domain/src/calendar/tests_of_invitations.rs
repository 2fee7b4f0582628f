//! What an invitation says, and that nothing anybody wrote becomes a property of its own.
use super::*;
use crate::{
    ids::{AttendeeId, MeetingId, PersonId},
    record::{Attendee, Meeting, MeetingKind},
};
use proptest::prelude::*;
use uuid::Uuid;

fn attendee(number: u128, name: &str, email: &str) -> Attendee {
    Attendee {
        id: AttendeeId(Uuid::from_u128(number)),
        person: None,
        name: name.to_owned(),
        organisation: "Arbetsförmedlingen".to_owned(),
        email: email.to_owned(),
    }
}

fn meeting() -> Meeting {
    let start = "2026-11-24T13:00:00".parse().unwrap();
    Meeting {
        id: MeetingId(Uuid::from_u128(7)),
        about: MeetingKind::Closing,
        planned: start,
        start,
        minutes: 45,
        place: "Access, sal 2".to_owned(),
        instead_of: None,
        attendees: vec![attendee(1, "Eva", "eva@kommun.example"), attendee(2, "Farmor", "")],
        points: Vec::new(),
        checklist: Vec::new(),
        held: None,
        called_off: None,
        declined: None,
        by_mail: true,
        sequence: 2,
        by: PersonId(Uuid::from_u128(2)),
        made: DateTime::<Utc>::UNIX_EPOCH,
    }
}

fn asking(meeting: &Meeting) -> Invitation<'_> {
    Invitation {
        meeting,
        cancels: false,
        stamp: DateTime::from_timestamp(1_795_302_000, 0).unwrap(),
        summary: "Möte",
        organizer: "Karin",
        organizer_address: "karin@kommun.example",
        no_longer: None,
    }
}

/// The content lines, unfolded.
fn lines(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

fn of(invited: &Invitation<'_>) -> Vec<String> {
    lines(&invitation(invited))
}

#[test]
fn an_invitation_asks_those_with_an_address_and_says_when_and_where() {
    let lines = of(&asking(&meeting()));
    for line in [
        "METHOD:REQUEST",
        "UID:00000000-0000-0000-0000-000000000007",
        "SEQUENCE:2",
        "ORGANIZER;CN=\"Karin\":mailto:karin@kommun.example",
        "ATTENDEE;CN=\"Eva\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:eva@kommun.example",
        "DTSTART;TZID=Europe/Stockholm:20261124T130000",
        "DURATION:PT45M",
        "SUMMARY:Möte",
        "LOCATION:Access\\, sal 2",
        "STATUS:CONFIRMED",
    ] {
        assert!(lines.contains(&line.to_owned()), "{line} is missing in {lines:#?}");
    }
    assert_eq!(lines.iter().filter(|line| line.starts_with("ATTENDEE")).count(), 1, "Farmor has no address");
}

#[test]
fn an_invitation_is_private_and_says_neither_what_it_is_about_nor_whose_it_is() {
    let text = invitation(&asking(&meeting()));
    assert!(lines(&text).contains(&"CLASS:PRIVATE".to_owned()), "{text}");
    assert!(!text.contains("PUBLIC"));
    for word in ["Avslut", "Closing", "Farmor", "Arbetsförmedlingen"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn a_cancellation_says_so() {
    let lines = of(&Invitation { cancels: true, ..asking(&meeting()) });
    assert!(lines.contains(&"METHOD:CANCEL".to_owned()) && lines.contains(&"STATUS:CANCELLED".to_owned()));
}

#[test]
fn whoever_is_asked_no_longer_is_told_alone() {
    let meeting = meeting();
    let gone = Invitation { cancels: true, no_longer: Some("borta@kommun.example"), ..asking(&meeting) };
    let attendees: Vec<_> = of(&gone).into_iter().filter(|line| line.starts_with("ATTENDEE")).collect();
    assert_eq!(attendees, ["ATTENDEE:mailto:borta@kommun.example"]);
}

#[test]
fn a_meeting_without_a_place_has_no_location() {
    let meeting = Meeting { place: String::new(), ..meeting() };
    assert!(!of(&asking(&meeting)).iter().any(|line| line.starts_with("LOCATION")));
}

/// The names of the properties, in order: what a calendar program acts on.
fn properties(text: &str) -> Vec<String> {
    let name = |line: &String| line.split([':', ';']).next().unwrap_or_default().to_owned();
    lines(text).iter().map(name).collect()
}

#[test]
fn a_line_break_in_a_name_or_an_address_does_not_invite_anybody() {
    let meeting = meeting();
    let expected = properties(&invitation(&asking(&meeting)));
    for end in ["\r\n", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{b}", "\u{c}"] {
        let injected = format!("Eva{end}ATTENDEE:mailto:x@y.example");
        let mut named = meeting.clone();
        named.attendees[0].name = injected.clone();
        let mut addressed = meeting.clone();
        addressed.attendees[0].email = format!("eva@kommun.example{end}ATTENDEE:mailto:x@y.example");
        let placed = Meeting { place: injected.clone(), ..meeting.clone() };
        let address = format!("a@b.example{end}ATTENDEE:mailto:x@y.example");
        let texts = [
            invitation(&asking(&named)),
            invitation(&asking(&addressed)),
            invitation(&asking(&placed)),
            invitation(&Invitation { organizer: &injected, ..asking(&meeting) }),
            invitation(&Invitation { organizer_address: &address, ..asking(&meeting) }),
            invitation(&Invitation { summary: &injected, ..asking(&meeting) }),
        ];
        for text in texts {
            assert_eq!(properties(&text), expected, "{end:?}: {text}");
        }
        let gone = Invitation { no_longer: Some(&address), ..asking(&meeting) };
        assert_eq!(properties(&invitation(&gone)), expected, "{end:?}");
    }
}

#[test]
fn a_quote_does_not_end_a_name() {
    let mut meeting = meeting();
    meeting.attendees[0].name = "Eva\";CUTYPE=ROOM;X=\"".to_owned();
    let line = of(&asking(&meeting)).into_iter().find(|line| line.starts_with("ATTENDEE")).unwrap();
    assert!(line.starts_with("ATTENDEE;CN=\"Eva;CUTYPE=ROOM;X=\";ROLE=REQ-PARTICIPANT;"), "{line}");
}

proptest! {
    #[test]
    fn nothing_that_was_written_breaks_out_of_its_line(
        name in any::<String>(), email in "(?s).{1,120}", place in "(?s).{1,200}", organizer in any::<String>(),
        address in "(?s).{0,120}", summary in any::<String>(),
    ) {
        let plain = properties(&invitation(&asking(&meeting())));
        let mut wild = meeting();
        (wild.attendees[0].name, wild.attendees[0].email, wild.place) = (name, email, place);
        let invited = Invitation {
            organizer: &organizer, organizer_address: &address, summary: &summary, ..asking(&wild)
        };
        let text = invitation(&invited);
        prop_assert_eq!(properties(&text), plain);
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{line}");
            prop_assert!(!line.chars().any(char::is_control), "{line:?}");
        }
    }
}
