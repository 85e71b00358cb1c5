//! Which column is which: by header words first, by content where there is no header.

use super::personal::{is_id_card, is_phone};
use crate::findings::{Code, Finding};
use crate::normalise::fold;
use crate::sheet::Grid;

/// Where the columns are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// Index into the grid's rows of the first row below the header.
    pub first: usize,
    pub name: usize,
    pub number: usize,
    pub order: Option<usize>,
    pub class: Option<usize>,
    pub notes: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Number,
    Order,
    Class,
    Note,
    IdCard,
    Phone,
    Other,
}

/// Header words; the earlier outweigh the later (`身份证姓名` is about an ID card).
const WORDS: [(&str, Kind); 22] = [
    ("身份证", Kind::IdCard),
    ("证件", Kind::IdCard),
    ("电话", Kind::Phone),
    ("手机", Kind::Phone),
    ("联系方式", Kind::Phone),
    ("微信", Kind::Phone),
    ("QQ", Kind::Phone),
    ("学生姓名", Kind::Name),
    ("姓名", Kind::Name),
    ("名字", Kind::Name),
    ("学号", Kind::Number),
    ("学生号", Kind::Number),
    ("序号", Kind::Order),
    ("编号", Kind::Order),
    ("班级", Kind::Class),
    ("行政班", Kind::Class),
    ("班别", Kind::Class),
    ("备注", Kind::Note),
    ("说明", Kind::Note),
    ("免拍", Kind::Note),
    ("name", Kind::Name),
    ("studentnumber", Kind::Number),
];

/// Title lines stand above a header; it is looked for this far.
const HEADER_WITHIN: usize = 20;
/// Rows by which a column is known by content.
const SAMPLE: usize = 200;

fn kind(word: &str) -> Option<Kind> {
    let word: String = fold(word)
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(24)
        .collect();
    let lower = word.to_lowercase();
    WORDS
        .into_iter()
        .find(|(known, _)| word.contains(known) || lower == *known)
        .map(|(_, kind)| kind)
}

/// Finds the columns, or says which are missing.
pub(super) fn find(grid: &Grid, findings: &mut Vec<Finding>) -> Option<Columns> {
    if grid.rows.is_empty() {
        findings.push(empty(None));
        return None;
    }
    let header = grid.rows.iter().take(HEADER_WITHIN).position(|row| {
        let kinds: Vec<Kind> = row.cells.iter().filter_map(|c| kind(c)).collect();
        kinds.len() >= 2 && (kinds.contains(&Kind::Name) || kinds.contains(&Kind::Number))
    });
    let first = header.map_or(0, |i| i + 1);
    let width = grid.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
    let words: &[String] = header.map_or(&[], |i| grid.rows[i].cells.as_slice());
    let mut kinds: Vec<Kind> = (0..width)
        .map(|c| words.get(c).and_then(|w| kind(w)).unwrap_or(Kind::Other))
        .collect();
    for (column, kind) in kinds.iter_mut().enumerate() {
        *kind = by_content(grid, first, column, *kind, header.is_none());
    }
    let line = header.map(|i| grid.rows[i].number);
    told(&kinds, words, line, findings);
    let place = |wanted: Kind| kinds.iter().position(|k| *k == wanted);
    let (name, number) = (place(Kind::Name), place(Kind::Number));
    if name.is_none() {
        findings.push(missing(
            line,
            Code::NameColumnMissing,
            "姓名",
            "姓名, 学生姓名, name",
        ));
    }
    if number.is_none() {
        findings.push(missing(
            line,
            Code::NumberColumnMissing,
            "学号",
            "学号, 学生号, student number",
        ));
    }
    let notes = (0..width).filter(|c| kinds[*c] == Kind::Note).collect();
    Some(Columns {
        first,
        name: name?,
        number: number?,
        order: place(Kind::Order),
        class: place(Kind::Class),
        notes,
    })
}

/// What a column holds, where its header does not say it or says too little.
fn by_content(grid: &Grid, first: usize, column: usize, named: Kind, guess: bool) -> Kind {
    let cells = || {
        let rows = grid.rows.iter().skip(first).take(SAMPLE);
        rows.filter_map(|r| r.cells.get(column))
            .map(|c| c.trim())
            .filter(|c| !c.is_empty())
    };
    let filled = cells().count();
    let most = |test: &dyn Fn(&str) -> bool| {
        filled > 0 && cells().filter(|c| test(c)).count() * 2 > filled
    };
    // Even under the word 学号: an ID card is dropped by what it is.
    if named == Kind::IdCard || most(&is_id_card) {
        return Kind::IdCard;
    }
    if named != Kind::Other {
        return named;
    }
    if most(&is_phone) {
        return Kind::Phone;
    }
    if !guess {
        return Kind::Other;
    }
    let digits = |c: &str| c.bytes().all(|b| b.is_ascii_digit());
    if most(&|c| c.len() <= 4 && digits(c)) {
        Kind::Order
    } else if most(&|c| {
        c.len() >= 6
            && c.len() <= 20
            && c.bytes().all(|b| b.is_ascii_alphanumeric())
            && c.bytes().any(|b| b.is_ascii_digit())
    }) {
        Kind::Number
    } else if most(&|c| c.contains('班')) {
        Kind::Class
    } else if most(&|c| {
        (2..=6).contains(&c.chars().count())
            && c.chars()
                .all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '·')
    }) {
        Kind::Name
    } else {
        Kind::Other
    }
}

fn told(kinds: &[Kind], words: &[String], line: Option<usize>, findings: &mut Vec<Finding>) {
    if line.is_none() {
        findings.push(Finding::info(
            None,
            Code::HeaderMissing,
            "没有表头，已按内容认出各列。请核对姓名和学号是否对应。",
            "There is no header; the columns were known by what they hold. Check that names and numbers are in their places.",
        ));
    }
    for (column, kind) in kinds.iter().enumerate() {
        let place = column + 1;
        match kind {
            Kind::IdCard => findings.push(Finding::warning(
                line,
                Code::IdCardDropped,
                format!("第 {place} 列是身份证号，整列已丢弃，没有保存。点名不需要身份证号，今后请不要上传。"),
                format!("Column {place} holds ID-card numbers; it was dropped whole and not kept. They are not needed here; please leave them out."),
            )),
            Kind::Phone => findings.push(Finding::warning(
                line,
                Code::PhoneDropped,
                format!("第 {place} 列是电话等联系方式，整列已丢弃，没有保存。"),
                format!("Column {place} holds phone numbers or the like; it was dropped whole and not kept."),
            )),
            Kind::Other if words.get(column).is_some_and(|w| !w.trim().is_empty()) => findings.push(Finding::info(
                line,
                Code::ColumnIgnored,
                format!("第 {place} 列用不到，没有读取。"),
                format!("Column {place} is not needed and was not read."),
            )),
            _ => {}
        }
    }
}

fn missing(line: Option<usize>, code: Code, zh: &str, words: &str) -> Finding {
    Finding::error(
        line,
        code,
        format!("没有找到“{zh}”一列（找过的表头：{words}）。没有导入任何人；请补上表头再试。"),
        format!(
            "No column \"{zh}\" was found (words looked for: {words}). Nobody was imported; add the header and try again."
        ),
    )
}

/// The finding about a roster without students.
pub(super) fn empty(line: Option<usize>) -> Finding {
    Finding::error(
        line,
        Code::RosterEmpty,
        "表里没有学生。没有导入任何人；请确认选对了文件和工作表。",
        "There are no students in this sheet. Nobody was imported; make sure it is the right file and sheet.",
    )
}
