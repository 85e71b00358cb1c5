//! What there is to say about a file of rosters, and why one is turned down.

use rollcall_core::desk::{Remark, Weight};
use rollcall_notice::roster::{Book, Said};
use rollcall_notice::{Finding, Severity};

use super::plan::count;
use crate::db::classes::ClassRecord;
use crate::problem::{Fault, Result};

/// A finding for the desk.
#[must_use]
pub fn remark(sheet: Option<&str>, finding: &Finding) -> Remark {
    Remark {
        weight: match finding.severity {
            Severity::Info => Weight::Info,
            Severity::Warning => Weight::Warning,
            Severity::Error => Weight::Error,
        },
        sheet: sheet.map(str::to_owned),
        row: finding.line.map(count),
        zh: finding.message.clone(),
        en: finding.message_en.clone(),
    }
}

/// All findings of a file, the worst first.
#[must_use]
pub fn remarks(book: &Book) -> Vec<Remark> {
    let mut all: Vec<Remark> = book
        .findings
        .iter()
        .map(|it| remark(it.sheet.as_deref(), &it.finding))
        .collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.weight));
    all
}

/// Whether the file may be brought in at all.
///
/// # Errors
/// The first finding that stands in the way.
pub fn check(book: &Book) -> Result<()> {
    match book.error() {
        Some(said) => Err(error(said)),
        None if book.students() == 0 => Err(no_students()),
        None => Ok(()),
    }
}

fn error(said: &Said) -> Fault {
    let (mut zh_at, mut en_at) = (String::new(), String::new());
    if let Some(sheet) = &said.sheet {
        zh_at.push_str(&format!("工作表“{sheet}”"));
        en_at.push_str(&format!("sheet \"{sheet}\" "));
    }
    if let Some(line) = said.finding.line {
        zh_at.push_str(&format!("第 {line} 行"));
        en_at.push_str(&format!("row {line}"));
    }
    if !zh_at.is_empty() {
        zh_at.push('：');
        en_at = format!("{}: ", en_at.trim_end());
    }
    Fault::RosterHasErrors {
        zh: format!(
            "名单里有错误，没有导入任何人，原来的名单不变。{zh_at}{}",
            said.finding.message
        ),
        en: format!(
            "The sheet has errors; nobody was brought in and the roster stays as it was. {en_at}{}",
            said.finding.message_en
        ),
    }
}

fn no_students() -> Fault {
    Fault::RosterHasErrors {
        zh: "表里没有找到学生，没有导入任何人，原来的名单不变。请检查是否选对了工作表。".into(),
        en: "No student was found in the sheet; nobody was brought in and the roster stays as it was. \
             Check whether it is the right sheet."
            .into(),
    }
}

/// A file that has nobody of the one class that it was given to.
#[must_use]
pub fn not_in_sheet(class: &ClassRecord) -> Fault {
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

/// A file of which no class is one of the caller's.
#[must_use]
pub fn no_class() -> Fault {
    Fault::RosterHasErrors {
        zh: "表里的班级一个也没有对上，没有导入任何人，原来的名单不变。请在预览里为它们指定班级，再导入。".into(),
        en: "None of the sheet's classes was recognised; nobody was brought in and the rosters stay as they were. \
             Say in the preview which classes they are, then import."
            .into(),
    }
}
