//! A message as a request (RFC 8030, section 5).
use crate::message::Prepared;
use bytes::Bytes;
use http::{
    HeaderName, HeaderValue, Method, Request, Uri,
    header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HOST},
};
use http_body_util::Full;

const TTL: HeaderName = HeaderName::from_static("ttl");
const URGENCY: HeaderName = HeaderName::from_static("urgency");
const TOPIC: HeaderName = HeaderName::from_static("topic");

/// The request for HTTP/2.
pub(super) fn http2(message: &Prepared, authorization: &HeaderValue) -> Request<Full<Bytes>> {
    let mut request = Request::new(Full::new(message.body.bytes().clone()));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = message.endpoint.uri().clone();
    let headers = request.headers_mut();
    headers.reserve(6);
    headers.insert(AUTHORIZATION, authorization.clone());
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static("aes128gcm"));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(TTL, message.ttl.into());
    headers.insert(URGENCY, HeaderValue::from_static(message.urgency.text()));
    if let Some(topic) = &message.topic {
        headers.insert(TOPIC, topic.header().clone());
    }
    request
}

/// The request for HTTP/1.1, which names the host in a header and only the path in its first line.
pub(super) fn http1(message: &Prepared, authorization: &HeaderValue) -> Request<Full<Bytes>> {
    let mut request = http2(message, authorization);
    let uri = message.endpoint.uri();
    if let Some(host) = uri.authority().and_then(|host| HeaderValue::from_str(host.as_str()).ok()) {
        request.headers_mut().insert(HOST, host);
    }
    *request.uri_mut() = uri.path_and_query().cloned().map_or_else(Uri::default, Uri::from);
    request
}
