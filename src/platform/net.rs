//! Requests to our own server, and to nobody else. Each ends within some seconds: a bus tunnel must not hang the app.
use super::{events, json, shell};
use folje_api::v1::{APP_VERSION, problem::Problem};
use serde::Serialize;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestInit, Response};

const PATIENCE_MILLISECONDS: i32 = 15_000;

/// What a server said.
pub(crate) enum Reply {
    /// It went well: the body, and the tag of its version.
    Done {
        /// The body.
        body: String,
        /// The ETag.
        etag: Option<String>,
    },
    /// What the phone has is still right.
    NotModified,
    /// It did not go well, and the server says why.
    Problem(Problem),
}

/// No word from the server: no network, or something in between that is not our server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Unreached;

/// A request to be sent.
pub(crate) struct Request<'a> {
    /// GET, POST, DELETE.
    pub(crate) method: &'a str,
    /// The path.
    pub(crate) path: &'a str,
    /// The body, as JSON.
    pub(crate) body: Option<String>,
    /// The tag of the version that the phone has.
    pub(crate) etag: Option<&'a str>,
}

impl<'a> Request<'a> {
    /// Asks for something.
    pub(crate) const fn get(path: &'a str) -> Self {
        Self { method: "GET", path, body: None, etag: None }
    }

    /// Takes something away.
    pub(crate) const fn delete(path: &'a str) -> Self {
        Self { method: "DELETE", path, body: None, etag: None }
    }

    /// Sends something.
    pub(crate) fn post(path: &'a str, body: &impl Serialize) -> Self {
        Self::post_text(path, json::write(body))
    }

    /// A request that sends JSON that is written already.
    pub(crate) const fn post_text(path: &'a str, body: String) -> Self {
        Self { method: "POST", path, body: Some(body), etag: None }
    }

    /// Sends it and waits for the answer.
    pub(crate) async fn send(self) -> Result<Reply, Unreached> {
        let init = RequestInit::new();
        init.set_method(self.method);
        init.set_cache(RequestCache::NoStore);
        let headers = web_sys::Headers::new().map_err(|_| Unreached)?;
        drop(headers.set(APP_VERSION, &shell::version()));
        if let Some(body) = self.body {
            drop(headers.set("content-type", "application/json"));
            init.set_body(&body.into());
        }
        if let Some(etag) = self.etag {
            drop(headers.set("if-none-match", etag));
        }
        init.set_headers(&headers);
        if let Ok(controller) = AbortController::new() {
            init.set_signal(Some(&controller.signal()));
            events::later(PATIENCE_MILLISECONDS, move || controller.abort());
        }
        let window = shell::window().ok_or(Unreached)?;
        let response = JsFuture::from(window.fetch_with_str_and_init(self.path, &init)).await;
        let response: Response = response.map_err(|_| Unreached)?.dyn_into().map_err(|_| Unreached)?;
        if response.status() == 304 {
            return Ok(Reply::NotModified);
        }
        let body = JsFuture::from(response.text().map_err(|_| Unreached)?).await.map_err(|_| Unreached)?;
        let body = body.as_string().ok_or(Unreached)?;
        if response.ok() {
            let etag = response.headers().get("etag").ok().flatten();
            return Ok(Reply::Done { body, etag });
        }
        // A failure that does not speak our language is a portal or a proxy: as good as no network.
        json::read(&body).map(Reply::Problem).ok_or(Unreached)
    }
}
