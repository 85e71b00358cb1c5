//! Remarks made once a table, at the first line they are about.

use chrono::{NaiveDate, NaiveTime};

use super::range;
use crate::findings::{Code, Finding};

/// Remarks made once a table, at the first line they are about.
#[derive(Debug, Default)]
pub(crate) struct Told {
    when: Option<(usize, usize, NaiveDate)>,
    colleges: Option<(usize, usize)>,
    counsellors: Option<(usize, usize)>,
    caption: Option<(usize, usize)>,
    half: Option<(usize, usize, (NaiveTime, NaiveTime))>,
    too_many: Option<usize>,
}

impl Told {
    pub fn when_from_text(&mut self, line: usize, from: usize, date: NaiveDate) {
        self.when = self.when.or(Some((line, from, date)));
    }

    pub fn caption(&mut self, line: usize, from: usize) {
        self.caption = self.caption.or(Some((line, from)));
    }

    pub fn half_from_text(&mut self, line: usize, from: usize, time: (NaiveTime, NaiveTime)) {
        self.half = self.half.or(Some((line, from, time)));
    }

    pub fn counsellor_inherited(&mut self, line: usize) {
        self.counsellors.get_or_insert((line, 0)).1 += 1;
    }

    pub fn college_inherited(&mut self, line: usize) {
        self.colleges.get_or_insert((line, 0)).1 += 1;
    }

    pub fn too_many(&mut self, line: usize) {
        self.too_many = self.too_many.or(Some(line));
    }

    pub fn findings(self) -> impl Iterator<Item = Finding> {
        let when = self.when.map(|(line, from, date)| {
            Finding::info(
                line,
                Code::WhenFromText,
                format!("这张表没有写日期，采用第 {from} 行的 {date}。请核对。"),
                format!("This table has no date; {date} was taken from line {from}. Please check."),
            )
        });
        let caption = self.caption.map(|(line, from)| {
            Finding::info(
                line,
                Code::WhenFromText,
                format!("这张表的日期来自表上方第 {from} 行。请核对。"),
                format!("The date of this table is that of line {from} above it. Please check."),
            )
        });
        let half = self.half.map(|(line, from, (start, end))| {
            let time = range(start, Some(end));
            Finding::info(
                line,
                Code::WhenFromText,
                format!("这张表只写了上午、下午，钟点 {time} 采用第 {from} 行。请核对。"),
                format!("This table names half-days only; {time} was taken from line {from}. Please check."),
            )
        });
        let counsellors = self.counsellors.map(|(line, rows)| {
            Finding::info(
                line,
                Code::CounsellorInherited,
                format!("从这一行起有 {rows} 行没有写辅导员，按合并单元格沿用上面的。请核对。"),
                format!("From this line on, {rows} rows have no counsellor; as of a merged cell they took the one above. Please check."),
            )
        });
        let colleges = self.colleges.map(|(line, rows)| {
            Finding::info(
                line,
                Code::CollegeInherited,
                format!("从这一行起有 {rows} 行没有写学院，沿用上面的学院。"),
                format!("From this line on, {rows} rows have no college and took the one above."),
            )
        });
        let too_many = self.too_many.map(|line| {
            Finding::error(
                line,
                Code::TextTooLong,
                "班级太多，不像一份通知，从这一行起没有读取。请只粘贴一所学校的时间表。",
                "There are more classes than a school has; from this line on none was read. Paste the timetable of one school only.",
            )
        });
        [when, caption, half, colleges, counsellors, too_many]
            .into_iter()
            .flatten()
    }
}
