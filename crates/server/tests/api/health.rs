//! `GET /healthz`.

use serde_json::Value;

use crate::world::World;

#[tokio::test]
async fn a_well_server_says_which_database_it_has() {
    let world = World::empty().await;
    let health: Value = world.stranger().get("/healthz").await;
    assert_eq!(health["status"], "ok");
    assert_eq!(health["epoch"], world.app.epoch.to_string());
    assert_eq!(health["protocol"], 2);
}
