//! Rows become students; a row that is half a student stops the import.

use std::collections::HashMap;

use super::RosterStudent;
use super::columns::{self, Columns};
use crate::class_key;
use crate::findings::{Code, Finding};
use crate::normalise::fold;
use crate::sheet::{Grid, Row};

/// Words of rows that are no student's.
const NO_STUDENT: [&str; 9] = [
    "合计", "小计", "总计", "共计", "签名", "签字", "制表", "填表", "姓名",
];
/// Remarks that say there is nothing to photograph.
const EXEMPT: [&str; 8] = [
    "免拍",
    "已摄像",
    "已拍",
    "不参加",
    "免采",
    "往年",
    "以前年度",
    "无需",
];
/// What stands for yes where a column asks whether somebody is exempt.
const YES: [&str; 9] = ["是", "√", "✓", "✔", "免", "y", "yes", "true", "1"];
/// What begins a no where a column asks whether somebody is to be photographed.
const NO: [&str; 7] = ["否", "不", "无", "n", "×", "✗", "false"];

/// Reads the rows below the header.
pub(super) fn read(
    grid: &Grid,
    columns: &Columns,
    findings: &mut Vec<Finding>,
) -> Vec<RosterStudent> {
    let (Some(name_at), Some(number_at)) = (columns.name, columns.number) else {
        return Vec::new();
    };
    let mut students: Vec<RosterStudent> = Vec::new();
    let mut places: HashMap<String, u32> = HashMap::new();
    let (mut above, mut inherited) = (None::<String>, 0);
    for row in grid.rows.iter().skip(columns.first) {
        let Some((name, number)) = who(row, name_at, number_at, findings) else {
            continue;
        };
        let printed = columns
            .class
            .map(|c| cell(row, c))
            .filter(|c| !c.is_empty());
        match printed {
            Some(class) => above = Some(class.to_owned()),
            // A merged cell has its class in the first of its rows alone.
            None if above.is_some() => inherited += 1,
            None => {}
        }
        let class = above.clone();
        let place = places
            .entry(class.as_deref().map(class_key).unwrap_or_default())
            .or_default();
        *place += 1;
        let printed = columns
            .order
            .and_then(|c| fold(cell(row, c)).trim().parse().ok());
        students.push(RosterStudent {
            row: row.number,
            order: printed.unwrap_or(*place),
            name,
            student_number: number,
            exempt: is_exempt(row, columns),
            class,
        });
    }
    if inherited > 0 {
        findings.push(Finding::info(
            None,
            Code::ClassInherited,
            format!("有 {inherited} 行没有写班级，按上一行的班级算。"),
            format!("{inherited} rows name no class and were taken for the class above them."),
        ));
    }
    if students.is_empty()
        && !findings
            .iter()
            .any(|f| f.severity == crate::Severity::Error)
    {
        findings.push(columns::empty(None));
    }
    doubled(&students, findings);
    students
}

fn is_exempt(row: &Row, columns: &Columns) -> bool {
    let says = |c: &usize| EXEMPT.iter().any(|w| cell(row, *c).contains(w));
    let plain = |c: &usize| fold(cell(row, *c)).trim().to_lowercase();
    columns.notes.iter().any(says)
        || columns
            .exempt
            .iter()
            .any(|c| says(c) || YES.contains(&plain(c).as_str()))
        || columns
            .shoot
            .iter()
            .any(|c| says(c) || NO.iter().any(|no| plain(c).starts_with(no)))
}

pub(super) fn cell(row: &Row, column: usize) -> &str {
    row.cells.get(column).map_or("", |c| c.trim())
}

/// A row of sums, of signatures, or the header once more.
pub(super) fn is_no_student(row: &Row) -> bool {
    row.cells.iter().any(|c| {
        NO_STUDENT
            .iter()
            .any(|w| c.trim().starts_with(w) || c.contains("签名"))
    })
}

