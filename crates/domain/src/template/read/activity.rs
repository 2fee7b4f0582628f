//! Reads `[[activity]]`.
use super::{Fields, Found, Known, when};
use crate::{
    people::Role,
    schedule::{ActivityKind, OnHoliday},
    template::{Activity, RampPlan, StartTime, When, error::Problem},
};

/// The kinds of activities by their names.
pub(super) const KINDS: [(&str, ActivityKind); 9] = [
    ("first-day", ActivityKind::FirstDay),
    ("module", ActivityKind::Module),
    ("talk", ActivityKind::Talk),
    ("meeting", ActivityKind::Meeting),
    ("placement", ActivityKind::Placement),
    ("follow-up", ActivityKind::FollowUp),
    ("health", ActivityKind::Health),
    ("job-search", ActivityKind::JobSearch),
    ("visit", ActivityKind::Visit),
];

/// One activity. `ramp` is the file's ramp: absent where it has none, empty inside where it is broken.
pub(super) fn activity(
    fields: &Fields<'_>,
    known: &Known,
    ramp: Option<&Option<RampPlan>>,
) -> Option<Activity> {
    let key = fields.must("key").and_then(|found| found.key());
    let name = fields.must("name").and_then(Found::text);
    let phase = fields.must("phase").and_then(|found| known.phase(&found));
    let kind = fields.must("kind").and_then(|found| found.one_of(&KINDS));
    let weeks = phase.as_ref().and_then(|phase| known.phases.get(phase).copied().flatten());
    let when = when::when(fields, known, weeks);
    if let Some(When::ByRamp) = when {
        check_ramp(fields, phase.as_deref(), ramp);
    }
    let longest = when.as_ref().map_or(0, |when| when::longest(when, known, ramp.and_then(Option::as_ref)));
    let time = fields.must("time").and_then(|found| time(found, known, longest));
    let only_if = fields.may("only_if").and_then(|found| known.condition(found));
    let gives_way_to = fields.may("gives_way_to").map(|found| others(&found, known, key.as_deref()));
    let holidays = [("cancel", OnHoliday::Cancel), ("keep", OnHoliday::Keep)];
    let on_holiday = fields.may("on_holiday").and_then(|found| found.one_of(&holidays)).unwrap_or_default();
    let with = fields.may("with").map(|found| roles(&found)).unwrap_or_default();
    let bring = fields.may("bring").map(|found| found.list()).unwrap_or_default();
    let bring = bring.into_iter().filter_map(Found::text).collect();
    let [place, about, instead, say] =
        ["place", "about", "instead", "say"].map(|name| fields.may(name).and_then(Found::text));
    fields.done();
    Some(Activity {
        key: key?,
        phase: phase?,
        kind: kind?,
        name: name?,
        when: when?,
        time: time?,
        only_if,
        gives_way_to: gives_way_to.unwrap_or_default(),
        on_holiday,
        with,
        place,
        bring,
        about,
        instead,
        say,
    })
}

/// A list of other activities than `own`.
fn others(found: &Found<'_>, known: &Known, own: Option<&str>) -> Vec<String> {
    let other = |found: Found<'_>| {
        let other = known.activity(&found)?;
        if own == Some(&other) {
            found.report(Problem::ToItself);
        }
        Some(other)
    };
    found.list().into_iter().filter_map(other).collect()
}

/// A list of roles.
pub(super) fn roles(found: &Found<'_>) -> Vec<Role> {
    found.list().iter().filter_map(role).collect()
}

/// A role.
pub(super) fn role(found: &Found<'_>) -> Option<Role> {
    found.one_of(&Role::ALL.map(|role| (role.name(), role)))
}

/// `"09:00"`, or `{ choice = "…" }`; an activity of at most `longest` minutes must not run past midnight.
fn time(found: Found<'_>, known: &Known, longest: u32) -> Option<StartTime> {
    if !found.is_table() {
        let time = found.time()?;
        if when::past_midnight(time, longest) {
            found.report(Problem::PastMidnight);
        }
        return Some(StartTime::At(time));
    }
    let fields = found.table()?;
    let choice = fields.must("choice");
    fields.done();
    let choice = choice?;
    let key = known.choice_with(&choice, "time", |option| option.time)?;
    if known.times(&key).any(|time| when::past_midnight(time, longest)) {
        choice.report(Problem::PastMidnight);
    }
    Some(StartTime::ByChoice(key))
}

fn check_ramp(fields: &Fields<'_>, phase: Option<&str>, ramp: Option<&Option<RampPlan>>) {
    let Some(found) = fields.may("by_ramp") else { return };
    match ramp {
        None => found.report(Problem::NoRamp),
        Some(Some(ramp)) if phase.is_some_and(|phase| phase != ramp.phase) => {
            found.report(Problem::RampElsewhere(ramp.phase.clone()));
        }
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_the_names_that_they_have_on_the_wire() {
        for (name, kind) in KINDS {
            assert_eq!(serde_json::to_value(kind).unwrap(), name);
        }
    }
}
