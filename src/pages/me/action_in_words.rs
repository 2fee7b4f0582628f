//! What somebody did, in words, and their own text with it: so that the outbox can be read by its owner.
use crate::{
    pages::feedback::face_in_words,
    platform::intl::{self, DateStyle},
    state::Plan,
    texts,
    ui::{answer_in_words, shares_in_words, text, wish_in_words},
};
use folje_domain::{
    command::{Action, FeedbackDeed, RatingDeed},
    entry::national,
    ids::{GoalId, PersonId, StepId, SupportId, TaskId},
    record::Prompt,
    schedule::OccurrenceId,
};

/// What was done, and the person's own words, a line each.
pub(super) fn action_in_words(action: &Action, plan: Option<&Plan>) -> (String, Vec<String>) {
    let (what, own) = match action {
        Action::SetPreferredName { name } => (texts::did_name(), vec![name.clone()]),
        Action::AnswerOccurrence { occurrence, answer, note } => {
            (texts::did_answer(&answer_in_words(*answer)), vec![title(plan, *occurrence), note.clone()])
        }
        Action::AddGoal { prompts, .. } => (
            texts::did_add_goal(),
            Prompt::ALL.into_iter().map(|prompt| prompts.get(prompt).to_owned()).collect(),
        ),
        Action::RewordGoal { text, .. } => (texts::did_reword_goal(), vec![text.clone()]),
        Action::PauseGoal { goal: id } => (texts::did_pause_goal(), vec![goal(plan, *id)]),
        Action::ResumeGoal { goal: id } => (texts::did_resume_goal(), vec![goal(plan, *id)]),
        Action::FinishGoal { goal: id, .. } => (texts::did_finish_goal(), vec![goal(plan, *id)]),
        Action::ShareGoal { goal: id, shared: true } => (texts::did_share_goal(), vec![goal(plan, *id)]),
        Action::ShareGoal { goal: id, shared: false } => {
            (texts::did_keep_goal_private(), vec![goal(plan, *id)])
        }
        Action::AddStep { text, .. } => (texts::did_add_step(), vec![text.clone()]),
        Action::MoveStep { step: id, .. } => (texts::did_move_step(), vec![step(plan, *id)]),
        Action::DoStep { step: id, .. } => (texts::did_do_step(), vec![step(plan, *id)]),
        Action::UndoStep { step: id } => (texts::did_undo_step(), vec![step(plan, *id)]),
        Action::KeepSupport { name, who, phone, email, .. } => {
            (texts::did_keep_support(), vec![name.clone(), who.clone(), national(phone), email.clone()])
        }
        Action::RemoveSupport { support: id } => (texts::did_remove_support(), vec![support(plan, *id)]),
        Action::AddTask { text, .. } => (texts::did_add_task(), vec![text.clone()]),
        Action::DoTask { task: id, on: Some(_) } => (texts::did_do_task(), vec![task(plan, *id)]),
        Action::DoTask { task: id, on: None } => (texts::did_undo_task(), vec![task(plan, *id)]),
        Action::KeepWake { .. } => (texts::did_wake(), Vec::new()),
        Action::AskToBeTold { .. }
        | Action::AcknowledgeTest { .. }
        | Action::AgreeToBeTold { .. }
        | Action::EndAgreement { .. } => (texts::did_agreement(), Vec::new()),
        Action::ChooseReminders { .. } => (texts::did_reminders(), Vec::new()),
        Action::Acknowledge { .. } | Action::Snooze { .. } => (texts::did_ring_answer(), Vec::new()),
        Action::AskPerson { favour, .. } => (texts::did_request(), vec![favour.line.clone()]),
        Action::AnswerAsk { line, .. } => (texts::did_request(), vec![line.clone()]),
        Action::WithdrawRequest { .. } => (texts::did_request(), Vec::new()),
        Action::KeepTrip { trip } => (texts::did_trip(), vec![trip.name.clone()]),
        Action::CheckIn { occurrence, line, .. } => (
            texts::did_check_in(&intl::date(occurrence.start.date(), DateStyle::Day)),
            vec![title(plan, *occurrence), line.clone()],
        ),
        Action::ContestCheckIn { occurrence, line, .. } => {
            (texts::did_contest(), vec![title(plan, *occurrence), line.clone().unwrap_or_default()])
        }
        Action::ProposeRampStep { words, .. } => (texts::did_ramp(), vec![words.clone()]),
        Action::AnswerRampStep { .. } => (texts::did_ramp(), Vec::new()),
        Action::LogPractice { practice } => (texts::did_practice(), vec![practice.line.clone()]),
        Action::GiveConsent { person: id, shares, .. } => (
            texts::DidGiveConsent { name: &person(plan, *id), what: &shares_in_words(shares) }.text(),
            Vec::new(),
        ),
        Action::WithdrawConsent { person: id } => {
            (texts::did_withdraw_consent(&person(plan, *id)), Vec::new())
        }
        Action::MakeWish { about, words, .. } => {
            (texts::did_wish(&wish_in_words(*about)), vec![words.clone()])
        }
        Action::WithdrawWish { .. } => (texts::did_withdraw_wish(), Vec::new()),
        Action::AtMeeting { deed, .. } => (texts::did_meeting(), vec![deed.words().to_owned()]),
        Action::KeepPlanLine { text, .. } => (texts::did_plan_line(), vec![text.clone()]),
        Action::RemovePlanLine { was, .. } => (texts::did_remove_plan_line(), vec![was.clone()]),
        Action::Feedback(deed) => (feedback(deed), vec![deed.words().to_owned()]),
        Action::SelfRating(deed) => rating(deed),
        Action::HandOver(deed) => (texts::did_handover(), vec![deed.words().to_owned()]),
        Action::AnswerWish { line, .. } => (texts::did_answer_wish(), vec![line.clone()]),
        Action::AskForHelp { line, .. } => (texts::did_ask_for_help(), vec![line.clone()]),
        Action::AnswerCall { line, .. } => (texts::did_answer_call(), vec![line.clone()]),
        Action::Thank { person: id, line, .. } => (texts::did_thank(&person(plan, *id)), vec![line.clone()]),
    };
    (what, own.into_iter().filter(|line| !line.trim().is_empty()).collect())
}

