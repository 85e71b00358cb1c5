//! Which column is which: by what somebody says, by header words, by content where there is no header.

use rollcall_core::desk::{Dropped, RosterColumn, SheetColumn};

use super::personal::{is_id_card, is_phone};
use super::words::{Kind, kind};
use crate::findings::{Code, Finding};
use crate::sheet::Grid;

/// Where the columns are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// Index into the grid's rows of the first row below the header.
    pub first: usize,
    pub name: Option<usize>,
    pub number: Option<usize>,
    pub order: Option<usize>,
    pub class: Option<usize>,
    pub notes: Vec<usize>,
    pub exempt: Vec<usize>,
    pub shoot: Vec<usize>,
    /// Whether there is a header that speaks of students.
    pub headed: bool,
    /// As they are shown.
    pub listed: Vec<SheetColumn>,
}

/// Title lines stand above a header; it is looked for this far.
const HEADER_WITHIN: usize = 20;
/// Rows by which a column is known by content.
const SAMPLE: usize = 200;

/// Finds the columns. `said` are columns that somebody named; an ID card stays dropped whatever is said of it.
pub(super) fn find(
    grid: &Grid,
    said: &[(usize, RosterColumn)],
    findings: &mut Vec<Finding>,
) -> Columns {
    let width = grid.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
    let header = grid.rows.iter().take(HEADER_WITHIN).position(|row| {
        let kinds: Vec<Kind> = row.cells.iter().filter_map(|c| kind(c)).collect();
        let person = kinds.contains(&Kind::Name) || kinds.contains(&Kind::Number);
        person && (kinds.len() >= 2 || width == 1)
    });
    let mut first = header.map_or(0, |i| i + 1);
    let words: &[String] = header.map_or(&[], |i| grid.rows[i].cells.as_slice());
    let kinds: Vec<Kind> = (0..width)
        .map(|c| {
            let named = words.get(c).and_then(|w| kind(w)).unwrap_or(Kind::Other);
            let found = by_content(grid, first, c, named, header.is_none());
            let told = said.iter().find(|(at, _)| *at == c);
            match told {
                Some((_, holds)) if !matches!(found, Kind::IdCard | Kind::Phone) => {
                    Kind::of(*holds)
                }
                _ => found,
            }
        })
        .collect();
    let number_at = kinds.iter().position(|k| *k == Kind::Number);
    if let (None, Some(at), Some(row)) = (header, number_at, grid.rows.first())
        && let Some(cell) = row.cells.get(at).filter(|c| !c.is_empty())
        && !cell.bytes().any(|b| b.is_ascii_digit())
    {
        // A header in words that are not known here.
        first = 1;
    }
    let line = header.map(|i| grid.rows[i].number);
    told(&kinds, words, line, said.is_empty(), findings);
    let place = |wanted: Kind| kinds.iter().position(|k| *k == wanted);
    let places = |wanted: Kind| (0..width).filter(|c| kinds[*c] == wanted).collect();
    let mut columns = Columns {
        first,
        name: place(Kind::Name),
        number: place(Kind::Number),
        order: place(Kind::Order),
        class: place(Kind::Class),
        notes: places(Kind::Note),
        exempt: places(Kind::Exempt),
        shoot: places(Kind::Shoot),
        headed: header.is_some(),
        listed: Vec::new(),
    };
    columns.listed = listed(&kinds, words, &columns);
    columns
}

/// As they are shown: of two columns of one kind the first counts, and the other is ignored.
fn listed(kinds: &[Kind], words: &[String], columns: &Columns) -> Vec<SheetColumn> {
    let one = |at: usize, kind: Kind| SheetColumn {
        at: u32::try_from(at).unwrap_or(u32::MAX),
        header: words
            .get(at)
            .map(|w| w.trim().chars().take(40).collect())
            .unwrap_or_default(),
        holds: match kind {
            Kind::Name if columns.name == Some(at) => RosterColumn::Name,
            Kind::Number if columns.number == Some(at) => RosterColumn::Number,
            Kind::Order if columns.order == Some(at) => RosterColumn::Order,
            Kind::Class if columns.class == Some(at) => RosterColumn::Class,
            Kind::Note => RosterColumn::Note,
            Kind::Exempt => RosterColumn::Exempt,
            Kind::Shoot => RosterColumn::Shoot,
            _ => RosterColumn::Ignored,
        },
        dropped: match kind {
            Kind::IdCard => Some(Dropped::IdCard),
            Kind::Phone => Some(Dropped::Phone),
            _ => None,
        },
    };
    kinds
        .iter()
        .enumerate()
        .map(|(at, kind)| one(at, *kind))
        .collect()
}

impl Columns {
    /// Whether a column says if somebody is exempt.
    pub fn tells_exempt(&self) -> bool {
        !(self.notes.is_empty() && self.exempt.is_empty() && self.shoot.is_empty())
    }

    /// Says which of the two columns that a roster needs are missing.
    pub fn require(&self, grid: &Grid, findings: &mut Vec<Finding>) {
        let line = self
            .headed
            .then(|| grid.rows.get(self.first - 1).map(|r| r.number))
            .flatten();
        if self.name.is_none() {
            findings.push(missing(
                line,
                Code::NameColumnMissing,
                "姓名",
                "姓名, 学生姓名, name",
            ));
        }
        if self.number.is_none() {
            findings.push(missing(
                line,
                Code::NumberColumnMissing,
                "学号",
                "学号, 学生号, student number",
            ));
        }
    }
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

fn told(
    kinds: &[Kind],
    words: &[String],
    line: Option<usize>,
    guessed: bool,
    findings: &mut Vec<Finding>,
) {
    if line.is_none() && guessed {
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
        format!(
            "没有找到“{zh}”一列（找过的表头：{words}）。没有导入任何人；请指明是哪一列，或补上表头再试。"
        ),
        format!(
            "No column \"{zh}\" was found (words looked for: {words}). Nobody was imported; say which column it is, or add the header and try again."
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
