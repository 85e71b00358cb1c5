//! The session cookie, and the device behind it.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use rollcall_core::ids::DeviceId;

use crate::app::{App, Shared};
use crate::db::devices;
use crate::problem::{Fault, Result, Told};
use crate::secret;
use crate::service::rights::Caller;

const NAME: &str = "rollcall";
/// The longest that browsers keep a cookie: 400 days.
const MAX_AGE_SECONDS: u32 = 400 * 86_400;

/// The device of the request's session, if the session is known.
///
/// # Errors
/// The database does not answer.
pub async fn device(app: &App, headers: &HeaderMap) -> Result<Option<DeviceId>> {
    let Some(secret) = session_secret(headers) else {
        return Ok(None);
    };
    let mut tx = app.db.read().await?;
    Ok(devices::of_session(&mut tx, &secret::hash(secret)).await?)
}

fn session_secret(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == NAME)
        .map(|(_, value)| value)
}

/// The header that gives a browser its session.
#[must_use]
pub fn set_cookie(secret: &str, https: bool) -> String {
    let secure = if https { "; Secure" } else { "" };
    format!("{NAME}={secret}; Path=/; Max-Age={MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax{secure}")
}

/// Whether the browser came by https, to this server or to a proxy before it.
#[must_use]
pub fn is_https(app: &App, headers: &HeaderMap) -> bool {
    let forwarded = headers
        .get("x-forwarded-proto")
        .is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"https"));
    forwarded || app.is_https()
}

impl FromRequestParts<Shared> for Caller {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self> {
        let device = device(app, &parts.headers).await?.ok_or(Told::NoSession)?;
        let mut tx = app.db.read().await?;
        Self::load(&mut tx, device).await
    }
}
