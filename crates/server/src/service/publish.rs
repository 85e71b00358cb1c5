//! `POST /api/events/{event}/publish`: a notice becomes the event's timetable.

use std::collections::HashMap;

use rollcall_core::desk::{LiveNews, Published};
use rollcall_core::event::Settings;
use rollcall_core::ids::{ClassId, CounsellorId, EventId};
use rollcall_core::sync::Digest;
use rollcall_notice::timetable::Reading;
use rollcall_notice::{Severity, class_key};

use super::plan::{self, Planned};
use super::rights::Caller;
use super::source;
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::events::EventRecord;
use crate::db::{Conn, classes, events, rosters};
use crate::live::News;
use crate::problem::{Fault, Result};
use crate::secret;

/// Reads the text again and makes it the timetable of the caller's event.
///
/// # Errors
/// The caller may not; the notice has errors. Nothing was changed.
pub async fn publish(app: &App, caller: &Caller, id: EventId, text: String) -> Result<Published> {
    let mut tx = app.db.read().await?;
    caller.office_event(&mut tx, id).await?;
    drop(tx);
    let reading = source::notice(text.clone()).await?;
    put(app, id, text, &reading).await
}

/// Makes a reading the timetable of an event. Rosters and marks are not touched, and classes keep their
/// identity: phones hold marks for it.
///
/// # Errors
/// The notice has errors. Nothing was changed.
pub async fn put(app: &App, id: EventId, text: String, reading: &Reading) -> Result<Published> {
    check(reading)?;
    let mut tx = app.db.write().await?;
    let mut event = events::find(&mut tx, id)
        .await?
        .ok_or(crate::problem::Told::NotFound)?;
    let settings = plan::settings(event.card.settings.clone(), &reading.settings);
    let planned = plan::classes(reading);
    update_event(&mut event, text, reading, settings);
    events::save(&mut tx, &event).await?;

    let names = planned.iter().filter_map(|it| it.counsellor.as_deref());
    let counsellors = counsellors(&mut tx, id, names).await?;
    let mut old = classes::of_event(&mut tx, id).await?;
    let (mut added, mut news) = (0, Vec::new());
    for (planned, known) in pair(&planned, &mut old) {
        let counsellor = planned
            .counsellor
            .as_deref()
            .and_then(|name| counsellors.get(&class_key(name)).copied());
        let class = match known {
            None => {
                added += 1;
                fresh(id, planned, counsellor)?
            }
            Some(mut class) => {
                let before = class.clone();
                planned.write_into(&mut class, counsellor);
                if class == before {
                    continue;
                }
                class.sheet_version += 1;
                news.push(class.clone());
                class
            }
        };
        classes::save_plan(&mut tx, &class).await?;
    }
    let changed = count(news.len());
    let withdrawn = count(old.iter().filter(|class| class.slot.is_some()).count());
    for class in old {
        news.extend(withdraw(&mut tx, class).await?);
    }
    tx.commit().await?;
    app.live.publish(news.iter().map(|class| {
        let (class, no) = (class.facts(), class.last_no);
        let it = LiveNews {
            class: class.class,
            no,
        };
        News::Class(class, it)
    }));
    let students = planned.iter().filter_map(|it| it.headcount).sum();
    tracing::info!(event = %id, classes = planned.len(), added, changed, withdrawn, "published");
    Ok(Published {
        event: event.card,
        classes: count(planned.len()),
        students,
        added,
        changed,
        withdrawn,
    })
}

/// Whether the reading may be published.
fn check(reading: &Reading) -> Result<()> {
    if reading.is_clean() {
        return Ok(());
    }
    let first = reading
        .findings
        .iter()
        .find(|it| it.severity == Severity::Error);
    let (zh, en) = match first {
        Some(finding) => {
            let (zh_at, en_at) = finding.line.map_or((String::new(), String::new()), |line| {
                (format!("第 {line} 行："), format!("line {line}: "))
            });
            (
                format!("通知里有错误，没有发布，原来的安排不变。{zh_at}{}", finding.message),
                format!(
                    "The notice has errors; it was not published and the timetable stays as it was. {en_at}{}",
                    finding.message_en
                ),
            )
        }
        None => (
            "这段文字里没有找到时间安排表，没有发布，原来的安排不变。请把通知连同附件里的表格一起粘贴。"
                .into(),
            "No timetable was found in this text; nothing was published and the timetable stays as it was. \
             Paste the notice together with the tables of its annexes."
                .into(),
        ),
    };
    Err(Fault::NoticeHasErrors { zh, en })
}

fn update_event(event: &mut EventRecord, text: String, reading: &Reading, settings: Settings) {
    if let Some(title) = &reading.title {
        event.card.title.clone_from(title);
    }
    event.card.settings = settings;
    event.notice = text;
    event.version += 1;
}

/// Every counsellor's identity by name, those named for the first time included.
async fn counsellors<'a>(
    conn: &mut Conn,
    event: EventId,
    names: impl Iterator<Item = &'a str>,
) -> Result<HashMap<String, CounsellorId>> {
    let mut known: HashMap<String, CounsellorId> = events::counsellors(conn, event)
        .await?
        .into_iter()
        .map(|(id, name)| (class_key(&name), id))
        .collect();
    for name in names {
        if let std::collections::hash_map::Entry::Vacant(free) = known.entry(class_key(name)) {
            let id = CounsellorId(secret::random_id()?);
            events::add_counsellor(conn, event, id, name).await?;
            free.insert(id);
        }
    }
    Ok(known)
}

/// Finds for every planned class the one it was before: by campus and name, and then by name alone. Each is
/// found once, so that a class in two rows stays two; what is left in `old` is no longer in the notice.
fn pair<'a>(
    planned: &'a [Planned],
    old: &mut Vec<ClassRecord>,
) -> Vec<(&'a Planned, Option<ClassRecord>)> {
    let mut take = |same: &dyn Fn(&ClassRecord) -> bool| {
        let at = old.iter().position(same)?;
        Some(old.swap_remove(at))
    };
    let mut pairs: Vec<(&Planned, Option<ClassRecord>)> = planned
        .iter()
        .map(|it| {
            let found = take(&|class| class.campus == it.campus && class.key == it.key);
            (it, found)
        })
        .collect();
    for (it, found) in &mut pairs {
        if found.is_none() {
            *found = take(&|class| class.key == it.key);
        }
    }
    pairs
}

fn fresh(
    event: EventId,
    planned: &Planned,
    counsellor: Option<CounsellorId>,
) -> Result<ClassRecord> {
    let mut class = ClassRecord {
        id: ClassId(secret::random_id()?),
        event,
        campus: String::new(),
        key: planned.key.clone(),
        name: String::new(),
        college: None,
        counsellor: None,
        counsellor_name: None,
        headcount: None,
        slot: None,
        sheet_version: 1,
        last_no: 0,
        digest: Digest::default(),
        heard_at: None,
        closed: false,
    };
    planned.write_into(&mut class, counsellor);
    Ok(class)
}

/// A class without marks and students goes; another one stays, without a slot. Answers it if it changed.
async fn withdraw(conn: &mut Conn, mut class: ClassRecord) -> Result<Option<ClassRecord>> {
    if class.last_no == 0 && rosters::everybody(conn, class.id).await?.is_empty() {
        classes::delete(conn, class.id).await?;
        return Ok(Some(class));
    }
    if class.slot.is_none() {
        return Ok(None);
    }
    class.slot = None;
    class.sheet_version += 1;
    classes::save_plan(conn, &class).await?;
    Ok(Some(class))
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
