//! Everybody a line of a programme names, word by word.

use crate::timetable::cell::{Cell, Rest};
use crate::timetable::rows::{Row, college_before};

/// Words that may stand in a programme beside who, when and where.
pub(super) const FILLERS: [&str; 28] = [
    "参加",
    "进行",
    "拍摄",
    "采集",
    "摄像",
    "图像",
    "集合",
    "到场",
    "安排",
    "毕业生",
    "同学",
    "学生",
    "全体",
    "各班",
    "时间",
    "地点",
    "班级",
    "学院",
    "人数",
    "共计",
    "辅导员",
    "老师",
    "负责",
    "在",
    "为",
    "共",
    "于",
    "到",
];

/// Everybody a part names, in its order: whether it is a class, its text, its own count.
#[derive(Default)]
pub(super) struct Named {
    each: Vec<(bool, String, Option<u32>)>,
    /// Whether the word before was one of them, so that a count behind it is its own.
    fresh: bool,
    pub unknown: usize,
}

impl Named {
    /// One has the row's headcount; several keep their own beside their names.
    pub(super) fn settle(&mut self, row: &mut Row) {
        for class in [true, false] {
            let own: Vec<_> = self.each.iter().filter(|one| one.0 == class).collect();
            let text = match own.as_slice() {
                [] => continue,
                [(_, name, count)] => {
                    row.headcount = row.headcount.or(*count);
                    name.clone()
                }
                several => {
                    let with_count = |(_, name, count): &&(bool, String, Option<u32>)| match count {
                        Some(count) => format!("{name}({count}人)"),
                        None => name.clone(),
                    };
                    several
                        .iter()
                        .map(with_count)
                        .collect::<Vec<_>>()
                        .join("、")
                }
            };
            let place = if class {
                &mut row.class
            } else {
                &mut row.college
            };
            *place = Some(text);
        }
    }

    fn add(&mut self, class: bool, name: String, count: Option<u32>) {
        self.each.push((class, name, count));
        self.fresh = count.is_none();
    }
}

pub(super) fn take(row: &mut Row, word: &Cell, named: &mut Named) {
    row.place(word);
    let fresh = std::mem::take(&mut named.fresh);
    let text = word.text.clone();
    match word.rest {
        Rest::Class => {
            let (college, class) = college_before(&text);
            if let Some(college) = college {
                named.add(false, college, None);
            }
            named.add(true, class, word.headcount);
        }
        Rest::College
            if !["各学院", "各二级学院", "二级学院", "本学院", "我院"].contains(&text.as_str()) =>
        {
            named.add(false, text, word.headcount);
        }
        Rest::Spare => row.spare = true,
        Rest::Break if text.chars().count() <= 6 => row.pause = Some(text),
        Rest::Group(number) => row.group = Some(number),
        Rest::Empty => match (word.headcount, named.each.last_mut()) {
            (Some(count), Some(last)) if fresh && !word.printed.contains('共') => {
                last.2 = Some(count)
            }
            (count, _) => row.headcount = row.headcount.or(count),
        },
        Rest::Campus | Rest::Venue | Rest::Number(_) => {}
        _ => {
            let mut rest = text;
            for filler in FILLERS {
                rest = rest.replace(filler, "");
            }
            named.unknown += rest.chars().count();
        }
    }
}
