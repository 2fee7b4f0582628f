//! Reads `[[self_rating]]`: a question by which participants rate themselves.
use super::{Fields, Found};
use crate::{record::Scale, template::error::Problem};

/// All of them.
pub(super) fn scales(tables: &[Fields<'_>]) -> Option<Vec<Scale>> {
    tables.iter().map(scale).collect::<Vec<_>>().into_iter().collect()
}

fn scale(fields: &Fields<'_>) -> Option<Scale> {
    let key = fields.must("key").and_then(|found| found.key());
    let question = fields.must("question").and_then(Found::text);
    let labels = fields.must("labels").and_then(|found| {
        let labels: Vec<_> = found.list().into_iter().map(Found::text).collect();
        if !(Scale::LEAST..=Scale::MOST).contains(&labels.len()) {
            let number = |size| u32::try_from(size).unwrap_or(u32::MAX);
            let (least, most) = (number(Scale::LEAST), number(Scale::MOST));
            found.report(Problem::OutOfRange { found: number(labels.len()).into(), least, most });
        }
        labels.into_iter().collect::<Option<Vec<_>>>()
    });
    let owner = fields.may("owner").and_then(|found| found.string());
    fields.done();
    Some(Scale {
        key: key?,
        question: question?,
        labels: labels?,
        owner: owner.unwrap_or_default().to_owned(),
    })
}
