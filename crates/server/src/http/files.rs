//! The app's files.
//!
//! - `/assets/…` carry their content in their names and are kept for ever; a missing one is 404, never a page, so
//!   that half an old version cannot be taken for a script.
//! - every other file (`/sw.js`, the manifest, icons) is asked for anew each time
//! - every path without an extension is a page of the app, and all of them are `index.html`
use super::{csp, problem::Failure};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use folje_api::v1::problem::Code;
use std::path::Path;
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

/// The folder of the app's files, as it is served.
#[derive(Clone)]
pub(super) struct Files {
    folder: Option<ServeDir>,
    policy: HeaderValue,
}

impl Files {
    /// The files in `dist`; nothing but 404 without it.
    pub(super) fn new(dist: Option<&Path>) -> Self {
        let index = dist.and_then(|dist| std::fs::read_to_string(dist.join("index.html")).ok());
        Self {
            folder: dist
                .map(|dist| ServeDir::new(dist).append_index_html_on_directories(false).precompressed_br()),
            policy: csp::policy(&index.unwrap_or_default()),
        }
    }

    /// The Content-Security-Policy that the pages need.
    pub(super) const fn policy(&self) -> &HeaderValue {
        &self.policy
    }

    /// The answer to a request for a file or a page.
    ///
    /// # Errors
    /// 404 where there is no such file, 405 for methods that read nothing.
    pub(super) async fn serve(&self, mut request: Request) -> Result<Response, Failure> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Err(Failure::new(Code::MethodNotAllowed));
        }
        let folder = self.folder.clone().ok_or_else(Failure::not_found)?;
        let path = request.uri().path();
        let keeping = match path.starts_with("/assets/") {
            true => "public, max-age=31536000, immutable",
            false => "no-cache",
        };
        let last = path.rsplit('/').next().unwrap_or_default();
        if !path.starts_with("/assets/") && !last.contains('.') {
            *request.uri_mut() = Uri::from_static("/index.html");
        }
        let Ok(response) = folder.oneshot(request).await;
        let status = response.status();
        if status.is_client_error() && status != StatusCode::RANGE_NOT_SATISFIABLE {
            return Err(Failure::not_found());
        }
        if status.is_server_error() {
            return Err(Failure::new(Code::Internal));
        }
        let mut response = response.map(Body::new).into_response();
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(keeping));
        Ok(response)
    }
}
