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

/// Reads the rows below the header.
pub(super) fn read(
    grid: &Grid,
    columns: &Columns,
    findings: &mut Vec<Finding>,
) -> Vec<RosterStudent> {
    let mut students: Vec<RosterStudent> = Vec::new();
    let mut places: HashMap<String, u32> = HashMap::new();
    for row in grid.rows.iter().skip(columns.first) {
        let Some((name, number)) = who(row, columns, findings) else {
            continue;
        };
        let class = columns
            .class
            .map(|c| cell(row, c))
            .filter(|c| !c.is_empty())
            .map(str::to_owned);
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
            exempt: columns
                .notes
                .iter()
                .any(|c| EXEMPT.iter().any(|w| cell(row, *c).contains(w)) || cell(row, *c) == "是"),
            class,
        });
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

fn cell(row: &Row, column: usize) -> &str {
    row.cells.get(column).map_or("", |c| c.trim())
}

/// Name and number of a row; `None` for a row that is no student's, or half one.
fn who(row: &Row, columns: &Columns, findings: &mut Vec<Finding>) -> Option<(String, String)> {
    let name = name(cell(row, columns.name));
    let number = number(cell(row, columns.number));
    let line = row.number;
    let no_student = row.cells.iter().any(|c| {
        NO_STUDENT
            .iter()
            .any(|w| c.trim().starts_with(w) || c.contains("签名"))
    });
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
fn name(printed: &str) -> String {
    let words: Vec<&str> = printed.split_whitespace().collect();
    let latin = printed.chars().any(|c| c.is_ascii_alphabetic());
    words.join(if latin { " " } else { "" })
}

fn number(printed: &str) -> String {
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

fn doubled(students: &[RosterStudent], findings: &mut Vec<Finding>) {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut names: HashMap<(String, &str), usize> = HashMap::new();
    for student in students {
        let row = student.row;
        if let Some(first) = numbers.get(&student.student_number.to_uppercase()) {
            let tail: String = student
                .student_number
                .chars()
                .rev()
                .take(4)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
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
