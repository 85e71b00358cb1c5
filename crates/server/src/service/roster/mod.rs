//! Sheets become the rosters of classes: in one transaction, nothing half-imported.

mod below;
pub mod exempt;
pub mod many;
mod plan;
mod said;

use rollcall_core::desk::{ClassPage, RosterChange};
use rollcall_core::ids::ClassId;
use rollcall_notice::roster::{Book, List, RosterReading, fits, pinyin};
use rollcall_notice::{Code, Finding, class_key};
use serde::Serialize;

pub use self::plan::{Listed, Plan};
pub use self::said::check;
use super::rights::Caller;
use super::source::Columns;
use super::{board, source};
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::{Conn, classes, rosters};
use crate::live::News;
use crate::problem::{Result, Told};

/// What bringing a sheet in would do.
#[derive(Debug, Serialize)]
pub struct Preview {
    /// The students of this class as they were read, with findings and columns.
    pub reading: RosterReading,
    /// Students that would be new.
    pub added: usize,
    /// Students that would stay who they are.
    pub kept: u32,
    /// Students that would no longer be on the list.
    pub removed: usize,
    /// The same by name.
    pub change: RosterChange,
}

/// A file for one class.
#[derive(Debug)]
pub struct File<'a> {
    /// Its name; empty for pasted text.
    pub name: &'a str,
    /// What somebody says of its columns.
    pub columns: Columns,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Reads a sheet and says what it would do, without doing it.
///
/// # Errors
/// The caller may not; the event is closed; the file is none that can be read.
pub async fn preview(app: &App, caller: &Caller, id: ClassId, file: File<'_>) -> Result<Preview> {
    let mut tx = app.db.read().await?;
    let (class, event) = caller.roster_class(&mut tx, id).await?;
    check_open(class.closed)?;
    let book = source::book(file.name, file.bytes, file.columns).await?;
    let (listed, mut findings) = own_students(&class, &book);
    let others = classes::of_event(&mut tx, class.event).await?;
    findings.extend(another_class(&class, &others, &book));
    let plan = Plan::new(&mut tx, &class, &listed, event.card.settings.queue_order).await?;
    let change = plan.change;
    let said = book.findings.into_iter().map(|it| it.finding);
    Ok(Preview {
        added: change.added.len(),
        kept: change.kept,
        removed: change.removed.len(),
        change,
        reading: RosterReading {
            students: listed.students,
            findings: said.chain(findings).collect(),
            columns: book.columns,
        },
    })
}

/// Reads a sheet and makes it the class's roster.
///
/// # Errors
/// The caller may not; the event is closed; the sheet has errors. Nothing was changed.
pub async fn apply(app: &App, caller: &Caller, id: ClassId, file: File<'_>) -> Result<ClassPage> {
    let mut tx = app.db.read().await?;
    let (class, _) = caller.roster_class(&mut tx, id).await?;
    check_open(class.closed)?;
    drop(tx);
    let book = source::book(file.name, file.bytes, file.columns).await?;
    check(&book)?;
    let (listed, _) = own_students(&class, &book);
    if listed.students.is_empty() {
        return Err(said::not_in_sheet(&class));
    }
    let mut tx = app.db.write().await?;
    let (class, event) = caller.roster_class(&mut tx, id).await?;
    check_open(class.closed)?;
    let plan = Plan::new(&mut tx, &class, &listed, event.card.settings.queue_order).await?;
    let changed = plan.write(&mut tx).await?;
    tx.commit().await?;
    if changed {
        app.live.publish([News::of(&class)]);
    }
    tracing::info!(class = %id, students = listed.students.len(), changed, "roster brought in");
    board::page(app, caller, id).await
}

/// What an event came to is frozen once it is closed.
fn check_open(closed: bool) -> Result<()> {
    if closed {
        Err(Told::EventClosed.into())
    } else {
        Ok(())
    }
}

/// The students of this class: of lists that name classes the one of this; of lists that name none the one whose sheet
/// or file does, or else the first. That others were passed over is said.
fn own_students(class: &ClassRecord, book: &Book) -> (Listed, Vec<Finding>) {
    let mut own = Listed::default();
    let is_own = |list: &&List| match &list.named {
        Some(named) => class_key(named) == class.key || fits(named, &class.key),
        None => list.hints.iter().any(|hint| fits(hint, &class.key)),
    };
    for list in book.lists.iter().filter(is_own) {
        own.add(list);
    }
    if own.students.is_empty()
        && let Some(list) = book.lists.iter().find(|list| list.named.is_none())
    {
        own.add(list);
    }
    let others = book.students() - own.students.len();
    let mut findings = Vec::new();
    if others > 0 {
        findings.push(Finding::info(
            None,
            Code::RowSkipped,
            format!("表里另有 {others} 行属于其他班级，没有导入；本班 {} 人。", own.students.len()),
            format!(
                "{others} more rows are of other classes and were passed over; {} are of this class.",
                own.students.len()
            ),
        ));
    }
    (own, findings)
}

/// A file that names another class and not this one: likely the wrong file.
fn another_class(class: &ClassRecord, all: &[ClassRecord], book: &Book) -> Option<Finding> {
    let [list] = book.lists.as_slice() else {
        return None;
    };
    if list.named.is_some() || list.hints.iter().any(|hint| fits(hint, &class.key)) {
        return None;
    }
    let named = |other: &&ClassRecord| list.hints.iter().any(|hint| fits(hint, &other.key));
    let other = &all.iter().find(named)?.name;
    let own = &class.name;
    Some(Finding::warning(
        None,
        Code::OtherClass,
        format!("文件或表头写的是 {other}，这里是 {own}。请确认没有选错文件。"),
        format!(
            "The file or its heading says {other}, and this is {own}. Make sure it is the right file."
        ),
    ))
}

/// Makes the sounds of names that came in before sounds were made, and gives them to the phones.
///
/// # Errors
/// The database does not answer.
pub async fn sound_out(conn: &mut Conn) -> Result<()> {
    let mut changed = std::collections::BTreeSet::new();
    for (student, class, name) in rosters::unsounded(conn).await? {
        let sound = pinyin::of(&name);
        if !sound.is_empty() {
            rosters::save_sound(conn, student, &sound).await?;
            changed.insert(class);
        }
    }
    for class in changed {
        classes::bump_sheet(conn, class).await?;
    }
    Ok(())
}
