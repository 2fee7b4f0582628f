//! Problem details (RFC 9457): what went wrong, with a stable code that the app turns into words.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The media type of a problem (RFC 9457, section 3).
pub const MEDIA_TYPE: &str = "application/problem+json";

/// What went wrong. `type` is always `about:blank`; the code is what a program goes by.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// The stable code.
    pub code: Code,
    /// The HTTP status.
    pub status: u16,
    /// What went wrong, in a few English words.
    pub title: String,
    /// What it was about this request, if there is more to say. Never personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Seconds to wait before trying again, where waiting helps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}

/// The codes of problems.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The body or a parameter cannot be read.
    BadRequest,
    /// The request can be read and matches the description, but breaks a rule that the description cannot express.
    Unprocessable,
    /// A date or time is too far away to be meant.
    DateOutOfRange,
    /// The id, made by the client, already belongs to something else.
    IdTaken,
    /// Nobody is signed in on this device, or no longer.
    SignedOut,
    /// Whoever is signed in may not do this; also for things that do not exist for them.
    NotFound,
    /// The method does not fit the path.
    MethodNotAllowed,
    /// The request came from another site.
    ForeignOrigin,
    /// The invite or code is unknown or mistyped.
    UnknownInvite,
    /// The invite was used already.
    UsedInvite,
    /// The invite has expired.
    ExpiredInvite,
    /// Too many tries; wait as long as `retry_after` says.
    TooManyTries,
    /// The body is larger than anything this path takes.
    TooLarge,
    /// As many as are kept for one person are there already.
    TooMany,
    /// Somebody else changed it since it was read: read it anew.
    Changed,
    /// Somebody else has that time now.
    Taken,
    /// The app is too old for this server: reload it.
    AppTooOld,
    /// A programme closes in a meeting, and none was held.
    NotClosed,
    /// This person's tokens of the period were fetched before, or a printed code was given out instead.
    TokensIssued,
    /// The token was used before: after a lost reply this means that the answer is there.
    TokenSpent,
    /// The survey is closed.
    SurveyClosed,
    /// The programme's last survey is open still, or its answer to the participants is not written yet.
    AnswerFirst,
    /// Answers of one of the panels were counted, so they stay apart.
    PanelCounted,
    /// This device gets no pushes: it has no subscription here.
    NoSubscription,
    /// The server failed; what was sent may be sent again.
    Internal,
    /// The store cannot be written to now; what was sent may be sent again.
    Unavailable,
    /// A code that this side does not know.
    #[serde(other)]
    Other,
}
