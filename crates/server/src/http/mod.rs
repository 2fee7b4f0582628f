//! What is served over HTTP: the API, a file for each endpoint, and the app's files, inside the guards.
//!
//! A file of an endpoint reads from top to bottom: description, handler, what can go wrong.
mod binary;
mod calendar;
mod calendar_event;
mod calendar_feed;
mod calling;
mod commands;
mod csp;
mod departures;
mod description;
mod desk;
mod desk_cohorts;
mod desk_companions;
mod desk_dates;
mod desk_distance;
mod desk_endings;
mod desk_enrolments;
mod desk_free_time;
mod desk_gender;
mod desk_import;
mod desk_invites;
mod desk_lost_phones;
mod desk_network;
mod desk_openings;
mod desk_pairing;
mod desk_people;
mod desk_person;
mod desk_relations;
mod desk_schedule;
mod desk_schedule_edit;
mod desk_statistics;
mod desk_survey;
mod desk_survey_codes;
mod desk_surveys;
mod desk_talks;
mod device_end;
mod devices;
mod devices_end;
mod etag;
mod files;
pub mod guard;
pub mod json;
mod letters;
mod meeting_file;
mod meetings;
mod meetings_with;
mod openapi;
mod people;
mod photo;
pub mod problem;
mod push;
mod push_subscription;
mod push_subscription_end;
mod push_test;
mod rings;
mod seen_by;
mod session;
mod session_end;
mod sign_in;
mod snapshot;
mod stops;
mod survey_keys;
mod surveys;
mod talk_order;
mod talks;
mod text_messages;
mod tokens;

use crate::state::App;
use axum::{Router, extract::Request, response::Response};
use folje_api::v1::problem::Code;
use problem::Failure;
use tower_http::compression::CompressionLayer;
use utoipa_axum::{router::OpenApiRouter, routes};

/// All that is served, inside the guards.
pub fn router(app: App) -> Router {
    // The app's files are compressed by the build; what the API says is compressed here.
    let api = api().split_for_parts().0.layer(CompressionLayer::new()).with_state(app.clone());
    let files = files::Files::new(app.settings.dist.as_deref());
    let policy = files.policy().clone();
    let everything = api
        .method_not_allowed_fallback(wrong_method)
        .fallback(move |request: Request| unknown_or_file(files.clone(), request));
    guard::guarded(everything, &app, policy)
}

/// The OpenAPI 3.1 document of the API, generated from the code.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn description() -> serde_json::Result<serde_json::Value> {
    serde_json::to_value(api().split_for_parts().1).map(description::complete)
}

/// The API's endpoints with their descriptions.
pub fn api() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(openapi::head())
        .routes(routes!(sign_in::sign_in, session::session, session_end::session_end))
        .routes(routes!(devices::devices, devices_end::devices_end))
        .routes(routes!(device_end::device_end))
        .routes(routes!(snapshot::snapshot))
        .routes(routes!(people::people))
        .routes(routes!(seen_by::seen_by))
        .routes(routes!(commands::commands))
        .routes(routes!(desk::desk))
        .routes(routes!(desk_cohorts::start_cohort))
        .routes(routes!(desk_people::add_person))
        .routes(routes!(desk_enrolments::enrol))
        .routes(routes!(desk_relations::relate))
        .routes(routes!(desk_invites::invite))
        .routes(routes!(desk_lost_phones::lost_phone))
        .routes(routes!(desk_person::desk_person))
        .routes(routes!(desk_pairing::desk_pairing))
        .routes(routes!(desk_endings::finish))
        .routes(routes!(desk_companions::companion_hours))
        .routes(routes!(desk_dates::dates))
        .routes(routes!(desk_import::import))
        .routes(routes!(desk_schedule::schedule, desk_schedule_edit::change_schedule))
        .routes(routes!(desk_talks::desk_talks, desk_free_time::keep_free))
        .routes(routes!(talks::talks, talk_order::order_talk))
        .routes(routes!(desk_gender::note_gender))
        .routes(routes!(desk_network::add_network_day))
        .routes(routes!(desk_network::remove_network_day))
        .routes(routes!(desk_statistics::statistics))
        .routes(routes!(desk_statistics::statistics_file))
        .routes(routes!(desk_distance::desk_distance, desk_distance::tell_distance))
        .routes(routes!(calling::calling))
        .routes(routes!(meetings::meetings))
        .routes(routes!(meetings_with::meetings_with))
        .routes(routes!(meeting_file::meeting_file))
        .routes(routes!(desk_openings::keep_opening))
        .routes(routes!(push::push))
        .routes(routes!(push_subscription::push_subscription, push_subscription_end::push_subscription_end))
        .routes(routes!(push_test::push_test))
        .routes(routes!(text_messages::text_messages, text_messages::choose_text_messages))
        .routes(routes!(rings::rings))
        .routes(routes!(stops::stops))
        .routes(routes!(departures::departures))
        .routes(routes!(photo::photo, photo::photo_new))
        .routes(routes!(calendar::calendar, calendar::calendar_new, calendar::calendar_end))
        .routes(routes!(calendar_event::calendar_event))
        .routes(routes!(calendar_feed::calendar_feed))
        .routes(routes!(survey_keys::survey_keys))
        .routes(routes!(surveys::surveys))
        .routes(routes!(tokens::tokens))
        .routes(routes!(letters::letter))
        .routes(routes!(letters::printed, letters::coded_letter))
        .routes(routes!(desk_surveys::desk_surveys, desk_surveys::open_survey))
        .routes(routes!(desk_survey::pool))
        .routes(routes!(desk_survey::answer))
        .routes(routes!(desk_survey::to_read, desk_survey::read))
        .routes(routes!(desk_survey_codes::codes))
        .routes(routes!(openapi::openapi))
}

async fn wrong_method() -> Failure {
    Failure::new(Code::MethodNotAllowed)
}

async fn unknown_or_file(files: files::Files, request: Request) -> Result<Response, Failure> {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        return Err(Failure::not_found());
    }
    files.serve(request).await
}
