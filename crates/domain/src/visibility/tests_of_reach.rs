//! Whom answers about a day reach.
use super::*;
use uuid::Uuid;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

/// Whether somebody with that role, until that day, sees the part.
fn sees(role: Role, until: Option<NaiveDate>, part: Part) -> bool {
    let (organisation, participant) = (OrganisationId(Uuid::from_u128(9)), PersonId(Uuid::from_u128(1)));
    let person = PersonId(Uuid::from_u128(2));
    let relation = Relation { participant, person, role, since: TODAY, until, contact: false };
    let question = Question {
        viewer_organisation: organisation,
        viewer: person,
        subject_organisation: organisation,
        subject: participant,
    };
    scope(question, &[relation], &Consents::default(), TODAY).is_some_and(|scope| scope.sees(part))
}

fn who_sees(part: Part) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| sees(*role, None, part)).collect()
}

#[test]
fn answers_about_the_workplace_reach_whoever_waits_there_and_other_answers_do_not() {
    let planning = [Role::Coach, Role::ProgrammeCoordinator, Role::TransitionGuide];
    assert_eq!(who_sees(Part::Answers), planning);
    let waiting = who_sees(Part::PlacementAnswers);
    for role in Role::ALL {
        let waits = planning.contains(&role) || matches!(role, Role::Ambassador | Role::Supervisor);
        assert_eq!(waiting.contains(&role), waits, "{role}");
    }
    assert!(
        !sees(Role::Ambassador, TODAY.pred_opt(), Part::PlacementAnswers),
        "not once the relation has ended"
    );
}
