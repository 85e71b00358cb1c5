//! `POST /api/sync`: the one exchange (design.md).

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rollcall_core::access::Grant;
use rollcall_core::ids::{ClassId, DeviceId, Seq};
use rollcall_core::marks::{Op, RawOp};
use rollcall_core::sync::wire::{SyncAnswer, SyncRequest, Verdict};
use rollcall_core::sync::{Refusal, Ruling, identity, rule};
use rollcall_core::time::Millis;

use super::rights::Caller;
use super::{deltas, history, session};
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::ops::Arrival;
use crate::db::quarantine::Refused;
use crate::db::{Conn, classes, devices, grants, quarantine};
use crate::live::News;
use crate::problem::{Result, check_batch, check_protocol};

/// A device without anything to send is noted again only after this long, so that looking costs no write.
const HEARD_EVERY_MS: i64 = 10_000;

/// The first protocol in which an answer says whose session it is.
const NAMED_SINCE: u16 = 2;

/// Takes in what the device says and answers what is new to it. Everything that is written is committed when
/// this returns (I7).
///
/// # Errors
/// A request that is turned down as a whole; nothing of it was written.
pub async fn exchange(
    app: &App,
    device: DeviceId,
    request: &SyncRequest,
    now: Millis,
) -> Result<SyncAnswer> {
    check_protocol(request.protocol)?;
    check_batch(request.ops.len())?;
    let mut answer = SyncAnswer {
        // Whoever speaks the protocol before this one is answered in it (I12).
        protocol: request.protocol,
        epoch: app.epoch,
        now,
        device: (request.protocol >= NAMED_SINCE).then_some(device),
        verdicts: Vec::new(),
        last_seq: Seq(0),
        grants: Vec::new(),
        events: Vec::new(),
        classes: BTreeMap::new(),
        gone: Vec::new(),
        ended: Vec::new(),
    };
    if request.epoch != app.epoch {
        return Ok(answer);
    }

    let mut tx = app.db.read().await?;
    if request.ops.is_empty()
        && let Some(it) = devices::find(&mut tx, device).await?
        // The first exchange is always noted: from then on the device holds something.
        && it.clock_offset_ms.is_some()
        && now.since(it.last_seen) < HEARD_EVERY_MS
    {
        answer.last_seq = it.last_seq;
        fill(app, &mut tx, device, request, &mut answer).await?;
        // A phone that is told to delete a closed class is noted: the office waits for that.
        if answer.ended.is_empty() {
            return Ok(answer);
        }
    }
    drop(tx);

    let mut tx = app.db.write().await?;
    let mut batch = Batch {
        caller: Caller::load(&mut tx, device).await?,
        now,
        clock_offset_ms: now.since(request.sent_at),
        last_seq: history::last_seq(&mut tx, device).await?,
        classes: BTreeMap::new(),
    };
    for raw in &request.ops {
        answer.verdicts.push(batch.take(&mut tx, raw).await?);
    }
    let news = batch.finish(&mut tx).await?;
    answer.last_seq = batch.last_seq;
    fill(app, &mut tx, device, request, &mut answer).await?;
    tx.commit().await?;
    app.live.publish(news);
    Ok(answer)
}

/// What is new to the device, of the same moment as the verdicts.
async fn fill(
    app: &App,
    conn: &mut Conn,
    device: DeviceId,
    request: &SyncRequest,
    answer: &mut SyncAnswer,
) -> Result<()> {
    answer.grants = grants::held(conn, device).await?;
    answer.events = session::cards(conn, &answer.grants).await?;
    let news = deltas::since(conn, device, &answer.grants, &request.cursors).await?;
    if news.device_is_ahead {
        app.notice_older_than_phones();
    }
    (answer.classes, answer.gone, answer.ended) = (news.classes, news.gone, news.ended);
    Ok(())
}

