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
    /// Why it was refused, for a user to read: the app has words for each. `detail` is for programmers and is shown to
    /// nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Box<Reason>>,
    /// Seconds to wait before trying again, where waiting helps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}

/// Why a request was refused, with the numbers that the words need.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Reason {
    /// The stable code.
    pub why: Why,
    /// The field of the request that it is about, by its name there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The least that is accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// The most that is accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// What was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<u32>,
}

/// The codes of reasons.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// A field is empty that must not be.
    Missing,
    /// A text is longer than `at_most` characters.
    TooLong,
    /// A text has characters that cannot be shown.
    Unprintable,
    /// A programme is for `at_least` to `at_most` days a week.
    NumberOfDays,
    /// A weekday is chosen twice.
    DayTwice,
    /// A day is `at_least` to `at_most` minutes long.
    DayLength,
    /// What was chosen is no longer offered: the page is older than the programme.
    ChoiceGone,
    /// There is no such programme any more.
    ProgrammeGone,
    /// The first day is too far away.
    DayTooFar,
    /// There is no such group any more.
    GroupGone,
    /// They are in no group on that day.
    NotInAGroup,
    /// It cannot end before it begins.
    EndsBeforeStart,
    /// It has ended, or gone on in another form, already.
    EndedAlready,
    /// Hours were given without days.
    HoursWithoutDays,
    /// A survey closes today at the earliest and in `at_most` weeks at the latest.
    SurveyDays,
    /// There is nobody to ask.
    NobodyToAsk,
    /// Too few people took part.
    TooFewPeople,
    /// Nothing of what would be changed is still to come.
    Over,
    /// A time is too far away, or a length is not possible.
    BadTime,
    /// There is more of it than can be kept.
    TooMany,
    /// A reason that this side does not know.
    #[serde(other)]
    Other,
}

impl Reason {
    /// A reason without numbers.
    #[must_use]
    pub const fn new(why: Why) -> Self {
        Self { why, field: None, at_least: None, at_most: None, found: None }
    }

    /// The same, about a field of the request.
    #[must_use]
    pub fn about(self, field: &str) -> Self {
        Self { field: Some(field.to_owned()), ..self }
    }

    /// The same, with what is accepted.
    #[must_use]
    pub const fn within(mut self, at_least: Option<u32>, at_most: Option<u32>) -> Self {
        (self.at_least, self.at_most) = (at_least, at_most);
        self
    }
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
    /// The body came too slowly; what was sent may be sent again.
    TooSlow,
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
    /// That is no phone number.
    BadPhone,
    /// That is no mail address.
    BadEmail,
    /// A personal identity number stands where there is to be none.
    IdentityNumber,
    /// The server failed; what was sent may be sent again.
    Internal,
    /// The store cannot be written to now; what was sent may be sent again.
    Unavailable,
    /// A code that this side does not know.
    #[serde(other)]
    Other,
}
