//! «Behöver en människa»: who of somebody's own people needs a person now, for what, and what answers it.
//!
//! By need, never by score: nobody is ranked, nothing is counted up, and each line goes when somebody has done the one
//! thing that answers it. The rule is pure; whoever asks brings only what they may see, so that nothing here can tell
//! them more than their own page does. The participant reads the same lines («Så här ser … dig»).
#[cfg(test)]
mod tests;

use crate::{
    ids::{CallId, PersonId, RecommendationId, WishId},
    people::{CurrentContact, Relation, Role},
    programme::Enrolment,
    record::{AnswerKind, Face, Record, WishKind},
    schedule::{ActivityKind, Occurrence, OccurrenceId},
};
use chrono::{Days, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Days without a report about the workplace after which somebody should hear how it goes.
pub const DAYS_UNREPORTED: u64 = 7;

/// Days before a programme's end from which on its template's next appointment is missed.
pub const DAYS_BEFORE_END: i64 = 21;

/// What is known of one participant, as far as whoever asks may see it.
pub struct Known<'a> {
    /// The record, as the viewer's scope shows it.
    pub record: &'a Record,
    /// The programme that goes on, is to come, or was last.
    pub enrolment: Option<&'a Enrolment>,
    /// Whether the programme's template asks for an appointment after the end
    /// ([`Closing::next_appointment`](crate::template::Closing::next_appointment)).
    pub next_appointment: bool,
    /// What is planned, from [`DAYS_UNREPORTED`] days ago until after the programme's end, in order.
    pub occurrences: &'a [Occurrence],
    /// «Min kontakt just nu».
    pub contact: Option<CurrentContact>,
    /// Everybody's relations to the participant.
    pub relations: &'a [Relation],
    /// Whether nothing living rings for them; false for whoever may not know.
    pub unreached: bool,
    /// When the viewer was told that nothing was heard in the morning, where nobody has said since that they see to it.
    pub unheard: Option<NaiveDateTime>,
}

/// Something for which one participant needs a person.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Nothing was heard from them this morning, and nobody has said yet that they call.
    Unheard {
        /// Since when, in wall time.
        since: NaiveDateTime,
    },
    /// They said «Jag kan inte i dag», and nobody has reported anything about it since.
    CannotCome {
        /// To what.
        occurrence: OccurrenceId,
    },
    /// Somebody at the workplace asks for help with them.
    Help {
        /// Which call.
        call: CallId,
        /// Who asks.
        by: PersonId,
        /// With what.
        line: String,
    },
    /// They say that a report is not so.
    Contested {
        /// About which occurrence.
        occurrence: OccurrenceId,
        /// In their own words.
        line: String,
    },
    /// They want to talk.
    Talk {
        /// Which wish.
        wish: WishId,
        /// What about: the workplace, or anything.
        about: WishKind,
    },
    /// They said to the viewer how an activity was, and nobody has read it yet.
    Feedback {
        /// About which occurrence.
        occurrence: OccurrenceId,
        /// How it was.
        face: Face,
    },
    /// Nobody is agreed as «min kontakt just nu».
    NoContact,
    /// They are to be at a workplace, and nobody there walks beside them.
    Alone,
    /// Nothing living rings for them.
    Unreached,
    /// Nothing is booked any more before their programme ends.
    NothingBooked {
        /// The programme's last day.
        ends: NaiveDate,
    },
    /// The handover is open, and nothing is booked for after the end yet.
    Handover {
        /// The programme's last day.
        ends: NaiveDate,
    },
    /// The programme ends soon, and no meeting is booked for after it, as its template asks for.
    NoNextAppointment {
        /// The programme's last day.
        ends: NaiveDate,
    },
    /// The programme is over, and nobody has noted how it ended.
    HandoverOverdue {
        /// The programme's last day.
        ended: NaiveDate,
    },
    /// A recommendation of which nothing has come by its day (S0: «togs inte hand om»).
    Recommendation {
        /// Which one.
        recommendation: RecommendationId,
        /// To whom it went.
        to: String,
        /// By when something should have come of it.
        by: NaiveDate,
    },
    /// They were at the workplace for a week, and nobody told how it went.
    Unreported {
        /// The first such day.
        since: NaiveDate,
    },
}

