//! Panels: who are seen together, and that nobody can be found by what is missing.
use folje_anonymity::{
    answers::{Form, Kind, Row, Value},
    disclosure::{NotPooled, PanelId, Panels, Shown, SurveyId, Why, table, texts},
    hex::Hex,
};
use folje_domain::ids::{CohortId, PersonId};
use std::collections::BTreeSet;

fn people(numbers: std::ops::Range<u32>) -> BTreeSet<PersonId> {
    numbers.map(|number| format!("00000000-0000-0000-0000-{number:012}").parse().unwrap()).collect()
}

fn cohort(number: u32) -> Option<CohortId> {
    Some(format!("00000000-0000-0000-0001-{number:012}").parse().unwrap())
}

fn form() -> Form {
    Form::new(vec![Kind::Scale { choices: 3 }, Kind::Text], false).unwrap()
}

fn rows(panel: PanelId, choices: &[u8]) -> Vec<Row> {
    let row = |question, value| Row { key: Hex([0; 16]), panel, question, values: vec![value] };
    choices
        .iter()
        .flat_map(|choice| [row(0, Value::Choice(*choice)), row(1, Value::Text(format!("text {choice}")))])
        .collect()
}

const HALF_WAY: SurveyId = SurveyId(1);
const EXIT: SurveyId = SurveyId(2);

#[test]
fn eight_who_were_asked_are_shown_when_five_answered_and_no_more() {
    for (answers, shown) in [(0, false), (1, false), (4, false), (5, true), (6, false), (8, false)] {
        let mut panels = Panels::default();
        let panel = panels.open(HALF_WAY, cohort(1), &people(0..8))[0];
        let rows = rows(panel, &[0, 0, 1, 2, 2, 0, 1, 2][..answers]);
        let decided = panels.release(HALF_WAY, panel, &form(), &rows);
        assert_eq!(decided.is_ok(), shown, "{answers}: {decided:?}");
        assert!(shown || decided == Err(Why::Counts));
    }
}

#[test]
fn what_was_decided_is_not_decided_anew() {
    let mut panels = Panels::default();
    let panel = panels.open(HALF_WAY, cohort(1), &people(0..12))[0];
    let answers = rows(panel, &[0, 0, 1, 2, 2]);
    assert!(panels.release(HALF_WAY, panel, &form(), &answers).is_ok());
    // One answer less, or one more: the difference would be somebody's.
    for other in [&answers[2..], &[answers.clone(), rows(panel, &[1])].concat()] {
        assert_eq!(panels.release(HALF_WAY, panel, &form(), other), Err(Why::Before));
    }
    assert_eq!(panels.release(EXIT, panel, &form(), &answers), Err(Why::NotAsked));
}

#[test]
fn whoever_comes_late_gets_into_a_panel_of_their_own_and_whoever_leaves_stays() {
    let mut panels = Panels::default();
    let first = panels.open(HALF_WAY, cohort(1), &people(0..8));
    let later = panels.open(EXIT, cohort(1), &people(3..10));
    assert_eq!((first.len(), later.len()), (1, 2));
    assert_eq!(panels.panel(later[0]).unwrap().members(), &people(0..8));
    assert_eq!(panels.panel(later[1]).unwrap().members(), &people(8..10));
    assert_eq!(panels.release(EXIT, later[1], &form(), &rows(later[1], &[0, 1])), Err(Why::Small));
}

#[test]
fn panels_are_pooled_for_good_and_only_before_anything_was_counted() {
    let mut panels = Panels::default();
    let mut ask =
        |number: u32| panels.open(HALF_WAY, cohort(number), &people(number * 10..number * 10 + 6))[0];
    let (a, b, c) = (ask(1), ask(2), ask(3));
    let lonely = rows(a, &[0, 0, 1, 2, 2]);
    assert_eq!(panels.release(HALF_WAY, a, &form(), &lonely), Err(Why::Small), "by its roster alone");
    panels.pool(a, b).unwrap();
    assert_eq!(panels.panel(a), panels.panel(b));
    assert_eq!(panels.pool(b, a), Err(NotPooled::NoSuch));
    let both = [rows(a, &[0, 0, 1]), rows(b, &[2, 2, 2]), rows(c, &[1])].concat();
    let table = panels.release(HALF_WAY, b, &form(), &both).unwrap();
    assert_eq!((table.invited, table.answered), (12, 6));
    assert_eq!(panels.pool(a, c), Err(NotPooled::Counted));
}

