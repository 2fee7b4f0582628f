//! Samira's next step: the rough plan, a recommendation that waits for an answer, and an appointment after the end.
use super::{staff::Staff, town::Town};
use anyhow::Result;
use folje_domain::{
    ids::{AttendeeId, LineId, MeetingId, PersonId, RecommendationId},
    record::{Attendee, Item, LineKind, Meeting, MeetingKind, PlanLine, Recommendation, Words},
};

pub(super) fn items(town: &Town<'_>, staff: &Staff, samira: PersonId) -> Result<Vec<Item>> {
    let made = town.app.now();
    let line = |about, by, text: &str| -> Result<Item> {
        let words = Words::new(text.to_owned(), by, made);
        Ok(Item::PlanLine(PlanLine { id: LineId(town.id()?), about, words, removed: false, made }))
    };
    // Tuesday after the tenth week.
    let start = town.day(21).and_hms_opt(10, 0, 0).unwrap_or_default();
    let eva = Attendee {
        id: AttendeeId(town.id()?),
        person: Some(staff.caseworker),
        name: "Eva Holm".to_owned(),
        organisation: "Arbetsförmedlingen Exempelby".to_owned(),
        email: String::new(),
    };
    let meeting = Meeting {
        id: MeetingId(town.id()?),
        about: MeetingKind::Next,
        planned: start,
        start,
        minutes: 45,
        place: "Arbetsförmedlingen Exempelby".to_owned(),
        instead_of: None,
        attendees: vec![eva],
        points: Vec::new(),
        checklist: Vec::new(),
        held: None,
        called_off: None,
        declined: None,
        by_mail: false,
        sequence: 0,
        by: staff.guide,
        made,
    };
    let recommendation = Recommendation {
        id: RecommendationId(town.id()?),
        text: "Praktik på ett café, förmiddagar till att börja med".to_owned(),
        to: "Eva Holm".to_owned(),
        person: Some(staff.caseworker),
        by: town.day(14),
        author: staff.guide,
        sent: Some(town.day(-1)),
        received: None,
        acted_on: None,
    };
    Ok(vec![
        line(LineKind::Goal, samira, "Ett jobb där jag träffar folk")?,
        line(LineKind::Step, staff.guide, "Hälsa på hos två caféer")?,
        line(LineKind::Help, samira, "Att skriva ett kort brev till dem")?,
        Item::Meeting(Box::new(meeting)),
        Item::Recommendation(recommendation),
    ])
}
