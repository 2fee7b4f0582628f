//! Phone numbers and mail addresses of people: checked where they are entered, by one rule for the desk, the import,
//! the command line and what phones send.
//!
//! [`entry`] reads what was written; whether such a number exists in its country is asked of the numbering plans here,
//! since they are too large for the app.
use crate::http::problem::Failure;
use folje_api::v1::problem::Code;
use folje_domain::{
    command::{Action, Refusal},
    entry::{self, PhoneError},
};
use phonenumber::{PhoneNumber, Type, metadata::DATABASE};

/// The phone number that somebody wrote, in E.164; empty for an empty entry.
///
/// # Errors
/// [`PhoneError`]; [`PhoneError::Length`] also where the country has no such numbers.
pub fn phone(written: &str) -> Result<String, PhoneError> {
    let number = entry::phone(written)?;
    if number.is_empty() || is_swedish_mobile(&number) {
        return Ok(number);
    }
    let known = phonenumber::parse(None, &number).is_ok_and(|number| number.is_valid());
    if known { Ok(number) } else { Err(PhoneError::Length) }
}

/// A number that takes text messages. There is no other way to make one than [`Self::of`], so that whatever has one
/// can be handed to a gateway.
#[derive(Clone, PartialEq, Eq)]
pub struct SmsNumber(String);

impl SmsNumber {
    /// The number of somebody, as it is kept or as it was written before there was a rule; `None` if no text message
    /// reaches it: it is no number, or one of a landline.
    #[must_use]
    pub fn of(written: &str) -> Option<Self> {
        let number = entry::phone(written).ok().filter(|number| !number.is_empty())?;
        if is_swedish_mobile(&number) {
            return Some(Self(number));
        }
        let parsed = phonenumber::parse(None, &number).ok().filter(PhoneNumber::is_valid)?;
        // Some countries have one range for both (NANP).
        let mobile = matches!(parsed.number_type(&DATABASE), Type::Mobile | Type::FixedLineOrMobile);
        mobile.then_some(Self(number))
    }

    /// In E.164, as gateways want it.
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.0
    }
}

/// Shows no digit of it: numbers get into no log.
impl std::fmt::Debug for SmsNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SmsNumber(…)")
    }
}

/// Whether a number in E.164 is a Swedish mobile: almost all are, and this asks no table.
fn is_swedish_mobile(number: &str) -> bool {
    let Some(national) = number.strip_prefix("+46") else { return false };
    national.len() == 9 && matches!(national.as_bytes(), [b'7', b'0' | b'2' | b'3' | b'6' | b'9', ..])
}

/// The phone number of a form's `field`, in E.164; empty where nothing was written.
///
/// # Errors
/// `bad-phone`, `identity-number`.
pub fn phone_of_form(written: &str) -> Result<String, Failure> {
    phone(written).map_err(|error| {
        let code = if error == PhoneError::IdentityNumber { Code::IdentityNumber } else { Code::BadPhone };
        Failure::new(code).because(error.to_string())
    })
}

/// The mail address of a form; empty where nothing was written.
///
/// # Errors
/// `bad-email`.
pub fn email_of_form(written: &str) -> Result<String, Failure> {
    entry::email(written).map_err(|error| Failure::new(Code::BadEmail).because(error.to_string()))
}

/// Goes on only where no personal identity number stands in the text.
///
/// # Errors
/// `identity-number`.
pub fn without_identity_number(text: &str) -> Result<(), Failure> {
    if entry::contains_identity_number(text) { Err(Failure::new(Code::IdentityNumber)) } else { Ok(()) }
}

/// Why an action is refused for a phone number in it that its country does not have. The rest of the rule is
/// [`folje_domain::command::decide`]'s.
#[must_use]
pub fn refusal(action: &Action) -> Option<Refusal> {
    match action {
        // What is no number at all is refused there, or was kept before there was a rule.
        Action::KeepSupport { phone: written, .. } if entry::phone(written).is_ok() => {
            phone(written).is_err().then_some(Refusal::BadPhone)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use phonenumber::Mode;

    #[test]
    fn numbers_that_no_country_has_are_refused() {
        for written in
            ["070-174 06 05", "08-123 456 78", "+45 20 12 34 56", "+1 202 555 0123", "010-123 45 67", ""]
        {
            assert!(phone(written).is_ok(), "{written}");
        }
        for written in
            ["070-174 06 0", "070-174 06 055", "+999 12345678", "+45 2012345678", "04-12 34 56 78 90"]
        {
            assert_eq!(phone(written), Err(PhoneError::Length), "{written}");
        }
    }

    #[test]
    fn only_mobile_numbers_take_text_messages() {
        for written in ["070-174 06 05", "٠٧٠١٧٤٠٦٠٥", "701740605", "+45 20 12 34 56", "+1 202 555 0123"]
        {
            assert!(SmsNumber::of(written).is_some(), "{written}");
        }
        for written in [
            "",
            "08-123 456 78",
            "+46 8 123 456 78",
            "112",
            "ring mig",
            "070-174 06 0",
            "19900101-0017",
            "020-12 34 56",
        ] {
            assert_eq!(SmsNumber::of(written), None, "{written}");
        }
    }

    #[test]
    fn the_short_cut_for_swedish_mobiles_agrees_with_the_numbering_plan() {
        for prefix in 70..80 {
            let number = format!("+46{prefix}1740605");
            let parsed = phonenumber::parse(None, &number).unwrap();
            let mobile = parsed.is_valid() && parsed.number_type(&DATABASE) == Type::Mobile;
            assert_eq!(is_swedish_mobile(&number), mobile, "{number}");
        }
    }

    #[test]
    fn swedish_numbers_are_shown_as_the_numbering_plan_shows_them() {
        for number in
            ["+46701740605", "+46812345678", "+468123456", "+46241123456", "+4631123456", "+46101234567"]
        {
            let shown = phonenumber::parse(None, number).unwrap().format().mode(Mode::National).to_string();
            assert_eq!(entry::national(number), shown, "{number}");
        }
    }
}
