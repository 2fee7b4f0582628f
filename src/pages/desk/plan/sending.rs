//! Sending a change of the schedule, telling how it went, and taking it back.
use super::{Planning, Whose};
use crate::{
    platform::{net::Request, random},
    state::desk::{Deed, Sent},
    texts,
};
use folje_api::v1::{
    paths,
    problem::Code,
    schedule::{PlannedOccurrence, ScheduleChange, ScheduleEdit},
};
use folje_domain::{
    ids::{CommandId, SeriesId},
    schedule::{Details, Edit, Fresh, Reach},
};
use leptos::{prelude::*, task::spawn_local};

/// What is sent, and what would take it back.
#[derive(Clone, Copy)]
pub(super) struct Sending {
    pub(super) deed: Deed,
    /// What was sent last: the same again after a lost answer has the same id.
    last: RwSignal<Option<ScheduleEdit>>,
    /// What takes the last one back, over the version that it made.
    undo: RwSignal<Option<Back>>,
}

/// An edit that takes another back.
#[derive(Clone, PartialEq, Debug)]
struct Back {
    series: SeriesId,
    version: i64,
    edit: Edit,
}

impl Sending {
    pub(super) fn new() -> Self {
        Self { deed: Deed::new(), last: RwSignal::new(None), undo: RwSignal::new(None) }
    }

    /// Begins anew.
    pub(super) fn forget(self) {
        self.deed.reset();
    }

    /// Whether somebody else changed it meanwhile.
    pub(super) fn clash(self) -> bool {
        self.deed.sent.track();
        self.deed.code.get() == Some(Code::Changed)
    }

    async fn send(self, planning: Planning, change: ScheduleChange, undo: Option<Back>) -> bool {
        let before = self.last.get_untracked().filter(|last| last.change == change);
        let edit = before.unwrap_or_else(|| ScheduleEdit { id: CommandId(random::id()), change });
        self.last.set(Some(edit.clone()));
        let done = self.deed.send(Request::post(paths::DESK_SCHEDULE, &edit)).await.is_some();
        if done {
            self.last.try_set(None);
            self.undo.try_set(undo);
        }
        planning.again();
        done
    }

    /// Sends an edit of `base`, over the version that the page knows now; whether it was done.
    pub(super) async fn edit(self, planning: Planning, base: &PlannedOccurrence, edit: Edit) -> bool {
        let series = base.occurrence.id.series;
        let version = now(planning, base).map_or(base.version, |now| now.version);
        let undo = back(base, &edit).map(|edit| Back { series, version: version + 1, edit });
        planning.stay.set_value(Some(base.occurrence.id));
        self.send(planning, ScheduleChange::Edit { series, version, edit }, undo).await
    }

    /// Sends something new; whether it was done.
    pub(super) async fn add(self, planning: Planning, fresh: Fresh) -> bool {
        let change = match planning.whose {
            Whose::Person(participant) => ScheduleChange::AddForParticipant { participant, fresh },
            Whose::Group(cohort) => ScheduleChange::AddForCohort { cohort, fresh },
        };
        self.send(planning, change, None).await
    }
}

/// The same occurrence as the page knows it now.
pub(super) fn now(planning: Planning, base: &PlannedOccurrence) -> Option<PlannedOccurrence> {
    let schedule = untrack(|| planning.heard())?;
    schedule.planned.iter().find(|one| one.occurrence.id == base.occurrence.id).cloned()
}

/// What takes an edit back, where one step does: a cancellation, or a move of one occurrence.
fn back(base: &PlannedOccurrence, edit: &Edit) -> Option<Edit> {
    let plain = edit.details.is_empty() && edit.reach == Reach::This;
    let (cancelled, start) = match (edit.cancelled, edit.start) {
        (Some(cancelled), None) if edit.details.is_empty() => (Some(!cancelled), None),
        (None, Some(_)) if plain => (None, Some(base.occurrence.start)),
        _ => return None,
    };
    Some(Edit { cancelled, start, details: Details::default(), reason: None, ..edit.clone() })
}

/// How it went.
fn words(sending: Sending) -> String {
    match sending.deed.sent.get() {
        Sent::Not => String::new(),
        Sent::Sending => texts::plan_saving(),
        Sent::Done => texts::plan_saved(),
        Sent::Unreached => texts::plan_unreached(),
        Sent::Refused(_) => texts::plan_refused(),
        Sent::NotYours => texts::desk_not_yours(),
        Sent::Troubled => match sending.deed.code.get() {
            Some(Code::Changed) => texts::plan_changed(),
            Some(Code::Taken) => texts::plan_taken(),
            _ => texts::troubled(),
        },
    }
}

/// How it went, inside the dialog: what is done closes it.
pub(super) fn told_inside(planning: Planning) -> AnyView {
    let sending = planning.sending;
    let told = move || {
        let over = sending.deed.sent.with(|sent| matches!(sent, Sent::Done));
        if over { String::new() } else { words(sending) }
    };
    view! { <p class="mark" role="status" data-told="">{told}</p> }.into_any()
}

/// How it went, with a way back.
pub(super) fn told(planning: Planning) -> AnyView {
    let sending = planning.sending;
    let undo = move |_| {
        let Some(Back { series, version, edit }) = sending.undo.get_untracked() else { return };
        spawn_local(async move {
            sending.send(planning, ScheduleChange::Edit { series, version, edit }, None).await;
        });
    };
    let can = move || sending.deed.sent.with(|sent| *sent == Sent::Done) && sending.undo.get().is_some();
    view! {
        <div class="weektold">
            <p class="mark" role="status">{move || words(sending)}</p>
            {move || can().then(|| view! { <button type="button" class="button button-plain" data-undo="" on:click=undo>{texts::plan_undo()}</button> })}
        </div>
    }
    .into_any()
}
