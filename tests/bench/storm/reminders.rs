//! What the bench shares with the tests of reminders.
#[path = "../../src/reminders/copies.rs"]
pub(crate) mod copies;
#[path = "../../src/reminders/world.rs"]
#[expect(dead_code, reason = "the tests' own morning, of which a bench needs less")]
pub(crate) mod world;
