//! Amina's bus: a line and stops that nobody can take, with steps in her own words and a short path of practice.
use super::town::Town;
use anyhow::Result;
use chrono::NaiveTime;
use folje_domain::{
    ids::{PersonId, PracticeId, SeriesId, TripId},
    record::Item,
    reminder::{Company, Leg, Practice, Stop, Trip, TripStep},
};

/// A trip to what she does in the mornings, and how it has gone so far.
pub(super) async fn practise(town: &Town<'_>, person: PersonId, series: Vec<SeriesId>) -> Result<()> {
    let id = TripId(town.id()?);
    let trip = Trip {
        id,
        name: "till Access".to_owned(),
        series,
        there: there(),
        back: Some(back()),
        removed: false,
    };
    let practice = |days: i64, company, felt, line: &str| -> Result<Item> {
        let (practice, on) = (PracticeId(town.id()?), town.day(days));
        let line = line.to_owned();
        Ok(Item::Practice(Practice { id: practice, trip: id, on, company, felt: Some(felt), line }))
    };
    town.note(
        person,
        &[
            Item::Trip(Box::new(trip)),
            practice(-7, Company::Together, 3, "Karin visade var man trycker.")?,
            practice(-5, Company::Together, 4, "")?,
            practice(-1, Company::OnThePhone, 4, "Leyla pratade med mig hela vägen.")?,
        ],
    )
    .await
}

fn stop(name: &str) -> Stop {
    Stop { name: format!("{name} (påhittad)"), id: None }
}

fn times(times: &[(u32, u32)]) -> Vec<NaiveTime> {
    times.iter().filter_map(|(hour, minute)| NaiveTime::from_hms_opt(*hour, *minute, 0)).collect()
}

fn steps(words: &[&str]) -> Vec<TripStep> {
    words.iter().map(|words| TripStep { words: (*words).to_owned(), photo: None }).collect()
}

fn there() -> Leg {
    Leg {
        from: stop("Lillbyn"),
        to: stop("Exempelby torg"),
        line: "Demo 1".to_owned(),
        walk: 3,
        walk_on: 4,
        ride: 12,
        change: None,
        departures: times(&[(7, 10), (7, 40), (8, 10), (8, 40), (12, 10), (12, 40)]),
        must_book: false,
        steps: steps(&[
            "Ha kortet i handen",
            "Vinka när bussen kommer",
            "Sätt dig nära dörren",
            "Tryck på stopp när du ser kyrkan",
            "Gå av vid torget",
        ]),
    }
}

fn back() -> Leg {
    Leg {
        from: stop("Exempelby torg"),
        to: stop("Lillbyn"),
        walk: 4,
        walk_on: 3,
        departures: times(&[(11, 45), (12, 15), (14, 45), (15, 15), (16, 15)]),
        must_book: false,
        steps: Vec::new(),
        ..there()
    }
}
