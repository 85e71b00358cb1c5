//! Printed totals are checks, never rows.

use super::rows::{Row, Sum};
use crate::findings::{Code, Finding};

/// Running sums of the headcounts, against which printed totals are held.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    since_subtotal: u64,
    since_total: u64,
    table: u64,
    all: u64,
    college: Option<College>,
}

#[derive(Debug)]
struct College {
    line: usize,
    printed: u32,
    sum: u64,
}

/// An agreement or a disagreement of a printed number with what was read.
pub(crate) fn compare(line: usize, what: (&str, &str), printed: u64, read: u64) -> Finding {
    let (zh, en) = what;
    if printed == read {
        Finding::info(
            line,
            Code::TotalAgrees,
            format!("{zh} {printed}，与读出的一致。"),
            format!("{en} {printed} agrees with what was read."),
        )
    } else {
        Finding::warning(
            line,
            Code::TotalDiffers,
            format!(
                "{zh}写的是 {printed}，读出的是 {read}。没有改动任何一行；请对照原文核对各行人数。"
            ),
            format!(
                "{en} is printed as {printed}, read was {read}. No row was changed; compare the rows with the original."
            ),
        )
    }
}

impl Tally {
    /// Another table begins.
    pub fn new_table(&mut self) {
        self.since_subtotal = 0;
        self.since_total = 0;
        self.table = 0;
    }

    /// Counts a row.
    pub fn row(&mut self, row: &Row) -> Option<Finding> {
        let mut done = None;
        if row.college.is_some() {
            done = self.end_of_college();
            self.college = row.college_total.map(|printed| College {
                line: row.line,
                printed,
                sum: 0,
            });
        }
        let count = u64::from(row.headcount.unwrap_or(0));
        for sum in [
            &mut self.since_subtotal,
            &mut self.since_total,
            &mut self.table,
            &mut self.all,
        ] {
            *sum += count;
        }
        if let Some(college) = &mut self.college {
            college.sum += count;
        }
        done
    }

    /// The college's rows are over: its own printed total can be held against them.
    pub fn end_of_college(&mut self) -> Option<Finding> {
        let college = self.college.take()?;
        Some(compare(
            college.line,
            ("学院人数", "The college's total"),
            u64::from(college.printed),
            college.sum,
        ))
    }

    /// Holds a printed 小计 or 合计 against the rows it stands under.
    pub fn printed(&mut self, line: usize, sum: Sum) -> Option<Finding> {
        let read = if sum.whole {
            self.since_total
        } else {
            self.since_subtotal
        };
        let others = [self.table, self.all];
        self.since_subtotal = 0;
        if sum.whole {
            self.since_total = 0;
        }
        let printed = u64::from(sum.value?);
        // A 合计 may stand under one table or under them all.
        let read = if sum.whole && others.contains(&printed) {
            printed
        } else {
            read
        };
        let what = if sum.whole {
            ("合计", "The total")
        } else {
            ("小计", "The subtotal")
        };
        Some(compare(line, what, printed, read))
    }

    /// The sum of all rows.
    pub fn all(&self) -> u64 {
        self.all
    }
}
