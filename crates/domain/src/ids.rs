//! Ids, one type for each kind of thing, so that a goal's id cannot stand where a person's is asked for.
//!
//! All are UUIDs (RFC 9562). What makes them is an argument: the phone and the server each bring their own
//! randomness and clock.
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use utoipa::ToSchema;
use uuid::Uuid;

/// What an id looks like inside a longer text, as a regular expression (RFC 9562, section 4).
pub(crate) const UUID_PATTERN: &str = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// An organisation: a municipal labour-market unit, an authority, an association.
    OrganisationId;
    /// A person with or without an account.
    PersonId;
    /// A group that starts a programme together (deltagaromgång).
    CohortId;
    /// One participant's time in one programme.
    EnrolmentId;
    /// A series of occurrences: one event of a calendar with its recurrence.
    SeriesId;
    /// A command, made on the phone; the server applies each id once.
    CommandId;
    /// A goal or a sub-goal.
    GoalId;
    /// A small step.
    StepId;
    /// A support person whom the participant added.
    SupportId;
    /// An entry of «vem gör vad».
    TaskId;
    /// An entry of «vem har hjälpt mig med vad».
    HelpId;
    /// A wake-up plan.
    WakeId;
    /// A saved trip.
    TripId;
    /// An entry of the practice log of a trip.
    PracticeId;
    /// A photo of the participant's own.
    PhotoId;
    /// A favour that is asked of people, one after the other.
    RequestId;
    /// A proposed step of the hour ramp.
    RampChangeId;
    /// A device on which somebody is signed in.
    SessionId;
    /// A one-time invitation to sign in.
    InviteId;
    /// Something that the participant wishes for.
    WishId;
    /// A time that a coach keeps free for talks.
    FreeTimeId;
    /// A call for help by somebody beside the participant.
    CallId;
    /// A thank-you.
    ThanksId;
    /// A day of the ambassadors' network.
    NetworkDayId;
    /// A meeting of several parties.
    MeetingId;
    /// Somebody who is asked to come to a meeting.
    AttendeeId;
    /// A point of a meeting's agenda.
    PointId;
    /// A line of the rough plan.
    LineId;
    /// What a sponsor invites to.
    OpeningId;
    /// A survey, everywhere; within its programme it has a number too.
    SurveyId;
    /// What was told of how far some groups came.
    DistanceId;
    /// A recommendation to whoever goes on with the participant.
    RecommendationId;
}
