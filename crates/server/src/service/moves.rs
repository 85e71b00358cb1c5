//! `POST /api/events/{event}/moves`: classes go to other places, all of them or none.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDateTime};
use rollcall_core::desk::{Change, Move, Moved, MovesRequest};
use rollcall_core::event::clash::{Clash, ClashKind, ClashSeverity, clashes_of_all, leave, take};
use rollcall_core::event::{Placed, Settings, Slot};
use rollcall_core::ids::{ClassId, EventId};
use rollcall_core::time::{Millis, hour_minute};

use super::changes::between;
use super::rights::Caller;
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::{changes, classes, events};
use crate::live::News;
use crate::problem::{Fault, Result, Told};

/// Characters of a place's name.
const MAX_NAME: usize = 100;

/// Moves classes and publishes the timetable anew. Rosters and marks stay with their classes. What a class leaves is
/// free from then on.
///
/// # Errors
/// The caller may not; somebody has published or moved since the caller looked; a place is taken or its time has
/// passed. Nothing was changed.
pub async fn apply(
    app: &App,
    caller: &Caller,
    id: EventId,
    request: MovesRequest,
    now: Millis,
) -> Result<Moved> {
    check(&request.moves)?;
    let mut tx = app.db.write().await?;
    let mut event = caller.open_event(&mut tx, id).await?;
    if request.base != event.version {
        return Err(Told::PlanMoved.into());
    }
    let settings = &event.card.settings;
    let records = classes::of_event(&mut tx, id).await?;
    let moves = real_moves(&records, request.moves)?;
    let now_local = now.to_local(settings.utc_offset_minutes);
    check_places(&records, &moves, settings, now_local)?;
    if moves.is_empty() {
        return Ok(Moved {
            version: event.version,
            changes: Vec::new(),
        });
    }

    event.version += 1;
    event.published_at = Some(now);
    for (old, _) in &moves {
        if let Some(slot) = &old.slot {
            leave(&mut event.spares, slot);
        }
    }
    let mut news = vec![News::Event(id)];
    let mut told: Vec<Change> = Vec::new();
    for (old, to) in moves {
        take(&mut event.spares, &to);
        let class = ClassRecord {
            slot: Some(to),
            sheet_version: old.sheet_version + 1,
            ..old.clone()
        };
        classes::save_plan(&mut tx, &class).await?;
        if let Some(change) = between((event.version, now), Some(old), Some(&class)) {
            changes::add(&mut tx, id, &change).await?;
            told.push(change);
        }
        news.push(News::of(&class));
    }
    events::save(&mut tx, &event).await?;
    tx.commit().await?;
    app.live.publish(news);
    tracing::info!(event = %id, version = event.version, moved = told.len(), "classes moved");
    Ok(Moved {
        version: event.version,
        changes: told,
    })
}

/// Whether the request can be meant.
fn check(moves: &[Move]) -> Result<()> {
    let mut seen = BTreeSet::new();
    let named = |name: &Option<String>| {
        let fits = |name: &String| !name.trim().is_empty() && name.chars().count() <= MAX_NAME;
        name.as_ref().is_none_or(fits)
    };
    let sound = |it: &Move| it.to.end >= it.to.start && named(&it.to.campus) && named(&it.to.venue);
    if moves.iter().all(|it| seen.insert(it.class) && sound(it)) {
        Ok(())
    } else {
        Err(Told::RequestWrong.into())
    }
}

/// The classes that really go somewhere else, with where they go: under their own printed number.
fn real_moves(records: &[ClassRecord], moves: Vec<Move>) -> Result<Vec<(&ClassRecord, Slot)>> {
    let find = |id: ClassId| records.iter().find(|class| class.id == id);
    let mut real = Vec::with_capacity(moves.len());
    for Move { class, to } in moves {
        let class = find(class).ok_or(Told::NotFound)?;
        let to = Slot {
            seq: class.slot.as_ref().and_then(|slot| slot.seq),
            ..to
        };
        if class.slot.as_ref() != Some(&to) {
            real.push((class, to));
        }
    }
    Ok(real)
}

/// Whether every place is free in the end. Whatever else there is to know, the desk has told before.
fn check_places(
    records: &[ClassRecord],
    moves: &[(&ClassRecord, Slot)],
    settings: &Settings,
    now_local: NaiveDateTime,
) -> Result<()> {
    let placed: Vec<Placed> = records.iter().map(placed).collect();
    let targets: Vec<(ClassId, Slot)> = moves
        .iter()
        .map(|(class, to)| (class.id, to.clone()))
        .collect();
    let found = clashes_of_all(&placed, &targets, settings, now_local);
    for ((class, to), (_, clashes)) in moves.iter().zip(found) {
        let blocking = |it: &&Clash| it.severity() == ClashSeverity::Block;
        if let Some(clash) = clashes.iter().find(blocking) {
            return Err(blocked(class, to, clash));
        }
    }
    Ok(())
}

/// A class as moving others concerns it.
fn placed(class: &ClassRecord) -> Placed {
    Placed {
        class: class.id,
        name: class.name.clone(),
        counsellor: class.counsellor,
        college: class.college.clone(),
        slot: class.slot.clone(),
    }
}

fn blocked(class: &ClassRecord, to: &Slot, clash: &Clash) -> Fault {
    let name = &class.name;
    let (month, day, start) = (to.date.month(), to.date.day(), hour_minute(to.start));
    let when = format!("{month}月{day}日 {start}");
    let when_en = format!("{:04}-{month:02}-{day:02} {start}", to.date.year());
    let (why, why_en) = match (&clash.other, clash.kind) {
        (Some((_, other)), ClashKind::Taken) => {
            (format!("那里已有 {other}"), format!("{other} stands there"))
        }
        _ => ("这个时间已经过了".into(), "that time has passed".into()),
    };
    Fault::MoveBlocked {
        zh: format!(
            "{name} 不能移到 {when}：{why}。没有移动任何班级，原来的安排不变。请换一个空位再试。"
        ),
        en: format!(
            "{name} cannot go to {when_en}: {why_en}. No class was moved and the timetable stays as it was. \
             Choose a free place and try again."
        ),
    }
}