/// The one thing that answers a need.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Answer {
    /// Call them.
    Call,
    /// Answer the one who asks.
    Reply,
    /// Book a time.
    Book,
    /// Say who is beside them.
    Pair,
    /// Help with the phone.
    Phone,
    /// Report, or ask who was there.
    Report,
    /// Note how it ended.
    Finish,
    /// Ask what has come of it.
    Follow,
}

impl Need {
    /// What answers it.
    #[must_use]
    pub const fn answer(&self) -> Answer {
        match self {
            Self::Unheard { .. } | Self::CannotCome { .. } => Answer::Call,
            Self::Help { .. } | Self::Talk { .. } | Self::Feedback { .. } => Answer::Reply,
            // «Stämmer inte» starts a talk; the participant says when it has been had.
            Self::Contested { .. } => Answer::Call,
            Self::NoContact | Self::Alone => Answer::Pair,
            Self::Unreached => Answer::Phone,
            Self::NothingBooked { .. } | Self::Handover { .. } | Self::NoNextAppointment { .. } => {
                Answer::Book
            }
            Self::HandoverOverdue { .. } => Answer::Finish,
            Self::Recommendation { .. } => Answer::Follow,
            Self::Unreported { .. } => Answer::Report,
        }
    }

    /// The name on the wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Unheard { .. } => "unheard",
            Self::CannotCome { .. } => "cannot-come",
            Self::Help { .. } => "help",
            Self::Contested { .. } => "contested",
            Self::Talk { .. } => "talk",
            Self::Feedback { .. } => "feedback",
            Self::NoContact => "no-contact",
            Self::Alone => "alone",
            Self::Unreached => "unreached",
            Self::NothingBooked { .. } => "nothing-booked",
            Self::Handover { .. } => "handover",
            Self::NoNextAppointment { .. } => "no-next-appointment",
            Self::HandoverOverdue { .. } => "handover-overdue",
            Self::Recommendation { .. } => "recommendation",
            Self::Unreported { .. } => "unreported",
        }
    }
}

/// What one participant needs a person for at `now` (wall time), most urgent first: the order of [`Need`].
#[must_use]
pub fn needs(known: &Known<'_>, now: NaiveDateTime) -> Vec<Need> {
    let today = now.date();
    let mut needs: Vec<Need> = Vec::new();
    needs.extend(known.unheard.map(|since| Need::Unheard { since }));
    needs.extend(cannot_come(known.record, today));
    needs.extend(known.record.calls.iter().filter(|call| call.waits()).map(|call| Need::Help {
        call: call.id,
        by: call.by,
        line: call.line.clone(),
    }));
    needs.extend(known.record.check_ins.iter().filter_map(|check_in| {
        let contest = check_in.contest()?;
        Some(Need::Contested { occurrence: check_in.occurrence, line: contest.line.clone() })
    }));
    let to_talk = |about| matches!(about, WishKind::Workplace | WishKind::Talk);
    let wishes = known.record.wishes.iter().filter(|wish| wish.waits() && to_talk(wish.about));
    needs.extend(wishes.map(|wish| Need::Talk { wish: wish.id, about: wish.about }));
    let said = known.record.feedback.iter().filter(|feedback| feedback.waits());
    needs.extend(
        said.filter_map(|one| Some(Need::Feedback { occurrence: one.occurrence, face: one.said()?.0 })),
    );
    let overdue = known.record.recommendations.iter().filter(|one| one.overdue(today));
    let overdue =
        overdue.map(|one| Need::Recommendation { recommendation: one.id, to: one.to.clone(), by: one.by });
    let overdue: Vec<_> = overdue.collect();
    let Some(enrolment) = known.enrolment.filter(|enrolment| enrolment.finished.is_none()) else {
        // After the end nobody is planned for; who asks is heard all the same, and what was recommended is not dropped.
        needs.extend(overdue);
        return needs;
    };
    if known.contact.is_none_or(|contact| contact.stand_in) {
        needs.push(Need::NoContact);
    }
    needs.extend(alone(known, today).then_some(Need::Alone));
    needs.extend(known.unreached.then_some(Need::Unreached));
    needs.extend(ahead(known, enrolment, now));
    needs.extend(overdue);
    needs.extend(unreported(known, today).map(|since| Need::Unreported { since }));
    needs
}

