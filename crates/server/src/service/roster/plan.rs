//! What a list does to those who are there, computed before anything is written.

use std::collections::{BTreeSet, HashMap};

use rollcall_core::desk::{ChangedStudent, RemovedStudent, RosterChange, StudentName};
use rollcall_core::event::{QueueOrder, Student};
use rollcall_core::ids::StudentId;
use rollcall_notice::roster::{List, RosterStudent, pinyin};

use crate::db::classes::ClassRecord;
use crate::db::rosters::Enrolled;
use crate::db::{Conn, classes, rosters};
use crate::problem::Result;
use crate::secret;
use crate::service::roster::below::Said;

/// The students that a file has of one class.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// How the file calls it.
    pub listed_as: String,
    /// Whether it says of everybody if they are exempt; else they stay what they were.
    pub tells_exempt: bool,
    /// In the order of the file.
    pub students: Vec<RosterStudent>,
}

impl Listed {
    /// Adds another list of the same class.
    pub fn add(&mut self, list: &List) {
        if self.listed_as.is_empty() {
            self.listed_as.clone_from(&list.label);
        }
        self.tells_exempt |= list.tells_exempt;
        self.students.extend(list.students.iter().cloned());
    }
}

/// What a list does to a class.
#[derive(Debug)]
pub struct Plan {
    /// As people are shown it.
    pub change: RosterChange,
    /// New, or other than before.
    written: Vec<Enrolled>,
    /// To be deleted, and to be put aside because marks speak of them.
    deleted: Vec<StudentId>,
    put_aside: Vec<Enrolled>,
}

impl Plan {
    /// Reads who is there and compares.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn new(
        conn: &mut Conn,
        class: &ClassRecord,
        listed: &Listed,
        order: QueueOrder,
    ) -> Result<Self> {
        let everybody = rosters::everybody(conn, class.id).await?;
        let said = Said::of(conn, class, &everybody, listed).await?;
        Self::compare(class, everybody, listed, order, said)
    }

    /// Students are recognised by their number: marks and fees stay with the person. So do they with somebody who was
    /// written at the list's bottom.
    fn compare(
        class: &ClassRecord,
        everybody: Vec<Enrolled>,
        listed: &Listed,
        order: QueueOrder,
        mut said: Said,
    ) -> Result<Self> {
        let places: HashMap<String, usize> = everybody
            .iter()
            .enumerate()
            .map(|(at, it)| (it.student.number.clone(), at))
            .collect();
        let mut known: Vec<Option<Enrolled>> = everybody.into_iter().map(Some).collect();
        let mut list: Vec<&RosterStudent> = listed.students.iter().collect();
        if order == QueueOrder::StudentNumber {
            list.sort_by(|a, b| a.student_number.cmp(&b.student_number));
        }
        let mut plan = Self {
            change: RosterChange {
                class: class.id,
                name: class.name.clone(),
                listed_as: listed.listed_as.clone(),
                headcount: class.headcount,
                found: count(list.len()),
                kept: 0,
                reordered: 0,
                added: Vec::new(),
                adopted: Vec::new(),
                removed: Vec::new(),
                changed: Vec::new(),
            },
            written: Vec::new(),
            deleted: Vec::new(),
            put_aside: Vec::new(),
        };
        let mut orders = Vec::new();
        for (place, listed_one) in (1..).zip(list) {
            let before = places
                .get(&listed_one.student_number)
                .and_then(|at| known[*at].take());
            let stays = before.as_ref().filter(|it| !it.removed);
            orders.extend(stays.map(|it| it.student.order));
            let written = match &before {
                Some(_) => None,
                None => said.written_as(listed_one, &listed.students),
            };
            plan.student(place, listed_one, listed.tells_exempt, before, written)?;
        }
        plan.change.reordered = moved(&orders);
        for it in known.into_iter().flatten() {
            plan.gone(it, &said.marked);
        }
        Ok(plan)
    }

    fn student(
        &mut self,
        order: u32,
        listed: &RosterStudent,
        tells_exempt: bool,
        before: Option<Enrolled>,
        written: Option<StudentId>,
    ) -> Result<()> {
        let id = match (&before, written) {
            (Some(it), _) => it.student.id,
            (None, Some(id)) => id,
            (None, None) => StudentId(secret::random_id()?),
        };
        let was_exempt = before.as_ref().is_some_and(|it| it.student.exempt);
        let now = Enrolled {
            student: Student {
                id,
                order,
                name: listed.name.clone(),
                number: listed.student_number.clone(),
                exempt: listed.exempt || !tells_exempt && was_exempt,
                pinyin: pinyin::of(&listed.name),
            },
            removed: false,
        };
        match &before {
            Some(it) if !it.removed => self.kept(it, &now),
            _ => {
                let name = StudentName {
                    name: now.student.name.clone(),
                    tail: now.student.number_tail().to_owned(),
                };
                self.change.adopted.extend(written.map(|_| name.clone()));
                self.change.added.push(name);
            }
        }
        if before.as_ref() != Some(&now) {
            self.written.push(now);
        }
        Ok(())
    }

    fn kept(&mut self, before: &Enrolled, now: &Enrolled) {
        let (before, now) = (&before.student, &now.student);
        let change = &mut self.change;
        change.kept += 1;
        let was = (before.name != now.name).then(|| before.name.clone());
        let exempt = (before.exempt != now.exempt).then_some(now.exempt);
        if was.is_some() || exempt.is_some() {
            change.changed.push(ChangedStudent {
                name: now.name.clone(),
                tail: now.number_tail().to_owned(),
                was,
                exempt,
            });
        }
    }

    fn gone(&mut self, mut it: Enrolled, marked: &BTreeSet<StudentId>) {
        let has_marks = marked.contains(&it.student.id);
        if !it.removed {
            self.change.removed.push(RemovedStudent {
                name: it.student.name.clone(),
                tail: it.student.number_tail().to_owned(),
                marked: has_marks,
            });
        }
        if !has_marks {
            self.deleted.push(it.student.id);
        } else if !it.removed {
            it.removed = true;
            self.put_aside.push(it);
        }
    }

    /// Does it; answers whether there was anything to do.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn write(&self, conn: &mut Conn) -> Result<bool> {
        let class = self.change.class;
        for id in &self.deleted {
            rosters::delete(conn, *id).await?;
        }
        for it in self.put_aside.iter().chain(&self.written) {
            rosters::save(conn, class, it).await?;
        }
        let changed =
            !(self.deleted.is_empty() && self.put_aside.is_empty() && self.written.is_empty());
        if changed {
            classes::bump_sheet(conn, class).await?;
        }
        Ok(changed)
    }
}

/// How many of those who stay go past another who stays: all but the longest part that keeps its order.
fn moved(orders: &[u32]) -> u32 {
    let mut ends: Vec<u32> = Vec::new();
    for order in orders {
        let at = ends.partition_point(|end| end < order);
        match ends.get_mut(at) {
            Some(end) => *end = *order,
            None => ends.push(*order),
        }
    }
    count(orders.len() - ends.len())
}

/// A count for a message.
pub fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
