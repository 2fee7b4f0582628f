//! Reminders: what should ring when, who has agreed to be told, and the chain that ends at a person.
//!
//! Everything is pure: [`plan()`] lays the rings of a record out in wall time, [`rings_at`] says at which instant a wall
//! time rings, [`chain`] says what is to be done about one ring now. Keeping rows, sending and retrying are the
//! server's.
mod agreement;
pub mod chain;
mod choices;
mod heard;
mod key;
mod morning;
pub mod plan;
mod practice;
mod request;
mod ring;
mod trip;
mod wake;
mod wall;
mod weekdays;

pub use agreement::{ANSWER_MINUTES, Agreement, AgreementState, Hours, Terms};
pub use choices::{Choices, Quiet};
pub use heard::{DAYS_KEPT, Heard, RingAnswer, Snooze};
pub use key::{Moment, RingKey, RingKeyError, Source};
pub use morning::{MorningAnswer, MorningWakeUp};
pub use plan::{Input, plan};
pub use practice::{Company, Practice};
pub use request::{Ask, AskState, Favour, FavourKind, Request, Standing};
pub use ring::{Argument, End, Ring, RingKind, Words};
pub use trip::{ChangeOfBus, Departure, Leg, Stop, Trip, TripStep, Way};
pub use wake::Wake;
pub use wall::rings_at;
pub use weekdays::{Weekdays, WeekdaysError};
