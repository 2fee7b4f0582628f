//! «From here on»: a series in two at a day, so that what was stays as it was and what comes can be changed.
use super::{Change, Override, Series};
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
        // That the series is new concerns both halves, whichever of them its first start is in.
        let is_new = |one: &Override| matches!(one.change, Change::Added { .. });
        before.overrides.retain(|one| is_new(one) || one.original.date() < day);
        after.extra.retain(|start| start.date() >= day);
        after.except.retain(|start| start.date() >= day);
        // What holds for all that follow holds in the second part too, in its place among the rest.
        let goes_on = |one: &Override| matches!(one.change, Change::Onward(_)) || is_new(one);
        after.overrides.retain(|one| goes_on(one) || one.original.date() >= day);

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
        schedule::{ActivityKind, Change, Details, OnHoliday, Onward, Override, Series, Shift, expand},
    };
    use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
    use proptest::prelude::*;
    use uuid::Uuid;

    const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();

    fn at(days: u64) -> NaiveDateTime {
        (FIRST + Days::new(days)).and_hms_opt(9, 0, 0).unwrap()
    }

    /// Anything that can be done to a series, of the occurrence on any of its first 120 days.
    fn change() -> impl Strategy<Value = Override> {
        let place = || prop::option::of(prop::sample::select(vec!["Sal 2", ""]));
        let details = (place(), prop::option::of(5u32..200)).prop_map(|(place, minutes)| Details {
            place: place.map(Text::plain),
            minutes,
            ..Details::default()
        });
        let shift = prop::option::of((-6i32..7, 0u32..24)).prop_map(|shift| {
            shift.map(|(days, hour)| Shift {
                days,
                time: chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap(),
            })
        });
        let since = (0u64..120).prop_map(|days| FIRST + Days::new(days));
        let onward = (since.clone(), shift, prop::option::of(any::<bool>()), details.clone());
        let change = prop_oneof![
            2 => (-20i64..20).prop_map(Err),
            1 => Just(Ok(Change::Cancelled)),
            1 => Just(Ok(Change::Kept)),
            1 => (details, since.clone()).prop_map(|(details, since)| Ok(Change::Detailed { details, since })),
            1 => since.prop_map(|since| Ok(Change::Added { since })),
            3 => onward.prop_map(|(since, shift, cancelled, details)| {
                Ok(Change::Onward(Onward { since, shift, cancelled, details }))
            }),
        ];
        (0u64..120, change).prop_map(|(day, change)| {
            let change = change.unwrap_or_else(|by| Change::Moved {
                start: at(day) + TimeDelta::days(by),
                minutes: None,
                place: None,
            });
            Override { original: at(day), change, reason: None }
        })
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
            overrides in prop::collection::vec(change(), 0..5),
            last_day in prop::option::of(0u64..130),
            on_holiday in prop::sample::select(vec![OnHoliday::Cancel, OnHoliday::Keep]),
        ) -> Series {
            Series {
                recurrence: (!rule.is_empty()).then(|| rule.parse().unwrap()),
                extra: extra.into_iter().map(at).collect(),
                except: except.into_iter().map(at).collect(),
                on_holiday,
                overrides,
                last_day: last_day.map(|day| FIRST + Days::new(day)),
                ..plain()
            }
        }
    }

    #[test]
    fn a_new_time_for_all_that_follow_holds_in_the_second_half_too() {
        let weekly = Series {
            recurrence: Some("FREQ=WEEKLY;COUNT=8".parse().unwrap()),
            overrides: vec![Override {
                original: at(7),
                change: Change::Onward(Onward {
                    since: FIRST,
                    shift: Some(Shift { days: 1, time: chrono::NaiveTime::from_hms_opt(14, 0, 0).unwrap() }),
                    ..Onward::default()
                }),
                reason: None,
            }],
            ..plain()
        };
        let (_, after) = weekly.split(FIRST + Days::new(28), SeriesId(Uuid::from_u128(2)));
        let shown = expand(&after.unwrap(), FIRST, FIRST + Days::new(100));
        let starts: Vec<_> = shown.iter().map(|one| one.start).collect();
        let afternoon = |days: u64| (FIRST + Days::new(days)).and_hms_opt(14, 0, 0).unwrap();
        assert_eq!(starts, [29, 36, 43, 50].map(afternoon));
    }

    fn plain() -> Series {
        Series {
            id: SeriesId(Uuid::from_u128(1)),
            title: Text::plain("Uppföljning"),
            kind: ActivityKind::FollowUp,
            start: at(0),
            minutes: 60,
            recurrence: None,
            extra: Vec::new(),
            except: Vec::new(),
            on_holiday: OnHoliday::Cancel,
            overrides: Vec::new(),
            place: None,
            with: Vec::new(),
            bring: Vec::new(),
            about: None,
            instead: None,
            say: None,
            last_day: None,
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
                    .map(|one| (one.start, one.id.start, one.end, one.place, one.state, one.news))
                    .collect::<Vec<_>>()
            };
            let mut whole = shown(&series);
            let (before, after) = series.split(day, SeriesId(Uuid::from_u128(2)));
            let before = before.as_ref().map(shown).unwrap_or_default();
            let after = after.as_ref().map(shown).unwrap_or_default();
            prop_assert!(before.iter().all(|one| one.1.date() < day));
            prop_assert!(after.iter().all(|one| one.1.date() >= day));
            let mut halves: Vec<_> = before.into_iter().chain(after).collect();
            halves.sort_by_key(|one| (one.0, one.1));
            whole.sort_by_key(|one| (one.0, one.1));
            prop_assert_eq!(halves, whole);
        }
    }
}
