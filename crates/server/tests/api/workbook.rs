//! `/api/events/{event}/workbook.xlsx`, read back as a spreadsheet reads it.

use std::collections::BTreeMap;
use std::io::Cursor;

use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use calamine::{Data, Range, Reader, Xlsx};
use http_body_util::BodyExt;
use rollcall_core::desk::{ClassMoney, HandIn, MakeUpLine};
use rollcall_core::money::Fen;

use crate::afterwards::Afterwards;
use crate::world::Browser;

/// Every sheet's values, and its formulas.
struct Book {
    values: BTreeMap<String, Range<Data>>,
    formulas: BTreeMap<String, Range<String>>,
    order: Vec<String>,
}

impl Book {
    async fn fetch(by: &Browser, path: &str) -> (String, Self) {
        let answer = by.send("GET", path, Body::empty()).await;
        assert_eq!(answer.status(), 200);
        let header = |name| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(
            header(CONTENT_TYPE),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        );
        let kept = header(CONTENT_DISPOSITION);
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
        let order = book.sheet_names();
        let values = order
            .iter()
            .map(|name| (name.clone(), book.worksheet_range(name).unwrap()))
            .collect();
        let formulas = order
            .iter()
            .map(|name| (name.clone(), book.worksheet_formula(name).unwrap()))
            .collect();
        let it = Self {
            values,
            formulas,
            order,
        };
        (kept, it)
    }

    /// A sheet's cells as text, head included.
    fn rows(&self, sheet: &str) -> Vec<Vec<String>> {
        let rows = self.values[sheet].rows();
        rows.map(|row| row.iter().map(cell).collect()).collect()
    }

    fn formula(&self, sheet: &str, at: (u32, u32)) -> String {
        let found = self.formulas[sheet].get_value(at);
        found.cloned().unwrap_or_default()
    }
}

/// Numbers as `15`, texts as `"15"`: which of the two a cell is matters.
fn cell(it: &Data) -> String {
    match it {
        Data::Empty => String::new(),
        Data::String(text) => format!("{text:?}"),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        other => format!("{other:?}"),
    }
}

fn text(it: &str) -> String {
    format!("{it:?}")
}

fn maybe(it: Option<impl ToString>) -> String {
    it.map_or(String::new(), |it| it.to_string())
}

fn yuan(fen: Fen) -> String {
    fen.short()
}

#[tokio::test]
async fn i10_every_cell_of_the_lists_is_what_the_database_holds() {
    let it = Afterwards::new().await;
    let (_, book) = Book::fetch(&it.office, &it.path("workbook.xlsx")).await;
    assert_eq!(book.order, ["总表", "名单", "补拍", "结算"]);
    let lists: HandIn = it.office.get(&it.path("handin")).await;

    let totals = book.rows("总表");
    assert_eq!(totals.len(), 1 + 3 + 1);
    for (row, class) in totals[1..].iter().zip(&lists.classes) {
        let (own, tally) = (&class.row, class.row.tally);
        let slot = own.slot.as_ref().unwrap();
        assert!(row[3].contains(slot.campus.as_ref().unwrap()) && row[3].contains("4月15日"));
        let expected = [
            text(&own.name),
            text(own.college.as_ref().unwrap()),
            text(own.counsellor.as_ref().unwrap()),
            row[3].clone(),
            own.roster.to_string(),
            tally.expected.to_string(),
            tally.photographed.to_string(),
            tally.absent.to_string(),
            tally.exempt.to_string(),
            yuan(tally.due),
            yuan(tally.collected),
            maybe(class.money.paid.map(yuan)),
            yuan(tally.collected - tally.due),
        ];
        assert_eq!(row, &expected);
    }
    // By hand, so that both sides cannot be wrong in the same way.
    assert_eq!(
        totals[1][4..],
        ["4", "4", "2", "1", "1", "30", "30", "30", "0"]
    );

    let names = book.rows("名单");
    let lines = lists
        .classes
        .iter()
        .flat_map(|class| class.lines.iter().map(|line| (&class.row.name, line)));
    let count = lines.clone().count();
    assert_eq!((names.len(), count), (1 + 5, 5));
    for (row, (class, line)) in names[1..].iter().zip(lines) {
        assert_eq!(row[0], text(class));
        assert_eq!(row[2], text(&line.name));
        assert_eq!(row[3], text(&line.number), "a number keeps its zeros");
        assert_eq!(row[6], maybe(line.shot));
        assert_eq!(row[7], yuan(line.paid));
    }
    let column =
        |at: usize| -> Vec<&str> { names[1..].iter().map(|row| row[at].as_str()).collect() };
    assert_eq!(column(1), ["1", "4", "2", "3", "\"名单外\""]);
    assert_eq!(
        column(4),
        ["\"已拍\"", "\"未记录\"", "\"缺席\"", "\"免拍\"", "\"已拍\""]
    );
    assert_eq!(column(5), ["", "", "\"请假\"", "", ""]);
    assert_eq!(column(8), ["\"微信\"", "", "\"支付宝\"", "", ""]);
}

