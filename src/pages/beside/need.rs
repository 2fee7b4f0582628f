//! «Behöver en människa»: who needs a person now, one line for each need, with what answers it. Drawn the same at the desk
//! and where the participant looks at how they are seen.
use super::{call, feedback, wish};
use crate::{
    platform::intl::{self, DateStyle},
    state::App,
    texts,
    ui::{Icon, icon, text, wish_in_words},
};
use folje_api::v1::people::Participant;
use folje_domain::need::Need;
use leptos::prelude::*;

/// All lines, the most urgent first. `act` draws what answers one; the mirror has nothing to answer with.
pub(crate) fn lines(
    app: App,
    people: &[Participant],
    act: impl Fn(&Participant, &Need) -> Option<AnyView>,
) -> Vec<AnyView> {
    let mut all: Vec<_> =
        people.iter().flat_map(|one| one.needs.iter().map(move |need| (need, one))).collect();
    all.sort_by(|(one, a), (other, b)| one.cmp(other).then(a.name.cmp(&b.name)));
    all.into_iter().map(|(need, participant)| line(app, participant, need, act(participant, need))).collect()
}

fn line(app: App, participant: &Participant, need: &Need, act: Option<AnyView>) -> AnyView {
    view! {
        <li class="list-row need" data-need=need.name()>
            {icon(drawn(need))}
            <div class="list-main">
                <p class="list-title">{participant.name.clone()}</p>
                <p class="muted">{in_words(participant, need)}</p>
                {inside(app, participant, need)}
            </div>
            {act.map(|act| view! { <div class="buttons list-end">{act}</div> })}
        </li>
    }
    .into_any()
}

/// What belongs to the need itself: the words of a call or a wish, and the form that answers it.
fn inside(app: App, participant: &Participant, need: &Need) -> Option<AnyView> {
    match need {
        Need::Help { call, line, .. } => {
            let quote = view! { <blockquote class="say">{line.clone()}</blockquote> };
            Some(view! { {quote}{call::answer_form(app, participant, *call)} }.into_any())
        }
        Need::Contested { line, .. } if !line.is_empty() => {
            Some(view! { <blockquote class="say">{line.clone()}</blockquote> }.into_any())
        }
        Need::Talk { wish, .. } => {
            let wish = participant.wishes.iter().find(|one| one.id == *wish)?;
            Some(wish::to_answer(app, participant, wish))
        }
        Need::Feedback { occurrence, .. } => {
            let said = participant.feedback.iter().find(|one| one.occurrence == *occurrence)?;
            Some(feedback::to_answer(app, participant, said))
        }
        _ => None,
    }
}

const fn drawn(need: &Need) -> Icon {
    match need {
        Need::Unheard { .. } | Need::CannotCome { .. } => Icon::Phone,
        Need::Help { .. } | Need::Talk { .. } => Icon::Message,
        Need::Contested { .. } | Need::Feedback { .. } => Icon::Message,
        Need::NoContact | Need::Alone => Icon::People,
        Need::Unreached => Icon::Device,
        Need::NothingBooked { .. }
        | Need::Handover { .. }
        | Need::NoNextAppointment { .. }
        | Need::HandoverOverdue { .. }
        | Need::Recommendation { .. } => Icon::Week,
        Need::Unreported { .. } => Icon::Info,
    }
}

fn in_words(participant: &Participant, need: &Need) -> String {
    let name = participant.name.as_str();
    let day = |day| intl::date(day, DateStyle::Day);
    match need {
        Need::Unheard { since } => texts::need_unheard(&intl::time(since.time())),
        Need::CannotCome { occurrence } => texts::need_cannot_come(&intl::time(occurrence.start.time())),
        Need::Help { by, .. } => {
            let asker = participant.calls.iter().find(|call| call.by == *by);
            texts::need_help(
                &asker.map_or_else(texts::role_ambassador, |call| crate::ui::role_name(call.role)),
            )
        }
        Need::Contested { .. } => texts::need_contested(),
        Need::Talk { about, .. } => wish_in_words(*about),
        Need::Feedback { occurrence, .. } => {
            let said = participant.feedback.iter().find(|one| one.occurrence == *occurrence);
            texts::need_feedback(&said.map(|one| text(&one.title)).unwrap_or_default())
        }
        Need::NoContact => texts::need_no_contact(),
        Need::Alone => texts::need_alone(),
        Need::Unreached => texts::need_unreached(),
        Need::NothingBooked { ends } => texts::need_nothing_booked(&day(*ends)),
        Need::Handover { ends } => texts::need_handover(&day(*ends)),
        Need::NoNextAppointment { ends } => texts::need_no_next_appointment(&day(*ends)),
        Need::HandoverOverdue { ended } => texts::NeedOverdue { day: &day(*ended), name }.text(),
        Need::Recommendation { to, by, .. } => texts::NeedRecommendation { to, day: &day(*by) }.text(),
        Need::Unreported { since } => texts::need_unreported(&day(*since)),
    }
}
