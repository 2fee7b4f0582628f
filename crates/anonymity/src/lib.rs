//! What makes a survey anonymous, as far as mathematics can: nothing here knows a server, a store or a screen.
//!
//! Pure, like the rules of the domain: randomness is an argument, and there is no clock. Phone and server run the same.
//! Why it is made like this, what holds and what does not: `docs/decisions/0014-anonymous-surveys.md`.
//!
//! - [`tokens`]: one answer for each person invited, and nobody can tell whose (RFC 9497, VOPRF)
//! - [`answers`]: how an answer travels and lies: one size, no person, device, order or time
//! - [`disclosure`]: what may be shown at the close, over all that was ever shown
//!
//! Randomness comes as 32 fresh bytes of the system's own source, never the same ones twice; [`stream`] makes of them as
//! much as is needed.
pub mod answers;
pub mod disclosure;
pub mod hex;
pub mod stream;
pub mod tokens;
