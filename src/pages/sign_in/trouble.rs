//! Why signing in did not work, and what one can do about it, in words.
use crate::texts;
use folje_api::v1::problem::{Code, Problem};

/// Longest wait that is told in seconds; a longer one is told in minutes.
const MOST_SECONDS: u64 = 90;

/// Why signing in did not work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Trouble {
    /// No word from the server.
    Unreached,
    /// Nothing was written.
    Empty,
    /// No such invite, or mistyped.
    Unknown,
    /// Used before.
    Used,
    /// Too old.
    Expired,
    /// Too many tries: so many seconds to wait.
    Wait(u64),
    /// The app is too old for the server.
    AppTooOld,
    /// The browser keeps no cookies, so nobody can be signed in; nothing was redeemed.
    NoCookies,
    /// The browser took the session's cookie and did not send it back: the invite is used up.
    CookieLost,
    /// Something on our side.
    Ours,
}

impl Trouble {
    /// What the server's answer means; none: there was no answer.
    pub(super) fn of(problem: Option<&Problem>) -> Self {
        let Some(problem) = problem else { return Self::Unreached };
        match problem.code {
            Code::UnknownInvite | Code::NotFound | Code::BadRequest | Code::Unprocessable => Self::Unknown,
            Code::UsedInvite => Self::Used,
            Code::ExpiredInvite => Self::Expired,
            Code::TooManyTries => Self::Wait(problem.retry_after.unwrap_or(60)),
            Code::AppTooOld => Self::AppTooOld,
            Code::SignedOut
            | Code::MethodNotAllowed
            | Code::ForeignOrigin
            | Code::TooLarge
            | Code::TooSlow
            | Code::TooMany
            | Code::DateOutOfRange
            | Code::IdTaken
            | Code::NotClosed
            | Code::NoSubscription
            | Code::BadPhone
            | Code::BadEmail
            | Code::IdentityNumber
            | Code::Changed
            | Code::Taken
            | Code::TokensIssued
            | Code::TokenSpent
            | Code::SurveyClosed
            | Code::AnswerFirst
            | Code::PanelCounted
            | Code::Internal
            | Code::Unavailable
            | Code::Other => Self::Ours,
        }
    }

    /// In words, about a typed code.
    pub(super) fn about_code(self) -> String {
        match self {
            Self::Unreached => texts::sign_in_no_network(),
            Self::Empty => texts::sign_in_empty(),
            Self::Unknown => texts::sign_in_unknown(),
            Self::Used => texts::sign_in_used(),
            Self::Expired => texts::sign_in_expired(),
            Self::Wait(seconds) => texts::sign_in_wait(&wait_in_words(seconds)),
            Self::AppTooOld => texts::sign_in_too_old(),
            Self::NoCookies => texts::sign_in_no_cookies(),
            Self::CookieLost => texts::sign_in_cookie_lost(),
            Self::Ours => texts::sign_in_troubled(),
        }
    }

    /// In words, about a link.
    pub(super) fn about_link(self) -> String {
        match self {
            Self::Unreached => texts::sign_in_no_network_link(),
            Self::Unknown => texts::sign_in_unknown_link(),
            _ => self.about_code(),
        }
    }

    /// Whether another code would help.
    pub(super) const fn lies_in_the_code(self) -> bool {
        matches!(self, Self::Empty | Self::Unknown | Self::Used | Self::Expired)
    }

    /// Whether the same secret may work later.
    pub(super) const fn passes(self) -> bool {
        matches!(self, Self::Unreached | Self::Wait(_) | Self::NoCookies | Self::Ours)
    }
}

fn wait_in_words(seconds: u64) -> String {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    if seconds <= MOST_SECONDS {
        texts::seconds(count(seconds))
    } else {
        texts::minutes(count(seconds.div_ceil(60)))
    }
}

#[cfg(test)]
mod tests {
    use super::Trouble;
    use folje_api::v1::problem::{Code, Problem};

    fn problem(code: Code, retry_after: Option<u64>) -> Problem {
        Problem { code, status: 400, title: String::new(), detail: None, reason: None, retry_after }
    }

    #[test]
    fn only_what_passes_offers_to_try_the_same_link_again() {
        let passes = |code| Trouble::of(Some(&problem(code, None))).passes();
        assert!(Trouble::of(None).passes());
        assert!(passes(Code::TooManyTries));
        assert!(passes(Code::Unavailable));
        assert!(!passes(Code::UsedInvite));
        assert!(!passes(Code::ExpiredInvite));
        assert!(!passes(Code::UnknownInvite));
    }

    #[test]
    fn the_wait_is_the_servers() {
        assert_eq!(Trouble::of(Some(&problem(Code::TooManyTries, Some(42)))), Trouble::Wait(42));
    }
}
