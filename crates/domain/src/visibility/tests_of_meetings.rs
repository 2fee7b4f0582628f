//! Who reads a meeting: those who attend it, while they are something to the participant, and no more than that.
use super::*;
use uuid::Uuid;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
const HERE: OrganisationId = OrganisationId(Uuid::from_u128(9));
const AMINA: PersonId = PersonId(Uuid::from_u128(1));
const EVA: PersonId = PersonId(Uuid::from_u128(2));

fn relation(role: Role, until: Option<NaiveDate>) -> Relation {
    let since = TODAY - chrono::Days::new(40);
    Relation { participant: AMINA, person: EVA, role, since, until, contact: false }
}

fn ended(role: Role) -> Relation {
    relation(role, TODAY.pred_opt())
}

fn seen(relations: &[Relation]) -> Vec<Part> {
    let question =
        Question { viewer_organisation: HERE, viewer: EVA, subject_organisation: HERE, subject: AMINA };
    let scope = meeting_scope(question, relations, &Consents::default(), TODAY);
    Part::EVERY.into_iter().filter(|part| scope.as_ref().is_some_and(|scope| scope.sees(*part))).collect()
}

#[test]
fn a_caseworker_reads_the_meeting_they_attend_and_nothing_else() {
    assert_eq!(seen(&[relation(Role::Caseworker, None)]), [Part::Attending]);
    assert_eq!(seen(&[relation(Role::Caseworker, Some(TODAY))]), [Part::Attending], "until the last day");
    assert_eq!(seen(&[]), []);
}

#[test]
fn nobody_attends_after_their_relation_ended_or_before_it_began() {
    for role in Role::ALL {
        assert_eq!(seen(&[ended(role)]), [], "{role}");
        let to_come = Relation { since: TODAY.succ_opt().unwrap(), ..relation(role, None) };
        assert_eq!(seen(&[to_come]), [], "{role}");
    }
}

#[test]
fn of_two_relations_only_the_one_that_holds_opens_anything() {
    // A coach who is the caseworker today reads as a caseworker does.
    assert_eq!(seen(&[ended(Role::Coach), relation(Role::Caseworker, None)]), [Part::Attending]);
    // Who attended as a caseworker and only sees sums today reads nothing.
    let sums_only = [ended(Role::Caseworker), relation(Role::ProjectCoordinator, None)];
    assert_eq!(seen(&sums_only), []);
}

#[test]
fn somebody_elses_relation_and_another_organisation_open_nothing() {
    let others = Relation { person: PersonId(Uuid::from_u128(3)), ..relation(Role::Caseworker, None) };
    let elsewhere =
        Relation { participant: PersonId(Uuid::from_u128(4)), ..relation(Role::Caseworker, None) };
    assert_eq!(seen(&[others, elsewhere]), []);
    let viewer_organisation = OrganisationId(Uuid::from_u128(8));
    let question = Question { viewer_organisation, viewer: EVA, subject_organisation: HERE, subject: AMINA };
    let relations = [relation(Role::Caseworker, None)];
    assert_eq!(meeting_scope(question, &relations, &Consents::default(), TODAY), None);
}
