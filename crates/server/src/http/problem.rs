//! Problem details (RFC 9457): every error that leaves the server is made here.
use crate::{random::NoRandomness, reminders::PushError};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use folje_api::v1::problem::{Code, MEDIA_TYPE, Problem, Reason};
use folje_domain::dates::DateOutOfRange;
use folje_store::{InviteRefusal, StoreError};

/// Seconds after which it is worth trying again when the store is not there.
const STORE_WAIT: u64 = 5;

/// An error on its way out.
#[derive(Debug)]
pub struct Failure(Box<Problem>);

impl Failure {
    /// An error with `code`.
    #[must_use]
    pub fn new(code: Code) -> Self {
        let (status, title) = shape(code);
        let problem = Problem {
            code,
            status: status.as_u16(),
            title: title.to_owned(),
            detail: None,
            reason: None,
            retry_after: None,
        };
        Self(Box::new(problem))
    }

    /// The same error, with more to say about this request. Never personal data, never what was sent.
    #[must_use]
    pub fn because(mut self, detail: impl Into<String>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    /// A request that a user can mend, with the reason that the app has words for.
    #[must_use]
    pub fn refused(reason: Reason) -> Self {
        let mut failure = Self::new(Code::Unprocessable);
        failure.0.reason = Some(Box::new(reason));
        failure
    }

    /// The same error, worth trying again after so many seconds.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }

    /// The request matches the description, but breaks a rule that the description cannot express; `detail` says which.
    #[must_use]
    pub fn unprocessable(detail: impl Into<String>) -> Self {
        Self::new(Code::Unprocessable).because(detail)
    }

    /// Nobody is signed in on this device.
    #[must_use]
    pub fn signed_out() -> Self {
        Self::new(Code::SignedOut)
    }

    /// There is no such thing, for whoever asks.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(Code::NotFound)
    }
}

/// The status and the title of problems with `code`.
pub(super) const fn shape(code: Code) -> (StatusCode, &'static str) {
    match code {
        Code::BadRequest => (StatusCode::BAD_REQUEST, "the request cannot be read"),
        Code::Unprocessable => (StatusCode::UNPROCESSABLE_ENTITY, "the request breaks a rule"),
        Code::DateOutOfRange => (StatusCode::UNPROCESSABLE_ENTITY, "a date is too far away to be meant"),
        Code::IdTaken => (StatusCode::CONFLICT, "the id is taken by something else"),
        Code::SignedOut => (StatusCode::UNAUTHORIZED, "nobody is signed in on this device"),
        Code::NotFound => (StatusCode::NOT_FOUND, "there is no such thing"),
        Code::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "the method does not fit the path"),
        Code::ForeignOrigin => (StatusCode::FORBIDDEN, "the request came from another site"),
        Code::UnknownInvite => (StatusCode::NOT_FOUND, "the invite or code is unknown"),
        Code::UsedInvite => (StatusCode::GONE, "the invite was used already"),
        Code::ExpiredInvite => (StatusCode::GONE, "the invite has expired"),
        Code::TooManyTries => (StatusCode::TOO_MANY_REQUESTS, "too many tries"),
        Code::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "the body is too large"),
        Code::TooSlow => (StatusCode::REQUEST_TIMEOUT, "the body came too slowly"),
        Code::TooMany => (StatusCode::CONFLICT, "there are as many as are kept"),
        Code::Changed => (StatusCode::CONFLICT, "somebody else changed it in between"),
        Code::Taken => (StatusCode::CONFLICT, "that time is taken"),
        Code::AppTooOld => (StatusCode::UPGRADE_REQUIRED, "the app is too old for this server"),
        Code::NotClosed => (StatusCode::CONFLICT, "no closing meeting was held"),
        Code::TokensIssued => (StatusCode::CONFLICT, "the period's tokens were issued before"),
        Code::TokenSpent => (StatusCode::CONFLICT, "the token was used before"),
        Code::SurveyClosed => (StatusCode::GONE, "the survey is closed"),
        Code::AnswerFirst => (StatusCode::CONFLICT, "the last survey's answer is not written yet"),
        Code::PanelCounted => (StatusCode::CONFLICT, "answers of one of the panels were counted"),
        Code::BadPhone => (StatusCode::UNPROCESSABLE_ENTITY, "that is no phone number"),
        Code::BadEmail => (StatusCode::UNPROCESSABLE_ENTITY, "that is no mail address"),
        Code::IdentityNumber => (StatusCode::UNPROCESSABLE_ENTITY, "a personal identity number is not kept"),
        Code::NoSubscription => (StatusCode::CONFLICT, "this device gets no pushes"),
        Code::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "the store is not there; try again"),
        Code::Internal | Code::Other => (StatusCode::INTERNAL_SERVER_ERROR, "the server failed; try again"),
    }
}

impl From<InviteRefusal> for Failure {
    fn from(refusal: InviteRefusal) -> Self {
        Self::new(match refusal {
            InviteRefusal::Unknown => Code::UnknownInvite,
            InviteRefusal::Used => Code::UsedInvite,
            InviteRefusal::Expired => Code::ExpiredInvite,
        })
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) | StoreError::Changed => {
                tracing::error!(%error, "the store is not there");
                Self::new(Code::Unavailable).retry_after(STORE_WAIT)
            }
            _ => {
                tracing::error!(%error, "the store failed");
                Self::new(Code::Internal)
            }
        }
    }
}

impl From<DateOutOfRange> for Failure {
    fn from(_: DateOutOfRange) -> Self {
        Self::new(Code::DateOutOfRange).because("more than five years from today")
    }
}

impl From<NoRandomness> for Failure {
    fn from(error: NoRandomness) -> Self {
        tracing::error!(%error, "no secret can be made");
        Self::new(Code::Internal)
    }
}

impl From<PushError> for Failure {
    fn from(error: PushError) -> Self {
        match error {
            PushError::Store(error) => error.into(),
            other => {
                tracing::error!(error = %other, "no pushes can be sent");
                Self::new(Code::Internal)
            }
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        // A problem is made of plain fields: there is nothing that could fail to be written.
        let body = serde_json::to_vec(&*self.0).unwrap_or_default();
        let mut response = (status, [(header::CONTENT_TYPE, MEDIA_TYPE)], body).into_response();
        if let Some(seconds) = self.0.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