/// What they cannot come to today, in order of time. A report about it answers the line; taking the answer back does too.
pub fn cannot_come(record: &Record, today: NaiveDate) -> impl Iterator<Item = Need> + '_ {
    let reported = |occurrence| {
        record.check_ins.iter().any(|one| one.occurrence == occurrence && one.report.attendance.is_some())
    };
    let mut said: Vec<_> = record
        .answers
        .iter()
        .filter(|answer| answer.kind == AnswerKind::CannotToday && answer.occurrence.start.date() == today)
        .map(|answer| answer.occurrence)
        .filter(|occurrence| !reported(*occurrence))
        .collect();
    said.sort_unstable_by_key(|occurrence| occurrence.start);
    said.into_iter().map(|occurrence| Need::CannotCome { occurrence })
}

/// Whether they are at a workplace this week or soon, and neither ambassador nor supervisor is beside them.
fn alone(known: &Known<'_>, today: NaiveDate) -> bool {
    let week = today.checked_add_days(Days::new(7)).unwrap_or(today);
    let at_work = known.occurrences.iter().any(|occurrence| {
        occurrence.kind == ActivityKind::Placement
            && occurrence.takes_place()
            && (today..week).contains(&occurrence.start.date())
    });
    let beside = |relation: &&Relation| {
        matches!(relation.role, Role::Ambassador | Role::Supervisor) && relation.holds_on(today)
    };
    at_work && !known.relations.iter().any(|relation| beside(&relation))
}

/// What is missing on the way to the programme's end: one thing at a time.
fn ahead(known: &Known<'_>, enrolment: &Enrolment, now: NaiveDateTime) -> Option<Need> {
    let today = now.date();
    let ends = enrolment.last_day()?;
    let coming = || known.occurrences.iter().filter(|one| one.takes_place() && one.end > now);
    if today > ends {
        return Some(Need::HandoverOverdue { ended: ends });
    }
    if !enrolment.goes_on(today) {
        return None;
    }
    if !coming().any(|one| one.start.date() <= ends) {
        return Some(Need::NothingBooked { ends });
    }
    let open = enrolment.handover_opens.is_some_and(|opens| opens <= today);
    let after = coming().any(|one| one.start.date() > ends);
    let soon = ends.signed_duration_since(today).num_days() <= DAYS_BEFORE_END;
    match (open, after) {
        (_, true) => None,
        (true, false) => Some(Need::Handover { ends }),
        (false, false) => (known.next_appointment && soon).then_some(Need::NoNextAppointment { ends }),
    }
}

/// The first of the last week's days at the workplace, where none of them was reported by anybody.
fn unreported(known: &Known<'_>, today: NaiveDate) -> Option<NaiveDate> {
    let since = today.checked_sub_days(Days::new(DAYS_UNREPORTED))?;
    let week = since..today;
    let reported = known
        .record
        .check_ins
        .iter()
        .any(|check_in| week.contains(&check_in.day) && check_in.report.attendance.is_some());
    if reported {
        return None;
    }
    let days = known.occurrences.iter().filter(|occurrence| {
        occurrence.kind == ActivityKind::Placement
            && occurrence.takes_place()
            && week.contains(&occurrence.start.date())
    });
    days.map(|occurrence| occurrence.start.date()).min()
}