/// Name and number of a row; `None` for a row that is no student's, or half one.
fn who(
    row: &Row,
    name_at: usize,
    number_at: usize,
    findings: &mut Vec<Finding>,
) -> Option<(String, String)> {
    let name = name(cell(row, name_at));
    let number = number(cell(row, number_at));
    let line = row.number;
    let no_student = is_no_student(row);
    if no_student || name.is_empty() && number.is_empty() {
        // A number alone in 序号 is a printed empty line.
        if !no_student && row.cells.iter().filter(|c| !c.trim().is_empty()).count() > 1 {
            findings.push(Finding::info(
                line,
                Code::RowSkipped,
                "这一行没有姓名和学号，已跳过。",
                "This row has neither name nor student number and was passed over.",
            ));
        }
        return None;
    }
    if name.is_empty() {
        findings.push(Finding::error(
            line,
            Code::NameMissing,
            "这一行有学号，没有姓名。没有导入任何人；请补上姓名或删去这一行再试。",
            "This row has a student number but no name. Nobody was imported; add the name or remove the row and try again.",
        ));
        return None;
    }
    if number.is_empty() {
        findings.push(Finding::error(
            line,
            Code::NumberMissing,
            "这一行有姓名，没有学号。没有导入任何人；请补上学号或删去这一行再试。",
            "This row has a name but no student number. Nobody was imported; add the number or remove the row and try again.",
        ));
        return None;
    }
    if is_damaged(&number) {
        findings.push(Finding::error(
            line,
            Code::NumberDamaged,
            "这一行的学号被表格软件改成了科学计数，后几位已丢失。没有导入任何人；请把学号一列设为文本，重新填写后再试。",
            "A spreadsheet turned this student number into an exponent and lost its last digits. Nobody was imported; make the column text, fill it in again and retry.",
        ));
        return None;
    }
    Some((name, number))
}

/// `王 一` in a column set wide is 王一; a Latin name keeps its spaces.
pub(super) fn name(printed: &str) -> String {
    let words: Vec<&str> = printed.split_whitespace().collect();
    let latin = printed.chars().any(|c| c.is_ascii_alphabetic());
    words.join(if latin { " " } else { "" })
}

pub(super) fn number(printed: &str) -> String {
    let text: String = fold(printed)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '`' | '’'))
        .collect();
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// `2.29981E+08`.
fn is_damaged(number: &str) -> bool {
    let upper = number.to_ascii_uppercase();
    upper.split_once('E').is_some_and(|(mantissa, exponent)| {
        let digits = |s: &str| {
            !s.is_empty()
                && s.bytes()
                    .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'+'))
        };
        mantissa.contains('.') && digits(mantissa) && digits(exponent)
    })
}

/// The last four characters: what is said of a student number.
#[must_use]
pub fn tail(number: &str) -> String {
    let cut = number.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    number[cut..].to_owned()
}

fn doubled(students: &[RosterStudent], findings: &mut Vec<Finding>) {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut names: HashMap<(String, &str), usize> = HashMap::new();
    for student in students {
        let row = student.row;
        if let Some(first) = numbers.get(&student.student_number.to_uppercase()) {
            let tail = tail(&student.student_number);
            findings.push(Finding::error(
                row,
                Code::NumberTwice,
                format!("学号（尾号 {tail}）与第 {first} 行相同。没有导入任何人；请改正其中一行再试。"),
                format!("The student number ending in {tail} stands in row {first} as well. Nobody was imported; correct one of the rows and try again."),
            ));
        } else {
            numbers.insert(student.student_number.to_uppercase(), row);
        }
        let class = student.class.as_deref().map(class_key).unwrap_or_default();
        if let Some(first) = names.get(&(class.clone(), student.name.as_str())) {
            findings.push(Finding::info(
                row,
                Code::NameTwice,
                format!("与第 {first} 行同名，学号不同，按两个人处理。"),
                format!(
                    "The same name as in row {first} with another number: taken as two people."
                ),
            ));
        } else {
            names.insert((class, &student.name), row);
        }
    }
}
