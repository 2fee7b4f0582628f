//! How an answer travels and how it lies: no type here can carry a person, a device, an order or a time.
//!
//! ```text
//! Form       what is asked; whether answers belong together is said here, once and for all
//! Answers    one person's, for this form, on their own phone
//! Letter     token and answers on the way, of one size whatever was written
//! Row        what is kept: a random key, the panel, the question, what was answered
//! ```
//! [`lay`] makes the rows of one letter, one for each question unless the form says that they belong together; [`close`]
//! writes all of them anew under new keys. What [`close`] gives is a function of *what* was answered and of fresh
//! randomness, and of nothing else: swap two people's answers and it gives the same bytes.
//!
//! Before the close, a store that can still see which rows were written in one go knows which of them came together
//! (though not from whom). That is why the store must purge its log and old row versions at the close.
mod close;
mod form;
mod lay;
mod letter;
mod wait;

pub use close::close;
pub use form::{Answers, Form, Kind, NotAForm, NotAnswers, TEXT_BYTES, Value};
pub use lay::{Row, lay};
pub use letter::{LETTER, Letter, NotALetter};
pub use wait::{NEAR, days_to_wait};
