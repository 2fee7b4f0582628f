//! Before an activity: the evening before, an hour, ten minutes, each if wanted.
use super::choices::Chosen;
use crate::{texts, ui::switch};
use folje_domain::reminder::Choices;
use leptos::prelude::*;

const HOUR: u16 = 60;
const TEN_MINUTES: u16 = 10;

/// The section.
pub(super) fn section(chosen: Chosen) -> AnyView {
    let before = move |minutes: u16, label: String| {
        switch(label, None, chosen.part(move |now| now.before.contains(&minutes)), move |on| {
            chosen.change(|now| set(now, minutes, on));
        })
    };
    view! {
        <section class="section">
            <h2 class="section-title">{texts::before_title()}</h2>
            <div class="card">
                {before(HOUR, texts::before_hour())}
                {before(TEN_MINUTES, texts::before_ten())}
                {switch(texts::before_evening(), None, chosen.part(|now| now.evening_each),
                    move |on| chosen.change(|now| now.evening_each = on))}
                {switch(texts::before_changes(), Some(texts::before_changes_words()), chosen.part(|now| now.changes),
                    move |on| chosen.change(|now| now.changes = on))}
                {switch(texts::before_details(), Some(texts::before_details_words()), chosen.part(|now| now.details),
                    move |on| chosen.change(|now| now.details = on))}
            </div>
        </section>
    }
    .into_any()
}

fn set(choices: &mut Choices, minutes: u16, on: bool) {
    choices.before.retain(|other| *other != minutes);
    if on {
        choices.before.push(minutes);
    }
}

#[cfg(test)]
mod tests {
    use super::set;
    use folje_domain::reminder::Choices;

    #[test]
    fn one_time_before_is_turned_on_and_off_and_others_stay() {
        let mut choices = Choices { before: vec![60, 90], ..Choices::default() };
        set(&mut choices, 10, true);
        set(&mut choices, 10, true);
        assert_eq!(choices.before, [60, 90, 10]);
        set(&mut choices, 60, false);
        assert_eq!(choices.before, [90, 10]);
    }
}
