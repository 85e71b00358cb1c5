//! The school of the cycle: a notice as an office would paste it, with a slip in it, and one sheet with everybody.

use std::fmt::Write as _;

use rollcall_core::ids::StudentId;

/// The class without a time: it is mended by hand.
pub const SLIP: &str = "27音乐2班";
/// The class that is moved, and whose monitor is a person.
pub const MOVED: &str = "27舞蹈1班";
/// Its students.
pub const IN_MOVED: usize = 5;

/// Class, students, college, counsellor.
const CLASSES: [(&str, usize, &str, &str); 6] = [
    ("27美术1班", 12, "艺术学院", "钟离"),
    ("27美术2班", 9, "艺术学院", "钟离"),
    ("27音乐1班", 11, "音乐学院", "上官"),
    (SLIP, 8, "音乐学院", "上官"),
    ("27体育1班", 10, "体育学院", "公孙"),
    (MOVED, IN_MOVED, "音乐学院", "上官"),
];

/// The notice. The row of [`SLIP`] has lost its time, and the last slot is kept free.
pub fn notice() -> String {
    "关于做好2027届毕业生图像采集工作的通知\n\
     各学院：\n\
     一、采集费12.5元/人，由班长在拍摄后按实际拍摄人数以微信或支付宝付给采集人员。\n\
     二、各班提前15分钟到场，按采集表的顺序排队。\n\
     三、着深色正装，不戴饰物。\n\
     四、各学院于2031年4月20日前将采集表交教务处。\n\
     附件 拍摄时间安排表\n\
     日期\t时间\t学院\t班级\t人数\t辅导员\n\
     2031年4月15日\t\t音乐学院\t27音乐2班\t8\t上官\n\
     2031年4月15日\t8:30-8:50\t艺术学院\t27美术1班\t12\t钟离\n\
     \t8:50-9:10\t艺术学院\t27美术2班\t9\t钟离\n\
     \t9:10-9:30\t音乐学院\t27音乐1班\t11\t上官\n\
     \t9:50-10:10\t体育学院\t27体育1班\t10\t公孙\n\
     \t10:10-10:30\t音乐学院\t27舞蹈1班\t5\t上官\n\
     \t10:30-10:50\t机动\n\
     合计\t\t\t\t55\n\
     教务处\n\
     2031年4月1日\n"
        .lines()
        .map(|line| line.trim_start_matches(' ').to_owned() + "\n")
        .collect()
}

/// Everybody in one sheet, with a column that must not be kept.
pub fn rosters() -> String {
    let mut sheet = String::from("班级\t序号\t姓名\t学号\t身份证号\n");
    let names = ["路人", "行者", "过客", "闲人"];
    for (class, (name, students, ..)) in CLASSES.iter().enumerate() {
        for at in 1..=*students {
            let who = names[(class + at) % names.len()];
            let _ = writeln!(
                sheet,
                "{name}\t{at}\t{who}{}{}\t9927{:02}{at:02}\t11010519491231002X",
                ["甲", "乙", "丙", "丁", "戊", "己"][class],
                [
                    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千"
                ][at - 1],
                class + 1
            );
        }
    }
    sheet
}

/// How many students there are.
pub fn everybody() -> usize {
    CLASSES.iter().map(|(_, students, ..)| students).sum()
}

/// How many classes there are.
pub const fn classes() -> usize {
    CLASSES.len()
}

/// A student's identity, for keeping what is known of each.
pub type Who = StudentId;
