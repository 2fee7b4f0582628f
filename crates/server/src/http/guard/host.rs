//! Each request names one host (RFC 9112, section 3.2): a server and the proxy before it that read two of them differently
//! could be played off against each other.
//!
//! Which host it is does not matter here. Nothing in a response is made of it: links have the public address, and writes
//! are held against that address too ([`super::origin`]). Proxies that pass on a name of their own keep working.
use crate::{http::problem::Failure, public_url};
use axum::{
    extract::Request,
    http::{Version, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use folje_api::v1::problem::Code;

pub(super) async fn check(request: Request, next: Next) -> Response {
    if names_one_host(&request) {
        next.run(request).await
    } else {
        Failure::new(Code::BadRequest).because("a request needs exactly one Host").into_response()
    }
}

fn names_one_host(request: &Request) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().is_ok_and(|host| public_url::host(host).is_some()),
        (Some(_), Some(_)) => false,
        // HTTP/1.0 did not know it.
        (None, _) => request.version() < Version::HTTP_11,
    }
}