fn feedback(deed: &FeedbackDeed) -> String {
    match deed {
        FeedbackDeed::Say { face, .. } => texts::did_feedback(&face_in_words(*face)),
        FeedbackDeed::TakeBack { .. } => texts::did_feedback_back(),
        FeedbackDeed::Answer { .. } => texts::did_feedback_answer(),
    }
}

fn rating(deed: &RatingDeed) -> (String, Vec<String>) {
    match deed {
        RatingDeed::Rate { scale, value, .. } => {
            let answer = scale.labels.get(usize::from(*value)).map(text).unwrap_or_default();
            (texts::did_rate(), vec![text(&scale.question), answer])
        }
        RatingDeed::TakeBack { .. } => (texts::did_rate_back(), Vec::new()),
        RatingDeed::Count { yes: true, .. } => (texts::did_count(), Vec::new()),
        RatingDeed::Count { yes: false, .. } => (texts::did_count_back(), Vec::new()),
    }
}

fn title(plan: Option<&Plan>, id: OccurrenceId) -> String {
    plan.and_then(|plan| plan.occurrence(id)).map(|occurrence| text(&occurrence.title)).unwrap_or_default()
}

fn goal(plan: Option<&Plan>, id: GoalId) -> String {
    plan.and_then(|plan| plan.record.goal(id)).map(|goal| goal.prompts.goal.clone()).unwrap_or_default()
}

fn step(plan: Option<&Plan>, id: StepId) -> String {
    plan.and_then(|plan| plan.record.step(id)).map(|step| step.text.clone()).unwrap_or_default()
}

/// Somebody taken away is found where the server still has them.
fn support(plan: Option<&Plan>, id: SupportId) -> String {
    plan.and_then(|plan| plan.snapshot.record.support(id))
        .map(|support| support.name.clone())
        .unwrap_or_default()
}

fn person(plan: Option<&Plan>, id: PersonId) -> String {
    plan.and_then(|plan| plan.person(id)).map_or_else(texts::consent_somebody, |card| card.name.clone())
}

fn task(plan: Option<&Plan>, id: TaskId) -> String {
    plan.and_then(|plan| plan.record.task(id)).map(|task| task.text.clone()).unwrap_or_default()
}
