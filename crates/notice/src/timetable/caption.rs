//! Lines above and across a table that say when and where for all that stands below: `4月15日（星期三）上午 图书馆大厅`.

use super::cell::{self, Cell, Rest};
use super::lines::Line;
use super::when::OTHER_DATES;
use super::{classes, prose};

/// Longer lines are sentences.
const LONGEST: usize = 60;

/// Words that label a caption's facts, the longer ones first.
const LABELS: [&str; 19] = [
    "图像采集时间",
    "图像采集地点",
    "具体拍摄时间",
    "具体时间",
    "拍摄时间",
    "采集时间",
    "摄像时间",
    "拍照时间",
    "拍摄日期",
    "采集日期",
    "摄像日期",
    "拍摄地点",
    "采集地点",
    "摄像地点",
    "拍照地点",
    "采集点",
    "时间",
    "日期",
    "地点",
];

/// Words that say nothing beside the facts of a caption.
const FILLERS: [&str; 16] = [
    "拍摄",
    "采集",
    "摄像",
    "图像",
    "毕业生",
    "时间",
    "安排表",
    "安排",
    "信息",
    "日程",
    "具体",
    "如下",
    "本科",
    "各班",
    "场次",
    "地点",
];

/// What one line says, as one cell. `None` for a sentence, a list of classes, a date by which something is due.
pub(crate) fn read(line: &Line) -> Option<Cell> {
    let text = line.folded.trim();
    let plain = text.chars().take(LONGEST + 1).count() <= LONGEST
        && !text.contains(['。', '?', '!', '@', '\t', '|'])
        && !OTHER_DATES.iter().any(|w| text.contains(w))
        && !text.ends_with('前');
    if !plain {
        return None;
    }
    let (labelled, mut text) = venue(text);
    for label in LABELS {
        let labelled = format!("{label}:");
        if text.contains(&labelled) {
            text = text.replace(&labelled, " ");
        }
    }
    let text = prose::without_numbering(text.trim());
    let text = text.trim_matches(['(', ')', '[', ']', '【', '】', '*', '#', ' ', ':', '-']);
    // The bracket of 4月15日(周三) is closed again.
    let text = if text.matches('(').count() > text.matches(')').count() {
        format!("{text})")
    } else {
        text.to_owned()
    };
    let mut cell = cell::read(&text);
    // 定于3月18日在研究生院一楼大厅集中采集,具体如下: a sentence, whose place the prose reads.
    if cell.rest == Rest::Venue && labelled.is_none() && cell.text.contains([',', '，']) {
        cell.rest = Rest::Text;
    }
    if let Some(venue) = labelled.or_else(|| among(&cell)) {
        let apart = cell::read(&venue);
        cell.campus = cell.campus.or(apart.campus);
        if cell.rest == Rest::Campus {
            cell.campus = cell.campus.or(Some(cell.text));
        }
        cell.rest = Rest::Venue;
        cell.text = apart.text;
    }
    let who = matches!(cell.rest, Rest::Class | Rest::Number(_) | Rest::LongNumber)
        || cell.headcount.is_some()
        || classes::looks_like(&crate::normalise::fold(&cell.text));
    (!who
        && (cell.has_when()
            || cell.campus.is_some()
            || matches!(cell.rest, Rest::Campus | Rest::Venue)))
    .then_some(cell)
}

/// The place behind the word 地点, and the text without it.
fn venue(text: &str) -> (Option<String>, String) {
    let Some((at, word)) = text.rmatch_indices("地点:").next() else {
        return (None, text.to_owned());
    };
    let from = at + word.len();
    let rest = &text[from..];
    let mut depth = 0i32;
    let end = rest.find(|c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth < 0 || matches!(c, ';' | ',' | '。')
    });
    let end = end.unwrap_or(rest.len());
    let place = rest[..end].trim();
    let before =
        text[..at].trim_end_matches(['拍', '摄', '采', '集', '照', '像', '图', '信', '息']);
    let known = (2..=40).contains(&place.chars().count()) && super::date::dates(place).is_empty();
    if !known || !super::clock::spans(place).is_empty() {
        return (None, text.to_owned());
    }
    (Some(place.to_owned()), format!("{before} {}", &rest[end..]))
}

