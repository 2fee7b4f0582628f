//! `calendar.txt` and `calendar_dates.txt`: the days of each service. Either may lack.
use super::{
    Feed, Must,
    fields::{date, flag},
};
use crate::{FeedError, Service, Why};
use std::collections::{HashMap, HashSet};

const WEEKS: &str = "calendar.txt";
const EXCEPTIONS: &str = "calendar_dates.txt";

/// The services, and the place of each id in them.
#[derive(Default)]
pub(super) struct Days {
    pub(super) all: Vec<Service>,
    pub(super) places: HashMap<String, u32>,
}

impl Days {
    fn service(&mut self, id: String) -> Option<&mut Service> {
        let next = u32::try_from(self.all.len()).ok()?;
        let place = *self.places.entry(id).or_insert(next);
        if place == next {
            self.all.push(Service::default());
        }
        self.all.get_mut(place as usize)
    }
}

pub(super) fn read(feed: &mut Feed<'_>) -> Result<Days, FeedError> {
    let mut days = Days::default();
    let columns = [
        "service_id",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "start_date",
        "end_date",
    ];
    let weeks = feed.rows(WEEKS, Must::MayLack, (&columns, &[]), |row| {
        let id = row.id(0)?;
        let mut week = [false; 7];
        for (number, day) in week.iter_mut().enumerate() {
            *day = flag(&row.field(number + 1))?;
        }
        let (first, last) = (date(&row.field(8))?, date(&row.field(9))?);
        if last < first {
            return Err(Why::EndsEarly);
        }
        if days.places.contains_key(&id) {
            return Err(Why::Twice);
        }
        days.service(id).ok_or(Why::Number)?.week = Some((week, first, last));
        Ok(())
    })?;
    let mut seen = HashSet::new();
    let columns = ["service_id", "date", "exception_type"];
    let exceptions = feed.rows(EXCEPTIONS, Must::MayLack, (&columns, &[]), |row| {
        let (id, day) = (row.id(0)?, date(&row.field(1))?);
        let added = match &*row.field(2) {
            "1" => true,
            "2" => false,
            _ => return Err(Why::Number),
        };
        let service = days.service(id.clone()).ok_or(Why::Number)?;
        if !seen.insert((id, day)) {
            return Err(Why::Twice);
        }
        if added {
            service.added.insert(day)
        } else {
            service.removed.insert(day)
        };
        Ok(())
    })?;
    if !weeks && !exceptions {
        return Err(FeedError::Missing("calendar.txt or calendar_dates.txt"));
    }
    Ok(days)
}
