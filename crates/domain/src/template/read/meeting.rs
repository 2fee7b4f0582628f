//! Reads `[[meeting]]`: what a meeting of a kind covers in this programme.
use super::{Fields, Found};
use crate::{
    record::MeetingKind,
    template::{MeetingOutline, error::Problem},
};

/// All of them; of each kind one at most.
pub(super) fn meetings(tables: &[Fields<'_>]) -> Option<Vec<MeetingOutline>> {
    let read: Vec<_> = tables.iter().map(meeting).collect();
    for (index, fields) in tables.iter().enumerate() {
        let kind = fields.peek("kind");
        if kind.is_some() && tables[..index].iter().any(|before| before.peek("kind") == kind) {
            fields.report(Problem::Twice(kind.unwrap_or_default().to_owned()));
        }
    }
    read.into_iter().collect()
}

fn meeting(fields: &Fields<'_>) -> Option<MeetingOutline> {
    let kinds = MeetingKind::ALL.map(|kind| (kind.name(), kind));
    let kind = fields.must("kind").and_then(|found| found.one_of(&kinds));
    let lines = fields.must("checklist");
    if let Some(empty) = lines.as_ref().filter(|found| found.is_empty_list()) {
        empty.report(Problem::Missing);
    }
    let lines: Vec<_> = lines.map(|found| found.list()).unwrap_or_default();
    let checklist: Vec<_> = lines.into_iter().map(Found::text).collect();
    fields.done();
    Some(MeetingOutline { kind: kind?, checklist: checklist.into_iter().collect::<Option<_>>()? })
}
