//! Commands as text. What one does on today is written by the first part of the app; writing everything that can be
//! done takes so much code that only the second part has it, and whoever did anything else has that.
use super::{App, hands};
use crate::platform::json;
use chrono::{DateTime, NaiveDate, Utc};
use folje_domain::{
    command::{Action, Command},
    ids::{CommandId, PersonId, StepId},
    record::AnswerKind,
    schedule::OccurrenceId,
};
use serde::Serialize;

/// A [`Command`] of today's, as it is written.
#[derive(Serialize)]
struct OfToday<'a> {
    id: CommandId,
    at: DateTime<Utc>,
    about: PersonId,
    action: Done<'a>,
}

/// An [`Action`] of today's, as it is written.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Done<'a> {
    AnswerOccurrence {
        occurrence: OccurrenceId,
        answer: AnswerKind,
        #[serde(skip_serializing_if = "str::is_empty")]
        note: &'a str,
    },
    DoStep {
        step: StepId,
        on: NaiveDate,
    },
    MoveStep {
        step: StepId,
        to: NaiveDate,
    },
    UndoStep {
        step: StepId,
    },
}

fn of_today(command: &Command) -> Option<OfToday<'_>> {
    let action = match &command.action {
        Action::AnswerOccurrence { occurrence, answer, note } => {
            Done::AnswerOccurrence { occurrence: *occurrence, answer: *answer, note }
        }
        Action::DoStep { step, on } => Done::DoStep { step: *step, on: *on },
        Action::MoveStep { step, to } => Done::MoveStep { step: *step, to: *to },
        Action::UndoStep { step } => Done::UndoStep { step: *step },
        _ => return None,
    };
    Some(OfToday { id: command.id, at: command.at, about: command.about, action })
}

/// The command as text; none where it takes the second part and that cannot be reached.
pub(super) async fn written(app: App, command: &Command) -> Option<String> {
    match of_today(command) {
        Some(command) => Some(json::write(&command)),
        None => Some((hands::fetch(app).await?.write)(command)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::to_value;
    use uuid::Uuid;

    #[test]
    fn what_today_writes_is_what_everybody_writes() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let step = StepId(Uuid::from_u128(1));
        let occurrence: OccurrenceId =
            "0190c0de-0000-7000-8000-000000000001@2026-11-23T09:00:00".parse().unwrap();
        let answer = AnswerKind::Late;
        for action in [
            Action::AnswerOccurrence { occurrence, answer, note: String::new() },
            Action::AnswerOccurrence { occurrence, answer, note: "bussen".to_owned() },
            Action::DoStep { step, on: day },
            Action::MoveStep { step, to: day },
            Action::UndoStep { step },
        ] {
            let (id, about) = (CommandId(Uuid::from_u128(2)), PersonId(Uuid::from_u128(3)));
            let command = Command { id, at: DateTime::UNIX_EPOCH, about, action };
            assert_eq!(to_value(of_today(&command).unwrap()).unwrap(), to_value(&command).unwrap());
        }
    }
}