/// The place among a title's words: `2026届拍照顺序(综合楼201)`.
fn among(cell: &Cell) -> Option<String> {
    const TITLES: [&str; 9] = [
        "安排",
        "采集",
        "拍摄",
        "拍照",
        "摄像",
        "时间表",
        "通知",
        "顺序",
        "毕业生",
    ];
    if cell.rest != Rest::Venue && cell.rest != Rest::Text {
        return None;
    }
    let folded = crate::normalise::fold(&cell.text);
    let title = |part: &str| TITLES.iter().any(|w| part.contains(w));
    if cell.rest == Rest::Venue && !title(&folded) {
        return None;
    }
    let parts = folded.split(['(', ')', ' ', ',', ':', '-', '[', ']', '【', '】']);
    let mut venues = parts
        .map(str::trim)
        .filter(|p| super::places::is_venue(p) && !title(p));
    venues.next().map(str::to_owned)
}

/// A line that is such a caption and nothing else: it may stand across a table without ending it.
pub(crate) fn across(line: &Line) -> Option<Cell> {
    let mut cell = read(line)?;
    let half = cell.half.is_some() && cell.time.is_none() && cell.rest == Rest::Empty;
    let place = cell.campus.is_some() || matches!(cell.rest, Rest::Campus);
    let hall = cell.rest == Rest::Venue && is_hall(line.folded.trim());
    let clear = cell.date.is_some() || half || place || hall;
    let mut rest = cell.text.clone();
    if cell.rest == Rest::Venue && FILLERS.iter().any(|w| cell.text.contains(w)) {
        return None;
    }
    if matches!(cell.rest, Rest::Text | Rest::Short | Rest::College) {
        for filler in FILLERS {
            rest = rest.replace(filler, "");
        }
        let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
        if rest.chars().count() > 4 {
            return None;
        }
        cell.rest = Rest::Empty;
    }
    (clear && cell.rest != Rest::College).then_some(cell)
}

/// Whether a folded line is who signs and when: `教务处 2026年4月1日`. Its date is that of the paper and only lends its year.
pub(crate) fn is_signature(text: &str) -> bool {
    let text = text.trim();
    if text.chars().take(41).count() > 40 || text.contains([':', '|', '\t', '(', ',']) {
        return false;
    }
    let found = super::date::dates(text);
    let [only] = found.as_slice() else {
        return false;
    };
    let who = text[..only.at.0].trim();
    let office = [
        "处",
        "部",
        "办",
        "办公室",
        "中心",
        "科",
        "院",
        "大学",
        "学校",
        "委员会",
    ];
    only.first.year.is_some()
        && only.first.weekday.is_none()
        && only.until.is_none()
        && only.at.1 == text.len()
        && who.chars().count() >= 2
        && !who.bytes().any(|b| b.is_ascii_digit())
        && office.iter().any(|w| who.ends_with(w))
}

/// Whether a folded line is the name of a hall and nothing else.
fn is_hall(text: &str) -> bool {
    (3..=20).contains(&text.chars().count())
        && !text.contains([
            ',', ';', ':', '\t', '请', '到', '在', '须', '应', '的', '将', '并', '各', '每', '由',
        ])
        && super::places::is_venue(text)
}

/// Whether a line is a date alone, with its year: the sign-off of a notice rather than a caption.
pub(crate) fn is_sign_off(cell: &Cell) -> bool {
    let dated = cell
        .date
        .as_ref()
        .is_some_and(|f| f.first.year.is_some() && f.first.weekday.is_none());
    dated
        && cell.rest == Rest::Empty
        && cell.half.is_none()
        && cell.time.is_none()
        && cell.campus.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::lines;

    fn seen(text: &str) -> Option<(bool, bool, Option<String>, String)> {
        let cell = across(&lines::split(text).remove(0))?;
        Some((
            cell.date.is_some(),
            cell.half.is_some(),
            cell.campus,
            cell.text,
        ))
    }

    #[test]
    fn a_line_of_when_and_where_is_a_caption() {
        assert_eq!(
            seen("4月15日（星期三）上午 图书馆一楼大厅"),
            Some((true, true, None, "图书馆一楼大厅".into()))
        );
        assert_eq!(
            seen("一、南泉校区：体育馆前厅"),
            Some((false, false, Some("南泉校区".into()), "体育馆前厅".into()))
        );
        assert_eq!(
            seen("时间：2026年4月15日 地点：图书馆101教室"),
            Some((true, false, None, "图书馆101教室".into()))
        );
        assert!(seen("4月16日拍摄安排").is_some());
    }

    #[test]
    fn a_sentence_a_class_or_a_deadline_is_none() {
        for text in [
            "请于4月15日前报教务处。",
            "4月15日 23软工1班 45人",
            "发布时间:2026-04-02",
            "各班于4月10日前收齐费用",
            "教务处",
        ] {
            assert_eq!(seen(text), None, "{text}");
        }
    }
}
