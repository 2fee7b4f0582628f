//! The wake-up of these hours, answered in the app by whoever came without a notification.
use crate::{
    platform::{clock, intl},
    state::{App, Plan},
    texts,
    ui::{Icon, icon},
};
use chrono::{NaiveDateTime, TimeDelta};
use folje_domain::{
    command::Action,
    ids::CommandId,
    record::Record,
    reminder::{Moment, RingKey, Snooze, Source},
};
use leptos::prelude::*;

/// So long before it rings somebody may be up already.
const EARLY: TimeDelta = TimeDelta::hours(2);
/// So long after it rings it is still about this morning.
const LATE: TimeDelta = TimeDelta::hours(4);

/// The wake-up that rings about now and was not answered for good.
pub(super) fn wake_up(record: &Record, now: NaiveDateTime) -> Option<RingKey> {
    let today = now.date();
    record
        .wakes
        .iter()
        .filter(|wake| wake.rings_on(today, false))
        .map(|wake| RingKey {
            source: Source::Wake(wake.id),
            at: today.and_time(wake.time),
            moment: Moment::Before(0),
        })
        .filter(|ring| ring.at - EARLY <= now && now <= ring.at + LATE)
        .find(|ring| record.heard(*ring).is_none_or(|heard| heard.until.is_some()))
}

/// When it rings tomorrow, where it does by its plan: then it can be put off until then.
fn tomorrow(record: &Record, ring: RingKey) -> Option<NaiveDateTime> {
    let Source::Wake(wake) = ring.source else { return None };
    let rings = record.wake(wake)?.rings_tomorrow(ring.date());
    rings.then(|| Snooze::Tomorrow.until(ring.at, ring.at.time()))
}

/// «I morgon 07:00», by command: the message's token knows a quarter and an hour alone. `done` is told of it.
pub(super) fn tomorrow_button(
    app: App,
    ring: RingKey,
    done: impl Fn(CommandId) + Copy + Send + Sync + 'static,
) -> Option<AnyView> {
    let until =
        app.plan.with_untracked(|plan| plan.as_ref().and_then(|plan| tomorrow(&plan.record, ring)))?;
    let put_off = move |_| {
        if let Ok(id) = app.act(Action::Snooze { ring, until }) {
            done(id);
        }
    };
    let word = texts::up_snooze_tomorrow(&intl::time(until.time()));
    Some(
        view! {
            <div class="buttons"><button type="button" class="button button-quiet" on:click=put_off>{word}</button></div>
            <p class="muted">{texts::up_tomorrow_words()}</p>
        }
        .into_any(),
    )
}

/// The same buttons, as commands.
pub(super) fn card(app: App, ring: RingKey, just: RwSignal<Option<CommandId>>) -> AnyView {
    let act = move |action: Action| just.set(app.act(action).ok());
    let snooze = move |how: Snooze| {
        act(Action::Snooze { ring, until: how.until(clock::wall_now(), ring.at.time()) });
    };
    let snoozed = move || {
        let heard = |plan: &Plan| plan.record.heard(ring).and_then(|heard| heard.until);
        let until = app.plan.with(|plan| plan.as_deref().and_then(heard));
        until.map(|until| view! { <p class="muted">{texts::up_snoozed(&intl::time(until.time()))}</p> })
    };
    view! {
        <article class="card up-card">
            <p class="card-text">{texts::up_wake(&intl::time(ring.at.time()))}</p>
            <button type="button" class="button button-wide button-tall" on:click=move |_| act(Action::Acknowledge { ring })>{icon(Icon::Sun)}{texts::up_button()}</button>
            <div class="buttons">
                <button type="button" class="button button-quiet" on:click=move |_| snooze(Snooze::Quarter)>{texts::up_snooze_quarter()}</button>
                <button type="button" class="button button-quiet" on:click=move |_| snooze(Snooze::Hour)>{texts::up_snooze_hour()}</button>
            </div>
            {tomorrow_button(app, ring, move |id| just.set(Some(id)))}
            {snoozed}
        </article>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::wake_up;
    use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
    use folje_domain::{
        ids::WakeId,
        record::Record,
        reminder::{Heard, RingAnswer, Wake, Weekdays},
    };
    use uuid::Uuid;

    fn at(hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(hour, minute, 0).unwrap()
    }

    fn record() -> Record {
        let wake = Wake {
            id: WakeId(Uuid::from_u128(1)),
            days: Weekdays::WORKING,
            time: NaiveTime::from_hms_opt(7, 0, 0).unwrap(),
            minutes: 20,
            first: None,
            second: None,
            paused_until: None,
            rests_on_holidays: false,
            on: true,
            tell: false,
            removed: false,
        };
        Record { wakes: vec![wake], ..Record::default() }
    }

    #[test]
    fn the_wake_up_of_these_hours_can_be_answered_until_it_is() {
        let mut record = record();
        assert_eq!(wake_up(&record, at(4, 59)), None);
        assert!(wake_up(&record, at(6, 30)).is_some());
        assert_eq!(wake_up(&record, at(11, 1)), None);
        let ring = wake_up(&record, at(7, 0)).unwrap();
        let heard = |until| Heard { day: ring.date(), answers: vec![RingAnswer { ring, until }] };
        record.heard = vec![heard(Some(at(7, 15)))];
        assert_eq!(wake_up(&record, at(7, 5)), Some(ring), "a snooze can be followed by getting up");
        record.heard = vec![heard(None)];
        assert_eq!(wake_up(&record, at(7, 5)), None);
    }
}
