//! `POST /api/sync`: the one exchange (design.md).

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rollcall_core::access::Grant;
use rollcall_core::desk::LiveNews;
use rollcall_core::ids::{ClassId, DeviceId, Seq};
use rollcall_core::marks::{Op, RawOp, ServerNo};
use rollcall_core::sync::wire::{NumberedOp, PROTOCOL, SyncAnswer, SyncRequest, Verdict};
use rollcall_core::sync::{Refusal, admit};
use rollcall_core::time::Millis;

use super::rights::Caller;
use super::{deltas, session};
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::quarantine::Refused;
use crate::db::{Conn, classes, devices, ops, quarantine};
use crate::live::News;
use crate::problem::{Result, check_batch, check_protocol};

/// A device without anything to send is noted again only after this long, so that looking costs no write.
const HEARD_EVERY_MS: i64 = 10_000;

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
        protocol: PROTOCOL,
        epoch: app.epoch,
        now,
        verdicts: Vec::new(),
        last_seq: Seq(0),
        grants: Vec::new(),
        events: Vec::new(),
        classes: BTreeMap::new(),
        gone: Vec::new(),
    };
    if request.epoch != app.epoch {
        return Ok(answer);
    }

    let mut tx = app.db.read().await?;
    let (last_seq, last_seen) = devices::last_word(&mut tx, device)
        .await?
        .unwrap_or((Seq(0), Millis(0)));
    let only_looks = request.ops.is_empty() && now.since(last_seen) < HEARD_EVERY_MS;
    if only_looks {
        answer.last_seq = last_seq;
        fill(&mut tx, device, request, &mut answer).await?;
        return Ok(answer);
    }
    drop(tx);

    let mut tx = app.db.write().await?;
    let mut batch = Batch {
        caller: Caller::load(&mut tx, device).await?,
        now,
        clock_offset_ms: now.since(request.sent_at),
        last_seq: devices::last_word(&mut tx, device)
            .await?
            .map_or(Seq(0), |(seq, _)| seq),
        classes: BTreeMap::new(),
    };
    for raw in &request.ops {
        answer.verdicts.push(batch.take(&mut tx, raw).await?);
    }
    let news = batch.finish(&mut tx).await?;
    answer.last_seq = batch.last_seq;
    fill(&mut tx, device, request, &mut answer).await?;
    tx.commit().await?;
    app.live.publish(news);
    Ok(answer)
}

/// What is new to the device, of the same moment as the verdicts.
async fn fill(
    conn: &mut Conn,
    device: DeviceId,
    request: &SyncRequest,
    answer: &mut SyncAnswer,
) -> Result<()> {
    answer.grants = devices::grants(conn, device).await?;
    answer.events = session::cards(conn, &answer.grants).await?;
    (answer.classes, answer.gone) = deltas::since(conn, &answer.grants, &request.cursors).await?;
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
        // A number beyond what the database can hold is no number of a device that counts 1, 2, 3 (I4).
        let op = raw
            .parse()
            .ok()
            .filter(|op| i64::try_from(op.id.seq.0).is_ok());
        let own = op.as_ref().filter(|op| op.id.device == device);
        if let Some(seq) = own.map(|op| op.id.seq) {
            self.last_seq = self.last_seq.max(seq);
            if let Some((no, text)) = ops::known(conn, device, seq).await? {
                return if text == raw.text() {
                    Ok(Verdict::Duplicate(no))
                } else {
                    self.refuse(conn, raw, op.as_ref(), Refusal::NumberTaken)
                        .await
                };
            }
        }
        if let Some(refusal) = quarantine::known(conn, device, raw.text()).await? {
            return Ok(Verdict::Quarantined(refusal));
        }
        if let Some(seq) = own.map(|op| op.id.seq)
            && quarantine::is_taken(conn, device, seq).await?
        {
            return self
                .refuse(conn, raw, op.as_ref(), Refusal::NumberTaken)
                .await;
        }
        let Some(op) = op else {
            return self.refuse(conn, raw, None, Refusal::Unreadable).await;
        };
        self.look_up(conn, op.class).await?;
        let facts = |op: &Op| {
            let class = self.classes.get(&op.class)?.as_ref()?;
            Some(class.0.facts())
        };
        match admit(raw, device, &self.caller.grants, facts) {
            Ok(op) => self.commit(conn, raw, &op).await,
            Err(refusal) => self.refuse(conn, raw, Some(&op), refusal).await,
        }
    }

    async fn look_up(&mut self, conn: &mut Conn, id: ClassId) -> Result<()> {
        if let Entry::Vacant(free) = self.classes.entry(id) {
            let class = classes::find(conn, id).await?;
            free.insert(class.map(|class| (class, false)));
        }
        Ok(())
    }

    async fn commit(&mut self, conn: &mut Conn, raw: &RawOp, op: &Op) -> Result<Verdict> {
        let Some(Some((class, changed))) = self.classes.get_mut(&op.class) else {
            return self
                .refuse(conn, raw, Some(op), Refusal::UnknownClass)
                .await;
        };
        let no = ServerNo(class.last_no + 1);
        let numbered = NumberedOp {
            no,
            op: raw.clone(),
        };
        let when = (self.now, self.clock_offset_ms);
        ops::add(conn, op.id, op.class, &numbered, when).await?;
        class.last_no = no.0;
        class.digest = class.digest.with(no, raw);
        *changed = true;
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
        if let Some(known) = quarantine::known(conn, device, raw.text()).await? {
            return Ok(Verdict::Quarantined(known));
        }
        let refused = Refused {
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
                let (class, no) = (class.id, class.last_no);
                news.push((class, LiveNews { class, no }));
            }
        }
        let when = (self.now, self.clock_offset_ms);
        devices::heard(conn, self.caller.device, self.last_seq, when).await?;
        for grant in &self.caller.grants {
            if let Grant::Monitor { class, .. } = grant {
                classes::heard(conn, *class, self.now).await?;
            }
        }
        Ok(news
            .into_iter()
            .filter_map(|(class, it)| {
                let (record, _) = self.classes.get(&class)?.as_ref()?;
                Some(News::Class(record.facts(), it))
            })
            .collect())
    }
}
