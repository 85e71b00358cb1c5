//! `POST /api/events/{event}/publish`: a notice becomes the event's timetable.

use std::collections::HashMap;

use rollcall_core::desk::{EventEdit, Mend, PublishRequest, Published};
use rollcall_core::ids::{ClassId, CounsellorId, EventId};
use rollcall_core::sync::Digest;
use rollcall_core::time::Millis;
use rollcall_notice::timetable::Reading;
use rollcall_notice::{Severity, class_key};

use super::changes::between;
use super::plan::{self, Planned};
use super::rights::{Caller, check_open};
use super::source;
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::events::EventRecord;
use crate::db::{Conn, changes, classes, events, rosters};
use crate::live::News;
use crate::problem::{Fault, Result, Told};
use crate::secret;

/// A notice as it is published.
#[derive(Debug, Clone)]
pub struct Publication {
    /// The text as it was pasted.
    pub text: String,
    /// What a person mended in it.
    pub mends: Vec<Mend>,
    /// What was read with these mends.
    pub reading: Reading,
    /// Title and settings by hand; none takes what the notice says over what the event had.
    pub edit: Option<EventEdit>,
}

impl Publication {
    /// Reads the text with its mends.
    ///
    /// # Errors
    /// The reader broke down.
    pub async fn read(request: PublishRequest) -> Result<Self> {
        let PublishRequest { text, mends, edit } = request;
        let reading = source::notice(text.clone(), mends.clone()).await?;
        Ok(Self {
            text,
            mends,
            reading,
            edit,
        })
    }
}

/// Reads the text again and makes it the timetable of the caller's event.
///
/// # Errors
/// The caller may not; the event is closed; the notice has errors, or the settings cannot be. Nothing was changed.
pub async fn publish(
    app: &App,
    caller: &Caller,
    id: EventId,
    request: PublishRequest,
    now: Millis,
) -> Result<Published> {
    let mut tx = app.db.read().await?;
    caller.open_event(&mut tx, id).await?;
    drop(tx);
    let publication = Publication::read(request).await?;
    put(app, id, publication, now).await
}

/// Makes a notice the timetable of an event: it decides also of classes that were moved since the last one. Rosters
/// and marks are not touched, and classes keep their identity: phones hold marks for it.
///
/// # Errors
/// The event is closed; the notice has errors, or the settings cannot be. Nothing was changed.
pub async fn put(
    app: &App,
    id: EventId,
    publication: Publication,
    now: Millis,
) -> Result<Published> {
    check(&publication.reading)?;
    let planned = plan::classes(&publication.reading);
    let mut tx = app.db.write().await?;
    let mut event = events::find(&mut tx, id).await?.ok_or(Told::NotFound)?;
    check_open(&event)?;
    update_event(&mut event, publication, now)?;
    events::save(&mut tx, &event).await?;

    let names = planned.iter().filter_map(|it| it.counsellor.as_deref());
    let counsellors = counsellors(&mut tx, id, names).await?;
    let mut old = classes::of_event(&mut tx, id).await?;
    let version = (event.version, now);
    let (mut added, mut news, mut told) = (0, Vec::new(), Vec::new());
    for (planned, known) in pair(&planned, &mut old) {
        let counsellor = planned
            .counsellor
            .as_deref()
            .and_then(|name| counsellors.get(&class_key(name)).copied());
        let class = match known {
            None => {
                added += 1;
                let class = fresh(id, planned, counsellor)?;
                told.extend(between(version, None, Some(&class)));
                class
            }
            Some(mut class) => {
                let before = class.clone();
                planned.write_into(&mut class, counsellor);
                if class == before {
                    continue;
                }
                class.sheet_version += 1;
                told.extend(between(version, Some(&before), Some(&class)));
                news.push(class.clone());
                class
            }
        };
        classes::save_plan(&mut tx, &class).await?;
    }
    let changed = count(news.len());
    let withdrawn = count(old.iter().filter(|class| class.slot.is_some()).count());
    for class in old {
        if class.slot.is_some() {
            told.extend(between(version, Some(&class), None));
        }
        news.extend(withdraw(&mut tx, class).await?);
    }
    for change in &told {
        changes::add(&mut tx, id, change).await?;
    }
    tx.commit().await?;
    let news = news.iter().map(News::of);
    app.live.publish(news.chain([News::Event(id)]));
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

fn update_event(event: &mut EventRecord, publication: Publication, now: Millis) -> Result<()> {
    let reading = publication.reading;
    match publication.edit {
        Some(edit) => {
            let edit = edit.sound().ok_or(Told::EditWrong)?;
            event.card.title = edit.title;
            event.card.settings = edit.settings;
        }
        None => {
            if let Some(title) = &reading.title {
                event.card.title.clone_from(title);
            }
            let had = core::mem::take(&mut event.card.settings);
            event.card.settings = plan::settings(had, &reading.settings);
        }
    }
    event.spares = plan::spares(&reading);
    event.deadlines = plan::deadlines(&reading);
    event.notice = publication.text;
    event.mends = publication.mends;
    event.version += 1;
    event.published_at = Some(now);
    Ok(())
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
        erased: false,
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