#[test]
fn a_panel_should_be_pooled_while_it_is_small_and_nothing_of_it_was_counted() {
    let small = |size| {
        let mut panels = Panels::default();
        let panel = panels.open(HALF_WAY, cohort(1), &people(0..size))[0];
        panels.panel(panel).unwrap().should_be_pooled()
    };
    assert_eq!((small(1), small(15), small(16)), (true, true, false));
    let mut panels = Panels::default();
    let panel = panels.open(HALF_WAY, cohort(1), &people(0..8))[0];
    assert!(!panels.panel(panel).unwrap().was_counted());
    assert!(panels.release(HALF_WAY, panel, &form(), &rows(panel, &[0, 0, 1, 2, 2])).is_ok());
    assert!(panels.panel(panel).unwrap().was_counted());
    assert!(!panels.panel(panel).unwrap().should_be_pooled(), "its answers were counted");
}

#[test]
fn a_pooled_panel_names_its_cohorts_and_answers_to_both_ids() {
    let mut panels = Panels::default();
    let a = panels.open(HALF_WAY, None, &people(0..8))[0];
    let b = panels.open(HALF_WAY, cohort(2), &people(8..16))[0];
    let groups = |panels: &Panels, id| panels.panel(id).unwrap().groups().collect::<Vec<_>>();
    assert_eq!((groups(&panels, a), groups(&panels, b)), (vec![None], vec![cohort(2)]));
    panels.pool(b, a).unwrap();
    assert_eq!((groups(&panels, a), groups(&panels, b)), (vec![None, cohort(2)], vec![None, cohort(2)]));
    let panel = panels.panel(b).unwrap();
    assert_eq!((panel.id(), panel.cohorts(), panel.invited()), (Some(a), 2, 16));
    assert!(panel.was_asked(HALF_WAY) && !panel.was_asked(EXIT));
    assert_eq!(
        (panels.iter().count(), panels.asked(HALF_WAY).count(), panels.asked(EXIT).count()),
        (1, 1, 0)
    );
}

#[test]
fn a_panel_whose_answers_were_counted_is_pooled_with_none_before_or_after_it() {
    let ask = |panels: &mut Panels, number: u32| {
        panels.open(HALF_WAY, cohort(number), &people(number * 10..number * 10 + 9))[0]
    };
    for counted in [0, 1] {
        let mut panels = Panels::default();
        let both = [ask(&mut panels, 1), ask(&mut panels, 2)];
        let answers = rows(both[counted], &[0, 0, 1, 2, 2]);
        assert!(panels.release(HALF_WAY, both[counted], &form(), &answers).is_ok());
        let before = panels.clone();
        assert_eq!(panels.pool(both[0], both[1]), Err(NotPooled::Counted));
        assert_eq!(panels.pool(both[1], both[0]), Err(NotPooled::Counted));
        assert_eq!(panels, before, "nothing is changed by what is refused");
    }
}

#[test]
fn what_was_put_to_one_of_two_pooled_panels_alone_is_never_shown() {
    const OTHER: SurveyId = SurveyId(3);
    for other_way_round in [false, true] {
        let mut panels = Panels::default();
        let a = panels.open(HALF_WAY, cohort(1), &people(10..16))[0];
        let b = panels.open(EXIT, cohort(2), &people(20..26))[0];
        panels.open(OTHER, None, &people(10..16).union(&people(20..26)).copied().collect());
        let (one, two) = if other_way_round { (b, a) } else { (a, b) };
        panels.pool(one, two).unwrap();
        let answers = [rows(a, &[0, 0, 1]), rows(b, &[2, 2, 1])].concat();
        for survey in [HALF_WAY, EXIT] {
            for panel in [a, b] {
                assert_eq!(panels.release(survey, panel, &form(), &answers), Err(Why::NotAsked));
            }
            assert_eq!(panels.asked(survey).count(), 0);
        }
        assert_eq!(panels.release(OTHER, a, &form(), &answers).unwrap().answered, 6);
    }
}

