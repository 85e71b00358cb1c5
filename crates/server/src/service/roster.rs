//! A sheet becomes the roster of a class: in one transaction, nothing half-imported.

use std::collections::{BTreeSet, HashMap};

use rollcall_core::desk::ClassPage;
use rollcall_core::event::{QueueOrder, Student};
use rollcall_core::ids::{ClassId, StudentId};
use rollcall_core::marks::{Register, Subject};
use rollcall_notice::roster::{RosterReading, RosterStudent};
use rollcall_notice::{Code, Finding, Severity, class_key};
use serde::Serialize;

use super::rights::Caller;
use super::{board, source};
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::rosters::Enrolled;
use crate::db::{Conn, classes, rosters};
use crate::live::News;
use crate::problem::{Fault, Result};
use crate::secret;

/// What bringing a sheet in would do.
#[derive(Debug, Serialize)]
pub struct Preview {
    /// The sheet as it was read, with findings.
    pub reading: RosterReading,
    /// Students that would be new.
    pub added: usize,
    /// Students that would stay who they are.
    pub kept: usize,
    /// Students that would no longer be on the list.
    pub removed: usize,
}

/// Reads a sheet and says what it would do, without doing it.
///
/// # Errors
/// The caller may not; the file is none that can be read.
pub async fn preview(
    app: &App,
    caller: &Caller,
    id: ClassId,
    (name, bytes): (&str, Vec<u8>),
) -> Result<Preview> {
    let mut tx = app.db.read().await?;
    let (class, event) = caller.roster_class(&mut tx, id).await?;
    let mut reading = source::roster(name, bytes).await?;
    let own = own_students(&class, &mut reading);
    let everybody = rosters::everybody(&mut tx, id).await?;
    let plan = Plan::new(everybody, &own, event.card.settings.queue_order)?;
    Ok(Preview {
        added: plan.added,
        kept: plan.kept,
        removed: plan.gone.iter().filter(|it| !it.removed).count(),
        reading,
    })
}

/// Reads a sheet and makes it the class's roster.
///
/// # Errors
/// The caller may not; the sheet has errors. Nothing was changed.
pub async fn apply(
    app: &App,
    caller: &Caller,
    id: ClassId,
    (name, bytes): (&str, Vec<u8>),
) -> Result<ClassPage> {
    let mut tx = app.db.read().await?;
    let (class, _) = caller.roster_class(&mut tx, id).await?;
    drop(tx);
    let mut reading = source::roster(name, bytes).await?;
    check(&reading)?;
    let own = own_students(&class, &mut reading);
    if own.is_empty() {
        return Err(not_in_sheet(&class));
    }
    let mut tx = app.db.write().await?;
    let (class, event) = caller.roster_class(&mut tx, id).await?;
    let changed = put(&mut tx, &class, &own, event.card.settings.queue_order).await?;
    tx.commit().await?;
    if changed {
        app.live.publish([News::of(&class)]);
    }
    tracing::info!(class = %id, students = own.len(), changed, "roster brought in");
    board::page(app, caller, id).await
}

/// Writes a list into a class; answers whether it changed anything.
///
/// # Errors
/// The database does not answer.
pub async fn put(
    conn: &mut Conn,
    class: &ClassRecord,
    list: &[RosterStudent],
    order: QueueOrder,
) -> Result<bool> {
    let everybody = rosters::everybody(conn, class.id).await?;
    let plan = Plan::new(everybody, list, order)?;
    let marked = if plan.gone.is_empty() {
        BTreeSet::new()
    } else {
        marked(conn, class.id).await?
    };
    let mut changed = !plan.written.is_empty();
    for mut it in plan.gone {
        if !marked.contains(&it.student.id) {
            changed = true;
            rosters::delete(conn, it.student.id).await?;
        } else if !it.removed {
            changed = true;
            it.removed = true;
            rosters::save(conn, class.id, &it).await?;
        }
    }
    for it in &plan.written {
        rosters::save(conn, class.id, it).await?;
    }
    if changed {
        classes::bump_sheet(conn, class.id).await?;
    }
    Ok(changed)
}

/// Everybody of whom a mark speaks, whether it counts or was replaced.
async fn marked(conn: &mut Conn, class: ClassId) -> Result<BTreeSet<StudentId>> {
    let state = board::state(conn, class).await?;
    let registers = [
        Register::Attendance,
        Register::Fees,
        Register::CodeReady,
        Register::DataChecked,
        Register::Position,
    ];
    Ok(registers
        .into_iter()
        .flat_map(|register| state.subjects(register))
        .filter_map(|subject| match subject {
            Subject::Student(id) => Some(id),
            Subject::Class => None,
        })
        .collect())
}

