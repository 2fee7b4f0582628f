//! What follows from a command: a file for each part of the record.
mod agreements;
mod calls;
mod check_ins;
mod consents;
mod feedback;
mod goals;
mod handover;
mod meetings;
mod occurrences;
mod plan_lines;
mod ramp;
mod ratings;
mod reminders;
mod requests;
mod steps;
mod supports;
mod tasks;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_calls;
#[cfg(test)]
mod tests_of_check_ins;
#[cfg(test)]
mod tests_of_consents;
#[cfg(test)]
mod tests_of_feedback;
#[cfg(test)]
mod tests_of_meetings;
#[cfg(test)]
mod tests_of_ratings;
#[cfg(test)]
mod tests_of_relations;
#[cfg(test)]
mod tests_of_reminders;
#[cfg(test)]
mod tests_of_wishes;
mod trips;
mod wakes;
mod wishes;

use super::{Action, Command, Refusal, text};
use crate::{
    ids::PersonId,
    people::Relation,
    record::{Item, Profile, Record},
    schedule::{Occurrence, OccurrenceId},
    visibility::can_be_asked,
};
use chrono::{DateTime, Days, NaiveDate, Utc};

/// What a decision rests on besides the record.
pub struct Context<'a> {
    /// Who asks: known from the session, never from the command.
    pub by: PersonId,
    /// Now, by the side that decides.
    pub now: DateTime<Utc>,
    /// Today's date in Stockholm, by the side that decides.
    pub today: NaiveDate,
    /// What whoever asks is and was to the participant, ended relations too; none where the participant acts themselves.
    pub relations: &'a [Relation],
    /// Whether somebody is or was something to the participant. Only the server knows for certain: a phone offers nobody
    /// else, and says yes.
    pub is_around: &'a dyn Fn(PersonId) -> bool,
    /// Looks an occurrence up in the participant's schedule.
    pub occurrence: &'a dyn Fn(OccurrenceId) -> Option<Occurrence>,
}

impl Context<'_> {
    /// Whether a command about `participant` may name `person`: one of the two, or somebody around the participant.
    fn knows(&self, person: PersonId, participant: PersonId) -> bool {
        person == self.by || person == participant || (self.is_around)(person)
    }

    /// Whether whoever asks is somebody whom the participant can ask, today.
    fn can_be_asked(&self) -> bool {
        let mine = self.relations.iter().filter(|relation| relation.person == self.by);
        mine.filter(|relation| relation.holds_on(self.today)).any(|relation| can_be_asked(relation.role))
    }

    /// Whether whoever asks plans with the participant, today.
    fn plans(&self) -> bool {
        let mine = self.relations.iter().filter(|relation| relation.person == self.by);
        mine.filter(|relation| relation.holds_on(self.today)).any(|relation| relation.role.plans())
    }

    /// Whether whoever asks convenes meetings with the participant, today.
    fn convenes(&self) -> bool {
        let mine = self.relations.iter().filter(|relation| relation.person == self.by);
        mine.filter(|relation| relation.holds_on(self.today)).any(|relation| relation.role.convenes())
    }
}

/// The items that a command puts into the record.
///
/// # Errors
/// A [`Refusal`] that says why not; the record is then as before.
pub fn decide(record: &Record, command: &Command, context: &Context<'_>) -> Result<Vec<Item>, Refusal> {
    if !command.action.people().into_iter().all(|person| context.knows(person, command.about)) {
        return Err(Refusal::NoSuchPerson);
    }
    if context.by != command.about {
        return by_another(record, command, context);
    }
    match &command.action {
        Action::SetPreferredName { name } => {
            let preferred_name = text::chosen_name(name)?;
            Ok(vec![Item::Profile(Profile { preferred_name })])
        }
        Action::AnswerOccurrence { occurrence, answer, note } => {
            occurrences::answer(*occurrence, *answer, note, command.at, context)
        }
        Action::AddGoal { goal, parent, prompts, shared } => {
            goals::add(record, *goal, *parent, prompts, *shared, command.at)
        }
        Action::RewordGoal { goal, prompt, text, was } => {
            goals::reword(record, *goal, *prompt, text, was, command.at)
        }
        Action::PauseGoal { goal } => goals::pause(record, *goal, context.today),
        Action::ResumeGoal { goal } => goals::resume(record, *goal),
        Action::FinishGoal { goal, outcome } => goals::finish(record, *goal, *outcome, context.today),
        Action::ShareGoal { goal, shared } => goals::share(record, *goal, *shared),
        Action::AddStep { step, goal, text, day, done } => {
            steps::add(record, *step, *goal, text, *day, *done, context.today)
        }
        Action::MoveStep { step, to } => steps::change(record, *step, |step| {
            step.day = near(*to, context.today)?;
            Ok(())
        }),
        Action::DoStep { step, on } => steps::change(record, *step, |step| {
            // The first «done» stands: a second device that says it again changes nothing.
            step.done.get_or_insert(near(*on, context.today)?);
            Ok(())
        }),
        Action::UndoStep { step } => steps::change(record, *step, |step| {
            step.done = None;
            Ok(())
        }),
        Action::KeepSupport { support, name, who, phone, email } => {
            supports::keep(record, *support, name, who, phone, email)
        }
        Action::RemoveSupport { support } => supports::remove(record, *support),
        Action::AddTask { task, text, by } => tasks::add(record, *task, text, *by, context),
        Action::DoTask { task, on } => tasks::mark(record, *task, *on, context),
        Action::KeepWake { wake } => wakes::keep(record, wake, command.at, context.today),
        Action::AskToBeTold { wake, person } => wakes::ask_again(record, *wake, *person, command.at),
        Action::EndAgreement { wake, person } => agreements::end(record, *wake, *person, context.by),
        Action::ChooseReminders { choices } => reminders::choose(choices, context.today),
        Action::Acknowledge { ring } => reminders::acknowledge(record, *ring, context.today),
        Action::Snooze { ring, until } => reminders::snooze(record, *ring, *until, context.today),
        Action::AskPerson { request, favour, trip, person, by } => {
            let next = requests::Next { id: *request, favour, trip: *trip, person: *person, by: *by };
            requests::ask(record, &next, command.at, context.today)
        }
        Action::WithdrawRequest { request } => requests::withdraw(record, *request),
        Action::KeepTrip { trip } => trips::keep(record, trip),
        Action::LogPractice { practice } => trips::log(record, practice, context.today),
        Action::ContestCheckIn { occurrence, reporter, line } => {
            check_ins::contest(record, *occurrence, *reporter, line.as_deref(), command.at, context.today)
        }
        Action::ProposeRampStep { .. } => ramp::propose(record, command, context),
        Action::AnswerRampStep { change, yes } => ramp::answer(record, *change, *yes, command, context),
        Action::GiveConsent { person, .. } if *person == context.by => Err(Refusal::NoSuchPerson),
        Action::GiveConsent { person, shares, until, seen } => {
            let giving = consents::Giving { person: *person, shares, until: *until, seen: *seen };
            consents::give(record, &giving, command.at, context.today)
        }
        Action::WithdrawConsent { person } => Ok(consents::withdraw(record, *person, command.at)),
        Action::MakeWish { wish, about, words } => wishes::make(record, *wish, *about, words, command.at),
        Action::WithdrawWish { wish } => wishes::withdraw(record, *wish),
        Action::Thank { thanks, person, line } => {
            calls::thank(record, *thanks, (*person, line), command.at, context.by)
        }
        Action::SelfRating(deed) => ratings::decide(record, deed, command, context),
        Action::AtMeeting { .. }
        | Action::Feedback(_)
        | Action::KeepPlanLine { .. }
        | Action::RemovePlanLine { .. }
        | Action::HandOver(_) => together(record, command, context),
        // What only the other side says.
        Action::AcknowledgeTest { .. }
        | Action::AgreeToBeTold { .. }
        | Action::AnswerAsk { .. }
        | Action::CheckIn { .. }
        | Action::AskForHelp { .. }
        | Action::AnswerCall { .. }
        | Action::AnswerWish { .. } => Err(Refusal::NotAllowed),
    }
}

