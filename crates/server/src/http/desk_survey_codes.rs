//! `POST /api/v1/desk/surveys/{id}/codes`: printed codes, for one's own participants without a phone.
use super::{desk_survey::own, json::Body, problem::Failure};
use crate::{desk::Staff, state::App, surveys::codes};
use axum::{
    Json,
    extract::{Path, State},
};
use folje_anonymity::stream::Stream;
use folje_api::v1::{
    desk_surveys::{Codes, NewCodes, PrintedCode},
    paths,
    problem::{Code, Problem},
    surveys::{CODE_LETTERS, PRINTED},
};
use folje_domain::ids::{PersonId, SurveyId};
use folje_store::{NewCode, NotGiven};
use qrcode::{Color, QrCode};
use std::collections::BTreeSet;

/// Print codes for people without a phone, shown once and in no order. Whoever has fetched tokens gets none, and whoever
/// gets one can fetch no tokens.
#[utoipa::path(
    post, path = paths::DESK_SURVEY_CODES, tag = "desk", request_body = NewCodes,
    params(("id" = SurveyId, Path, description = "which survey")),
    responses(
        (status = 200, description = "as many codes as people", body = Codes),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, none of one's own, or not asked", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "tokens-issued: somebody of them has tokens or a code", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn codes(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<String>,
    Body(new): Body<NewCodes>,
) -> Result<Json<Codes>, Failure> {
    let survey = own(&app, &staff, &id).await?;
    let people: BTreeSet<PersonId> = new.people.into_iter().collect();
    for person in &people {
        staff.own(&app, *person).await?;
    }
    let made = people.iter().map(|_| codes::new(&*app.random)).collect::<Result<Vec<_>, _>>();
    let mut made: Vec<[u8; CODE_LETTERS]> = made?;
    Stream::new("codes", &app.random.bytes()?, b"").shuffle(&mut made);
    let digests = made.iter().filter_map(|code| codes::digest(survey.id, &input(code))).collect();
    let new = NewCode { people: people.into_iter().collect(), digests };
    app.store.give_codes(staff.by(&app), survey.id, &new).await?.map_err(|why| match why {
        NotGiven::NotAsked => Failure::not_found(),
        NotGiven::Before => Failure::new(Code::TokensIssued),
    })?;
    let printed = made.iter().map(|code| printed(&app, survey.id, &codes::written(code)));
    Ok(Json(Codes { codes: printed.collect::<Result<_, _>>()? }))
}

fn input(code: &[u8; CODE_LETTERS]) -> [u8; 32] {
    let mut input = [0; 32];
    input[..CODE_LETTERS].copy_from_slice(code);
    input
}

fn printed(app: &App, survey: SurveyId, code: &str) -> Result<PrintedCode, Failure> {
    let path = format!("{PRINTED}#{survey}.{code}");
    let qr = QrCode::new(format!("{}{path}", app.settings.link_base()));
    let qr = qr.map_err(|_| Failure::new(Code::Internal))?;
    let qr = qr.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    Ok(PrintedCode { code: code.to_owned(), path, qr })
}
