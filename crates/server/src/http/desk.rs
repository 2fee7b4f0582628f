//! `GET /api/v1/desk`: the programmes that can be begun, the groups, and the people who walk beside.
use super::problem::Failure;
use crate::{desk::Staff, state::App};
use axum::{Json, extract::State};
use folje_api::v1::{
    desk::{ChoiceCard, ChoiceKindCard, CohortCard, CompanionCard, Desk, TemplateCard},
    paths,
    problem::Problem,
};
use folje_domain::{
    ids::OrganisationId,
    people::{Deed, leads_group},
    template::{Choice, ChoiceKind, Template},
};
use folje_store::{Person, StoreError};

/// What there is at the desk.
#[utoipa::path(
    get, path = paths::DESK, tag = "desk",
    responses(
        (status = 200, description = "the desk; without names for whoever works with sums only", body = Desk),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: whoever asks has no work here", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn desk(State(app): State<App>, staff: Staff) -> Result<Json<Desk>, Failure> {
    let organisation = staff.viewer.person.organisation;
    let looks = staff.may(Deed::Look).is_ok();
    let companions = if looks { companions(&app, organisation).await? } else { Vec::new() };
    let counts = app.store.cohort_counts(organisation, app.today()).await?;
    let cohorts = app.store.cohorts(organisation).await?;
    let ties = app.store.group_ties(organisation, staff.viewer.person.id, app.today()).await?;
    let leads = |cohort| leads_group(&staff.duties, ties.get(&cohort).copied().unwrap_or_default());
    Ok(Json(Desk {
        templates: app.settings.programmes.all().iter().map(template).collect(),
        cohorts: cohorts
            .into_iter()
            .map(|cohort| CohortCard {
                leads: leads(cohort.id),
                people: counts.get(&cohort.id).copied().unwrap_or_default(),
                id: cohort.id,
                name: cohort.name,
                template: cohort.template,
                starts: cohort.starts,
            })
            .collect(),
        companions,
        duties: staff.duties,
    }))
}

/// Everybody who walks beside participants, with what it takes to choose among them.
async fn companions(app: &App, organisation: OrganisationId) -> Result<Vec<CompanionCard>, StoreError> {
    let hours = app.store.companion_hours(organisation).await?;
    let staff = app.store.staff(organisation).await?;
    let people = app.store.companions(organisation).await?;
    let card = |person: Person| CompanionCard {
        there: hours.get(&person.id).copied(),
        staff: staff.contains(&person.id),
        id: person.id,
        name: person.name,
        works_at: person.works_at,
    };
    Ok(people.into_iter().map(card).collect())
}

fn template(template: &Template) -> TemplateCard {
    TemplateCard {
        key: template.key.clone(),
        name: template.name.clone(),
        about: template.about.clone(),
        group: template.group,
        places: template.places,
        every_weeks: template.new_group_every_weeks,
        choices: template.choices.iter().map(choice).collect(),
    }
}

fn choice(choice: &Choice) -> ChoiceCard {
    let kind = match &choice.kind {
        ChoiceKind::OneOf { options, default } => ChoiceKindCard::OneOf {
            options: options.iter().map(|option| (option.key.clone(), option.name.clone())).collect(),
            default: default.clone(),
        },
        ChoiceKind::Days { at_least, at_most, shortest, longest, default } => ChoiceKindCard::Days {
            at_least: *at_least,
            at_most: *at_most,
            shortest: *shortest,
            longest: *longest,
            default: default.clone(),
        },
    };
    ChoiceCard { key: choice.key.clone(), name: choice.name.clone(), about: choice.about.clone(), kind }
}
