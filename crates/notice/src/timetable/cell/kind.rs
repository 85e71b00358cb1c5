//! What the rest of a cell is, by its form alone.

use crate::timetable::{classes, places, rows};

/// What remains of a cell once date, time and headcount are taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rest {
    /// Nothing.
    Empty,
    /// 1 to 5 digits.
    Number(u32),
    /// 6 digits and more: a student number, a phone number, an ID card. Never kept.
    LongNumber,
    /// 机动.
    Spare,
    /// 午休, 补拍: a time that is nobody's.
    Break,
    /// 小计.
    Subtotal,
    /// 合计, 总计.
    Total,
    /// A text that ends like the name of a college.
    College,
    /// A class, several, or a range.
    Class,
    /// A text that ends in 校区.
    Campus,
    /// A text that ends like the name of a room or house.
    Venue,
    /// 第一组, 2号机.
    Group(u32),
    /// Two to four Han characters: perhaps a person's name.
    Short,
    /// Any other text.
    Text,
}

/// Whether a text is the name of a college, a department, or several of them.
pub(crate) fn is_college(text: &str) -> bool {
    let short = text.chars().count() <= 60;
    short
        && text
            .split(['、', '/', ' ', ','])
            .rfind(|p| !p.is_empty())
            .is_some_and(|last| {
                let last = last.split('(').next().unwrap_or(last);
                let length = last.chars().count();
                (last.ends_with("学院") || last.ends_with("學院")) && length > 2
                    || length >= 3
                        && (last.ends_with(['系', '院', '部']) || last.ends_with("学部"))
                        && ![
                            "医院",
                            "全部",
                            "外部",
                            "内部",
                            "俱乐部",
                            "一部",
                            "二部",
                            "门部",
                            "干部",
                        ]
                        .iter()
                        .any(|w| last.ends_with(w))
            })
}

/// The number of a group: `第一组`, `2组`, `A组`, `3号机`, `第2通道`, `Group 1`.
pub(crate) fn group(text: &str) -> Option<u32> {
    const WORDS: [&str; 12] = [
        "号机位",
        "号机",
        "号通道",
        "通道",
        "号窗口",
        "窗口",
        "小组",
        "组",
        "机位",
        "队",
        "号台",
        "号位",
    ];
    let key: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(12)
        .collect();
    let lower = key.to_ascii_lowercase();
    let body = WORDS
        .iter()
        .find_map(|w| key.strip_suffix(w).or_else(|| key.strip_prefix(w)))
        .or_else(|| lower.strip_prefix("group").map(|_| &key["group".len()..]))?;
    let body = body
        .trim_start_matches("采集")
        .trim_start_matches("拍摄")
        .trim_start_matches('第');
    let mut chars = body.chars();
    let (first, rest) = (chars.next()?, chars.as_str());
    if !rest.is_empty() {
        return body.parse().ok().filter(|n| (1..=99).contains(n));
    }
    match first {
        '1'..='9' => first.to_digit(10),
        'A'..='H' => Some(u32::from(first) - u32::from('A') + 1),
        'a'..='h' => Some(u32::from(first) - u32::from('a') + 1),
        _ => {
            let at = "一二三四五六七八九十甲乙丙丁"
                .chars()
                .position(|c| c == first)?;
            u32::try_from(if at >= 10 { at - 9 } else { at + 1 }).ok()
        }
    }
}

/// What a folded, trimmed text is.
pub(super) fn of(text: &str) -> Rest {
    if text.is_empty()
        || text
            .chars()
            .all(|c| matches!(c, '/' | '-' | '\\' | '.' | '_' | '—'))
    {
        return Rest::Empty;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return match text.parse() {
            Ok(number) if text.len() <= 5 => Rest::Number(number),
            _ => Rest::LongNumber,
        };
    }
    // 4 5 in a justified column is 45.
    let spaced = text.len() >= 3 && text.len() <= 5;
    if spaced
        && text
            .split(' ')
            .all(|d| d.len() == 1 && d.bytes().all(|b| b.is_ascii_digit()))
    {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        return digits.parse().map_or(Rest::Text, Rest::Number);
    }
    if text.len() >= 6 && text.bytes().filter(u8::is_ascii_digit).count() + 2 >= text.len() {
        return Rest::LongNumber;
    }
    let tight: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '(' | '['))
        .take(12)
        .collect();
    let length = tight.chars().count();
    if ["机动", "機動", "备用", "预留", "空档", "空闲"]
        .iter()
        .any(|w| tight.starts_with(w))
        && length <= 8
    {
        return Rest::Spare;
    }
    if tight.starts_with("小计") || tight.ends_with("小计") {
        return Rest::Subtotal;
    }
    if ["合计", "总计", "共计", "總計", "合計"]
        .iter()
        .any(|word| tight.starts_with(word) || tight.ends_with(word))
        || tight == "总人数"
        || tight.eq_ignore_ascii_case("total")
    {
        return Rest::Total;
    }
    if [
        "午休",
        "休息",
        "午餐",
        "补拍",
        "用餐",
        "调试设备",
        "设备调试",
    ]
    .iter()
    .any(|w| tight.contains(w))
        && length <= 10
    {
        return Rest::Break;
    }
    if let Some(number) = group(text) {
        return Rest::Group(number);
    }
    if classes::looks_like(text) || rows::college_before(text).0.is_some() {
        return Rest::Class;
    }
    if is_college(text) {
        return Rest::College;
    }
    if places::campus_of(text).is_some_and(|name| name.len() == text.len()) {
        return Rest::Campus;
    }
    if places::is_venue(text) {
        return Rest::Venue;
    }
    if (2..=4).contains(&length)
        && tight
            .chars()
            .all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '·')
    {
        return Rest::Short;
    }
    Rest::Text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::cell::read;

    #[test]
    fn a_cell_is_typed_by_what_it_holds() {
        for (text, rest) in [
            ("数据学院", Rest::College),
            ("外语系", Rest::College),
            ("23 软工 10 班", Rest::Class),
            ("22-[1-3]班", Rest::Class),
            ("软工1、2、3班", Rest::Class),
            ("计科2301-2304", Rest::Class),
            ("44", Rest::Number(44)),
            ("赵一", Rest::Short),
            ("机 动", Rest::Spare),
            ("小计", Rest::Subtotal),
            ("合 计", Rest::Total),
            ("软件学院合计", Rest::Total),
            ("甲校区", Rest::Campus),
            ("明理楼A107", Rest::Venue),
            ("第二组", Rest::Group(2)),
            ("3号机", Rest::Group(3)),
            ("午休", Rest::Break),
            ("229900001", Rest::LongNumber),
            ("11010519491231002X", Rest::LongNumber),
            ("", Rest::Empty),
            ("——", Rest::Empty),
        ] {
            assert_eq!(read(text).rest, rest, "{text}");
        }
    }
}
