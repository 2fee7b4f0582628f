//! How Amina finds that it goes: her own answers over six weeks, and what she said about an activity, which her coach
//! answered.
use super::{staff::Staff, town::Town};
use anyhow::{Context as _, Result};
use chrono::TimeDelta;
use folje_domain::{
    ids::PersonId,
    record::{Counted, Counting, Face, Feedback, FeedbackEntry, Item, Rating, SelfRating},
    schedule::{Occurrence, Series, expand},
    template::own_scales,
};

/// What she answered to each question, by how many days ago.
const ANSWERS: [(&str, [(i64, u8); 6]); 2] = [
    ("days", [(38, 0), (31, 1), (24, 1), (17, 1), (10, 2), (3, 3)]),
    ("people", [(38, 1), (31, 1), (24, 2), (17, 1), (10, 2), (3, 2)]),
];

/// The last thing that took place before today.
pub(super) fn last_of(town: &Town<'_>, series: &[Series]) -> Option<Occurrence> {
    let before = series.iter().flat_map(|one| expand(one, town.day(-7), town.day(-1)));
    before.filter(Occurrence::takes_place).max_by_key(|one| (one.start, one.id))
}

pub(super) async fn of_amina(
    town: &Town<'_>,
    staff: &Staff,
    amina: PersonId,
    about: Option<Occurrence>,
) -> Result<()> {
    let mut items = vec![Item::Counting(Counting {
        ledger: vec![Counted { at: town.app.now() - TimeDelta::days(3), yes: true }],
    })];
    for (key, answers) in ANSWERS {
        let scale = own_scales().iter().find(|scale| scale.key == key).context("no such question")?;
        let mut rated = SelfRating { scale: scale.clone(), ratings: Vec::new() };
        for (days_ago, value) in answers {
            let words = scale.labels.get(usize::from(value)).context("no such answer")?.clone();
            let of = u8::try_from(scale.labels.len())?;
            rated.ratings.push(Rating { on: town.day(-days_ago), value, of, words });
        }
        items.push(Item::SelfRating(rated));
    }
    if let Some(about) = about {
        let entry = |by, hours, face, line: &str| FeedbackEntry {
            by,
            at: town.app.now() - TimeDelta::hours(hours),
            face,
            line: line.to_owned(),
        };
        items.push(Item::Feedback(Feedback {
            occurrence: about.id,
            day: about.start.date(),
            title: about.title,
            to: staff.coach,
            withdrawn: false,
            entries: vec![
                entry(amina, 20, Some(Face::SoSo), "Det var många i rummet."),
                entry(staff.coach, 18, None, "Tack för att du sa det. Nästa gång delar vi gruppen i två."),
            ],
        }));
    }
    town.note(amina, &items).await
}
