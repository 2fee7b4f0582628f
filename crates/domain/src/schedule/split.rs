//! «From here on»: a series in two at a day, so that what was stays as it was and what comes can be changed.
use super::{Change, Series};
use crate::ids::SeriesId;
use chrono::NaiveDate;

impl Series {
    /// The series before `day` and from `day` on, the latter under the id `next`; each is none where nothing of it is
    /// left. Together they show what the whole showed: an occurrence goes where its series had it, not where it was
    /// moved to.
    #[must_use]
    pub fn split(self, day: NaiveDate, next: SeriesId) -> (Option<Self>, Option<Self>) {
        let (mut before, mut after) = (self.clone(), Self { id: next, ..self });
        before.extra.retain(|start| start.date() < day);
        before.except.retain(|start| start.date() < day);
        before.overrides.retain(|one| one.original.date() < day);
        after.extra.retain(|start| start.date() >= day);
        after.except.retain(|start| start.date() >= day);
        // What holds for all that follow holds in the second part too, in its place among the rest.
        after.overrides.retain(|one| matches!(one.change, Change::Onward(_)) || one.original.date() >= day);

        let Some(recurrence) = before.recurrence.take() else {
            let first = before.start.date() < day;
            let alone = |mut series: Self, holds: bool| {
                if holds {
                    return Some(series);
                }
                // Without its own start a series begins with its first extra one.
                series.extra.sort_unstable();
                series.start = *series.extra.first()?;
                Some(series)
            };
            return (alone(before, first), alone(after, !first));
        };
        let mut gone = 0;
        let begins = recurrence.starts(before.start).find(|start| {
            let comes = start.date() >= day;
            gone += u16::from(!comes);
            comes
        });
        // Where nothing comes any more, the rule's own end stands.
        let until = if begins.is_some() { recurrence.clone().ending_before(day) } else { recurrence.clone() };
        let after = match begins {
            Some(begins) => {
                after.start = begins;
                after.recurrence = Some(recurrence.without_first(gone));
                Some(after)
            }
            None => after.extra.iter().min().copied().map(|start| Self { start, recurrence: None, ..after }),
        };
        let before = match gone {
            0 => before.extra.iter().min().copied().map(|start| Self { start, ..before }),
            _ => {
                before.recurrence = Some(until);
                Some(before)
            }
        };
        (before, after)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        ids::SeriesId,
        language::Text,
        schedule::{ActivityKind, Change, OnHoliday, Override, Series, expand},
    };
    use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
    use proptest::prelude::*;
    use uuid::Uuid;

    const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();

    fn at(days: u64) -> NaiveDateTime {
        (FIRST + Days::new(days)).and_hms_opt(9, 0, 0).unwrap()
    }

    prop_compose! {
        fn series()(
            rule in prop::sample::select(vec![
                "", "FREQ=DAILY;COUNT=30", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261231",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=9",
                "FREQ=MONTHLY;BYMONTHDAY=1,-1",
            ]),
            extra in prop::collection::vec(0u64..120, 0..4),
            except in prop::collection::vec(0u64..120, 0..4),
            moved in prop::collection::vec((0u64..120, -20i64..20), 0..4),
        ) -> Series {
            Series {
                id: SeriesId(Uuid::from_u128(1)),
                title: Text::plain("Uppföljning"),
                kind: ActivityKind::FollowUp,
                start: at(0),
                minutes: 60,
                recurrence: (!rule.is_empty()).then(|| rule.parse().unwrap()),
                extra: extra.into_iter().map(at).collect(),
                except: except.into_iter().map(at).collect(),
                on_holiday: OnHoliday::Cancel,
                overrides: moved
                    .into_iter()
                    .map(|(day, by)| {
                        let start = at(day) + TimeDelta::days(by);
                        Override { original: at(day), change: Change::Moved { start, minutes: None, place: None }, reason: None }
                    })
                    .collect(),
                place: None,
                with: Vec::new(),
                bring: Vec::new(),
                about: None,
                instead: None,
                say: None,
                last_day: None,
            }
        }
    }

    proptest! {
        /// Nothing is lost, doubled or shifted by splitting, wherever one splits.
        #[test]
        fn both_halves_show_what_the_whole_showed(series in series(), day in 0u64..130) {
            let day = FIRST + Days::new(day);
            let shown = |series: &Series| {
                expand(series, FIRST - Days::new(30), FIRST + Days::new(200))
                    .into_iter()
                    .map(|one| (one.start, one.id.start, one.state))
                    .collect::<Vec<_>>()
            };
            let mut whole = shown(&series);
            let (before, after) = series.split(day, SeriesId(Uuid::from_u128(2)));
            let before = before.as_ref().map(shown).unwrap_or_default();
            let after = after.as_ref().map(shown).unwrap_or_default();
            prop_assert!(before.iter().all(|(_, original, _)| original.date() < day));
            prop_assert!(after.iter().all(|(_, original, _)| original.date() >= day));
            let mut halves: Vec<_> = before.into_iter().chain(after).collect();
            halves.sort_by_key(|(start, original, _)| (*start, *original));
            whole.sort_by_key(|(start, original, _)| (*start, *original));
            prop_assert_eq!(halves, whole);
        }
    }
}
