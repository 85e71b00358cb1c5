//! What is there in the end, held against what the phones were answered.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rollcall_core::ids::ClassId;
use rollcall_core::marks::OpId;
use rollcall_core::sync::Digest;
use rollcall_core::sync::wire::{Cursor, NumberedOp, PROTOCOL, SyncAnswer, SyncRequest};
use rollcall_core::time::Millis;
use rollcall_server::db::Db;

use crate::http;
use crate::phone::Phone;
use crate::server::Server;

/// A class as the server tells it from its first op on.
#[derive(Debug, Default)]
pub struct History {
    pub ops: Vec<NumberedOp>,
    /// As the server says it is.
    digest: Digest,
}

/// Asks for every class whole.
pub fn history(server: &Server, phones: &[Phone]) -> BTreeMap<ClassId, History> {
    let mut all: BTreeMap<ClassId, History> = BTreeMap::new();
    for phone in phones {
        if all.contains_key(&phone.class) {
            continue;
        }
        let mut history = History::default();
        loop {
            let no = history.ops.last().map_or(0, |it| it.no.0);
            let answer = look(server, phone, Cursor { no, sheet: 0 });
            assert_eq!(answer.last_seq, phone.last, "P4");
            let delta = &answer.classes[&phone.class];
            history.ops.extend(delta.ops.iter().cloned());
            history.digest = delta.digest;
            if !delta.more {
                break;
            }
        }
        all.insert(phone.class, history);
    }
    all
}

fn look(server: &Server, phone: &Phone, cursor: Cursor) -> SyncAnswer {
    let request = SyncRequest {
        protocol: PROTOCOL,
        epoch: phone.epoch,
        sent_at: Millis(0),
        ops: vec![],
        cursors: [(phone.class, cursor)].into(),
    };
    let body = serde_json::to_vec(&request).unwrap();
    let session = Some(phone.session.as_str());
    let answer = http::ask(server.addr, ("POST", "/api/sync"), session, &body).unwrap();
    serde_json::from_slice(&answer.body).unwrap()
}

/// Holds it against what the phones know.
pub fn check(history: &BTreeMap<ClassId, History>, phones: &[Phone]) {
    let mut ids = BTreeSet::new();
    let mut numbers: BTreeMap<OpId, u64> = BTreeMap::new();
    for (class, it) in history {
        let mut digest = Digest::default();
        for (numbered, place) in it.ops.iter().zip(1..) {
            assert_eq!(numbered.no.0, place, "numbers of {class} have no gap");
            let id = numbered.op.parse().unwrap().id;
            assert!(ids.insert(id), "I3: {id:?} is there twice");
            numbers.insert(id, place);
            digest = digest.with(numbered.no, &numbered.op);
        }
        assert_eq!(digest, it.digest, "I5: the digest of {class} is its ops'");
    }
    for phone in phones {
        for (id, no) in &phone.answered {
            assert_eq!(
                numbers.get(id),
                Some(no),
                "I7: {id:?} was answered with {no}"
            );
        }
        let said = ids.iter().filter(|id| id.device == phone.device).count();
        assert_eq!(
            said as u64, phone.last.0,
            "I2: all of {} is there",
            phone.device
        );
        let it = &history[&phone.class];
        for (no, op) in &phone.log {
            let at = usize::try_from(no - 1).unwrap();
            assert_eq!(&it.ops[at].op, op, "I8");
        }
    }
}

/// Looks into the file itself, once nobody serves it.
pub fn check_file(folder: &Path, history: &BTreeMap<ClassId, History>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let db = Db::open(&folder.join("rollcall.sqlite")).await.unwrap();
        let mut tx = db.read().await.unwrap();
        let sound: String = sqlx::query_scalar("PRAGMA integrity_check")
            .fetch_one(&mut *tx)
            .await
            .unwrap();
        assert_eq!(sound, "ok");
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM ops")
            .fetch_one(&mut *tx)
            .await
            .unwrap();
        let told: usize = history.values().map(|it| it.ops.len()).sum();
        assert_eq!(usize::try_from(count).unwrap(), told);
        let refused: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM quarantine")
            .fetch_one(&mut *tx)
            .await
            .unwrap();
        assert_eq!(refused, 0);
    });
}
