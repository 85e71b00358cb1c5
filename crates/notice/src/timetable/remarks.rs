//! The sentences about single rows: what happened, what is safe, what to do next.

mod told;

pub(crate) use told::Told;

use chrono::{NaiveDate, NaiveTime};

use super::clock::Half;
use super::date::Found;
use super::when::Source;
use crate::findings::{Code, Finding};

type Time = Option<(NaiveTime, Option<NaiveTime>)>;

/// A time range as people write it.
pub(crate) fn range(start: NaiveTime, end: Option<NaiveTime>) -> String {
    let show = |t: NaiveTime| t.format("%H:%M").to_string();
    end.map_or_else(
        || show(start),
        |end| format!("{}–{}", show(start), show(end)),
    )
}

fn shown(time: Time) -> String {
    time.map_or_else(String::new, |(start, end)| range(start, end))
}

pub(crate) fn year_taken(line: usize, date: NaiveDate, source: Source) -> Finding {
    let year = date.format("%Y");
    let (zh, en) = match source {
        Source::Line(from) => (
            format!("取自第 {from} 行"),
            format!("was taken from line {from}"),
        ),
        _ => (
            "按文中的星期推得".to_owned(),
            "follows from the printed weekdays".to_owned(),
        ),
    };
    Finding::info(
        line,
        Code::YearTaken,
        format!("表中日期没有写年份，{year} 年{zh}。若不对，请在原文里写上年份再读一次。"),
        format!(
            "The dates of the table have no year; {year} {en}. If this is wrong, write the year into the text and read it again."
        ),
    )
}

pub(crate) fn weekday_differs(line: usize, date: NaiveDate) -> Finding {
    use chrono::Datelike;
    const NAMES: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    let name = NAMES
        .get(date.weekday().num_days_from_monday() as usize)
        .copied()
        .unwrap_or("");
    Finding::warning(
        line,
        Code::WeekdayDiffers,
        format!("{date} 是星期{name}，与文中写的星期不符。按日期读取；请向教务处核实。"),
        format!(
            "{date} is a {}, the text says otherwise. The date was kept; ask the office which is meant.",
            date.format("%A")
        ),
    )
}

pub(crate) fn several_dates(line: usize, found: &Found) -> Finding {
    let days = found.more.len() + 1;
    let (zh, en) = match found.until {
        Some(last) => (
            format!("到 {} 月 {} 日为止", last.month, last.day),
            format!("reaches to {}-{:02}", last.month, last.day),
        ),
        None => (format!("共 {days} 天"), format!("names {days} days")),
    };
    Finding::warning(
        line,
        Code::SeveralDates,
        format!("这一行写了不止一天（{zh}），条目里只放第一天。需要时请手工拆分。"),
        format!("This row {en}; the entry has the first. Split it by hand if needed."),
    )
}

pub(crate) fn half_day(line: usize, time: Time, half: Option<Half>) -> Option<Finding> {
    let (start, _) = time?;
    let hour = chrono::Timelike::hour(&start);
    let differs = match half? {
        Half::Morning => hour >= 13,
        Half::Noon => !(11..14).contains(&hour),
        Half::Afternoon => hour < 12,
        Half::Evening => hour < 17,
        Half::WholeDay => false,
    };
    differs.then(|| {
        Finding::info(
            line,
            Code::HalfDayDiffers,
            format!("时间 {} 与上午、下午等字样不符。按钟点读取；请核对。", shown(time)),
            format!("The time {} does not fit its half-day label. The clock time was kept; please check.", shown(time)),
        )
    })
}

pub(crate) fn row_shifted(line: usize) -> Finding {
    Finding::info(
        line,
        Code::RowShifted,
        "这一行的单元格与表头错位，已按内容读取。请看一眼条目是否正确。",
        "The cells of this row stand beside their columns and were read by what they hold. Please have a look at the entry.",
    )
}

pub(crate) fn time_inherited(line: usize, time: Time) -> Finding {
    Finding::info(
        line,
        Code::TimeInherited,
        format!(
            "换页后这一行没有写时间，沿用上一行的 {}。请核对。",
            shown(time)
        ),
        format!(
            "After a page break this row has no time; it took {} from the row above. Please check.",
            shown(time)
        ),
    )
}

pub(crate) fn row_unread(line: usize) -> Finding {
    Finding::error(
        line,
        Code::RowUnread,
        "这一行有序号或人数，却读不出班级和学院，没有生成条目。请手工补上，否则会漏掉一个班。",
        "This row has a number but no class or college that could be read, so there is no entry for it. Add it by hand or a class is lost.",
    )
}

pub(crate) fn line_unread(line: usize) -> Finding {
    Finding::warning(
        line,
        Code::LineUnread,
        "这一行可能是专业或学院，也可能是表后的正文，没有读取。若是表中的一行，请手工补上。",
        "This line may be a major or a college, or else prose below the table; it was not read. Add it by hand if it is a row.",
    )
}

pub(crate) fn slot_without_class(line: usize, text_ends: bool) -> Finding {
    if text_ends {
        return Finding::error(
            line,
            Code::RowCutShort,
            "文字在这一行中间断了：只有时间，没有班级或学院。前面的行不受影响；请把余下的部分补贴进来。",
            "The text ends in the middle of this row: a time without class or college. The rows before it are safe; paste the rest as well.",
        );
    }
    Finding::warning(
        line,
        Code::SlotEmpty,
        "这个时间段没有班级、学院，也没有写机动，没有生成条目。请核对原文。",
        "This time has no class, no college and is not marked as spare; there is no entry for it. Compare with the original.",
    )
}

pub(crate) fn remainder(line: usize) -> Finding {
    Finding::info(
        line,
        Code::CellRemainder,
        "班级一格里除班级名外还有别的文字，没有读取。请看原文是否还有要到场的人。",
        "The class cell holds words beside the classes, which were not read. See in the original whether more people are meant.",
    )
}

pub(crate) fn bracket_open(line: usize) -> Finding {
    Finding::info(
        line,
        Code::BracketOpen,
        "这一行有一个括号没有合上。已按能读出的部分读取；请对照原文看是否少了字。",
        "A bracket in this row is left open. What could be read was read; compare with the original for lost words.",
    )
}

pub(crate) fn range_unopened(line: usize) -> Finding {
    Finding::warning(
        line,
        Code::RangeUnopened,
        "这一行的班级范围太大，不像真的，没有展开，按原文保留为一条。请核对起止班号，或手工添加各班。",
        "The range of classes in this row is too large to be real. It was not opened and is kept as one entry. Check its two ends, or add the classes by hand.",
    )
}

pub(crate) fn several_times(line: usize, time: Time) -> Finding {
    Finding::warning(
        line,
        Code::SeveralTimes,
        format!(
            "这一行写了不止一个时间段，条目里只放第一个（{}）。其余的请手工添加。",
            shown(time)
        ),
        format!(
            "This row names more than one time; the entry has the first ({}). Add the others by hand.",
            shown(time)
        ),
    )
}

pub(crate) fn slot_special(line: usize, what: &str) -> Finding {
    Finding::info(
        line,
        Code::SlotSpecial,
        format!("这一行写的是“{what}”，不是班级，没有生成条目，也不算机动。"),
        format!(
            "This row says \"{what}\", which is no class. There is no entry for it, and it is no spare slot."
        ),
    )
}
