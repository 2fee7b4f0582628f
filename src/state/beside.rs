//! Unsent actions beside the database: among the preferences, from the tap until the database has stored them or the
//! server has them. A database that is lost, silent or full then loses nothing at the next start.
use crate::platform::preferences;
use folje_domain::ids::CommandId;

/// The beginning of the preference's name, before the account's.
const UNSENT: &str = "folje.unsent.";

/// The actions by id, oldest first, as the outbox stores them.
type Entries = Vec<(CommandId, String)>;

fn name(account: &str) -> String {
    format!("{UNSENT}{account}")
}

/// All of an account.
pub(super) fn all(account: &str) -> Entries {
    preferences::get(&name(account)).unwrap_or_default()
}

/// Adds an action, or replaces its text.
pub(super) fn put(account: &str, id: CommandId, text: String) {
    let mut entries = all(account);
    match entries.iter_mut().find(|(other, _)| *other == id) {
        Some(entry) => entry.1 = text,
        None => entries.push((id, text)),
    }
    preferences::set(&name(account), &entries);
}

/// Removes an action: the database or the server has it.
pub(super) fn remove(account: &str, id: CommandId) {
    let mut entries = all(account);
    let before = entries.len();
    entries.retain(|(other, _)| *other != id);
    match entries.len() {
        left if left == before => {}
        0 => forget(account),
        _ => preferences::set(&name(account), &entries),
    }
}

/// Removes all of an account.
pub(super) fn forget(account: &str) {
    preferences::forget(&name(account));
}
