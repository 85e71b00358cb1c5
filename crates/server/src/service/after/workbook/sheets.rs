//! The four sheets, column by column.

use rollcall_core::desk::ClassMoney;
use rollcall_core::marks::Attendance;
use rollcall_core::money::Fen;
use rust_xlsxwriter::Worksheet;

use super::super::Outcome;
use super::sheet::{Cell, Column, Done, Sheet};
use super::words;

const TOTALS: [Column; 13] = [
    ("班级", 18.0),
    ("学院", 18.0),
    ("辅导员", 10.0),
    ("时间地点", 32.0),
    ("名单人数", 9.0),
    ("应拍", 7.0),
    ("已拍", 7.0),
    ("缺席", 7.0),
    ("免拍", 7.0),
    ("应付（元）", 12.0),
    ("已收（元）", 12.0),
    ("已付（元）", 12.0),
    ("差额（元）", 12.0),
];

/// 总表: a row a class.
pub(super) fn totals(sheet: &mut Worksheet, all: &[Outcome]) -> Done {
    let mut sheet = Sheet::begin(sheet, "总表", &TOTALS)?;
    for it in all {
        let (row, tally) = (sheet.next(), it.row.tally);
        sheet.row([
            Cell::text(&it.row.name),
            Cell::maybe(it.row.college.as_ref()),
            Cell::maybe(it.row.counsellor.as_ref()),
            it.row
                .slot
                .as_ref()
                .map_or(Cell::Empty, |slot| Cell::Text(words::slot(slot))),
            Cell::Count(it.row.roster),
            Cell::Count(tally.expected),
            Cell::Count(tally.photographed),
            Cell::Count(tally.absent),
            Cell::Count(tally.exempt),
            Cell::Yuan(it.money.due),
            Cell::Yuan(it.money.collected),
            it.money.paid.map_or(Cell::Empty, Cell::Yuan),
            Cell::Reckoned(format!("=K{row}-J{row}"), difference(&it.money)),
        ])?;
    }
    let last = last_row(all.len());
    let count = |of: fn(&Outcome) -> u32| Cell::Count(all.iter().map(of).sum());
    sheet.sums(
        "合计",
        &[
            (4, count(|it| it.row.roster)),
            (5, count(|it| it.row.tally.expected)),
            (6, count(|it| it.row.tally.photographed)),
            (7, count(|it| it.row.tally.absent)),
            (8, count(|it| it.row.tally.exempt)),
            (9, yuan(all, |it| it.due)),
            (10, yuan(all, |it| it.collected)),
            (11, yuan(all, |it| it.paid.unwrap_or_default())),
            (12, yuan(all, difference)),
        ],
    )?;
    sheet.end(last)
}

const NAMES: [Column; 9] = [
    ("班级", 18.0),
    ("序号", 7.0),
    ("姓名", 12.0),
    ("学号", 18.0),
    ("状态", 10.0),
    ("缺席原因", 14.0),
    ("拍摄序号", 9.0),
    ("已缴（元）", 12.0),
    ("缴费方式", 10.0),
];

/// 名单: a row a student.
pub(super) fn names(sheet: &mut Worksheet, all: &[Outcome]) -> Done {
    let mut sheet = Sheet::begin(sheet, "名单", &NAMES)?;
    let mut rows = 0;
    for it in all {
        for line in &it.lines {
            let reason = match line.standing {
                Attendance::Absent(reason) => Cell::text(words::reason(reason)),
                _ => Cell::Empty,
            };
            sheet.row([
                Cell::text(&it.row.name),
                match line.order {
                    0 => Cell::text("名单外"),
                    place => Cell::Count(place),
                },
                Cell::text(&line.name),
                Cell::text(&line.number),
                Cell::text(words::standing(line.standing)),
                reason,
                line.shot.map_or(Cell::Empty, Cell::Count),
                Cell::Yuan(line.paid),
                line.method
                    .map_or(Cell::Empty, |it| Cell::text(words::method(it))),
            ])?;
            rows += 1;
        }
    }
    sheet.end(last_row(rows))
}

