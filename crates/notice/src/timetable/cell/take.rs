//! Takes date, time, half-day and headcount out of a cell's text, one after the other.

use super::{Cell, Hint, is_college};
use crate::timetable::clock::{self, HALVES};
use crate::timetable::date;

pub(super) fn take_date(text: &mut String, cell: &mut Cell, hint: Hint) {
    let mut all = date::dates(text).into_iter();
    if let Some(mut found) = all.next() {
        // 4月15日 … 4月16日 with words between them are several days as well.
        found.more.extend(all.map(|f| f.first).take(31));
        let (from, to) = found.at;
        text.replace_range(from..to, " ");
        cell.date = Some(found);
        return;
    }
    let part = match hint {
        Hint::Date => date::part(text),
        Hint::Time => date::part(text)
            .filter(|f| f.first.month == 0 || !clock::spans(&text[f.at.1..]).is_empty()),
        // 周五 may be a person's name; 星期五 is none.
        Hint::None => date::weekday_or_day(text)
            .filter(|f| f.first.weekday.is_some() && (f.first.day > 0 || !text.starts_with('周'))),
    };
    if let Some(found) = part {
        text.replace_range(..found.at.1, " ");
        cell.date = Some(found);
    }
}

pub(super) fn take_time(text: &mut String, cell: &mut Cell, hint: Hint) {
    let mut spans = clock::spans(text);
    if spans.is_empty()
        && let Some(digits) = clock::with_digits(text)
    {
        *text = digits;
        spans = clock::spans(text);
    }
    if let Some(span) = spans.first() {
        cell.half = span.half;
        cell.time = Some((span.start, Some(span.end)));
        cell.more_times = spans.len() > 1;
        for span in spans.iter().rev() {
            text.replace_range(span.at.0..span.at.1, " ");
        }
        return;
    }
    if let Some(moment) = clock::moment(text) {
        cell.time = Some((moment, None));
        text.clear();
    } else if let Some((start, end)) = clock::bare_span(text).filter(|_| hint == Hint::Time) {
        cell.time = Some((start, Some(end)));
        text.clear();
    } else if text.chars().take(41).count() <= 40
        && let Some((moment, (from, to))) = clock::moment_in(text)
    {
        cell.time = Some((moment, None));
        text.replace_range(from..to, " ");
    }
}

pub(super) fn take_half(text: &mut String, cell: &mut Cell) {
    let trimmed = text.trim();
    let found = HALVES.iter().find(|(word, _)| {
        if cell.date.is_some() || cell.time.is_some() {
            trimmed.contains(word)
        } else {
            trimmed.trim_matches(['(', ')']) == *word
        }
    });
    if let Some((word, half)) = found {
        cell.half = Some(*half);
        *text = text.replacen(word, " ", 1);
    }
}

pub(super) fn number_before_person(text: &str) -> Option<u32> {
    let text = text
        .trim_start_matches(['共', '约', '计', '合'])
        .trim_start();
    if let Some((number, _, length)) = date::han_number(text)
        && matches!(text[length..].trim(), "人" | "名" | "名学生")
    {
        return Some(number);
    }
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let after = text[digits.len()..].trim_start();
    let alone = after.is_empty()
        || after == "人"
        || after == "名"
        || after == "名学生"
        || after.starts_with("人 ")
        || after.starts_with("人,");
    if alone && digits.len() <= 5 {
        digits.parse().ok()
    } else {
        None
    }
}

/// `44人`, `造纸工程(124人)`, `工业工程(64)`, `传播(63人 含双培)`, `软件学院881`, `软件学院225人`.
pub(super) fn take_headcount(text: &mut String, cell: &mut Cell) {
    let trimmed = text.trim();
    let trimmed = trimmed.strip_suffix("左右").unwrap_or(trimmed).trim_end();
    let about =
        trimmed.starts_with(['约', '共']) && trimmed.ends_with(|c: char| c.is_ascii_digit());
    if trimmed.ends_with(['人', '名']) || about {
        cell.headcount = number_before_person(trimmed);
        if cell.headcount.is_some() {
            text.clear();
            return;
        }
    }
    // 土木一班 三十人
    if let Some((name, count)) = trimmed.rsplit_once(' ')
        && count.ends_with('人')
        && !count.starts_with(|c: char| c.is_ascii_digit())
        && let Some(number) = number_before_person(count)
    {
        cell.headcount = Some(number);
        *text = name.to_owned();
        return;
    }
    // Several names have their own counts; which is whose is read with them.
    if trimmed.contains(['、', ',', ';', '+', '/'])
        || trimmed.contains(' ') && trimmed.matches('(').count() > 1
    {
        return;
    }
    if trimmed.ends_with(')')
        && let Some(open) = trimmed.rfind('(')
        && let Some(count) = number_before_person(trimmed[open + 1..trimmed.len() - 1].trim())
    {
        cell.headcount = Some(count);
        *text = trimmed[..open].to_owned();
        return;
    }
    let body = trimmed.strip_suffix('人').unwrap_or(trimmed).trim_end();
    let cut = body.len() - body.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (name, digits) = body.split_at(cut);
    let unit = body.len() < trimmed.len();
    let named = is_college(name.trim())
        || unit && name.trim().ends_with('班')
        || name.trim_end().ends_with('班') && name.ends_with(' ');
    // 含延期2人 is a remark on the count beside it.
    let remark = ["含", "其中", "包括", "包含", "不含", "另", "缺", "差", "有"];
    if unit && remark.iter().any(|w| name.trim().starts_with(w)) {
        return;
    }
    let named = named || unit && name.chars().count() >= 3 && !name.contains(char::is_whitespace);
    if !digits.is_empty()
        && digits.len() <= 5
        && named
        && !name.trim_end().ends_with(['约', '共', '第'])
    {
        cell.headcount = digits.parse().ok();
        *text = name.to_owned();
    }
}
