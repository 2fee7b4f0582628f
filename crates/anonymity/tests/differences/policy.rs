//! What is shown: by our rule, and by two others.
use super::programme::{CHOICES, DECLINED, Programme};
use folje_anonymity::{
    answers::{Form, Kind, Row, Value},
    disclosure::{Panel, PanelId, Panels, Part, SurveyId, Table, Why, parts, table},
    hex::Hex,
    stream::Stream,
};
use folje_domain::ids::{CohortId, PersonId};
use std::collections::BTreeMap;

/// A rule for showing results.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Policy {
    Ours,
    /// The usual: whoever is there is asked; exact figures of each cohort and of all, where five answered.
    AtLeastFive,
    /// Ours, but showing panels of several cohorts however many of them answered.
    WithoutSilence,
}

/// What came of a group of people.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    Ours(Result<Table, Why>),
    /// Figures or parts, if any.
    Figures(Option<Vec<u32>>),
}

/// One result, as everybody sees it.
pub(crate) struct Seen {
    /// Who were asked.
    pub(crate) roster: Vec<usize>,
    pub(crate) outcome: Outcome,
    policy: Policy,
    cohorts: usize,
}

impl Seen {
    pub(crate) fn is_shown(&self) -> bool {
        matches!(self.outcome, Outcome::Ours(Ok(_)) | Outcome::Figures(Some(_)))
    }

    /// Whether it would be what it is, had these people answered so.
    pub(crate) fn fits(&self, counts: &[u32]) -> bool {
        // Decided by the roster alone.
        let small = matches!(self.outcome, Outcome::Ours(Err(Why::Small)));
        small || self.outcome == self.policy.outcome(self.roster.len(), self.cohorts, counts)
    }

    /// Whether so many answers could have given it at all: quicker to ask than [`Seen::fits`], never no where that is yes.
    pub(crate) fn could_be_of(&self, answered: u32) -> bool {
        match &self.outcome {
            Outcome::Ours(Ok(table)) => table.answered == answered,
            Outcome::Figures(Some(figures)) => figures.iter().sum::<u32>() == answered,
            _ => true,
        }
    }
}

impl Policy {
    /// All results of a programme.
    pub(crate) fn results(self, programme: &Programme, random: &mut Stream) -> Vec<Seen> {
        let rosters = match self {
            Self::AtLeastFive => present(programme),
            Self::Ours | Self::WithoutSilence => return self.panels(programme, random),
        };
        let seen = |roster: Vec<usize>| {
            let outcome = self.outcome(roster.len(), 1, &programme.counts(&roster));
            Seen { roster, outcome, policy: self, cohorts: 1 }
        };
        rosters.into_iter().map(seen).collect()
    }

    /// What a group's answers come to.
    fn outcome(self, invited: usize, cohorts: usize, counts: &[u32]) -> Outcome {
        let answered: u32 = counts.iter().sum();
        match self {
            Self::Ours => {
                Outcome::Ours(table(&form(), u32::try_from(invited).unwrap(), &rows(counts, PanelId(0))))
            }
            Self::AtLeastFive => Outcome::Figures((answered >= 5).then(|| counts.to_vec())),
            Self::WithoutSilence => {
                let silent = u32::try_from(invited).unwrap() - answered;
                let enough = answered >= 5 && (silent >= 3 || cohorts >= 2);
                let (choices, declined) = counts.split_at(usize::from(CHOICES));
                let parts = enough.then(|| parts(choices, true, 2)).flatten();
                let figures = |parts: Vec<Part>| {
                    parts.iter().map(|part| part.answers).chain(declined.iter().copied()).collect()
                };
                Outcome::Figures(parts.map(figures))
            }
        }
    }

    /// Surveys one after the other, with panels that are pooled at random while they are small.
    fn panels(self, programme: &Programme, random: &mut Stream) -> Vec<Seen> {
        let (mut panels, mut seen) = (Panels::default(), Vec::new());
        for survey in 0..programme.surveys {
            let id = SurveyId(u32::try_from(survey).unwrap());
            let mut asked = Vec::new();
            for cohort in 0..programme.cohorts {
                let people = programme.present(cohort, survey).into_iter().map(person).collect();
                asked.extend(panels.open(id, Some(cohort_id(cohort)), &people));
            }
            for place in 1..asked.len() {
                let small = panels.panel(asked[place]).is_some_and(Panel::should_be_pooled);
                if small && random.below(3) > 0 {
                    // Refused where the other one was counted before.
                    let _ = panels.pool(asked[place - 1], asked[place]);
                }
            }
            let mut decided = BTreeMap::new();
            for id_of_panel in asked {
                let panel = panels.panel(id_of_panel).unwrap();
                let roster: Vec<usize> = panel.members().iter().map(number).collect();
                let cohorts = panel.cohorts();
                if decided.contains_key(&roster) {
                    continue;
                }
                let counts = programme.counts(&roster);
                let outcome = match panels.release(id, id_of_panel, &form(), &rows(&counts, id_of_panel)) {
                    ours if self == Self::Ours => Outcome::Ours(ours),
                    _ => self.outcome(roster.len(), cohorts, &counts),
                };
                decided.insert(roster, (outcome, cohorts));
            }
            seen.extend(decided.into_iter().map(|(roster, (outcome, cohorts))| Seen {
                roster,
                outcome,
                policy: self,
                cohorts,
            }));
        }
        seen
    }
}

/// At each survey: each cohort, and everybody.
fn present(programme: &Programme) -> Vec<Vec<usize>> {
    let mut rosters = Vec::new();
    for survey in 0..programme.surveys {
        let cohorts: Vec<_> =
            (0..programme.cohorts).map(|cohort| programme.present(cohort, survey)).collect();
        rosters.push(cohorts.concat());
        rosters.extend(cohorts);
    }
    rosters
}

fn form() -> Form {
    Form::new(vec![Kind::Scale { choices: CHOICES }], false).unwrap()
}

fn rows(counts: &[u32], panel: PanelId) -> Vec<Row> {
    let value = |choice| if choice == DECLINED { Value::Declined } else { Value::Choice(choice) };
    let row = |choice| Row { key: Hex([0; 16]), panel, question: 0, values: vec![value(choice)] };
    (0..).zip(counts).flat_map(|(choice, count)| (0..*count).map(move |_| row(choice))).collect()
}

fn person(number: usize) -> PersonId {
    format!("00000000-0000-0000-0000-{number:012}").parse().unwrap()
}

fn number(person: &PersonId) -> usize {
    person.to_string()[24..].parse().unwrap()
}

fn cohort_id(number: usize) -> CohortId {
    format!("00000000-0000-0000-0001-{number:012}").parse().unwrap()
}
