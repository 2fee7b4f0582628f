//! What stands in the dialog, and the edit or the new thing that it comes to. Only what somebody changed is sent, so
//! that what somebody else changed meanwhile stays.
use crate::{platform::intl, ui::text};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use folje_api::v1::schedule::PlannedOccurrence;
use folje_domain::{
    ids::{PersonId, SeriesId},
    language::Text,
    schedule::{ActivityKind, Details, Edit, Fresh, Occurrence, Reach},
};

/// What is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Written {
    pub(super) title: String,
    pub(super) day: String,
    pub(super) time: String,
    pub(super) minutes: String,
    pub(super) place: String,
    pub(super) bring: String,
    pub(super) with: Vec<PersonId>,
    pub(super) reason: String,
    pub(super) reach: Reach,
    pub(super) kind: ActivityKind,
    /// The last day of something new that comes every week; empty where it comes once.
    pub(super) until: String,
}

/// A day, a time or a length cannot be read, or there is no name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wrong {
    /// The day, the time or the length.
    Time,
    /// The name.
    Title,
}

impl Written {
    /// As it is, with the time to which it was moved.
    pub(super) fn of(occurrence: &Occurrence, moved: Option<NaiveDateTime>) -> Self {
        let start = moved.unwrap_or(occurrence.start);
        Self {
            title: text(&occurrence.title),
            day: start.date().to_string(),
            time: intl::time(start.time()),
            minutes: minutes(occurrence).to_string(),
            place: occurrence.place.as_ref().map(text).unwrap_or_default(),
            bring: things(&occurrence.bring),
            with: occurrence.with.clone(),
            reason: String::new(),
            reach: Reach::This,
            kind: occurrence.kind,
            until: String::new(),
        }
    }

    /// Something new on `day`.
    pub(super) fn new(day: NaiveDate) -> Self {
        Self {
            title: String::new(),
            day: day.to_string(),
            time: "09:00".to_owned(),
            minutes: "60".to_owned(),
            place: String::new(),
            bring: String::new(),
            with: Vec::new(),
            reason: String::new(),
            reach: Reach::This,
            kind: ActivityKind::Talk,
            until: String::new(),
        }
    }

    pub(super) fn start(&self) -> Result<NaiveDateTime, Wrong> {
        let day: NaiveDate = self.day.parse().map_err(|_| Wrong::Time)?;
        let time = NaiveTime::parse_from_str(&self.time, "%H:%M").map_err(|_| Wrong::Time)?;
        Ok(day.and_time(time))
    }

    fn reason(&self) -> Option<Text> {
        let reason = self.reason.trim();
        (!reason.is_empty()).then(|| Text::plain(reason))
    }

    /// The edit that makes `base`, as it was when the dialog was opened, what is written; with `cancelled` it is
    /// cancelled, or takes place again, besides.
    pub(super) fn edit(&self, base: &PlannedOccurrence, cancelled: Option<bool>) -> Result<Edit, Wrong> {
        let occurrence = &base.occurrence;
        let as_it_was = Self::of(occurrence, None);
        let changed = |now: &str, before: &str| now.trim() != before.trim();
        let start = self.start()?;
        let length: u32 = self.minutes.trim().parse().map_err(|_| Wrong::Time)?;
        if self.title.trim().is_empty() {
            return Err(Wrong::Title);
        }
        let details = Details {
            title: changed(&self.title, &as_it_was.title).then(|| Text::plain(self.title.trim())),
            place: changed(&self.place, &as_it_was.place).then(|| Text::plain(self.place.trim())),
            minutes: (length != minutes(occurrence)).then_some(length),
            with: (self.with != occurrence.with).then(|| self.with.clone()),
            bring: changed(&self.bring, &as_it_was.bring).then(|| self.things()),
        };
        Ok(Edit {
            occurrence: occurrence.id.start,
            reach: self.reach,
            cancelled,
            start: (start != occurrence.start).then_some(start),
            details,
            reason: self.reason(),
        })
    }

    /// Something new.
    pub(super) fn fresh(&self, id: SeriesId) -> Result<Fresh, Wrong> {
        let title = self.title.trim();
        if title.is_empty() {
            return Err(Wrong::Title);
        }
        let place = self.place.trim();
        let until = match self.until.trim() {
            "" => None,
            until => Some(until.parse().map_err(|_| Wrong::Time)?),
        };
        Ok(Fresh {
            id,
            kind: self.kind,
            details: Details {
                title: Some(Text::plain(title)),
                place: (!place.is_empty()).then(|| Text::plain(place)),
                minutes: Some(self.minutes.trim().parse().map_err(|_| Wrong::Time)?),
                with: Some(self.with.clone()),
                bring: Some(self.things()),
            },
            start: self.start()?,
            weekly_until: until,
        })
    }

    fn things(&self) -> Vec<Text> {
        self.bring.split(',').map(str::trim).filter(|thing| !thing.is_empty()).map(Text::plain).collect()
    }
}

/// How long it is, in minutes.
pub(super) fn minutes(occurrence: &Occurrence) -> u32 {
    u32::try_from((occurrence.end - occurrence.start).num_minutes()).unwrap_or_default()
}

fn things(things: &[Text]) -> String {
    things.iter().map(text).collect::<Vec<_>>().join(", ")
}