const MAKE_UP: [Column; 6] = [
    ("班级", 18.0),
    ("学院", 18.0),
    ("姓名", 12.0),
    ("学号", 18.0),
    ("原因", 14.0),
    ("已缴（元）", 12.0),
];

/// 补拍: a row a student who comes again.
pub(super) fn make_up(sheet: &mut Worksheet, all: &[Outcome]) -> Done {
    let mut sheet = Sheet::begin(sheet, "补拍", &MAKE_UP)?;
    let mut rows = 0;
    for it in all.iter().flat_map(|it| &it.make_up) {
        let reason = it.reason.map_or("未记录", words::reason);
        sheet.row([
            Cell::text(&it.class_name),
            Cell::maybe(it.college.as_ref()),
            Cell::text(&it.name),
            Cell::text(&it.number),
            Cell::text(reason),
            Cell::Yuan(it.paid),
        ])?;
        rows += 1;
    }
    sheet.end(last_row(rows))
}

const SETTLEMENT: [Column; 13] = [
    ("班级", 18.0),
    ("学院", 18.0),
    ("已拍", 7.0),
    ("应付（元）", 12.0),
    ("微信（元）", 12.0),
    ("支付宝（元）", 12.0),
    ("现金（元）", 12.0),
    ("已收（元）", 12.0),
    ("已付（元）", 12.0),
    ("差额（元）", 12.0),
    ("多缴或已缴未拍", 32.0),
    ("少缴或已拍未缴", 32.0),
    ("待确认", 8.0),
];

/// 结算: a row a class, with the names that explain its difference.
pub(super) fn settlement(sheet: &mut Worksheet, all: &[Outcome]) -> Done {
    let mut sheet = Sheet::begin(sheet, "结算", &SETTLEMENT)?;
    for money in all.iter().map(|it| &it.money) {
        let row = sheet.next();
        let [wechat, alipay, cash] = money.by_method;
        sheet.row([
            Cell::text(&money.name),
            Cell::maybe(money.college.as_ref()),
            Cell::Count(money.photographed),
            Cell::Yuan(money.due),
            Cell::Yuan(wechat),
            Cell::Yuan(alipay),
            Cell::Yuan(cash),
            Cell::Reckoned(format!("=SUM(E{row}:G{row})"), money.collected),
            money.paid.map_or(Cell::Empty, Cell::Yuan),
            Cell::Reckoned(format!("=H{row}-D{row}"), difference(money)),
            names_or_nothing(words::sums(&money.to_refund)),
            names_or_nothing(words::sums(&money.to_collect)),
            match money.open_questions {
                0 => Cell::Empty,
                open => Cell::Count(open),
            },
        ])?;
    }
    let last = last_row(all.len());
    let photographed = all.iter().map(|it| it.money.photographed).sum();
    sheet.sums(
        "合计",
        &[
            (2, Cell::Count(photographed)),
            (3, yuan(all, |it| it.due)),
            (4, yuan(all, |it| it.by_method[0])),
            (5, yuan(all, |it| it.by_method[1])),
            (6, yuan(all, |it| it.by_method[2])),
            (7, yuan(all, |it| it.collected)),
            (8, yuan(all, |it| it.paid.unwrap_or_default())),
            (9, yuan(all, difference)),
        ],
    )?;
    sheet.end(last)
}

fn names_or_nothing(names: String) -> Cell {
    if names.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(names)
    }
}

/// Collected − due.
fn difference(money: &ClassMoney) -> Fen {
    money.collected - money.due
}

fn yuan(all: &[Outcome], of: impl Fn(&ClassMoney) -> Fen) -> Cell {
    Cell::Yuan(all.iter().map(|it| of(&it.money)).sum())
}

/// The last row of so many under the head, counted from 0 as the writer does.
fn last_row(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
