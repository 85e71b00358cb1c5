//! A model of the server: its database is a value, a transaction is one call, and what decides about an op is
//! `core::sync::rule`, as in the server itself.

mod deltas;
mod exchange;
mod join;
mod office;

use std::collections::BTreeMap;

use rollcall_core::access::{ClassFacts, Grant};
use rollcall_core::event::{ClassSheet, EventCard};
use rollcall_core::ids::{ClassId, DeviceId, Epoch, InvitationId, Seq};
use rollcall_core::marks::{OpId, RawOp, ServerNo};
use rollcall_core::sync::wire::NumberedOp;
use rollcall_core::sync::{Digest, Refusal};
use rollcall_core::time::Millis;

pub use exchange::Ruled;

/// A class, and all that was said about it.
#[derive(Debug, Clone)]
pub struct Class {
    /// What rights depend on.
    pub facts: ClassFacts,
    /// Its sheet.
    pub sheet: ClassSheet,
    /// Its history.
    pub ops: Vec<NumberedOp>,
    /// Of its history.
    pub digest: Digest,
}

impl Class {
    /// The last number given.
    #[must_use]
    pub fn last_no(&self) -> u64 {
        self.ops.last().map_or(0, |it| it.no.0)
    }
}

/// An op that was refused.
#[derive(Debug, Clone)]
pub struct Refused {
    /// Who sent it.
    pub device: DeviceId,
    /// Its identity, where one can be read.
    pub id: Option<OpId>,
    /// Its text.
    pub text: String,
    /// Why.
    pub refusal: Refusal,
}

/// A device.
#[derive(Debug, Clone, Default)]
pub struct DeviceRow {
    /// The highest of its numbers that came, by whomever.
    pub last_seq: u64,
    /// What proves its name.
    pub key: Option<String>,
}

/// An invitation.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Which.
    pub id: InvitationId,
    /// What it grants.
    pub grant: Grant,
    /// How many devices may still open it; none for any number.
    pub uses_left: Option<u32>,
    /// Taken back.
    pub revoked: bool,
}

/// What a device was granted by an invitation.
#[derive(Debug, Clone)]
pub struct GrantRow {
    /// Who.
    pub device: DeviceId,
    /// By which invitation.
    pub invitation: InvitationId,
    /// What.
    pub grant: Grant,
    /// Taken back.
    pub revoked: bool,
}

/// A session.
#[derive(Debug, Clone)]
pub struct Session {
    /// Whose.
    pub device: DeviceId,
    /// What it could do when the session was opened; looked at by a deliberate bug only.
    pub then: Vec<Grant>,
}

/// The database: a backup is a copy of it.
#[derive(Debug, Clone)]
pub struct Db {
    /// Its identity (P17).
    pub epoch: Epoch,
    /// The event.
    pub event: EventCard,
    /// The classes.
    pub classes: BTreeMap<ClassId, Class>,
    /// Where every op is (I3).
    pub ids: BTreeMap<OpId, (ClassId, ServerNo)>,
    /// The refused ops.
    pub quarantine: Vec<Refused>,
    /// The devices.
    pub devices: BTreeMap<DeviceId, DeviceRow>,
    /// The sessions, by cookie.
    pub sessions: BTreeMap<u64, Session>,
    /// The invitations, by secret.
    pub invitations: BTreeMap<String, Invitation>,
    /// Who was granted what.
    pub grants: Vec<GrantRow>,
    /// As which device an attempt of a phone has opened an invitation.
    pub attempts: BTreeMap<(InvitationId, String), DeviceId>,
}

impl Db {
    /// What a device may see and say at this moment, each grant once.
    #[must_use]
    pub fn grants_of(&self, device: DeviceId) -> Vec<Grant> {
        let mut grants: Vec<Grant> = Vec::new();
        for row in &self.grants {
            if row.device == device && !row.revoked && !grants.contains(&row.grant) {
                grants.push(row.grant.clone());
            }
        }
        grants
    }

    /// The op of an identity.
    #[must_use]
    pub fn op(&self, id: OpId) -> Option<(ServerNo, &RawOp)> {
        let (class, no) = self.ids.get(&id)?;
        let ops = &self.classes.get(class)?.ops;
        let at = ops.binary_search_by_key(no, |it| it.no).ok()?;
        ops.get(at).map(|it| (*no, &it.op))
    }

    /// Adds an op to the history (I8).
    pub fn commit(&mut self, id: OpId, class: ClassId, raw: &RawOp) -> Option<ServerNo> {
        let class = self.classes.get_mut(&class)?;
        let no = ServerNo(class.last_no() + 1);
        class.digest = class.digest.with(no, raw);
        class.ops.push(NumberedOp {
            no,
            op: raw.clone(),
        });
        self.ids.insert(id, (class.facts.class, no));
        Some(no)
    }

    fn note_seq(&mut self, device: DeviceId, seq: Seq) {
        let row = self.devices.entry(device).or_default();
        row.last_seq = row.last_seq.max(seq.0);
    }
}

/// The program around the database.
#[derive(Debug)]
pub struct Server {
    /// The database.
    pub db: Db,
    /// It does not answer before this.
    pub down_until: Millis,
    /// The backups there are, the newest last.
    pub backups: Vec<Db>,
    /// How many ops of one class an answer carries at most.
    pub delta_limit: usize,
}

impl Server {
    /// With a database, running.
    #[must_use]
    pub fn new(db: Db, delta_limit: usize) -> Self {
        Self {
            db,
            down_until: Millis(0),
            backups: Vec::new(),
            delta_limit,
        }
    }
}
