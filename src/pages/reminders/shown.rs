//! When a message was last shown on this device, as its service worker told the server: whether reminders really arrive.
use super::device::Tried;
use crate::{
    platform::{clock, events, intl},
    state::{
        App,
        push::{self, Here, Shown, Trouble},
    },
    texts,
    ui::day_in_words,
};
use chrono::NaiveDate;
use leptos::{prelude::*, task::spawn_local};

/// Milliseconds until it is looked at anew: after a test, which takes a moment to arrive; and where the server knows no
/// way here, since it may be hearing of one just now.
const SOON: [i32; 2] = [2_000, 6_000];

type Known = RwSignal<Option<Result<Shown, Trouble>>>;

/// The line; nothing while reminders are off, or until the server has said something.
pub(super) fn line(app: App, here: RwSignal<Here>, tried: RwSignal<Option<Tried>>) -> AnyView {
    let known: Known = RwSignal::new(None);
    Effect::new(move |_| {
        // Each minute, and at once when it is turned on.
        app.wall.track();
        if here.get() == Here::On {
            look(known, true);
        }
    });
    Effect::new(move |_| {
        if tried.get() == Some(Tried::TestSent) {
            SOON.into_iter().for_each(|wait| events::later(wait, move || look(known, false)));
        }
    });
    let words = move || {
        let known = known.get().filter(|_| here.get() == Here::On)?;
        in_words(known, app.wall.get().date())
    };
    view! { <p class="muted" role="status" data-shown>{words}</p> }.into_any()
}

/// Asks the server. Where it knows no way here and `again`, it is asked once more before that is told.
fn look(known: Known, again: bool) {
    spawn_local(async move {
        let said = push::last_shown().await;
        if again && said == Ok(Shown::NoWay) {
            events::later(SOON[0], move || look(known, false));
        } else {
            known.try_set(Some(said));
        }
    });
}

/// None where there is nothing to be said: the server was reached, and did not answer.
fn in_words(known: Result<Shown, Trouble>, today: NaiveDate) -> Option<String> {
    Some(match known {
        Ok(Shown::At(at)) => {
            let wall = clock::wall_at(at);
            texts::PushShown { day: &day_in_words(wall.date(), today), time: &intl::time(wall.time()) }.text()
        }
        Ok(Shown::Never) => texts::push_shown_never(),
        Ok(Shown::NoWay) => texts::push_no_way(),
        Err(Trouble::Unreached) => texts::push_shown_offline(),
        Err(Trouble::Server | Trouble::Browser) => return None,
    })
}
