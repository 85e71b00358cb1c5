//! Campuses and venues, from the prose and from the captions above tables.

mod named;

pub(crate) use named::{in_tables, read};

use super::{clock, date};

/// Characters that never begin a campus's name: 在海湾校区 is 海湾校区, 来校区内 names none.
const NO_NAME: &str = "在于到来至从与及或各每全两个的是为由往赴本次分一二三四五六七八九十";
/// Han characters a campus's name has before 校区, at most.
const LONGEST_NAME: usize = 6;

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Every campus named in a folded text: name and the byte where it ends.
fn campuses_in(text: &str) -> Vec<(String, usize)> {
    text.match_indices("校区")
        .filter_map(|(at, word)| {
            let mut name: Vec<char> = text[..at]
                .chars()
                .rev()
                .take(LONGEST_NAME)
                .take_while(|c| is_han(*c))
                .collect();
            name.reverse();
            let whole_line = name == ['本'];
            // 和 joins two names, but begins that of 和平校区.
            let stops = |(i, c): (usize, &char)| NO_NAME.contains(*c) || *c == '和' && i > 0;
            let from = name
                .iter()
                .enumerate()
                .rev()
                .find(|at| stops(*at))
                .map_or(0, |(i, _)| i + 1);
            let name: String = if whole_line {
                "本".to_owned()
            } else {
                name[from..].iter().collect()
            };
            let end = at + word.len();
            let named = !name.is_empty()
                && !["参加", "所在", "相应", "指定", "对应", "我"].contains(&name.as_str());
            named.then(|| (format!("{name}校区"), end))
        })
        .collect()
}

/// The first campus a folded text names.
pub(crate) fn campus_of(text: &str) -> Option<String> {
    campuses_in(text).into_iter().next().map(|(name, _)| name)
}

/// The campus a caption is about: the last one it names, `安排表(东山校区)` as well as `东山校区安排表`.
pub(crate) fn campus_of_caption(text: &str) -> Option<String> {
    campuses_in(text)
        .into_iter()
        .next_back()
        .map(|(name, _)| name)
}

/// Whether a folded text looks like the name of a room, a hall or a house.
pub(crate) fn is_venue(text: &str) -> bool {
    let length = text.chars().count();
    if ["礼堂", "操场", "食堂", "剧场", "剧院"].contains(&text) {
        return true;
    }
    (3..=40).contains(&length)
        && !text.contains(['、', '。', ';'])
        && [
            "楼",
            "教室",
            "大厅",
            "报告厅",
            "图书馆",
            "体育馆",
            "中心",
            "广场",
            "操场",
            "训练室",
            "会议室",
            "活动室",
            "大礼堂",
            "阶梯教室",
            "实训室",
            "机房",
            "实验室",
            "展厅",
            "演播厅",
            "体育场",
            "教學樓",
            "圖書館",
            "Room",
            "Hall",
        ]
        .iter()
        .any(|word| text.contains(word))
        || text
            .split('(')
            .next()
            .is_some_and(|name| name.trim().ends_with(['厅', '馆', '堂', '栋', '廊']))
}

/// Removes what is no place: brackets with times, telephone words, and what follows a full stop.
fn tidy(text: &str) -> Option<String> {
    let cut = text.find(['。', ';', '，']).unwrap_or(text.len());
    let mut text = text[..cut].to_owned();
    for word in ["联系电话", "电话", "联系人"] {
        if let Some(at) = text.find(word) {
            text.truncate(at);
        }
    }
    if let Some(open) = text.find('(')
        && !clock::spans(&text[open..]).is_empty()
    {
        text.truncate(open);
    }
    let closed = text.matches('(').count() >= text.matches(')').count();
    let text = text
        .trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | ',' | '为' | '在' | '、' | '-')
        })
        .trim_end_matches(|c: char| c == ')' && !closed);
    let plain = (2..=40).contains(&text.chars().count())
        && date::dates(text).is_empty()
        && clock::spans(text).is_empty()
        && !text.contains("时间")
        && !text.contains("附件");
    plain.then(|| text.to_owned())
}

/// The venue a caption names: `采集点1:N1A教学楼103教室`.
pub(crate) fn venue_of_caption(folded: &str) -> Option<String> {
    let (label, place) = folded.split_once(':')?;
    let labelled = label.chars().count() <= 10
        && ["点", "地点", "教室", "场地"]
            .iter()
            .any(|w| label.contains(w));
    if labelled {
        tidy(strip_campus(place)).filter(|p| is_venue(p))
    } else {
        None
    }
}

fn strip_campus(text: &str) -> &str {
    match campuses_in(text).first() {
        Some((name, end)) if text[..*end].trim() == name.as_str() && text.len() > *end => {
            text[*end..].trim_start_matches([':', '-', ' '])
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::lines;

    fn places(text: &str) -> Vec<(Option<String>, Option<String>)> {
        read(&lines::split(text))
            .into_iter()
            .map(|c| (c.name, c.venue))
            .collect()
    }

    fn both(name: &str, venue: &str) -> (Option<String>, Option<String>) {
        (Some(name.into()), Some(venue.into()))
    }

    #[test]
    fn a_campus_keeps_its_name_and_loses_the_words_before_it() {
        assert_eq!(campus_of("在海湾校区进行"), Some("海湾校区".into()));
        assert_eq!(campus_of("安排表(东山校区)"), Some("东山校区".into()));
        assert_eq!(campus_of("和市外班级来校区内采集"), None);
        assert_eq!(campus_of("各校区"), None);
    }

    #[test]
    fn a_campus_and_its_venue_are_read_from_the_prose() {
        let text = "二、时间\n东山校区：2026年4月15日—17日。\n三、地点\n东山校区：图书馆一楼大厅。\n西河校区：活动中心。";
        assert_eq!(
            places(text),
            [
                both("东山校区", "图书馆一楼大厅"),
                both("西河校区", "活动中心")
            ]
        );
    }

    #[test]
    fn a_venue_without_a_campus_stands_alone_and_loses_its_telephone() {
        assert_eq!(
            places("二、采集地点\n形体训练室 联系电话:0000-0000000\n三、其他"),
            [(None, Some("形体训练室".into()))]
        );
    }
}
