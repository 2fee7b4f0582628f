//! What the imported timetable says about saved trips and about stops that somebody picks.
//!
//! A trip names stops and, if the person likes, lines; its departures are found anew for each plan, so they follow the
//! timetable. Where no timetable knows better, the times that were saved with the trip hold.
use crate::{state::App, zone::Stockholm};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use folje_domain::reminder::{Departure, Leg, Stop, Trip};
use folje_gtfs::{Journey, Rides, changing};
use folje_store::{StationName, Store, StoreError};
use std::{collections::BTreeSet, ops::Range, sync::Arc};

/// Minutes that a change takes, from platform to platform.
pub const TO_CHANGE: i64 = 3;

/// What goes from one stop to another, direct or with one change.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    to: Rides,
    onward: Option<Rides>,
}

impl Ways {
    /// Reads them; the stops are ids of the timetable.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub async fn read(store: &Store, from: &str, to: &str, change: Option<&str>) -> Result<Self, StoreError> {
        Ok(match change {
            None => Self { to: store.rides(from, to).await?, onward: None },
            Some(change) => {
                Self { to: store.rides(from, change).await?, onward: Some(store.rides(change, to).await?) }
            }
        })
    }

    /// What leaves while clocks show a time in `wall`.
    #[must_use]
    pub fn leaving(&self, zone: &Stockholm, wall: &Range<NaiveDateTime>) -> Vec<Journey> {
        let first = self.to.leaving(zone, wall);
        let Some(onward) = &self.onward else {
            return first.into_iter().map(|first| Journey { first, then: None }).collect();
        };
        // Whoever gets off late still waits for the next one, for as long as makes sense.
        let until = first.iter().map(|bus| bus.surely.wall).max().unwrap_or(wall.end) + TimeDelta::hours(12);
        changing(&first, &onward.leaving(zone, &(wall.start..until)), TimeDelta::minutes(TO_CHANGE))
    }

    /// What is there while clocks show a time in `wall`.
    #[must_use]
    pub fn arriving(&self, zone: &Stockholm, wall: &Range<NaiveDateTime>) -> Vec<Journey> {
        // No ride of a bus practice takes a day.
        let leaving = wall.start - TimeDelta::hours(24)..wall.end;
        let mut journeys = self.leaving(zone, &leaving);
        journeys.retain(|journey| wall.contains(&journey.last().surely.wall));
        journeys
    }
}

/// What a timetable knows about the trips of one participant.
#[derive(Clone, Debug)]
pub struct Known {
    legs: Vec<(Leg, Ways)>,
    zone: Arc<Stockholm>,
}

/// Reads what the timetable knows about `trips`, once before a plan is laid out.
///
/// # Errors
/// Where the store cannot be read.
pub async fn of(app: &App, trips: &[Trip]) -> Result<Known, StoreError> {
    let mut known = Known { legs: Vec::new(), zone: app.zone.clone() };
    if app.store.timetable().await?.is_none() {
        return Ok(known);
    }
    let in_use = trips.iter().filter(|trip| !trip.removed);
    let legs = in_use.flat_map(|trip| [Some(&trip.there), trip.back.as_ref()]).flatten();
    let legs: Vec<Leg> = legs.cloned().collect();
    for leg in legs {
        if let Some(ways) = ways(&app.store, &leg).await? {
            known.legs.push((leg, ways));
        }
    }
    Ok(known)
}

async fn station(store: &Store, stop: &Stop) -> Result<Option<StationName>, StoreError> {
    store.station(stop.id.as_deref(), &stop.name).await
}

/// The ways of a saved leg; None where the timetable does not know all its stops.
async fn ways(store: &Store, leg: &Leg) -> Result<Option<Ways>, StoreError> {
    let (Some(from), Some(to)) = (station(store, &leg.from).await?, station(store, &leg.to).await?) else {
        return Ok(None);
    };
    let Some(change) = &leg.change else {
        let Ways { to, onward } = Ways::read(store, &from.id, &to.id, None).await?;
        return Ok(Some(Ways { to: to.by(&leg.line), onward }));
    };
    let Some(at) = station(store, &change.at).await? else { return Ok(None) };
    let Ways { to, onward } = Ways::read(store, &from.id, &to.id, Some(&at.id)).await?;
    Ok(Some(Ways { to: to.by(&leg.line), onward: onward.map(|rides| rides.by(&change.line)) }))
}

impl Known {
    /// The departures of a leg that leave on `day`; None where the timetable does not know its stops, or its lines say
    /// nothing about the day, so that what was saved with the leg holds. On a day that it knows and on which nothing runs
    /// there are none. Where it knows the day of only some of the lines, what was saved holds beside them.
    #[must_use]
    pub fn on(&self, leg: &Leg, day: NaiveDate) -> Option<Vec<Departure>> {
        // Where nothing runs on any day, the timetable does not know this way.
        let (_, ways) = self.legs.iter().find(|(known, ways)| known == leg && ways.knows(day))?;
        let journeys = ways.leaving(&self.zone, &whole(day));
        let departure = |journey: &Journey| Departure {
            leaves: journey.first.leaves.wall,
            arrives: journey.last().arrives.wall,
            surely: journey.last().surely.wall,
            must_book: journey.first.must_book || journey.last().must_book,
        };
        let mut departures: Vec<_> = journeys.iter().map(departure).collect();
        if !ways.unknown_on(day).is_empty() {
            let known: BTreeSet<_> = departures.iter().map(|departure| departure.leaves).collect();
            departures.extend(leg.on(day).into_iter().filter(|saved| !known.contains(&saved.leaves)));
        }
        Some(departures)
    }
}

impl Ways {
    /// The rides up to the change, and those after it.
    fn parts(&self) -> impl Iterator<Item = &Rides> {
        std::iter::once(&self.to).chain(&self.onward)
    }

    /// Whether each part has a line that speaks of `day`.
    fn knows(&self, day: NaiveDate) -> bool {
        self.parts().all(|rides| rides.knows(day))
    }

    /// The first and the last day of which each part speaks; None where nothing runs on any day.
    #[must_use]
    pub fn covers(&self) -> Option<(NaiveDate, NaiveDate)> {
        let spans: Vec<_> = self.parts().map(Rides::covers).collect::<Option<_>>()?;
        Some((spans.iter().map(|span| span.0).max()?, spans.iter().map(|span| span.1).min()?))
    }

    /// The lines of which nothing is known on `day`.
    #[must_use]
    pub fn unknown_on(&self, day: NaiveDate) -> BTreeSet<String> {
        self.parts().flat_map(|rides| rides.unknown_on(day)).collect()
    }
}

/// All times of a day.
#[must_use]
pub fn whole(day: NaiveDate) -> Range<NaiveDateTime> {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    day.and_time(NaiveTime::MIN)..next.and_time(NaiveTime::MIN)
}
