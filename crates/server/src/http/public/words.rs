//! The public page's own words, and those of calendar files.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rollcall_core::event::Slot;
use rollcall_core::time::hour_minute;

/// Everything that the page says by itself, in one language.
pub struct Words {
    pub lang: &'static str,
    pub other_lang: &'static str,
    pub other: &'static str,
    pub day: &'static str,
    pub gathering: &'static str,
    pub shooting: &'static str,
    pub place: &'static str,
    pub no_time: &'static str,
    pub closed: &'static str,
    pub dress: &'static str,
    pub code: &'static str,
    pub code_of_notice: &'static str,
    pub steps: [&'static str; 4],
    pub calendar: &'static str,
    pub changed: &'static str,
    pub nothing_personal: &'static str,
    pub not_found: &'static str,
    pub not_found_hint: &'static str,
    pub broken: &'static str,
    pub broken_hint: &'static str,
    pub look_there: &'static str,
    pub app: &'static str,
    weekdays: [&'static str; 7],
}

const CHINESE: Words = Words {
    lang: "zh-CN",
    other_lang: "en",
    other: "English",
    day: "日期",
    gathering: "集合",
    shooting: "拍摄",
    place: "地点",
    no_time: "时间待定。定下来以后会显示在这里，请过几天再看。",
    closed: "这次采集已经结束，下面是当时的安排。",
    dress: "着装",
    code: "采集码",
    code_of_notice: "学校通知里的要求",
    steps: [
        "提前两天在学信网取得自己的采集码。实名核验一天只有 5 次，不要等到当天。",
        "核对采集码下面的姓名、学号等信息，有错先联系辅导员。",
        "按学校通知的要求存好，带手机到场，保证有电。",
        "采集码就像钥匙：只给采集人员扫，不要发到群里。",
    ],
    calendar: "加入日历",
    changed: "安排最后更新",
    nothing_personal: "这个页面没有个人信息，可以转发到班级群。",
    not_found: "没有这个班级",
    not_found_hint: "链接可能没有复制完整，或者班级已不在安排里。请向发链接的人再要一次。",
    broken: "暂时打不开",
    broken_hint: "服务器出了问题，安排没有变。请过一会儿再打开。",
    look_there: "最新安排",
    app: "图采点名",
    weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
};

const ENGLISH: Words = Words {
    lang: "en",
    other_lang: "zh",
    other: "中文",
    day: "Day",
    gathering: "Gather",
    shooting: "Photos",
    place: "Place",
    no_time: "There is no time yet. It will be shown here; look again in a few days.",
    closed: "This event is over. What follows is how it was planned.",
    dress: "What to wear",
    code: "Capture code (采集码)",
    code_of_notice: "What the school's notice says",
    steps: [
        "Get your own code from CHSI (学信网) two days ahead: only five identity checks a day are allowed.",
        "Check the name and student number printed with it; if they are wrong, tell your counsellor first.",
        "Keep it the way the school's notice says, and bring your phone, charged.",
        "The code is a key: only the photo crew scans it. Not for the group chat.",
    ],
    calendar: "Add to calendar",
    changed: "Last changed",
    nothing_personal: "There is nothing personal on this page; it may be passed on to the class.",
    not_found: "There is no such class",
    not_found_hint: "The link may not be whole, or the class is no longer planned. Ask whoever sent it for a new one.",
    broken: "Not available now",
    broken_hint: "The server has a problem; nothing of the plan has changed. Open the page again a little later.",
    look_there: "As it is now",
    app: "Rollcall",
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

impl Words {
    /// The words of a language.
    pub const fn of(english: bool) -> &'static Self {
        if english { &ENGLISH } else { &CHINESE }
    }

    fn english(&self) -> bool {
        self.lang == ENGLISH.lang
    }

    /// `4月15日 周四`, `Thu 15 April`.
    pub fn date(&self, date: NaiveDate) -> String {
        let weekday = date.weekday().num_days_from_monday() as usize;
        let weekday = self.weekdays.get(weekday).copied().unwrap_or_default();
        if self.english() {
            format!("{weekday} {}", date.format("%-d %B"))
        } else {
            format!("{}月{}日 {weekday}", date.month(), date.day())
        }
    }

    /// A day and the time of it.
    pub fn moment(&self, at: NaiveDateTime) -> String {
        format!("{} {}", self.date(at.date()), hour_minute(at.time()))
    }

    /// Campus, venue and queue.
    pub fn place_of(&self, slot: &Slot) -> String {
        let queue = slot.group.map(|group| match self.english() {
            true => format!("Queue {}", group.0),
            false => format!("第 {} 组", group.0),
        });
        let parts = [slot.campus.clone(), slot.venue.clone(), queue];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// `14:10–14:30`.
pub fn times(slot: &Slot) -> String {
    format!("{}–{}", hour_minute(slot.start), hour_minute(slot.end))
}
