//! What is told of some groups together: each measure is a question of its own to all who took part, and whoever has
//! nothing to say to it is silent.
use chrono::{DateTime, Utc};
use folje_anonymity::{
    answers::{Form, Kind, Row, Value},
    disclosure::{PanelId, Panels, Shown, SurveyId},
    hex::Hex,
};
use folje_api::v1::distance::{DistanceMeasure, DistancePart, DistanceShown, DistanceTold};
use folje_domain::{
    distance::{Measure, Way},
    ids::{CohortId, PersonId},
    record::Scale,
};
use folje_store::Cohort;
use std::collections::{BTreeMap, BTreeSet};

/// What is told; None where so few took part that nothing could be told whatever they did.
pub(crate) fn decide(
    cohorts: &[Cohort],
    measures: &[(Measure, Option<Scale>)],
    ways: &[Way],
    made: DateTime<Utc>,
) -> Option<DistanceTold> {
    let mut rosters: BTreeMap<Option<CohortId>, BTreeSet<PersonId>> = BTreeMap::new();
    for way in ways {
        rosters.entry(way.enrolment.cohort).or_default().insert(way.enrolment.participant);
    }
    let mut panels = Panels::default();
    let panel = pooled(&mut panels, &rosters, measures.len())?;
    let people = panels.panel(panel)?.invited();
    if people < folje_anonymity::disclosure::Limits::APART.invited() {
        return None;
    }
    let shown = (0..).zip(measures).map(|(number, (measure, scale))| DistanceMeasure {
        measure: measure.clone(),
        question: scale.as_ref().map(|scale| scale.question.clone()),
        shown: shown(&mut panels, (SurveyId(number), panel), measure, ways),
    });
    let measures = shown.collect();
    let first = ways.iter().filter_map(|way| way.enrolment.first_day()).min()?;
    let last = ways.iter().filter_map(|way| way.enrolment.last_day()).max()?;
    Some(DistanceTold {
        made,
        cohorts: cohorts.iter().map(|cohort| cohort.id).collect(),
        names: cohorts.iter().map(|cohort| cohort.name.clone()).collect(),
        days: (first, last),
        people,
        measures,
    })
}

/// One panel of all groups, asked everything.
fn pooled(
    panels: &mut Panels,
    rosters: &BTreeMap<Option<CohortId>, BTreeSet<PersonId>>,
    measures: usize,
) -> Option<PanelId> {
    let mut all: BTreeSet<PanelId> = BTreeSet::new();
    for survey in (0..).map(SurveyId).take(measures) {
        for (cohort, people) in rosters {
            all.extend(panels.open(survey, *cohort, people));
        }
    }
    let first = all.pop_first()?;
    for other in all {
        panels.pool(first, other).ok()?;
    }
    Some(first)
}

fn shown(
    panels: &mut Panels,
    (survey, panel): (SurveyId, PanelId),
    measure: &Measure,
    ways: &[Way],
) -> Option<DistanceShown> {
    let form = Form::new(vec![Kind::Scale { choices: measure.choices() }], false).ok()?;
    let answers = ways.iter().filter_map(|way| way.choice(measure)).map(|choice| Row {
        key: Hex([0; 16]),
        panel,
        question: 0,
        values: vec![Value::Choice(choice)],
    });
    let table = panels.release(survey, panel, &form, &answers.collect::<Vec<_>>()).ok()?;
    match table.questions.first()? {
        Shown::Parts(parts) => Some(DistanceShown {
            answered: table.answered,
            parts: parts
                .iter()
                .map(|part| DistancePart { choices: part.choices.clone(), people: part.answers })
                .collect(),
        }),
        Shown::FewOrAlike | Shown::Text => None,
    }
}
