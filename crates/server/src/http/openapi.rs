//! `GET /api/v1/openapi.json`: the description of the API, made from the code, so that it cannot say anything else.
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use folje_api::v1::paths;
use utoipa::openapi::{InfoBuilder, License, OpenApi, OpenApiBuilder};

/// The description of this API.
#[utoipa::path(
    get, path = paths::OPENAPI, tag = "description",
    responses((status = 200, description = "OpenAPI 3.1", content_type = "application/json")),
)]
pub(super) async fn openapi() -> Response {
    let description = super::description().to_json().unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/json")], description).into_response()
}

/// What stands above the paths.
pub(super) fn head() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Följe")
        .version("1")
        .description(Some(
            "Errors are problem details (RFC 9457, application/problem+json) with a stable `code`.",
        ))
        .license(Some(License::new("AGPL-3.0-or-later")))
        .build();
    OpenApiBuilder::new().info(info).build()
}
