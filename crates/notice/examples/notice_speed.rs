//! How long a megabyte of each hostile shape takes: `cargo run --release -p rollcall-notice --example notice_speed`.
//!
//! A notice is pasted by whoever has the page open; a text made to be slow must not hold up the server (domain.md: the
//! timetable as people paste it).

#![allow(
    clippy::disallowed_methods,
    reason = "it measures on the machine it runs on; nothing of it is in the crate (P29)"
)]

use std::time::Instant;

use rollcall_notice::timetable::read;

const MEGABYTE: usize = 1 << 20;

fn main() {
    let head = "时间\t学院\t序号\t班级\t人数\t辅导员\n";
    let row = "4月15日 8:30-8:50\t甲学院\t1\t23甲1班\t44\t赵一\n";
    let shapes: Vec<(&str, String)> = vec![
        ("digits", "7".into()),
        ("digits in lines", "77777777\n".into()),
        ("pipes", "|".into()),
        ("pipes in lines", "||||||||\n".into()),
        ("tabs", "\t".into()),
        ("open brackets", "(".into()),
        ("closed brackets", "（）".into()),
        ("one endless line of text", "某学院的同学".into()),
        ("blank lines", "\n".into()),
        ("spaces", " ".into()),
        ("dashes", "-".into()),
        ("colons", "8:".into()),
        ("quotes in lines", "\"a\tb\n".into()),
        ("ranges too long", "1-999999班、".into()),
        (
            "ranges too long, in lines",
            "[1-999999999]班\t8:30-9:00\t44\n".into(),
        ),
        ("dates", "4月15日、".into()),
        ("dates in lines", "2026年4月15日\n".into()),
        ("dates without words", "2026 4 15 ".into()),
        ("Han numerals", "二〇二六年".into()),
        ("Han numerals alone", "十".into()),
        ("times", "8:30-9:00 ".into()),
        ("times in lines", "8:30-9:00\n".into()),
        ("campuses", "东校区".into()),
        ("classes", "23甲1班、".into()),
        ("classes in lines", "23甲1班 8:30-9:00\n".into()),
        ("headers", head.into()),
        ("header words", "学院\n".into()),
        (
            "heads of a transposed table",
            "时间\t4月1日\t4月2日\n".into(),
        ),
        ("captions", "4月15日 东校区 图书馆\n".into()),
        ("rows without a header", row.into()),
        ("sentences", "提前10分钟按学号排队每生20元。".into()),
        ("money", "元".into()),
        ("people", "共1人".into()),
        ("steps", "序号\t主要工作\t时间\n1\t核对\t4月1日\n".into()),
    ];
    let timed = |name: &str, text: &str| {
        let begin = Instant::now();
        let reading = read(text);
        let ms = begin.elapsed().as_secs_f64() * 1e3 / (text.len() as f64 / MEGABYTE as f64);
        println!(
            "{ms:8.0} ms/MB  {name} ({} entries, {} findings)",
            reading.entries.len(),
            reading.findings.len()
        );
    };
    for (name, piece) in &shapes {
        timed(name, &piece.repeat(MEGABYTE / piece.len()));
    }
    timed(
        "rows under a header",
        &format!("{head}{}", row.repeat(MEGABYTE / row.len())),
    );
    let cell_a_line = row.replace('\t', "\n");
    let flow = format!(
        "{}{}",
        head.replace('\t', "\n"),
        cell_a_line.repeat(MEGABYTE / row.len())
    );
    timed("one cell a line", &flow);
}
