//! `GET /healthz`.

use std::sync::atomic::Ordering;

use axum::Json;
use axum::extract::State;
use rollcall_core::ids::Epoch;
use rollcall_core::sync::wire::PROTOCOL;
use serde::Serialize;

use super::fault;
use crate::app::Shared;
use crate::clock;
use crate::db::meta;

/// What a watcher wants to know.
#[derive(Debug, Serialize)]
pub struct Health {
    status: &'static str,
    version: &'static str,
    epoch: Epoch,
    protocol: u16,
    /// It was restored from a backup and nobody has said so: `rollcall restored` (P17).
    older_than_phones: bool,
}

/// Well means that the database takes a write: a full disk still answers every question.
pub async fn health(State(app): State<Shared>) -> fault::Answer<Json<Health>> {
    let mut tx = app.db.write().await?;
    meta::probe(&mut tx, clock::now().0).await?;
    tx.commit().await?;
    Ok(Json(Health {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
        epoch: app.epoch,
        protocol: PROTOCOL,
        older_than_phones: app.older_than_phones.load(Ordering::Relaxed),
    }))
}