/// What somebody else may do to a participant's record: answer for themselves what is addressed to them, answer wishes,
/// report, and plan the hours with the participant.
fn by_another(record: &Record, command: &Command, context: &Context<'_>) -> Result<Vec<Item>, Refusal> {
    match &command.action {
        // Consent lets somebody read; that they can be asked comes with their role.
        Action::AcknowledgeTest { .. }
        | Action::AgreeToBeTold { .. }
        | Action::EndAgreement { .. }
        | Action::AnswerAsk { .. }
            if !context.can_be_asked() =>
        {
            Err(Refusal::NotAllowed)
        }
        Action::AcknowledgeTest { wake } => agreements::tested(record, *wake, context.by),
        Action::AgreeToBeTold { wake, hours } => agreements::agree(record, *wake, context.by, *hours),
        Action::EndAgreement { wake, person } if *person == context.by => {
            agreements::end(record, *wake, *person, context.by)
        }
        Action::AnswerAsk { request, yes, line } => {
            requests::answer(record, *request, context.by, *yes, line)
        }
        Action::CheckIn { .. } => check_ins::report(record, command, context),
        Action::ProposeRampStep { .. } => ramp::propose(record, command, context),
        Action::AnswerRampStep { change, yes } => ramp::answer(record, *change, *yes, command, context),
        Action::AnswerWish { wish, said, line } => {
            wishes::answer(record, command, &wishes::Said { wish: *wish, said: *said, line }, context)
        }
        Action::AskForHelp { call, line } => calls::ask(record, *call, line, command, context),
        Action::AnswerCall { call, line } => calls::answer(record, *call, line, command, context),
        // Whose it is not knows nothing of it.
        Action::DoTask { task, on } if record.task(*task).is_some_and(|task| task.owner == context.by) => {
            tasks::mark(record, *task, *on, context)
        }
        _ => together(record, command, context),
    }
}

/// What several sides do, each as far as they may.
fn together(record: &Record, command: &Command, context: &Context<'_>) -> Result<Vec<Item>, Refusal> {
    match &command.action {
        Action::AtMeeting { meeting, deed } => meetings::decide(record, *meeting, deed, command, context),
        Action::KeepPlanLine { line, about, text, was } => {
            let writing = plan_lines::Writing { line: *line, about: *about, text, was };
            plan_lines::keep(record, &writing, command, context)
        }
        Action::RemovePlanLine { line, was } => plan_lines::remove(record, *line, was, command, context),
        Action::HandOver(deed) => handover::decide(record, deed, command, context),
        Action::Feedback(deed) => feedback::decide(record, deed, command, context),
        _ => Err(Refusal::NotAllowed),
    }
}

/// The most items of one kind in a record.
const MOST: usize = 500;

/// The day, if it can be meant: a phone whose clock is a year off must not scatter steps over the calendar.
fn near(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    let reach = Days::new(400);
    let earliest = today.checked_sub_days(reach).unwrap_or(NaiveDate::MIN);
    let latest = today.checked_add_days(reach).unwrap_or(NaiveDate::MAX);
    if (earliest..=latest).contains(&day) { Ok(day) } else { Err(Refusal::TooFarAway) }
}
