//! The workbook, downloaded by the page and read back, against what the server holds: every class's history, fetched
//! as a phone fetches it and reckoned up here.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Range, Reader as _, Xlsx};
use data_encoding::BASE64;
use rollcall_core::desk::ClassRow;
use rollcall_core::event::{ClassSheet, Student};
use rollcall_core::marks::{
    Attendance, ClassState, Mark, Op, ServerNo, Subject, Tally, student_standing,
};
use rollcall_core::money::Fen;
use rollcall_core::queue::in_queue_order;
use rollcall_e2e::{Browser, Witness};
use serde_json::Value;

/// A class as the server has it.
pub struct Held {
    row: ClassRow,
    sheet: ClassSheet,
    ops: Vec<(Op, ServerNo)>,
    state: ClassState,
    tally: Tally,
}

impl Held {
    /// The class in numbers.
    pub const fn tally(&self) -> Tally {
        self.tally
    }

    /// Its students.
    pub fn students(&self) -> &[Student] {
        &self.sheet.roster.students
    }
}

/// Every class's history, each as a phone of that class gets it.
pub fn held(office: &Witness) -> Vec<Held> {
    let rows = office.rows();
    rows.into_iter()
        .map(|row| {
            let link = office.invite_monitor(row.id).url;
            let history = Witness::join(&link).history(row.id);
            let ops = history.ops.iter().map(|it| (it.op.parse().unwrap(), it.no));
            let ops: Vec<(Op, ServerNo)> = ops.collect();
            let mut state = ClassState::default();
            for (op, no) in &ops {
                state.apply(op, Some(*no));
            }
            let page = office.class(row.id);
            let tally = Tally::of(&page.sheet, &page.event.settings, &state);
            assert_eq!(tally, page.row.tally, "{}", row.name);
            Held {
                row,
                sheet: page.sheet,
                ops,
                state,
                tally,
            }
        })
        .collect()
}

/// Downloads the workbook with the page's own session.
fn download(page: &Browser) -> BTreeMap<String, Range<Data>> {
    let fetch = "const it = document.querySelector('[data-testid=\"workbook\"]');\
        return fetch(it.href).then((it) => it.arrayBuffer()).then((it) => {\
          const bytes = new Uint8Array(it); let text = '';\
          for (const byte of bytes) text += String.fromCharCode(byte);\
          return btoa(text); })";
    page.wait_for("the link to the workbook", |page| {
        page.has("@workbook").then_some(())
    });
    let Value::String(text) = page.script(fetch, &[]) else {
        panic!("no workbook");
    };
    let bytes = BASE64.decode(text.as_bytes()).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let range = |name: String| {
        let range = book.worksheet_range(&name).unwrap();
        (name, range)
    };
    names.into_iter().map(range).collect()
}

fn cell(it: &Data) -> String {
    match it {
        Data::Empty => String::new(),
        Data::Float(number) => number.to_string(),
        other => other.to_string(),
    }
}

fn rows(range: &Range<Data>) -> Vec<Vec<String>> {
    range
        .rows()
        .map(|row| row.iter().map(cell).collect())
        .collect()
}

fn yuan(fen: Fen) -> String {
    fen.short()
}

/// Every cell of the sums and of the names, and who comes again.
pub fn says_what_the_server_holds(page: &Browser, held: &[Held]) {
    let book = download(page);
    sums(&rows(&book["总表"]), held);
    names(&rows(&book["名单"]), held);
    let absent: usize = held
        .iter()
        .map(|it| (it.tally.expected - it.tally.photographed) as usize)
        .sum();
    assert_eq!(rows(&book["补拍"]).len(), 1 + absent);
}

fn sums(rows: &[Vec<String>], held: &[Held]) {
    assert_eq!(rows.len(), 1 + held.len() + 1);
    for it in held {
        let row = rows.iter().find(|row| row[0] == it.row.name).unwrap();
        let paid = it.state.settlement().map(|it| yuan(it.counts.paid));
        let expected = [
            it.row.college.clone().unwrap(),
            it.row.counsellor.clone().unwrap(),
            row[3].clone(),
            it.row.roster.to_string(),
            it.tally.expected.to_string(),
            it.tally.photographed.to_string(),
            it.tally.absent.to_string(),
            it.tally.exempt.to_string(),
            yuan(it.tally.due),
            yuan(it.tally.collected),
            paid.unwrap_or_default(),
            yuan(it.tally.collected - it.tally.due),
        ];
        assert_eq!(row[1..], expected, "{}", it.row.name);
    }
    let all = |of: fn(&Tally) -> i64| held.iter().map(|it| of(&it.tally)).sum::<i64>();
    let last = rows.last().unwrap();
    assert_eq!(last[6], all(|it| it.photographed.into()).to_string());
    assert_eq!(last[10], yuan(Fen(all(|it| it.collected.0))));
}

fn names(rows: &[Vec<String>], held: &[Held]) {
    let everybody: usize = held.iter().map(|it| on_paper(it).len()).sum();
    assert_eq!(rows.len(), 1 + everybody);
    let notes = rows.iter().flatten().any(|it| it.contains("补拍前再问"));
    assert!(!notes, "notes are the class's own");
    let mut rows = rows[1..].iter();
    for it in held {
        let order = shots(it);
        for (student, is_listed) in on_paper(it) {
            let row = rows.next().unwrap();
            assert_eq!(row[1] == "名单外", !is_listed, "{row:?}");
            let standing = student_standing(&student, &it.state);
            let shot = order.get(&student.id).map(ToString::to_string);
            assert_eq!(
                [&row[0], &row[2], &row[3], &row[6], &row[7]],
                [
                    &it.row.name,
                    &student.name,
                    &student.number,
                    &shot.unwrap_or_default(),
                    &yuan(it.state.account(student.id).balance),
                ]
            );
            let is_shot = standing == Attendance::Photographed;
            assert_eq!(row[4] == "已拍", is_shot, "{row:?}");
        }
    }
}

/// Whom the list to hand in names: the roster in queue order, beneath it those written at its bottom.
fn on_paper(it: &Held) -> Vec<(Student, bool)> {
    let is_listed = |student: &Student| it.students().iter().any(|on| on.id == student.id);
    let queue = in_queue_order(&it.sheet.roster, &it.state).into_iter();
    let mut all: Vec<_> = queue
        .map(|it| (is_listed(&it), it))
        .map(|(on, it)| (it, on))
        .collect();
    all.sort_by_key(|(_, is_listed)| !is_listed);
    all
}

/// The how-manieth of the class each was photographed, by the server's order: a mark stands that nobody has replaced.
fn shots(it: &Held) -> BTreeMap<crate::school::Who, usize> {
    let replaced = |op: &Op| it.ops.iter().any(|(other, _)| other.seen.contains(&op.id));
    let standing = it
        .ops
        .iter()
        .filter(|(op, _)| op.mark == Mark::Attendance(Attendance::Photographed) && !replaced(op));
    let shot = standing.filter_map(|(op, _)| match op.subject {
        Subject::Student(who) => Some(who),
        Subject::Class => None,
    });
    (1..).zip(shot).map(|(place, who)| (who, place)).collect()
}
