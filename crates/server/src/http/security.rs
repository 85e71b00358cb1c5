//! Headers that every answer carries.

use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

/// What is no page needs nothing, but for the service worker: it fetches under the policy of its own file.
const NOTHING: &str = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

/// Adds what the handler has not set itself.
pub async fn headers(request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    let mut add = |name: HeaderName, value: &'static str| {
        response
            .headers_mut()
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    add(X_CONTENT_TYPE_OPTIONS, "nosniff");
    // The link's path is harmless, but nobody else needs to know where a person came from.
    add(REFERRER_POLICY, "no-referrer");
    add(CONTENT_SECURITY_POLICY, NOTHING);
    if is_api {
        // Names and marks stay out of every cache on the way and on the disk.
        add(CACHE_CONTROL, "no-store");
    }
    response
}