/// One request's ops on their way into the history.
struct Batch {
    caller: Caller,
    now: Millis,
    clock_offset_ms: i64,
    last_seq: Seq,
    /// Classes that ops of this batch spoke of, as they stand with the ops before; none for unknown ones.
    classes: BTreeMap<ClassId, Option<(ClassRecord, bool)>>,
}

impl Batch {
    /// Decides about one op, in the order of the request. A bad op never blocks the next (P15).
    async fn take(&mut self, conn: &mut Conn, raw: &RawOp) -> Result<Verdict> {
        let device = self.caller.device;
        let op = identity(raw);
        let op = op.as_ref();
        if let Some(own) = op.filter(|op| op.id.device == device) {
            self.last_seq = self.last_seq.max(own.id.seq);
        }
        let past = history::past(conn, device, raw, op).await?;
        let facts = match op {
            Some(op) => {
                let class = self.class(conn, op.class).await?;
                class.as_ref().map(|(class, _)| class.facts())
            }
            None => None,
        };
        let grants = &self.caller.grants;
        match rule(raw, op, device, grants, &past, facts.as_ref()) {
            Ruling::Commit(op) => self.commit(conn, raw, &op).await,
            Ruling::Known(verdict) => Ok(verdict),
            Ruling::Refuse(refusal) => self.refuse(conn, raw, op, refusal).await,
        }
    }

    async fn class(
        &mut self,
        conn: &mut Conn,
        id: ClassId,
    ) -> Result<&mut Option<(ClassRecord, bool)>> {
        Ok(match self.classes.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                let class = classes::find(conn, id).await?;
                free.insert(class.map(|class| (class, false)))
            }
        })
    }

    async fn commit(&mut self, conn: &mut Conn, raw: &RawOp, op: &Op) -> Result<Verdict> {
        let device = self.caller.device;
        let arrival = Arrival {
            carrier: (op.id.device != device).then_some(device),
            received_at: self.now,
            clock_offset_ms: self.clock_offset_ms,
        };
        let Some((class, changed)) = self.class(conn, op.class).await? else {
            return self
                .refuse(conn, raw, Some(op), Refusal::UnknownClass)
                .await;
        };
        let no = history::commit(conn, class, (raw, op), arrival).await?;
        *changed = true;
        if arrival.carrier.is_some() {
            tracing::info!(carrier = %device, author = %op.id.device, class = %op.class, "op carried");
        }
        Ok(Verdict::Accepted(no))
    }

    /// Keeps the op aside (I2). Of a text that names another device the number is not this device's.
    async fn refuse(
        &self,
        conn: &mut Conn,
        raw: &RawOp,
        op: Option<&Op>,
        refusal: Refusal,
    ) -> Result<Verdict> {
        let device = self.caller.device;
        let class = op.and_then(|op| self.classes.get(&op.class)?.as_ref());
        let refused = Refused {
            is_late: class.is_some_and(|(class, _)| class.erased),
            device,
            seq: op.filter(|op| op.id.device == device).map(|op| op.id.seq),
            class: op.map(|op| op.class),
            text: raw.text().to_owned(),
            refusal,
        };
        quarantine::add(conn, &refused, self.now).await?;
        tracing::info!(%device, ?refusal, "op quarantined");
        Ok(Verdict::Quarantined(refusal))
    }

    /// Writes how far classes and device are; answers the news to tell after the commit.
    async fn finish(&self, conn: &mut Conn) -> Result<Vec<News>> {
        let mut news = Vec::new();
        for (class, changed) in self.classes.values().flatten() {
            if *changed {
                classes::advance(conn, class.id, class.last_no, class.digest).await?;
                news.push(News::of(class));
            }
        }
        let when = (self.now, self.clock_offset_ms);
        devices::heard(conn, self.caller.device, self.last_seq, when).await?;
        for grant in &self.caller.grants {
            if let Grant::Monitor { class, .. } = grant {
                classes::heard(conn, *class, self.now).await?;
            }
        }
        Ok(news)
    }
}
