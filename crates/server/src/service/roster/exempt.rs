//! `POST /api/events/{event}/exempt`: a list of those who need no photograph.

use std::collections::{BTreeSet, HashMap};

use rollcall_core::desk::{ExemptStudent, Exempting, Unknown, UnknownStudent};
use rollcall_core::ids::EventId;
use rollcall_notice::class_key;
use rollcall_notice::roster::{People, Person, fits, tail};

use super::many::{event_of, is_own};
use super::plan::count;
use super::said;
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::rosters::Enrolled;
use crate::db::{Conn, classes, rosters};
use crate::live::News;
use crate::problem::{Fault, Result};
use crate::service::rights::Caller;
use crate::service::source::{self, Columns};

/// A list, and what somebody says of it.
#[derive(Debug, Default)]
pub struct Asked {
    /// The file's name; empty for pasted text.
    pub name: String,
    /// Do it, or only say what it would do.
    pub apply: bool,
    /// What columns hold.
    pub columns: Columns,
}

/// Reads a list and makes those who are found exempt, or says who that would be.
///
/// # Errors
/// The caller looks after no class of the event; the event is closed; the file cannot be read; nobody of it was found
/// and it was to be done. Then nothing was changed.
pub async fn exempt(
    app: &App,
    caller: &Caller,
    event: EventId,
    asked: Asked,
    bytes: Vec<u8>,
) -> Result<Exempting> {
    let mut tx = app.db.read().await?;
    event_of(&mut tx, caller, event).await?;
    drop(tx);
    let people = source::people(&asked.name, bytes, asked.columns).await?;
    if !asked.apply {
        let mut tx = app.db.read().await?;
        event_of(&mut tx, caller, event).await?;
        let enrolled = enrolled(&mut tx, caller, event).await?;
        return Ok(compare(&people, &enrolled).0);
    }
    let mut tx = app.db.write().await?;
    event_of(&mut tx, caller, event).await?;
    let enrolled = enrolled(&mut tx, caller, event).await?;
    let (mut answer, exempt) = compare(&people, &enrolled);
    if answer.found.is_empty() && answer.already.is_empty() {
        return Err(nobody());
    }
    let mut changed: Vec<&ClassRecord> = Vec::new();
    for (class, it) in exempt {
        let mut it = it.clone();
        it.student.exempt = true;
        rosters::save(&mut tx, class.id, &it).await?;
        if changed.iter().all(|other| other.id != class.id) {
            changed.push(class);
        }
    }
    for class in &changed {
        classes::bump_sheet(&mut tx, class.id).await?;
    }
    tx.commit().await?;
    answer.applied = true;
    tracing::info!(%event, students = answer.found.len(), "exempt by list");
    app.live.publish(changed.into_iter().map(News::of));
    Ok(answer)
}

type Of = (ClassRecord, Enrolled);

/// Everybody on the rosters of the caller's classes.
async fn enrolled(conn: &mut Conn, caller: &Caller, event: EventId) -> Result<Vec<Of>> {
    let mut all = Vec::new();
    for class in classes::of_event(conn, event)
        .await?
        .into_iter()
        .filter(|it| is_own(caller, it))
    {
        let everybody = rosters::everybody(conn, class.id).await?;
        all.extend(
            everybody
                .into_iter()
                .filter(|it| !it.removed)
                .map(|it| (class.clone(), it)),
        );
    }
    Ok(all)
}

fn compare<'a>(
    people: &People,
    enrolled: &'a [Of],
) -> (Exempting, Vec<(&'a ClassRecord, &'a Enrolled)>) {
    let mut by_number: HashMap<String, Vec<&Of>> = HashMap::new();
    let mut by_name: HashMap<&str, Vec<&Of>> = HashMap::new();
    for it in enrolled {
        by_number
            .entry(it.1.student.number.to_uppercase())
            .or_default()
            .push(it);
        by_name.entry(&it.1.student.name).or_default().push(it);
    }
    let mut answer = Exempting {
        columns: people.columns.clone(),
        remarks: people
            .findings
            .iter()
            .map(|it| said::remark(None, it))
            .collect(),
        ..Exempting::default()
    };
    let (mut exempt, mut seen) = (Vec::new(), BTreeSet::new());
    for person in &people.people {
        match find(person, &by_number, &by_name) {
            Ok((class, it)) => {
                if !seen.insert(it.student.id) {
                    continue;
                }
                let shown = ExemptStudent {
                    class: class.id,
                    class_name: class.name.clone(),
                    name: it.student.name.clone(),
                    tail: it.student.number_tail().to_owned(),
                };
                if it.student.exempt {
                    answer.already.push(shown);
                } else {
                    answer.found.push(shown);
                    exempt.push((class, it));
                }
            }
            Err(why) => answer.unknown.push(UnknownStudent {
                row: count(person.row),
                name: person.name.clone(),
                tail: tail(&person.number),
                why,
            }),
        }
    }
    (answer, exempt)
}

/// By the number, where there is one; else by the name, in the class that is written beside it.
fn find<'a>(
    person: &Person,
    by_number: &HashMap<String, Vec<&'a Of>>,
    by_name: &HashMap<&str, Vec<&'a Of>>,
) -> core::result::Result<(&'a ClassRecord, &'a Enrolled), Unknown> {
    let candidates = if person.number.is_empty() {
        by_name.get(person.name.as_str())
    } else {
        by_number.get(&person.number.to_uppercase())
    };
    let of_class = |(class, _): &&&Of| {
        person
            .class
            .as_deref()
            .is_none_or(|printed| class_key(printed) == class.key || fits(printed, &class.key))
    };
    let all: Vec<&Of> = candidates.into_iter().flatten().copied().collect();
    // A number is somebody's whatever class is written beside it.
    let fitting: Vec<&Of> = if person.number.is_empty() || all.len() > 1 {
        all.iter().filter(|it| of_class(it)).copied().collect()
    } else {
        all
    };
    match fitting.as_slice() {
        [] => Err(Unknown::Nowhere),
        [(class, it)] if person.name.is_empty() || person.name == it.student.name => {
            Ok((class, it))
        }
        [_] => Err(Unknown::OtherName),
        _ => Err(Unknown::Several),
    }
}

fn nobody() -> Fault {
    Fault::RosterHasErrors {
        zh: "名单里的人一个也没有找到，什么都没有改动。请检查学号，或先导入这些班的名单。".into(),
        en: "Nobody of the list was found; nothing was changed. Check the student numbers, or import the rosters of these classes first.".into(),
    }
}