#[tokio::test]
async fn i10_make_up_and_settlement_are_those_of_the_desk_with_names() {
    let it = Afterwards::new().await;
    let (_, book) = Book::fetch(&it.office, &it.path("workbook.xlsx")).await;
    let again: Vec<MakeUpLine> = it.office.get(&it.path("makeup")).await;
    let rows = book.rows("补拍");
    assert_eq!(rows.len(), 1 + again.len());
    for (row, line) in rows[1..].iter().zip(&again) {
        let expected = [
            text(&line.class_name),
            text(line.college.as_ref().unwrap()),
            text(&line.name),
            text(&line.number),
            text(if line.reason.is_some() {
                "请假"
            } else {
                "未记录"
            }),
            yuan(line.paid),
        ];
        assert_eq!(row, &expected);
    }

    let money: Vec<ClassMoney> = it.office.get(&it.path("settlement")).await;
    let rows = book.rows("结算");
    assert_eq!(rows.len(), 1 + 3 + 1);
    for (row, class) in rows[1..].iter().zip(&money) {
        let [wechat, alipay, cash] = class.by_method.map(yuan);
        let expected = [
            class.photographed.to_string(),
            yuan(class.due),
            wechat,
            alipay,
            cash,
            yuan(class.collected),
            maybe(class.paid.map(yuan)),
            yuan(class.collected - class.due),
        ];
        assert_eq!(row[2..10], expected);
    }
    assert_eq!(rows[1][10..12], ["\"路人乙 15.00\"", "\"=路人戊 15.00\""]);
}

#[tokio::test]
async fn sums_are_formulas_that_hold_what_they_come_to() {
    let it = Afterwards::new().await;
    let (_, book) = Book::fetch(&it.office, &it.path("workbook.xlsx")).await;
    let rows = book.rows("总表");
    assert_eq!(rows[4][0], text("合计"));
    for column in 4..13_u32 {
        let at = usize::try_from(column).unwrap();
        let letter = char::from(b'A' + u8::try_from(column).unwrap());
        assert_eq!(
            book.formula("总表", (4, column)),
            format!("SUM({letter}2:{letter}4)")
        );
        let sum: f64 = rows[1..4]
            .iter()
            .map(|row| row[at].parse::<f64>().unwrap_or(0.0))
            .sum();
        assert_eq!(rows[4][at], sum.to_string(), "column {letter}");
    }
    assert_eq!(book.formula("总表", (1, 12)), "K2-J2");
    assert_eq!(book.formula("结算", (1, 7)), "SUM(E2:G2)");
    assert_eq!(book.formula("结算", (1, 9)), "H2-D2");
    assert_eq!(book.formula("结算", (4, 3)), "SUM(D2:D4)");
    // A name that begins like a formula is a name.
    assert_eq!(book.rows("名单")[5][2], text("=路人戊"));
    assert_eq!(book.formula("名单", (5, 2)), "");
}

#[tokio::test]
async fn a_college_gets_its_own_classes_under_its_own_name() {
    let it = Afterwards::new().await;
    let title = it
        .office
        .get::<HandIn>(&it.path("handin"))
        .await
        .event
        .title;
    let encoded = |name: &str| -> String {
        let unreserved = |b: &u8| b.is_ascii_alphanumeric() || b"-._".contains(b);
        let one = |b: u8| {
            if unreserved(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        };
        name.bytes().map(one).collect()
    };
    let college = encoded("外语学院");
    let path = format!("{}?college={college}", it.path("workbook.xlsx"));
    for by in [it.office.clone(), it.college("外语学院").await] {
        let (kept, book) = Book::fetch(&by, &path).await;
        let name = encoded(&format!("{title} 外语学院.xlsx"));
        assert!(
            kept.ends_with(&format!("filename*=UTF-8''{name}")),
            "{kept}"
        );
        assert_eq!(book.rows("总表").len(), 1 + 1 + 1);
        assert_eq!(book.rows("总表")[1][0], text("23英语1班"));
        assert_eq!(book.rows("名单").len(), 1);
    }
    let own = it.college("外语学院").await;
    let (_, book) = Book::fetch(&own, &it.path("workbook.xlsx")).await;
    assert_eq!(book.rows("结算").len(), 1 + 1 + 1);
}
