//! Quiet hours: what is due in them is moved out or left out, wake-ups never.
//!
//! Nothing is moved to two days before its thing: the words know today and tomorrow.
use super::{Ring, RingKind, minutes};
use crate::reminder::Quiet;
use chrono::{NaiveDateTime, TimeDelta};

/// The ring outside quiet hours: later where it is still of use then; else, if it only speaks of a later day, at the
/// last moment before they begin; else not at all.
pub(super) fn outside(quiet: Option<Quiet>, ring: Ring) -> Option<Ring> {
    let Some(quiet) = quiet.filter(|quiet| quiet.contains(ring.due.time())) else { return Some(ring) };
    let until = quiet.ends(ring.due)?;
    // A bus does not wait.
    let on_the_way =
        matches!(ring.kind, RingKind::Leave | RingKind::AtStop | RingKind::ChangeBus | RingKind::GetOff);
    let useful_until = ring.due + minutes(ring.useful);
    if until < useful_until && !on_the_way {
        let useful = u16::try_from((useful_until - until).num_minutes()).unwrap_or(ring.useful);
        return Some(Ring { due: until, useful, ..ring });
    }
    let ahead = matches!(
        ring.kind,
        RingKind::Tomorrow
            | RingKind::FollowUp
            | RingKind::Packing
            | RingKind::Favour
            | RingKind::Activity
            | RingKind::Book
    );
    // Hours that never end leave no room.
    let due = beginning(quiet, ring.due)?.checked_sub_signed(TimeDelta::minutes(1))?;
    let soon = ring.key.date().pred_opt().is_some_and(|eve| due.date() >= eve);
    (ahead && soon && !quiet.contains(due.time())).then_some(Ring { due, ..ring })
}

/// When the quiet hours that `at` lies in began.
fn beginning(quiet: Quiet, at: NaiveDateTime) -> Option<NaiveDateTime> {
    let day = if quiet.from <= at.time() { at.date() } else { at.date().pred_opt()? };
    Some(day.and_time(quiet.from))
}
