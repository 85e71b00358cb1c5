//! A sheet becomes the roster of one class or of several. Nothing is half-imported: with one error, nothing is.

mod book;
mod columns;
mod names;
mod people;
mod personal;
pub mod pinyin;
mod students;
mod words;

use rollcall_core::desk::{RosterColumn, SheetColumn};
use serde::{Deserialize, Serialize};

pub use book::{Book, List, Said, read_book};
pub use names::{fits, likeness};
pub use people::{People, Person, read_people};
pub use students::tail;

use crate::findings::{Finding, Severity};
use crate::sheet::Grid;

/// A roster, read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterReading {
    /// The students in the order of the rows, which is the order of the queue.
    pub students: Vec<RosterStudent>,
    /// What there is to say, in the order of the rows.
    pub findings: Vec<Finding>,
    /// The columns of the sheet, none of their cells.
    #[serde(default)]
    pub columns: Vec<SheetColumn>,
}

/// One student as the sheet gives them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterStudent {
    /// 1-based row of the sheet.
    pub row: usize,
    /// The printed number (序号), or else the place within the class.
    pub order: u32,
    /// Name.
    pub name: String,
    /// Student number (学号).
    pub student_number: String,
    /// Whether the remarks say that there is nothing to photograph.
    pub exempt: bool,
    /// Class, as printed, where the sheet has a column for it.
    pub class: Option<String>,
}

impl RosterReading {
    /// Whether the roster can be taken as a whole.
    #[must_use]
    pub fn is_importable(&self) -> bool {
        !self.students.is_empty() && self.findings.iter().all(|f| f.severity < Severity::Error)
    }
}

/// Reads a roster. Never fails: what stands in the way is in [`RosterReading::findings`].
#[must_use]
pub fn read(grid: &Grid) -> RosterReading {
    read_with(grid, &[])
}

/// Reads a roster in which somebody has said what some columns hold.
#[must_use]
pub fn read_with(grid: &Grid, said: &[(usize, RosterColumn)]) -> RosterReading {
    let mut findings = Vec::new();
    let found = columns::find(grid, said, &mut findings);
    if grid.rows.is_empty() {
        findings.push(columns::empty(None));
    } else {
        found.require(grid, &mut findings);
    }
    let students = students::read(grid, &found, &mut findings);
    findings.sort_by_key(|f| f.line);
    RosterReading {
        students,
        findings,
        columns: found.listed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Code;
    use crate::sheet::from_text;
    use proptest::prelude::*;

    fn roster(text: &str) -> RosterReading {
        read(&from_text(text).unwrap())
    }

    fn codes(reading: &RosterReading) -> Vec<Code> {
        reading.findings.iter().map(|f| f.code).collect()
    }

    #[test]
    fn columns_are_found_by_their_words_in_any_order_below_a_title() {
        let got = roster(
            "23甲1班采集表\n学号\t备注\t姓名\t序号\t班级\n99990001\t\t某甲\t1\t23甲1班\n99990002\t往年已拍\t某 乙\t2\t23甲1班\n",
        );
        assert!(got.is_importable(), "{got:?}");
        let seen: Vec<_> = got
            .students
            .iter()
            .map(|s| {
                (
                    s.row,
                    s.order,
                    s.name.as_str(),
                    s.student_number.as_str(),
                    s.exempt,
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                (3, 1, "某甲", "99990001", false),
                (4, 2, "某乙", "99990002", true)
            ]
        );
        assert_eq!(got.students[0].class.as_deref(), Some("23甲1班"));
    }

    #[test]
    fn without_a_header_columns_are_known_by_what_they_hold() {
        let got = roster("1 某甲 99990001\n2 某乙 99990002\n3 某丙 99990003\n");
        assert!(got.is_importable(), "{got:?}");
        assert_eq!(got.students.len(), 3);
        assert_eq!(codes(&got), [Code::HeaderMissing]);
    }

    #[test]
    fn a_missing_column_is_an_error_that_says_what_was_looked_for() {
        let got = roster("序号\t姓名\n1\t某甲\n2\t某乙\n");
        assert!(!got.is_importable() && got.students.is_empty());
        let error = got
            .findings
            .iter()
            .find(|f| f.code == Code::NumberColumnMissing)
            .unwrap();
        assert!(error.message.contains("学号"));
    }

    #[test]
    fn an_id_card_column_is_dropped_and_none_of_its_digits_is_said() {
        for word in ["身份证号", "证件", "学籍号"] {
            let got = roster(&format!(
                "姓名,学号,{word}\n某甲,99990001,11010519491231002X\n某乙,99990002,11010519491231002X\n"
            ));
            assert!(got.is_importable());
            assert!(codes(&got).contains(&Code::IdCardDropped), "{word}");
            assert!(!format!("{got:?}").contains("19491231"), "{word}");
        }
    }

    #[test]
    fn a_phone_column_is_dropped_and_another_is_ignored() {
        let got = roster("姓名,学号,联系方式,籍贯\n某甲,99990001,13800000000,某地\n");
        assert_eq!(codes(&got), [Code::PhoneDropped, Code::ColumnIgnored]);
        assert!(!format!("{got:?}").contains("1380"));
    }

    #[test]
    fn one_number_in_two_rows_stops_the_import_and_names_both_rows() {
        let got = roster("姓名,学号\n某甲,99990001\n某乙,99990001\n");
        assert!(!got.is_importable());
        let error = got
            .findings
            .iter()
            .find(|f| f.code == Code::NumberTwice)
            .unwrap();
        assert!(error.line == Some(3) && error.message.contains("第 2 行"));
    }

    #[test]
    fn two_students_of_one_name_are_two() {
        let got = roster("姓名,学号\n某甲,99990001\n某甲,99990002\n");
        assert!(got.is_importable());
        assert_eq!(codes(&got), [Code::NameTwice]);
    }

    #[test]
    fn a_row_without_a_name_or_without_a_number_stops_the_import() {
        let got = roster("姓名,学号,备注\n某甲,,x\n,99990002,x\n某丙,9.999E+07,x\n");
        assert_eq!(
            codes(&got),
            [Code::NumberMissing, Code::NameMissing, Code::NumberDamaged]
        );
        assert!(!got.is_importable());
    }

    #[test]
    fn sums_and_signature_lines_are_no_students() {
        let got = roster("姓名,学号\n某甲,99990001\n合计,1人\n班长签名,\n");
        assert_eq!(got.students.len(), 1);
        assert!(got.is_importable(), "{got:?}");
    }

    #[test]
    fn an_empty_roster_is_an_error() {
        assert!(!roster("姓名,学号\n").is_importable());
    }

    proptest! {
        #[test]
        fn no_sheet_panics(text in "[姓名学号班级序备注某甲0-9X,\t\n ]{0,200}") {
            if let Ok(grid) = from_text(&text) {
                let got = read(&grid);
                prop_assert!(got.students.len() <= grid.rows.len());
            }
        }
    }
}
