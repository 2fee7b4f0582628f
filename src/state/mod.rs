//! What the app knows, as signals: who is signed in, the plan, what waits to be sent, how the phone is doing.
//!
//! **Down**: `account` (who) → `snapshot` (what the server last said, kept on the phone) → [`Plan`] (that, with the
//! waiting commands already done to it). **Up**: [`App::act`] decides with `folje-domain`, keeps the command in the
//! outbox, and `sync` sends it until the server has answered.
mod account;
mod act;
mod app;
mod beside;
pub(crate) mod companion;
pub(crate) mod desk;
mod draft;
mod first;
mod hands;
mod keep;
mod outbox;
pub(crate) mod photos;
mod plan;
pub(crate) mod push;
pub(crate) mod rings;
pub(crate) mod survey;
mod sync;
mod written;

pub(crate) use account::{Account, sign_in, sign_out};
pub(crate) use app::{App, Phase, Reach};
pub(crate) use draft::Draft;
pub(crate) use hands::fetch as fetch_hands;
pub(crate) use keep::may_reload;
pub(crate) use outbox::{Fate, Waiting};
pub(crate) use plan::Plan;
pub(crate) use sync::now as ask_anew;
