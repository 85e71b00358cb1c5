//! The words that name columns, in Chinese and, where schools have foreign students, in English.

use super::{Column, Kind};
use crate::normalise::fold;

/// Header words, and what they name. A word is looked for inside the cell.
const WORDS: [(&str, Kind); 80] = [
    ("姓名", Kind::Person),
    ("学号", Kind::Person),
    ("身份证", Kind::Person),
    ("证件号", Kind::Person),
    ("准考证", Kind::Person),
    ("考生号", Kind::Person),
    ("护照", Kind::Person),
    ("主要工作", Kind::Task),
    ("工作内容", Kind::Task),
    ("事项", Kind::Task),
    ("任务", Kind::Task),
    ("工作安排", Kind::Task),
    ("环节", Kind::Task),
    ("步骤", Kind::Task),
    ("时间", Kind::When),
    ("时間", Kind::When),
    ("時間", Kind::When),
    ("时段", Kind::When),
    ("日期", Kind::When),
    ("星期", Kind::When),
    ("上下午", Kind::When),
    ("半天", Kind::When),
    ("date", Kind::When),
    ("time", Kind::When),
    ("学院", Kind::College),
    ("學院", Kind::College),
    ("院系", Kind::College),
    ("院(系)", Kind::College),
    ("系(院)", Kind::College),
    ("系部", Kind::College),
    ("院部", Kind::College),
    ("学部", Kind::College),
    ("系别", Kind::College),
    ("单位", Kind::College),
    ("部门", Kind::College),
    ("college", Kind::College),
    ("school", Kind::College),
    ("department", Kind::College),
    ("班级", Kind::Class),
    ("班級", Kind::Class),
    ("班别", Kind::Class),
    ("班名", Kind::Class),
    ("行政班", Kind::Class),
    ("专业", Kind::Class),
    ("對象", Kind::Class),
    ("对象", Kind::Class),
    ("拍摄人员", Kind::Class),
    ("参加人员", Kind::Class),
    ("class", Kind::Class),
    ("major", Kind::Class),
    ("人数", Kind::Headcount),
    ("人數", Kind::Headcount),
    ("number", Kind::Headcount),
    ("students", Kind::Headcount),
    ("序号", Kind::Seq),
    ("序號", Kind::Seq),
    ("编号", Kind::Seq),
    ("顺序", Kind::Seq),
    ("次序", Kind::Seq),
    ("辅导员", Kind::Counsellor),
    ("輔導員", Kind::Counsellor),
    ("班主任", Kind::Counsellor),
    ("负责人", Kind::Counsellor),
    ("责任人", Kind::Counsellor),
    ("负责老师", Kind::Counsellor),
    ("负责教师", Kind::Counsellor),
    ("带队", Kind::Counsellor),
    ("领队", Kind::Counsellor),
    ("counsel", Kind::Counsellor),
    ("地点", Kind::Venue),
    ("地點", Kind::Venue),
    ("教室", Kind::Venue),
    ("场地", Kind::Venue),
    ("场所", Kind::Venue),
    ("place", Kind::Venue),
    ("venue", Kind::Venue),
    ("room", Kind::Venue),
    ("校区", Kind::Campus),
    ("校區", Kind::Campus),
    ("campus", Kind::Campus),
];

/// Cells that are such a word and nothing else: too short to be looked for inside others.
const WHOLE: [(&str, Kind); 28] = [
    // 第二批 follows the first, it does not stand beside it: no queue of a slot.
    ("批次", Kind::Note),
    ("场次", Kind::Note),
    ("批", Kind::Note),
    ("场", Kind::Note),
    ("系", Kind::College),
    ("院", Kind::College),
    ("班", Kind::Class),
    ("no", Kind::Seq),
    ("no.", Kind::Seq),
    ("号", Kind::Seq),
    ("组", Kind::Group),
    ("组别", Kind::Group),
    ("分组", Kind::Group),
    ("拍摄组", Kind::Group),
    ("采集组", Kind::Group),
    ("摄影组", Kind::Group),
    ("机位", Kind::Group),
    ("通道", Kind::Group),
    ("窗口", Kind::Group),
    ("队列", Kind::Group),
    ("group", Kind::Group),
    ("备注", Kind::Note),
    ("備註", Kind::Note),
    ("说明", Kind::Note),
    ("注", Kind::Note),
    ("note", Kind::Note),
    ("remark", Kind::Note),
    ("remarks", Kind::Note),
];

/// Words of columns that belong to students or hold their numbers: never read, never shown.
const PRIVATE: [&str; 12] = [
    "班长",
    "班委",
    "学生干部",
    "班级负责人",
    "班级联系人",
    "联系人",
    "电话",
    "手机",
    "联系方式",
    "qq",
    "微信",
    "phone",
];