/// What a list does to those who are there.
struct Plan {
    added: usize,
    kept: usize,
    /// New, or other than before.
    written: Vec<Enrolled>,
    /// No longer in the list, or not for a while.
    gone: Vec<Enrolled>,
}

impl Plan {
    /// Students are recognised by their number: marks and fees stay with the person.
    fn new(everybody: Vec<Enrolled>, list: &[RosterStudent], order: QueueOrder) -> Result<Self> {
        let mut known: HashMap<String, Enrolled> = everybody
            .into_iter()
            .map(|it| (it.student.number.clone(), it))
            .collect();
        let mut list: Vec<&RosterStudent> = list.iter().collect();
        if order == QueueOrder::StudentNumber {
            list.sort_by(|a, b| a.student_number.cmp(&b.student_number));
        }
        let mut plan = Self {
            added: 0,
            kept: 0,
            written: Vec::new(),
            gone: Vec::new(),
        };
        for (place, listed) in (1..).zip(list) {
            let before = known.remove(&listed.student_number);
            if before.as_ref().is_some_and(|it| !it.removed) {
                plan.kept += 1;
            } else {
                plan.added += 1;
            }
            let id = match &before {
                Some(it) => it.student.id,
                None => StudentId(secret::random_id()?),
            };
            let now = Enrolled {
                student: Student {
                    id,
                    order: place,
                    name: listed.name.clone(),
                    number: listed.student_number.clone(),
                    exempt: listed.exempt,
                    pinyin: String::new(),
                },
                removed: false,
            };
            if before.as_ref() != Some(&now) {
                plan.written.push(now);
            }
        }
        plan.gone = known.into_values().collect();
        Ok(plan)
    }
}

/// Whether the sheet may be brought in at all.
///
/// # Errors
/// The first finding that stands in the way.
pub fn check(reading: &RosterReading) -> Result<()> {
    let first = reading
        .findings
        .iter()
        .find(|it| it.severity == Severity::Error);
    let Some(finding) = first else {
        return if reading.is_importable() {
            Ok(())
        } else {
            Err(no_students())
        };
    };
    let (zh_at, en_at) = finding.line.map_or((String::new(), String::new()), |line| {
        (format!("第 {line} 行："), format!("row {line}: "))
    });
    Err(Fault::RosterHasErrors {
        zh: format!(
            "名单里有错误，没有导入任何人，原来的名单不变。{zh_at}{}",
            finding.message
        ),
        en: format!(
            "The sheet has errors; nobody was brought in and the roster stays as it was. {en_at}{}",
            finding.message_en
        ),
    })
}

/// The students of this class: all of a sheet that names no class, and of one that does the rows of this one.
/// That others were passed over is said in the findings.
fn own_students(class: &ClassRecord, reading: &mut RosterReading) -> Vec<RosterStudent> {
    let all = reading.students.len();
    let own: Vec<RosterStudent> = reading
        .students
        .iter()
        .filter(|it| {
            let named = it.class.as_deref().map(class_key);
            named.is_none_or(|key| key.is_empty() || key == class.key)
        })
        .cloned()
        .collect();
    let others = all - own.len();
    if others > 0 {
        reading.findings.push(Finding::info(
            None,
            Code::RowSkipped,
            format!("表里另有 {others} 行属于其他班级，没有导入；本班 {} 人。", own.len()),
            format!(
                "{others} more rows are of other classes and were passed over; {} are of this class.",
                own.len()
            ),
        ));
    }
    own
}

fn no_students() -> Fault {
    Fault::RosterHasErrors {
        zh: "表里没有找到学生，没有导入任何人，原来的名单不变。请检查是否选对了工作表。".into(),
        en: "No student was found in the sheet; nobody was brought in and the roster stays as it was. \
             Check whether it is the right sheet."
            .into(),
    }
}

fn not_in_sheet(class: &ClassRecord) -> Fault {
    let name = &class.name;
    Fault::RosterHasErrors {
        zh: format!(
            "表里没有 {name} 的学生，没有导入任何人，原来的名单不变。请检查“班级”一列的写法，或打开对应的班级再导入。"
        ),
        en: format!(
            "The sheet has no student of {name}; nobody was brought in and the roster stays as it was. \
             Check how the class is written in its column, or open the class that the sheet is of."
        ),
    }
}
