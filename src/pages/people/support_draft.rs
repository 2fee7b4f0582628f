//! A support person while being written: a new one and a change of one each have a draft of their own, so that
//! neither takes the other's words.
use crate::state::Draft;
use folje_domain::{entry::national, ids::SupportId, record::Support};
use serde::{Deserialize, Serialize};

/// What has been written so far.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Written {
    /// Whom it changes; a new person where absent.
    pub(super) of: Option<SupportId>,
    /// The name.
    pub(super) name: String,
    /// Who it is to the participant.
    pub(super) who: String,
    /// A phone number.
    pub(super) phone: String,
    /// An e-mail address.
    pub(super) email: String,
}

/// The draft of a new person.
pub(super) fn fresh() -> Draft<Written> {
    Draft::named("support")
}

/// The draft of a change.
pub(super) fn change() -> Draft<Written> {
    Draft::named("support.change")
}

/// Begins to change somebody.
pub(super) fn begin_change(support: &Support) {
    let Support { id, name, who, phone, email, removed: _ } = support.clone();
    change().update(|written| {
        // Words about the same person that were left half written are taken up again.
        if written.of != Some(id) {
            *written = Written { of: Some(id), name, who, phone: national(&phone), email };
        }
    });
}
