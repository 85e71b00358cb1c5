//! A small school: its board before there is anything, and when everybody is done.

use std::fmt::Write as _;

use crate::clock::now;
use crate::{Data, Screen, Server, Witness};
use rollcall_play::{Day, Pace, play};

use super::Visitor;
use super::notice::next_april;

const NOTICE: &str = "关于做好2032届毕业生图像采集工作的通知\n\
    采集费12.5元/人，由班长在拍摄后按实际拍摄人数付给采集人员。\n\
    日期\t时间\t学院\t班级\t人数\t辅导员\n\
    2031年4月15日\t8:30-8:50\t艺术学院\t27美术1班\t12\t钟离\n\
    2031年4月15日\t8:50-9:10\t艺术学院\t27美术2班\t12\t钟离\n\
    2031年4月15日\t9:10-9:30\t音乐学院\t27音乐1班\t12\t上官\n";

/// Nothing yet, then all of it.
pub fn boards(to: &dyn Visitor) {
    let server = Server::start(Data::Empty);
    let page = to.open(Screen::Desk);
    page.go(&server.link("office"));
    page.wait_for("the desk", |page| page.has("@notice-text").then_some(()));
    page.go(&server.url("/desk/board"));
    let _nothing = page.text("main h1, main h2");
    to.see(&page, "desk-board-empty");
    let office = Witness::join(&server.link("office"));
    let year = next_april() - 1;
    office.publish(NOTICE.replace("2031", &year.to_string()));
    for (class, row) in office.rows().iter().enumerate() {
        let mut sheet = String::from("序号\t姓名\t学号\n");
        for at in 1..=12 {
            let _ = writeln!(sheet, "{at}\t路人甲\t9927{class:02}{at:02}");
        }
        office.bring_in(row.id, &sheet);
    }
    let day = Day {
        link: server.link("office"),
        pace: Pace::AtOnce,
        seed: 20_310_415,
        classes: None,
    };
    play(&day, now, |_| {}).unwrap();
    page.go(&server.url("/desk/board"));
    page.wait_for("a board that is done", |page| {
        (page.has("@board-banner") && !page.has("@lane-running")).then_some(())
    });
    to.see(&page, "desk-board-done");
}
