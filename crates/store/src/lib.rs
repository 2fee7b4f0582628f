//! What is kept: one [`Store`] on SQLite or PostgreSQL, by its address.
//!
//! The SQL stands once for both engines (sqlx's `Any` driver); what an engine does in its own way stands in its file
//! in `engine`. Whatever is asked about a participant for somebody takes a [`Scope`], which only the domain makes,
//! and the queries themselves leave out what the scope does not show.
//!
//! **To keep a new kind of thing:**
//! 1. its table in a new file of `migrations/sqlite` and of `migrations/postgres`: text, 64-bit integers and bytes
//!    only, an `organisation` in each row, foreign keys that include it;
//! 2. a file here with the type (if the domain has none), its row and its methods on [`Store`]; what writes goes
//!    through `Store::write`, so that a caller that goes away cannot leave a transaction open;
//! 3. if a snapshot shows it: bump the counters of those who see it (`counters.rs`), in the same transaction;
//! 4. if it belongs to a participant's record, none of that: make it an item in the domain, and it is kept already;
//! 5. its part of the story in the cross-crate tests, which run on both engines.
//!
//! [`Scope`]: folje_domain::visibility::Scope
mod calendars;
mod commands;
mod companions;
mod consents;
mod counters;
mod desk;
mod desk_import;
mod distance;
mod duties;
mod engine;
mod enrolments;
mod error;
mod groups;
mod hash;
mod invitations;
mod invites;
mod items;
mod lost;
mod many;
mod network;
mod openings;
mod organisations;
mod people;
mod photos;
mod planning;
mod relations;
mod reminders;
mod rows;
mod schedule;
mod sessions;
mod statistics;
mod store;
mod surveys;
mod talks;
mod text_messages;
mod timetable;
mod write;

pub use commands::Applied;
pub use desk::{By, Move};
pub use desk_import::Newcomer;
pub use distance::{Rosters, Told};
pub use engine::Engine;
pub use enrolments::Cohort;
pub use error::StoreError;
pub use hash::Hash;
pub use invitations::{MailFate, MeetingMail, UndeliveredMail};
pub use invites::{InviteRefusal, InviteSecret, NewInvite};
pub use items::Parts;
pub use lost::SignedOut;
pub use network::NetworkDay;
pub use organisations::Organisation;
pub use people::{Part, Person};
pub use photos::PhotoRefusal;
pub use reminders::{
    Claimed, NewOutgoing, NewRing, NewSubscription, NewToken, Noted, Outgoing, PlanChange, Replan, Ring,
    Sending, Sent, SentState, Standing, Subscription, TokenOwner, WithDevices,
};
pub use schedule::{Planned, SeriesOwner};
pub use sessions::{NewSession, Session};
pub use store::Store;
pub use surveys::{
    AnswerBack, BallotBox, KeptPeriod, Keys, KeysLost, Letter, NewCode, NewPeriod, NotDropped, NotGiven,
    NotOpened, Opening, PanelResult, ReleasedTexts, Right, Survey, TextsToRead,
};
pub use talks::Talk;
pub use text_messages::TextMessages;
pub use timetable::{Kept, STEP, StationName, Step};
