//! Reads `[[choice]]`.
use super::{Fields, Found, outline::LONGEST_PHASE};
use crate::template::{Choice, ChoiceKind, ChoiceOption, DayLength, error::Problem};

const A_DAY: u32 = 24 * 60;

/// One choice. Whether its default would be taken is asked by [`check_default`].
pub(super) fn choice(fields: &Fields<'_>) -> Option<Choice> {
    let key = fields.must("key").and_then(|found| found.key());
    let name = fields.must("name").and_then(Found::text);
    let about = fields.may("about").and_then(Found::text);
    let known = [("one-of", true), ("days", false)];
    let kind = match fields.must("kind").and_then(|found| found.one_of(&known)) {
        Some(true) => one_of(fields),
        Some(false) => days(fields),
        // Which other fields belong here depends on the kind, so nothing is said about them.
        None => return None,
    };
    fields.done();
    Some(Choice { key: key?, name: name?, about, kind: kind? })
}

fn one_of(fields: &Fields<'_>) -> Option<ChoiceKind> {
    let default = fields.must("default").and_then(|found| Some((found.string()?.to_owned(), found)));
    let tables = fields.some_tables("option");
    let options: Vec<_> = tables.iter().filter_map(option).collect();
    let complete = options.len() == tables.len();
    for (index, option) in options.iter().enumerate() {
        if options[..index].iter().any(|before| before.key == option.key) {
            fields.report(Problem::Twice(option.key.clone()));
        }
    }
    let (default, found) = default?;
    if complete && !options.iter().any(|option| option.key == default) {
        let known = options.iter().map(|option| option.key.clone()).collect();
        found.report(Problem::Unknown { found: default.clone(), known });
    }
    complete.then_some(ChoiceKind::OneOf { options, default })
}

fn option(fields: &Fields<'_>) -> Option<ChoiceOption> {
    let key = fields.must("key").and_then(|found| found.key());
    let name = fields.must("name").and_then(Found::text);
    let weeks = fields.may("weeks").and_then(|found| found.number(1, LONGEST_PHASE));
    let time = fields.may("time").and_then(|found| found.time());
    fields.done();
    Some(ChoiceOption { key: key?, name: name?, weeks, time })
}

fn days(fields: &Fields<'_>) -> Option<ChoiceKind> {
    let at_least = fields.must("at_least").and_then(|found| found.number(1, 7));
    let at_most = fields.must("at_most").and_then(|found| found.number(1, 7));
    let shortest = fields.must("shortest").and_then(|found| found.number(1, A_DAY));
    let longest = fields.must("longest").and_then(|found| found.number(1, A_DAY));
    let default: Vec<_> =
        fields.must("default").map(|found| found.list()).unwrap_or_default().into_iter().map(day).collect();
    let (at_least, at_most, shortest, longest) = (at_least?, at_most?, shortest?, longest?);
    for (first, last) in [(at_least, at_most), (shortest, longest)] {
        if first > last {
            fields.report(Problem::WrongOrder { first, last });
        }
    }
    let default = default.into_iter().collect::<Option<Vec<_>>>()?;
    Some(ChoiceKind::Days { at_least, at_most, shortest, longest, default })
}

fn day(found: Found<'_>) -> Option<DayLength> {
    let fields = found.table()?;
    let day = fields.must("day").and_then(|found| found.weekday());
    let minutes = fields.must("minutes").and_then(|found| found.number(1, A_DAY));
    fields.done();
    Some(DayLength { day: day?, minutes: minutes? })
}

/// Tells of a default of weekdays that its own choice would refuse. (An unknown option is told where it stands.)
pub(super) fn check_default(fields: &Fields<'_>, choice: &Choice) {
    if let (ChoiceKind::Days { at_least, at_most, shortest, longest, .. }, Err(error)) =
        (&choice.kind, choice.check(&choice.default_answer()))
        && at_least <= at_most
        && shortest <= longest
        && let Some(found) = fields.may("default")
    {
        found.report(Problem::BadDefault(error));
    }
}
