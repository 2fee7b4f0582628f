//! Whether a message may wake a phone.

/// How urgent a message is (RFC 8030, section 5.3). Phones that save power hold back what is not `High`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// On power and Wi-Fi.
    VeryLow,
    /// On power or Wi-Fi.
    Low,
    /// On neither.
    Normal,
    /// Also with a low battery: what one must not miss.
    High,
}

impl Urgency {
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::VeryLow => "very-low",
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
        }
    }
}
