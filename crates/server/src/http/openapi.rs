//! `GET /api/v1/openapi.json`: the description of the API, made from the code, so that it cannot say anything else.
use super::problem::Failure;
use axum::Json;
use folje_api::v1::{paths, problem::Code};
use utoipa::openapi::{InfoBuilder, License, OpenApi, OpenApiBuilder};

/// The description of this API.
#[utoipa::path(
    get, path = paths::OPENAPI, tag = "description",
    responses((status = 200, description = "OpenAPI 3.1", content_type = "application/json")),
)]
pub(super) async fn openapi() -> Result<Json<serde_json::Value>, Failure> {
    super::description().map(Json).map_err(|_| Failure::new(Code::Internal))
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
