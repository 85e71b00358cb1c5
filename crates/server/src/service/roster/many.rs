//! `POST /api/events/{event}/rosters`: one file with the rosters of many classes.

use rollcall_core::access::Role;
use rollcall_core::desk::{ClassName, Rosters, SkippedList, UnmatchedList};
use rollcall_core::ids::{ClassId, EventId};
use rollcall_notice::class_key;
use rollcall_notice::roster::{Book, List, fits, likeness};

use super::plan::{Listed, Plan, count};
use super::{check, check_open, said};
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::events::EventRecord;
use crate::db::{Conn, classes, events, rosters};
use crate::live::News;
use crate::problem::{Result, Told};
use crate::service::rights::{Caller, allowed};
use crate::service::source::{self, Columns};

/// How many classes are offered for a list that is of none.
const OFFERED: usize = 5;

/// A file, and what somebody says of it.
#[derive(Debug, Default)]
pub struct Asked {
    /// The file's name; empty for pasted text.
    pub name: String,
    /// Bring it in, or only say what that would do.
    pub apply: bool,
    /// What columns hold.
    pub columns: Columns,
    /// Which class a list is of, by the name that the file gives it.
    pub same: Vec<(String, ClassId)>,
}

/// Reads a file and brings it in, or says what that would do.
///
/// # Errors
/// The caller looks after no class of the event; the event is closed; the file cannot be read; to be brought in, it
/// has errors or is of none of the caller's classes. Then nothing was changed.
pub async fn rosters(
    app: &App,
    caller: &Caller,
    event: EventId,
    asked: Asked,
    bytes: Vec<u8>,
) -> Result<Rosters> {
    let mut tx = app.db.read().await?;
    event_of(&mut tx, caller, event).await?;
    drop(tx);
    let book = source::book(&asked.name, bytes, asked.columns).await?;
    if !asked.apply {
        let mut tx = app.db.read().await?;
        let (answer, _) = compare(&mut tx, caller, event, &book, &asked.same).await?;
        return Ok(answer);
    }
    check(&book)?;
    let mut tx = app.db.write().await?;
    let (mut answer, plans) = compare(&mut tx, caller, event, &book, &asked.same).await?;
    if plans.is_empty() {
        return Err(said::no_class());
    }
    let mut news = Vec::new();
    for (class, plan) in &plans {
        if plan.write(&mut tx).await? {
            news.push(News::of(class));
        }
    }
    tx.commit().await?;
    answer.applied = true;
    tracing::info!(%event, classes = plans.len(), changed = news.len(), "rosters brought in");
    app.live.publish(news);
    Ok(answer)
}

/// The event, if the caller looks after classes of it and it is open.
pub(super) async fn event_of(conn: &mut Conn, caller: &Caller, id: EventId) -> Result<EventRecord> {
    let event = events::find(conn, id).await?.ok_or(Told::NotFound)?;
    let mut above = caller
        .grants
        .iter()
        .filter(|grant| grant.role() > Role::Monitor);
    allowed(above.any(|grant| grant.event() == id))?;
    check_open(event.closed_at.is_some())?;
    Ok(event)
}

/// Whether the caller brings in the roster of a class.
pub(super) fn is_own(caller: &Caller, class: &ClassRecord) -> bool {
    let facts = class.facts();
    caller
        .grants
        .iter()
        .any(|grant| grant.role() > Role::Monitor && grant.covers(&facts))
}

async fn compare(
    conn: &mut Conn,
    caller: &Caller,
    id: EventId,
    book: &Book,
    same: &[(String, ClassId)],
) -> Result<(Rosters, Vec<(ClassRecord, Plan)>)> {
    let event = event_of(conn, caller, id).await?;
    let (own, others): (Vec<_>, Vec<_>) = classes::of_event(conn, id)
        .await?
        .into_iter()
        .partition(|it| is_own(caller, it));
    let sizes = rosters::sizes(conn, id).await?;
    let named = |class: &ClassRecord| ClassName {
        id: class.id,
        name: class.name.clone(),
        roster: sizes.get(&class.id).copied().unwrap_or(0),
    };
    let mut answer = Rosters {
        columns: book.columns.clone(),
        students: count(book.students()),
        remarks: said::remarks(book),
        ..Rosters::default()
    };
    let mut found: Vec<(&ClassRecord, Listed)> = Vec::new();
    for list in &book.lists {
        let students = count(list.students.len());
        let listed_as = list.label.clone();
        match class_of(list, &own, same) {
            Ok(class) => match found.iter_mut().find(|(it, _)| it.id == class.id) {
                Some((_, listed)) => listed.add(list),
                None => {
                    let mut listed = Listed::default();
                    listed.add(list);
                    found.push((class, listed));
                }
            },
            Err(_) if class_of(list, &others, &[]).is_ok() => {
                answer.skipped.push(SkippedList {
                    listed_as,
                    students,
                });
            }
            Err(nearest) => answer.unmatched.push(UnmatchedList {
                listed_as,
                students,
                nearest: nearest.into_iter().map(named).collect(),
            }),
        }
    }
    let untouched = own
        .iter()
        .filter(|class| found.iter().all(|(it, _)| it.id != class.id));
    answer.untouched = untouched.map(named).collect();
    answer.untouched.sort_by(|a, b| a.name.cmp(&b.name));
    let mut plans = Vec::new();
    for (class, listed) in found {
        let plan = Plan::new(conn, class, &listed, event.card.settings.queue_order).await?;
        answer.classes.push(plan.change.clone());
        plans.push((class.clone(), plan));
    }
    Ok((answer, plans))
}

/// The class that a list is of: as somebody says, by its name, by a text that holds the name as a whole. Two classes of
/// one name are nobody's guess; then, as where there is none, the likeliest are offered.
fn class_of<'a>(
    list: &List,
    classes: &'a [ClassRecord],
    same: &[(String, ClassId)],
) -> core::result::Result<&'a ClassRecord, Vec<&'a ClassRecord>> {
    if let Some((_, id)) = same.iter().find(|(label, _)| *label == list.label)
        && let Some(class) = classes.iter().find(|it| it.id == *id)
    {
        return Ok(class);
    }
    let texts: Vec<&str> = list
        .named
        .iter()
        .chain(&list.hints)
        .map(String::as_str)
        .collect();
    let mut twins = Vec::new();
    for text in &texts {
        let key = class_key(text);
        let exact: Vec<_> = classes.iter().filter(|it| it.key == key).collect();
        let held: Vec<_> = if exact.is_empty() {
            classes.iter().filter(|it| fits(text, &it.key)).collect()
        } else {
            exact
        };
        match held.as_slice() {
            [class] => return Ok(class),
            [] => {}
            _ if twins.is_empty() => twins = held,
            _ => {}
        }
    }
    if !twins.is_empty() {
        return Err(twins);
    }
    let like = |class: &ClassRecord| {
        texts
            .iter()
            .map(|text| likeness(text, &class.key))
            .max()
            .unwrap_or(0)
    };
    let mut nearest: Vec<(u32, &ClassRecord)> = classes
        .iter()
        .map(|it| (like(it), it))
        .filter(|(score, _)| *score > 0)
        .collect();
    nearest.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.key.cmp(&y.key)));
    Err(nearest
        .into_iter()
        .take(OFFERED)
        .map(|(_, class)| class)
        .collect())
}
