//! A phone with a newer app: its ops have fields and marks that nobody here knows (I12). It is lucky in everything.

use rollcall_core::access::Grant;
use rollcall_core::ids::{ClassId, DeviceId, InvitationId, StudentId};
use rollcall_core::marks::RawOp;
use rollcall_core::sync::wire::{PROTOCOL, SyncRequest};
use rollcall_core::time::Millis;

use crate::server::{GrantRow, Session};
use crate::start::EVENT;
use crate::world::World;

const DEVICE: DeviceId = DeviceId(0x5afe);
const COOKIE: u64 = 0x5afe;

/// Says one thing of a class.
pub fn speak(world: &World, class: ClassId) {
    if world.is_down() {
        return;
    }
    let seq = world.stranger.get() + 1;
    world.stranger.set(seq);
    let mark = match world.random.below(3) {
        0 => r#"{"hologram":{"depth":3,"of":["a","\u5b66"]}}"#,
        1 => r#"{"attendance":{"teleported":null}}"#,
        _ => r#"{"received":{"fen":1500,"method":"cash","coins":[5,10]}}"#,
    };
    let student = StudentId(class.0 << 8 | 1);
    // The blanks and the order of the fields are its own, too.
    let text = format!(
        r#"{{"mood":{{"of":1.5e3}},"id":["{DEVICE}",{seq}], "class":"{class}","subject":{{"student":"{student}"}},"mark":{mark},"seen":[],"at":{seq},"by":"monitor"}}"#
    );
    world.say(|| format!("a newer app says {text}"));
    let Ok(raw) = RawOp::from_text(text) else {
        return;
    };
    world.oracle.borrow_mut().authored_elsewhere(raw.text());
    let mut server = world.server.borrow_mut();
    let grant = Grant::Monitor {
        event: EVENT,
        class,
    };
    let session = Session {
        device: DEVICE,
        then: vec![grant.clone()],
    };
    server.db.sessions.insert(COOKIE, session);
    if !server.db.grants_of(DEVICE).contains(&grant) {
        server.db.grants.push(GrantRow {
            device: DEVICE,
            invitation: InvitationId(class.0),
            grant,
            revoked: false,
        });
    }
    let request = SyncRequest {
        protocol: PROTOCOL,
        epoch: server.db.epoch,
        sent_at: Millis(0),
        ops: vec![raw],
        cursors: Default::default(),
    };
    let mut ruled = Vec::new();
    let now = Millis(world.exec.now());
    let _ = server.exchange(Some(COOKIE), &request, now, &mut ruled);
    drop(server);
    world.oracle.borrow_mut().ruled(world, &ruled);
}
