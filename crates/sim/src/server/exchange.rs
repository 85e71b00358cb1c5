//! `POST /api/sync`, in one transaction.

use rollcall_core::access::{ClassFacts, Grant};
use rollcall_core::ids::{DeviceId, Seq};
use rollcall_core::marks::RawOp;
use rollcall_core::mutation::{Mutation, is_on};
use rollcall_core::sync::wire::{
    MAX_BATCH, OLDEST_PROTOCOL, PROTOCOL, SyncAnswer, SyncRequest, Verdict,
};
use rollcall_core::sync::{Past, Refusal, Ruling, identity, rule};
use rollcall_core::time::Millis;

use super::{Db, Refused, Server, deltas};

/// A decision about one op, for those who check it.
#[derive(Debug, Clone)]
pub struct Ruled {
    /// Who sent it.
    pub device: DeviceId,
    /// Its text.
    pub raw: RawOp,
    /// What became of it.
    pub verdict: Verdict,
    /// What the sender held at that moment.
    pub grants: Vec<Grant>,
    /// The class that it names, as it stood at that moment.
    pub facts: Option<ClassFacts>,
}

impl Server {
    /// Takes in what a device says and answers what is new to it; everything is committed when this returns (I7).
    ///
    /// # Errors
    /// The status with which the request is turned down; nothing was written.
    pub fn exchange(
        &mut self,
        cookie: Option<u64>,
        request: &SyncRequest,
        now: Millis,
        ruled: &mut Vec<Ruled>,
    ) -> Result<SyncAnswer, u16> {
        let session = cookie
            .and_then(|it| self.db.sessions.get(&it))
            .ok_or(401_u16)?;
        let device = session.device;
        if !(OLDEST_PROTOCOL..=PROTOCOL).contains(&request.protocol) {
            return Err(426);
        }
        if request.ops.len() > MAX_BATCH {
            return Err(413);
        }
        let grants = self.db.grants_of(device);
        let held = if is_on(Mutation::RightsOfTheSession) {
            session.then.clone()
        } else {
            grants.clone()
        };
        let mut answer = SyncAnswer {
            protocol: request.protocol,
            epoch: self.db.epoch,
            now,
            device: Some(device),
            verdicts: Vec::new(),
            last_seq: Seq(0),
            grants: Vec::new(),
            events: Vec::new(),
            classes: Default::default(),
            gone: Vec::new(),
            ended: Vec::new(),
        };
        if request.epoch != self.db.epoch {
            return Ok(answer);
        }
        let before = is_on(Mutation::BadOpStopsTheBatch).then(|| self.db.clone());
        for raw in &request.ops {
            let verdict = take(&mut self.db, device, &held, raw);
            if let (Some(before), Verdict::Quarantined(_)) = (&before, &verdict) {
                // Nothing of it was written.
                self.db = before.clone();
                ruled.clear();
                return Err(400);
            }
            ruled.push(Ruled {
                device,
                raw: raw.clone(),
                verdict: verdict.clone(),
                grants: grants.clone(),
                facts: facts_of(&self.db, raw),
            });
            answer.verdicts.push(verdict);
        }
        self.db.note_seq(device, Seq(0));
        answer.last_seq = Seq(self.db.devices.get(&device).map_or(0, |it| it.last_seq));
        if !grants.is_empty() {
            answer.events = vec![self.db.event.clone()];
        }
        answer.grants = grants;
        (answer.classes, answer.gone, answer.ended) =
            deltas::since(&self.db, &answer.grants, &request.cursors, self.delta_limit);
        Ok(answer)
    }
}

fn facts_of(db: &Db, raw: &RawOp) -> Option<ClassFacts> {
    let op = raw.parse().ok()?;
    db.classes.get(&op.class).map(|it| it.facts.clone())
}

fn take(db: &mut Db, device: DeviceId, grants: &[Grant], raw: &RawOp) -> Verdict {
    let op = identity(raw);
    if let Some(op) = &op {
        db.note_seq(op.id.device, op.id.seq);
    }
    let past = past(db, device, raw);
    let facts = facts_of(db, raw);
    match rule(raw, op.as_ref(), device, grants, &past, facts.as_ref()) {
        Ruling::Known(verdict) => verdict,
        Ruling::Commit(op) => match db.commit(op.id, op.class, raw) {
            Some(no) => Verdict::Accepted(no),
            None => Verdict::Quarantined(Refusal::UnknownClass),
        },
        Ruling::Refuse(refusal) => {
            db.quarantine.push(Refused {
                device,
                id: op.map(|op| op.id),
                text: raw.text().to_owned(),
                refusal,
            });
            Verdict::Quarantined(refusal)
        }
    }
}

fn past(db: &Db, device: DeviceId, raw: &RawOp) -> Past {
    let op = identity(raw);
    let mine = || db.quarantine.iter().filter(|it| it.device == device);
    let mut past = Past {
        committed: None,
        refused: mine().find(|it| it.text == raw.text()).map(|it| it.refusal),
        number_refused: false,
    };
    if let Some(op) = op {
        past.committed = db.op(op.id).map(|(no, raw)| (no, raw.clone()));
        past.number_refused = mine().any(|it| it.id == Some(op.id) && it.text != raw.text());
        if is_on(Mutation::DedupeBySubject)
            && let Some(class) = db.classes.get(&op.class)
        {
            let same = |raw: &RawOp| raw.parse().is_ok_and(|it| it.place() == op.place());
            let known = class.ops.iter().find(|it| same(&it.op));
            past.committed = known.map(|it| (it.no, raw.clone())).or(past.committed);
        }
    }
    past
}
