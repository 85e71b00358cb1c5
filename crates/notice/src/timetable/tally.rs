//! Printed totals are checks, never rows.

use std::collections::HashMap;

use super::assemble::{Draft, Drafts, Step};
use super::rows::Sum;
use crate::findings::{Code, Finding};

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

/// Sums over the rows as they stand, mends included.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// All students: those of the entries, and those of headcounts that several entries share.
    pub students: u64,
    /// Headcounts that several entries share, by what the entries name: colleges, campuses, grades are not divided.
    pub shared: u64,
    classes: u64,
    since_subtotal: u64,
    since_total: u64,
    table: u64,
    classes_since: [u64; 2],
    /// By the names a sum may be labelled with: colleges, campuses, days.
    named: HashMap<String, u64>,
    college: Option<College>,
}

#[derive(Debug)]
struct College {
    line: usize,
    printed: u32,
    sum: u64,
}

/// Walks through the tables and holds every printed sum against the rows it stands under.
pub(crate) fn read(drafts: &Drafts, findings: &mut Vec<Finding>) -> Tally {
    let mut rows: HashMap<usize, Vec<&Draft>> = HashMap::new();
    for draft in drafts.standing() {
        rows.entry(draft.row).or_default().push(draft);
    }
    let mut tally = Tally::default();
    for step in &drafts.steps {
        match step {
            Step::Table => {
                findings.extend(tally.end_of_college());
                tally.since_subtotal = 0;
                tally.since_total = 0;
                tally.table = 0;
                tally.classes_since = [0; 2];
            }
            Step::Row {
                id,
                new_college,
                college_total,
                shared,
            } => {
                let own = rows.get(id).map_or(&[][..], Vec::as_slice);
                if *new_college {
                    findings.extend(tally.end_of_college());
                    tally.college =
                        college_total
                            .zip(own.first())
                            .map(|(printed, draft)| College {
                                line: draft.entry.line,
                                printed,
                                sum: 0,
                            });
                }
                tally.row(own, *shared);
            }
            Step::Sum { line, sum } => {
                findings.extend(tally.end_of_college());
                findings.extend(tally.printed(*line, sum));
            }
        }
    }
    findings.extend(tally.end_of_college());
    tally
}

impl Tally {
    fn row(&mut self, own: &[&Draft], shared: Option<u32>) {
        let each: u64 = own
            .iter()
            .map(|d| u64::from(d.entry.headcount.unwrap_or(0)))
            .sum();
        // Who was given a headcount of their own by hand shares none any more.
        let left = own.iter().any(|d| d.entry.headcount.is_none());
        let shared = shared.filter(|_| left).map_or(0, u64::from);
        let count = each + shared;
        self.shared += shared;
        for sum in [
            &mut self.since_subtotal,
            &mut self.since_total,
            &mut self.table,
            &mut self.students,
        ] {
            *sum += count;
        }
        let classes = own.len() as u64;
        self.classes += classes;
        self.classes_since
            .iter_mut()
            .for_each(|sum| *sum += classes);
        if let Some(college) = &mut self.college {
            college.sum += count;
        }
        let Some(entry) = own.first().map(|d| &d.entry) else {
            return;
        };
        let date = entry.date.map(|d| d.format("%-m月%-d日").to_string());
        for name in [entry.college.clone(), entry.campus.clone(), date]
            .into_iter()
            .flatten()
        {
            *self.named.entry(name).or_default() += count;
        }
    }

    /// The college's rows are over: its own printed total can be held against them.
    fn end_of_college(&mut self) -> Option<Finding> {
        // A college whose majors have no headcounts has nothing to be held against.
        let college = self.college.take().filter(|c| c.sum > 0)?;
        Some(compare(
            college.line,
            ("学院人数", "The college's total"),
            u64::from(college.printed),
            college.sum,
        ))
    }

    /// Holds a printed 小计 or 合计 against the rows it stands under.
    fn printed(&mut self, line: usize, sum: &Sum) -> Option<Finding> {
        let read = if sum.whole {
            self.since_total
        } else {
            self.since_subtotal
        };
        let classes = self.classes_since[usize::from(sum.whole)];
        let others = [self.table, self.students];
        self.since_subtotal = 0;
        self.classes_since[0] = 0;
        if sum.whole {
            self.since_total = 0;
            self.classes_since[1] = 0;
        }
        let printed = u64::from(sum.value?);
        // Where no row has a headcount there is nothing to hold a sum of students against.
        if self.students == 0 && printed != classes {
            return None;
        }
        // 共 12 个班 counts classes; where no row has a headcount there is nothing else to count.
        if read == 0 && printed == classes {
            return Some(compare(
                line,
                ("班级数", "The number of classes"),
                printed,
                classes,
            ));
        }
        let named = sum.of.as_deref().and_then(|of| {
            let key = of.trim();
            let same =
                |name: &&String| name.as_str() == key || name.trim_end_matches("校区") == key;
            self.named
                .iter()
                .find(|(name, _)| same(name))
                .map(|(_, sum)| *sum)
        });
        // A 合计 may stand under one table or under them all; a labelled one under what its label names.
        let read = match named {
            Some(named) if named == printed || read != printed => named,
            _ if sum.whole && others.contains(&printed) => printed,
            _ => read,
        };
        let what = if sum.whole {
            ("合计", "The total")
        } else {
            ("小计", "The subtotal")
        };
        Some(compare(line, what, printed, read))
    }
}
