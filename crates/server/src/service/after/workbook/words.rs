//! The workbook's own words.

use rollcall_core::desk::NamedSum;
use rollcall_core::event::Slot;
use rollcall_core::marks::{Absence, Attendance, Method};
use rollcall_core::time::hour_minute;

use chrono::Datelike;

pub(super) const fn standing(it: Attendance) -> &'static str {
    match it {
        Attendance::Expected => "未记录",
        Attendance::Absent(_) => "缺席",
        Attendance::Exempt => "免拍",
        Attendance::Arrived => "到场未拍",
        Attendance::Photographed => "已拍",
    }
}

pub(super) const fn reason(it: Absence) -> &'static str {
    match it {
        Absence::Unsaid => "未写原因",
        Absence::Unreachable => "联系不上",
        Absence::OnLeave => "请假",
        Absence::Internship => "实习在外",
        Absence::ClassClash => "课程冲突",
        Absence::CodeFailed => "采集码用不了",
        Absence::Other => "其他",
    }
}

pub(super) const fn method(it: Method) -> &'static str {
    match it {
        Method::Wechat => "微信",
        Method::Alipay => "支付宝",
        Method::Cash => "现金",
    }
}

pub(super) fn slot(it: &Slot) -> String {
    let (start, end) = (hour_minute(it.start), hour_minute(it.end));
    let when = format!("{}月{}日 {start}–{end}", it.date.month(), it.date.day());
    let place = [it.campus.as_deref(), it.venue.as_deref()];
    [Some(when.as_str())]
        .into_iter()
        .chain(place)
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// `路人甲 15.00；路人乙 15.00`.
pub(super) fn sums(all: &[NamedSum]) -> String {
    let named = |it: &NamedSum| {
        let name = if it.name.is_empty() {
            "（名单外）"
        } else {
            &it.name
        };
        format!("{name} {}", it.fen)
    };
    all.iter().map(named).collect::<Vec<_>>().join("；")
}