#[test]
fn a_question_that_too_few_answered_is_not_shown() {
    for (together, limit, invited) in [(false, 5, 14), (true, 10, 28)] {
        let form =
            Form::new(vec![Kind::Scale { choices: 2 }, Kind::Choice { choices: 2 }], together).unwrap();
        let shown = |answered: usize| {
            let value = |place: usize| match place {
                place if place >= answered => Value::Declined,
                place => Value::Choice(u8::from(place.is_multiple_of(2))),
            };
            let person = |place: usize| {
                let values = [Value::Choice(u8::from(place.is_multiple_of(2))), value(place)];
                let row = |question, values| Row { key: Hex([0; 16]), panel: PanelId(0), question, values };
                if together {
                    vec![row(0, values.to_vec())]
                } else {
                    (0..).zip(values).map(|(question, value)| row(question, vec![value])).collect()
                }
            };
            let rows: Vec<_> = (0..2 * limit).flat_map(person).collect();
            table(&form, invited, &rows).unwrap().questions
        };
        assert_eq!(shown(limit - 1)[1], Shown::FewOrAlike, "{together}");
        assert!(matches!(shown(limit - 1)[0], Shown::Parts(_)), "{together}: the other question is shown");
        assert!(matches!(shown(limit)[1], Shown::Parts(_)), "{together}");
    }
}

#[test]
fn texts_are_not_shown_where_the_table_is_not() {
    let mut panels = Panels::default();
    let a = panels.open(HALF_WAY, cohort(1), &people(0..5))[0];
    let b = panels.open(HALF_WAY, cohort(2), &people(5..10))[0];
    panels.pool(a, b).unwrap();
    // All but two answered: each who is silent could be known.
    let answers = rows(a, &[0, 0, 1, 2, 2, 1, 0, 1]);
    assert_eq!(texts(&form(), panels.panel(a).unwrap(), &answers, 1), Err(Why::Counts));
    assert_eq!(
        texts(&form(), panels.panel(a).unwrap(), &answers[..8], 1),
        Err(Why::Counts),
        "too few answered"
    );
    assert!(texts(&form(), panels.panel(a).unwrap(), &answers[..14], 1).is_ok());
}

#[test]
fn answers_that_are_alike_are_not_shown() {
    let mut panels = Panels::default();
    let panel = panels.open(HALF_WAY, cohort(1), &people(0..10))[0];
    let table = panels.release(HALF_WAY, panel, &form(), &rows(panel, &[1, 1, 1, 1, 1, 2])).unwrap();
    assert_eq!(table.questions, [Shown::FewOrAlike, Shown::Text]);
}

#[test]
fn texts_take_two_cohorts_and_a_reader() {
    let mut panels = Panels::default();
    let a = panels.open(HALF_WAY, cohort(1), &people(0..10))[0];
    let answers = rows(a, &[0, 0, 1, 2, 2]);
    assert_eq!(texts(&form(), panels.panel(a).unwrap(), &answers, 1), Err(Why::Texts));
    let b = panels.open(HALF_WAY, cohort(2), &people(10..20))[0];
    panels.pool(a, b).unwrap();
    let to_read = texts(&form(), panels.panel(a).unwrap(), &answers, 1).unwrap();
    assert_eq!(to_read.texts().len(), 5);
    assert_eq!(to_read.clone().release(vec![None]), None);
    let mut read: Vec<_> = to_read.texts().iter().cloned().map(Some).collect();
    read[0] = None;
    assert_eq!(to_read.release(read).unwrap().len(), 4);
}

#[test]
fn answers_that_belong_together_take_a_larger_group() {
    let form = Form::new(vec![Kind::Scale { choices: 3 }], true).unwrap();
    let mut panels = Panels::default();
    let panel = panels.open(HALF_WAY, cohort(1), &people(0..14))[0];
    let few = rows(panel, &[0, 0, 0, 1, 1, 1, 2, 2, 2, 2]);
    assert_eq!(panels.release(HALF_WAY, panel, &form, &few), Err(Why::Small));
}

#[test]
fn whether_texts_can_be_shown_is_known_before_anybody_writes() {
    let mut panels = Panels::default();
    let a = panels.open(HALF_WAY, cohort(1), &people(0..20))[0];
    assert!(!panels.panel(a).unwrap().may_show_texts(&form()), "one cohort");
    let b = panels.open(HALF_WAY, cohort(2), &people(20..21))[0];
    panels.pool(a, b).unwrap();
    assert!(panels.panel(a).unwrap().may_show_texts(&form()));
    let mut few = Panels::default();
    let a = few.open(HALF_WAY, cohort(1), &people(0..3))[0];
    let b = few.open(HALF_WAY, cohort(2), &people(3..7))[0];
    few.pool(a, b).unwrap();
    assert!(!few.panel(a).unwrap().may_show_texts(&form()), "seven people are too few, whatever they answer");
    // What is promised before is what is decided after.
    let answers = rows(a, &[0, 0, 1, 1, 2, 2]);
    assert!(texts(&form(), few.panel(a).unwrap(), &answers, 1).is_err());
}
