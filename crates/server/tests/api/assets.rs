//! The app's files.

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderName, Response};
use rollcall_server::http::assets::{File, respond};

use crate::world::World;

const PAGE: &str =
    "<html><style>b{}</style><script src=\"/x.js\"></script><script type=\"module\">go()</script>";

fn files(name: &str) -> Option<File> {
    let data = match name {
        "index.html" => PAGE,
        "desk.html" => "<html>desk",
        "sw.js" => "sw",
        "manifest.webmanifest" => "{}",
        "phone-0123456789abcdef_bg.wasm" => "plain",
        "phone-0123456789abcdef_bg.wasm.br" => "small",
        "phone-feedback.js" => "no hash",
        _ => return None,
    };
    Some(File {
        data: data.as_bytes().into(),
        tag: format!("tag-of-{name}"),
    })
}

fn get(path: &str, headers: &[(HeaderName, &'static str)]) -> Response<Body> {
    let headers: HeaderMap = headers
        .iter()
        .map(|(name, value)| (name.clone(), value.parse().unwrap()))
        .collect();
    respond(&files, path, &headers)
}

fn header(answer: &Response<Body>, name: HeaderName) -> &str {
    answer
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

#[test]
fn the_apps_pages_are_one_file_each_for_phone_and_desk() {
    for path in ["/", "/join", "/classes", "/class/0123456789abcdef"] {
        assert_eq!(
            header(&get(path, &[]), ETAG),
            "\"tag-of-index.html\"",
            "{path}"
        );
    }
    for path in ["/desk", "/desk/", "/desk/events/1"] {
        assert_eq!(
            header(&get(path, &[]), ETAG),
            "\"tag-of-desk.html\"",
            "{path}"
        );
    }
}

#[test]
fn p21_an_unknown_file_is_a_404_and_never_a_page() {
    for path in [
        "/phone-old0000.js",
        "/class/x.js",
        "/desk/app.css",
        "/a/b",
        "/class",
        "/../Cargo.toml",
        "/index.html.br",
        "/phone-0123456789abcdef_bg.wasm.br",
    ] {
        let answer = get(path, &[]);
        assert_eq!(answer.status(), 404, "{path}");
        assert!(!header(&answer, CONTENT_TYPE).contains("html"), "{path}");
    }
}

#[test]
fn p21_pages_and_service_worker_are_asked_for_each_time_and_hashed_files_never_again() {
    for path in [
        "/",
        "/desk",
        "/sw.js",
        "/manifest.webmanifest",
        "/phone-feedback.js",
    ] {
        assert_eq!(header(&get(path, &[]), CACHE_CONTROL), "no-cache", "{path}");
    }
    let hashed = get("/phone-0123456789abcdef_bg.wasm", &[]);
    assert_eq!(
        header(&hashed, CACHE_CONTROL),
        "public, max-age=31536000, immutable"
    );
    let known = get("/sw.js", &[(IF_NONE_MATCH, "\"old\", W/\"tag-of-sw.js\"")]);
    assert_eq!(known.status(), 304);
}

#[test]
fn p33_webassembly_has_its_type_and_comes_compressed_to_who_takes_it() {
    let small = get(
        "/phone-0123456789abcdef_bg.wasm",
        &[(ACCEPT_ENCODING, "gzip, br;q=0.9")],
    );
    assert_eq!(header(&small, CONTENT_TYPE), "application/wasm");
    assert_eq!(
        (header(&small, CONTENT_ENCODING), header(&small, VARY)),
        ("br", "accept-encoding")
    );
    for encodings in ["gzip", "br;q=0", ""] {
        let plain = get(
            "/phone-0123456789abcdef_bg.wasm",
            &[(ACCEPT_ENCODING, encodings)],
        );
        assert_eq!(header(&plain, CONTENT_ENCODING), "");
    }
}

#[test]
fn a_page_runs_its_own_scripts_and_no_others() {
    let answer = get("/", &[]);
    let policy = header(&answer, CONTENT_SECURITY_POLICY);
    let scripts = policy
        .split(';')
        .find(|it| it.trim().starts_with("script-src"))
        .unwrap();
    // echo -n 'go()' | openssl dgst -sha256 -binary | base64
    assert!(
        scripts.contains("'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"),
        "{scripts}"
    );
    assert!(scripts.contains("'wasm-unsafe-eval'") && !scripts.contains("'unsafe-inline'"));
    assert_eq!(
        policy.matches("sha256-").count(),
        2,
        "one script, one style"
    );
}

#[tokio::test]
async fn every_answer_carries_the_security_headers_and_the_interface_is_never_cached() {
    let world = World::empty().await;
    let browser = world.stranger();
    for path in ["/", "/api/session", "/healthz", "/nothing.js"] {
        let answer = browser.send("GET", path, Body::empty()).await;
        assert_eq!(
            answer.headers()["x-content-type-options"],
            "nosniff",
            "{path}"
        );
        assert_eq!(answer.headers()["referrer-policy"], "no-referrer", "{path}");
        assert!(
            answer.headers().contains_key(CONTENT_SECURITY_POLICY),
            "{path}"
        );
    }
    let answer = browser.send("GET", "/api/session", Body::empty()).await;
    assert_eq!(answer.headers()[CACHE_CONTROL], "no-store");
}
