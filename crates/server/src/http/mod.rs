//! Routes: one file a resource. Here is no logic, only the way in and out.

mod after;
pub mod assets;
mod board;
mod body;
mod caller;
mod classes;
mod devices;
mod events;
mod fault;
mod health;
mod invitations;
mod join;
mod live;
mod log;
mod notice;
mod plan;
mod public;
mod refused;
mod rosters;
mod security;
mod session;
mod sync;

use axum::Router;
use axum::response::Response;
use axum::routing::{any, get, post, put};

use crate::app::Shared;
use crate::problem::Told;

/// Everything but what follows: marks, requests of a few lines.
const SMALL: usize = 1024 * 1024;
/// What people upload.
const LARGE: usize = 10 * 1024 * 1024;

/// The whole server.
pub fn router(app: Shared) -> Router {
    let small = axum::middleware::from_fn(|request, next| body::gather(SMALL, request, next));
    let large = axum::middleware::from_fn(|request, next| body::gather(LARGE, request, next));
    let api = Router::new()
        .route("/join", post(join::join))
        .route("/sync", post(sync::sync))
        .route("/session", get(session::session))
        .route("/live", get(live::stream))
        .route("/calendar.ics", get(public::calendar))
        .route(
            "/invitations",
            get(invitations::list).post(invitations::invite),
        )
        .route("/invitations/{id}/revoke", post(invitations::revoke))
        .route("/refused", get(refused::list))
        .route("/refused/{id}/accept", post(refused::accept))
        .route("/refused/{id}/dismiss", post(refused::dismiss))
        .route("/devices/{id}/revoke", post(devices::revoke))
        .route("/events", post(events::create))
        .route("/events/{event}", put(events::edit))
        .route("/events/{event}/plan", get(plan::plan))
        .route("/events/{event}/moves", post(plan::moves))
        .route("/events/{event}/changes", get(plan::changes))
        .route("/events/{event}/board", get(board::board))
        .route("/events/{event}/devices", get(devices::list))
        .route("/events/{event}/classes", get(events::classes))
        .route("/events/{event}/handin", get(after::hand_in))
        .route("/events/{event}/settlement", get(after::settlement))
        .route("/events/{event}/makeup", get(after::make_up))
        .route("/events/{event}/workbook.xlsx", get(after::workbook))
        .route(
            "/events/{event}/checklist",
            get(after::checklist).post(after::tick),
        )
        .route("/events/{event}/closing", get(after::closing))
        .route("/events/{event}/close", post(after::close))
        .route("/events/{event}/reopen", post(after::reopen))
        .route("/events/{event}/erase", post(after::erase))
        .route("/classes/{class}", get(classes::class))
        .route_layer(small)
        .merge(
            Router::new()
                .route("/notice/read", post(notice::read))
                .route("/events/{event}/publish", post(events::publish))
                .route("/classes/{class}/roster", post(classes::roster))
                .route("/events/{event}/rosters", post(rosters::rosters))
                .route("/events/{event}/exempt", post(rosters::exempt))
                .route_layer(large),
        )
        .fallback(nothing)
        .method_not_allowed_fallback(async || fault::answer(&Told::MethodWrong.into()));
    Router::new()
        .nest("/api", api)
        .route("/healthz", get(health::health))
        .route("/c/{class}", get(public::class))
        // A nested router does not answer for the bare folder.
        .route("/api/", any(nothing))
        .fallback(assets::serve)
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(axum::middleware::from_fn(security::headers))
        .layer(axum::middleware::from_fn(log::requests))
        .with_state(app)
}

async fn nothing() -> Response {
    fault::answer(&Told::NotFound.into())
}
