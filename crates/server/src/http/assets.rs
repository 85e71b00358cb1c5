//! The app's files, embedded in the binary. An unknown file is a 404, never a page (P21).

use std::borrow::Cow;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Uri, response};
use axum::response::{IntoResponse, Response};
use data_encoding::{BASE64, HEXLOWER};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

#[derive(RustEmbed)]
#[folder = "../../target/dist"]
#[allow_missing = true]
struct Dist;

/// One file of the app.
#[derive(Debug, Clone)]
pub struct File {
    /// What is in it.
    pub data: Cow<'static, [u8]>,
    /// Changes with the data.
    pub tag: String,
}

/// Where files come from: the binary, or a test's own.
pub type Files<'a> = &'a dyn Fn(&str) -> Option<File>;

fn embedded(name: &str) -> Option<File> {
    let file = Dist::get(name)?;
    Some(File {
        tag: HEXLOWER.encode(&file.metadata.sha256_hash()[..16]),
        data: file.data,
    })
}

/// Answers whatever is no route.
pub async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    respond(&embedded, uri.path(), &headers)
}

/// The answer for a path.
#[must_use]
pub fn respond(files: Files<'_>, path: &str, headers: &HeaderMap) -> Response {
    let name = file_of(path);
    let hidden = name.ends_with(".br");
    let Some(file) = files(name).filter(|_| !hidden) else {
        return if name == "index.html" || name == "desk.html" {
            not_built()
        } else {
            (StatusCode::NOT_FOUND, "404 找不到这个文件 / no such file\n").into_response()
        };
    };
    let tag = format!("\"{}\"", file.tag);
    let mut answer = response::Builder::new()
        .header(ETAG, &tag)
        .header(VARY, "accept-encoding")
        .header(CACHE_CONTROL, cache_control(name));
    if name.ends_with(".html") {
        answer = answer.header(CONTENT_SECURITY_POLICY, page_policy(&file.data));
    }
    if lists(headers, &IF_NONE_MATCH, &tag) {
        return finish(answer.status(StatusCode::NOT_MODIFIED), Body::empty());
    }
    answer = answer.header(CONTENT_TYPE, content_type(name));
    let smaller = lists(headers, &ACCEPT_ENCODING, "br")
        .then(|| files(&format!("{name}.br")))
        .flatten();
    match smaller {
        Some(smaller) => finish(
            answer.header(CONTENT_ENCODING, "br"),
            smaller.data.into_owned().into(),
        ),
        None => finish(answer, file.data.into_owned().into()),
    }
}

fn finish(answer: response::Builder, body: Body) -> Response {
    answer
        .body(body)
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// The pages of the app are one file each for phone and desk; all else is a file of its own name.
fn file_of(path: &str) -> &str {
    let name = path.trim_start_matches('/');
    let (first, rest) = name.split_once('/').unwrap_or((name, ""));
    match first {
        "" | "join" | "classes" if rest.is_empty() => "index.html",
        "class" if !rest.is_empty() && !rest.contains(['/', '.']) => "index.html",
        "desk" if !rest.contains('.') => "desk.html",
        _ => name,
    }
}

/// A file with a hash in its name never changes; everything else is asked for every time (P21).
fn cache_control(name: &str) -> &'static str {
    if has_hash(name) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

fn has_hash(name: &str) -> bool {
    name.split('-').skip(1).any(|part| {
        part.bytes()
            .take_while(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(b))
            .count()
            >= 8
    })
}

/// The app has few kinds of files, and a wrong type for WebAssembly costs streaming compilation (P33).
fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Whether a header with a list names `wanted`. A quality of zero means "not this one".
fn lists(headers: &HeaderMap, name: &HeaderName, wanted: &str) -> bool {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|item| {
            let (item, quality) = item.split_once(';').unwrap_or((item, ""));
            let item = item.trim().trim_start_matches("W/");
            let never = quality
                .trim()
                .strip_prefix("q=")
                .and_then(|q| q.parse().ok())
                == Some(0.0);
            item == wanted && !never
        })
}

/// What a page may do: run its own files, WebAssembly, and the very inline scripts and styles it was built with.
fn page_policy(html: &[u8]) -> String {
    let html = String::from_utf8_lossy(html);
    let scripts = hashes(&html, "script");
    let styles = hashes(&html, "style");
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; \
         style-src 'self'{styles}; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
         base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    )
}

/// The hashes of a page's inline elements of one kind, as a policy writes them.
fn hashes(html: &str, element: &str) -> String {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let mut found = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(&open) {
        rest = &rest[at + open.len()..];
        let Some((_, after)) = rest.split_once('>') else {
            break;
        };
        let Some((text, after)) = after.split_once(&close) else {
            break;
        };
        if !text.trim().is_empty() {
            let hash = BASE64.encode(&Sha256::digest(text.as_bytes()));
            found += &format!(" 'sha256-{hash}'");
        }
        rest = after;
    }
    found
}

fn not_built() -> Response {
    let page = "这个服务器里没有装入应用。请在源码目录运行 `cargo xtask build`，再启动一次。\n\
                This server was built without the app. Run `cargo xtask build` in the source tree and start it again.\n";
    (StatusCode::SERVICE_UNAVAILABLE, page).into_response()
}
