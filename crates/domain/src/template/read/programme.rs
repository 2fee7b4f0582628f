//! Reads the whole file: its head, then its parts in the order in which they refer to each other.
use super::{Fields, Found, Known, activity, choice, meeting, outline, scale};
use crate::{
    record::Scale,
    template::{Choice, ChoiceKind, ChoiceOption, PhasePlan, Template, error::Problem},
};
use std::collections::BTreeMap;

/// The template that the file gives, or nothing where what it tells of went wrong.
pub(super) fn template(fields: &Fields<'_>) -> Option<Template> {
    let key = fields.must("key").and_then(|found| found.key());
    let name = fields.must("name").and_then(Found::text);
    let about = fields.must("about").and_then(Found::text);
    let group = fields.must("group").and_then(|found| found.yes());
    let places = fields.may("places").and_then(|found| found.number(1, 100));
    let new_group_every_weeks = fields.may("new_group_every_weeks").and_then(|found| found.number(1, 52));
    let contact = fields.must("contact").and_then(|found| activity::role(&found));
    let stand_ins = fields.must("stand_ins").map(|found| activity::roles(&found)).unwrap_or_default();
    let source = fields.must("source").and_then(Found::table).and_then(|fields| outline::source(&fields));

    let choice_tables = fields.tables("choice");
    let phase_tables = fields.some_tables("phase");
    let activity_tables = fields.tables("activity");
    let meetings = meeting::meetings(&fields.tables("meeting"));
    let scales = scales(fields);
    for tables in [&choice_tables, &phase_tables, &activity_tables] {
        tell_twice(tables);
    }
    let choices: Vec<_> = choice_tables.iter().map(choice::choice).collect();
    for (fields, choice) in choice_tables.iter().zip(&choices) {
        choice.iter().for_each(|choice| choice::check_default(fields, choice));
    }
    let keys = |tables: &[Fields<'_>]| tables.iter().filter_map(key_of).collect::<Vec<_>>();
    let by_key = |choice: Option<Choice>, fields| Some((key_of(fields)?, choice));
    let mut known = Known::new(
        keys(&phase_tables).into_iter().map(|key| (key, None)).collect(),
        choices.iter().cloned().zip(&choice_tables).filter_map(|(c, f)| by_key(c, f)).collect(),
        keys(&activity_tables),
    );
    let phases: Vec<_> = phase_tables.iter().map(|fields| outline::phase(fields, &known)).collect();
    known.phases.extend(longest(&phases, &known.choices));

    let ramp = fields.may("ramp").map(|found| found.table().and_then(|f| outline::ramp(&f, &known)));
    let all_weeks = known.phases.values().copied().sum::<Option<u32>>();
    let handover = fields.may("handover").and_then(Found::table);
    let handover = handover.and_then(|f| outline::handover(&f, all_weeks.unwrap_or(outline::LONGEST_PHASE)));
    let closing = fields.may("closing").and_then(Found::table).map(|f| outline::closing(&f, &known));
    let activities: Vec<_> =
        activity_tables.iter().map(|fields| activity::activity(fields, &known, ramp.as_ref())).collect();
    for fields in &choice_tables {
        if key_of(fields).is_some_and(|key| !known.is_used(&key)) {
            fields.report(Problem::UnusedChoice);
        }
    }
    fields.done();
    Some(Template {
        key: key?,
        name: name?,
        about: about?,
        source: source?,
        group: group?,
        places,
        new_group_every_weeks,
        contact: contact?,
        stand_ins,
        choices: choices.into_iter().collect::<Option<_>>()?,
        phases: phases.into_iter().collect::<Option<_>>()?,
        activities: activities.into_iter().collect::<Option<_>>()?,
        ramp: ramp.flatten(),
        handover,
        closing,
        meetings: meetings?,
        scales: scales?,
    })
}

/// The questions for self-rating.
pub(super) fn scales(fields: &Fields<'_>) -> Option<Vec<Scale>> {
    let tables = fields.tables("self_rating");
    tell_twice(&tables);
    scale::scales(&tables)
}

/// The key of a table, if it has a sound one; a missing or broken one is told where the table is read.
fn key_of(fields: &Fields<'_>) -> Option<String> {
    fields.peek("key").map(str::to_owned)
}

fn tell_twice(tables: &[Fields<'_>]) {
    for (index, fields) in tables.iter().enumerate() {
        if let Some(key) =
            key_of(fields).filter(|key| tables[..index].iter().any(|f| key_of(f).as_ref() == Some(key)))
        {
            fields.report(Problem::Twice(key));
        }
    }
}

/// The greatest number of weeks that each sound phase can have.
fn longest(
    phases: &[Option<PhasePlan>],
    choices: &BTreeMap<String, Option<Choice>>,
) -> Vec<(String, Option<u32>)> {
    let weeks = |phase: &PhasePlan| match &phase.weeks {
        crate::template::Weeks::Fixed(weeks) => Some(*weeks),
        crate::template::Weeks::ByChoice(choice) => match &choices.get(choice)?.as_ref()?.kind {
            ChoiceKind::OneOf { options, .. } => {
                options.iter().filter_map(|ChoiceOption { weeks, .. }| *weeks).max()
            }
            ChoiceKind::Days { .. } => None,
        },
    };
    phases.iter().flatten().map(|phase| (phase.key.clone(), weeks(phase))).collect()
}
