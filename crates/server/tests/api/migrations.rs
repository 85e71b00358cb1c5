//! A database of an earlier version is brought up to date, and has everything that it had.

use rollcall_core::ids::{ClassId, DeviceId, EventId, Seq};
use rollcall_core::marks::OpId;
use rollcall_server::db::{Db, ops, quarantine};
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};

const FIRST: &str = include_str!("../../migrations/sqlite/0001_first.sql");
/// As version 1 wrote them.
const ROWS: &str = r#"
    INSERT INTO events VALUES ('0000000000000001', 't', '{}', '', 1);
    INSERT INTO classes (id, event, campus, key, name, sheet_version, last_no, digest)
      VALUES ('0000000000000002', '0000000000000001', '', 'k', 'n', 1, 1, '0000000000000000');
    INSERT INTO devices VALUES ('0000000000000003', 5, 2, 6, NULL);
    INSERT INTO ops VALUES ('0000000000000003', 1, '0000000000000002', 1, '{"a":1}', 7, 8);
    INSERT INTO quarantine
      VALUES ('0000000000000003', 'h', 2, '0000000000000002', '{"b":2}', '"not_allowed"', 9);
"#;

#[tokio::test]
async fn i8_a_database_of_version_1_keeps_its_history_and_its_quarantine() {
    let dir = tempfile::tempdir().unwrap();
    let (file, old) = (dir.path().join("rollcall.sqlite"), dir.path().join("old"));
    std::fs::create_dir(&old).unwrap();
    std::fs::write(old.join("0001_first.sql"), FIRST).unwrap();
    let options = SqliteConnectOptions::new()
        .filename(&file)
        .create_if_missing(true);
    let pool = SqlitePool::connect_with(options).await.unwrap();
    Migrator::new(old).await.unwrap().run(&pool).await.unwrap();
    sqlx::raw_sql(ROWS).execute(&pool).await.unwrap();
    pool.close().await;

    let db = Db::open(&file).await.unwrap();
    let mut tx = db.read().await.unwrap();
    let id = OpId {
        device: DeviceId(3),
        seq: Seq(1),
    };
    let op = ops::known(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((op.no.0, op.op.text(), op.carrier), (1, r#"{"a":1}"#, None));
    assert_eq!(
        ops::after(&mut tx, ClassId(2), 0, 9).await.unwrap().len(),
        1
    );
    let kept = quarantine::of_event(&mut tx, EventId(1)).await.unwrap();
    assert_eq!(kept[0].text.as_deref(), Some(r#"{"b":2}"#));
    assert!(kept[0].settled.is_none());
}