/// Words of when and where a class gathers: neither its slot nor its place where those have columns of their own.
pub(super) const GATHERING: [&str; 6] = ["集合", "候场", "到场", "签到", "等候", "报到"];

/// What may stand around 学院, 地点 and 校区 in a header. Anything else makes it a name: 造纸学院, 第一教室.
const AROUND: [&str; 58] = [
    "二级",
    "各",
    "所在",
    "所属",
    "图像",
    "信息",
    "采集",
    "拍摄",
    "摄像",
    "拍照",
    "照相",
    "参加",
    "教学",
    "名称",
    "安排",
    "时间",
    "时段",
    "具体",
    "培养",
    "单位",
    "部门",
    "人员",
    "班级",
    "专业",
    "日期",
    "校区",
    "地点",
    "教室",
    "场地",
    "场所",
    "候场",
    "学院",
    "院系",
    "院(系)",
    "系(院)",
    "系部",
    "院部",
    "学部",
    "系别",
    "学生",
    "及",
    "集合",
    "毕业",
    "负责",
    "开课",
    "主管",
    "管理",
    "对象",
    "顺序",
    "上课",
    "摄影",
    "學院",
    "校區",
    "地點",
    "拍攝",
    "等候",
    "到场",
    "辅导员",
];

const JOINS: [char; 10] = ['/', '\\', '、', '与', '和', '部', '段', '(', ')', '名'];

fn is_name(text: &str) -> bool {
    let mut rest = text.trim_start_matches(JOINS);
    while !rest.is_empty() {
        let Some(shorter) = AROUND.iter().find_map(|word| rest.strip_prefix(word)) else {
            return true;
        };
        rest = shorter.trim_start_matches(JOINS);
    }
    false
}

/// The column a header cell names; `None` when the text is no header cell.
pub(crate) fn column(cell: &str) -> Option<Column> {
    // Most cells of a table are none; say so before looking closer.
    if cell.is_empty() || cell.len() > 160 || cell.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // The campus in `地点(和平校区)` is a value, read elsewhere.
    let text: String = fold(cell)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '"' | '#'))
        .flat_map(char::to_lowercase)
        .take(24)
        .collect();
    let text = text.trim_end_matches(':');
    let whole_bracket = text.contains("院(系)") || text.contains("系(院)");
    let text = if whole_bracket {
        text
    } else {
        text.split('(').next().unwrap_or("")
    };
    if ["安排", "拍摄安排", "采集安排", "具体安排", "各学院安排"].contains(&text)
    {
        return Some(Column::of(&[Kind::When, Kind::College]));
    }
    if let Some((_, kind)) = WHOLE.iter().find(|(word, _)| *word == text) {
        return Some(Column::of(&[*kind]));
    }
    let length = text.chars().count();
    if !(2..=14).contains(&length)
        || text.contains(['。', ':', ',', ';'])
        || text.chars().any(|c| c.is_ascii_digit())
    {
        return None;
    }
    // 一、拍摄时间 is a heading.
    if "一二三四五六七八九十".chars().any(|c| {
        text.strip_prefix(c)
            .is_some_and(|rest| rest.starts_with('、'))
    }) {
        return None;
    }
    let mut kinds = Vec::new();
    // Searching costs more than asking whether a search can find anything.
    let ascii = text.is_ascii();
    for (word, kind) in WORDS {
        if ascii && !word.is_ascii() {
            continue;
        }
        if text.contains(word) && !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if kinds.contains(&Kind::Person) {
        // 辅导员姓名 is a counsellor's, 班长姓名 a student's.
        let staff = kinds.contains(&Kind::Counsellor) && text.contains("姓名");
        kinds.retain(|k| {
            *k == if staff {
                Kind::Counsellor
            } else {
                Kind::Person
            }
        });
    }
    let private = |word: &&str| (!ascii || word.is_ascii()) && text.contains(*word);
    if PRIVATE.iter().any(private) {
        return Some(Column::of(&[Kind::Private]));
    }
    // 班级人数, 学院名称: the first is a count. 工作时间 is a time.
    for sole in [Kind::Headcount, Kind::Seq, Kind::Counsellor] {
        if kinds.contains(&sole) {
            kinds.retain(|k| *k == sole);
        }
    }
    let value_like = |k: &Kind| matches!(k, Kind::College | Kind::Venue | Kind::Campus);
    if kinds.iter().any(value_like) && !text.is_ascii() && is_name(text) {
        kinds.retain(|k| !value_like(k));
    }
    (!kinds.is_empty()).then_some(Column {
        kinds,
        ..Column::default()
    })
}
