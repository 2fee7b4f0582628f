//! The desk's ways to the server. Its pages are read when they are opened ([`Asked`]) and what staff do is sent at once
//! ([`Deed`]): a desk has a network, and the words that are half written outlive a moment without one
//! ([`super::Draft`]).
//!
//! A page of the desk in short:
//! ```ignore
//! let desk = Asked::<Desk>::of(paths::DESK);
//! let content = known(desk, move |desk| list(&desk));
//! let deed = Deed::new();
//! // `written.id` was made once and is kept with the draft: sending again after a lost answer changes nothing.
//! let body = NewCohort { id: CohortId(made_once(&mut written.id)), … };
//! if deed.send(Request::post(paths::DESK_COHORTS, &body)).await.is_some() { draft.done(); desk.again(); }
//! ```
mod asked;
mod deed;

pub(crate) use asked::{Asked, Known};
pub(crate) use deed::{Deed, Sent, made_once};
