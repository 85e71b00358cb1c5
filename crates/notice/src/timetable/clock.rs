//! Time ranges in all the spellings people use (domain.md: six in one notice, more in others).

mod point;

use chrono::NaiveTime;

use super::date::han_number;
use point::{between, hour_alone, point, skip_spaces};

/// A label for part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    Morning,
    Noon,
    Afternoon,
    Evening,
    WholeDay,
}

/// The labels as written, the longer ones of the same meaning first.
pub(crate) const HALVES: [(&str, Half); 10] = [
    ("上午", Half::Morning),
    ("早晨", Half::Morning),
    ("傍晚", Half::Evening),
    ("早上", Half::Morning),
    ("下午", Half::Afternoon),
    ("中午", Half::Noon),
    ("午间", Half::Noon),
    ("晚上", Half::Evening),
    ("晚间", Half::Evening),
    ("全天", Half::WholeDay),
];

/// The label a text starts with.
pub(crate) fn half_at(text: &str) -> Option<(Half, usize)> {
    HALVES
        .iter()
        .find(|(word, _)| text.starts_with(word))
        .map(|(word, half)| (*half, word.len()))
}

const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

/// A time range found in a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// Byte range in the text, label included.
    pub at: (usize, usize),
    pub start: NaiveTime,
    pub end: NaiveTime,
    /// The label written directly before it.
    pub half: Option<Half>,
}

fn span_at(text: &str, at: usize, half: Option<(Half, usize)>) -> Option<Span> {
    let from = point(text, at).or_else(|| hour_alone(text, at))?;
    let mut second = between(text, from.end)?;
    let mut second_half = half.map(|(h, _)| h);
    if let Some((half, length)) = half_at(&text[second..]) {
        second_half = Some(half);
        second = skip_spaces(text, second + length);
    }
    let to = point(text, second)?;
    if from.bare && to.bare || text.as_bytes().get(to.end).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let half_word = half.map(|(h, _)| h);
    let start = from.time(half_word)?;
    let mut end = to.time(second_half)?;
    // 11:00-1:30 without labels: the second time follows the first.
    if end < start && to.hour < 12 && start >= NOON {
        end = NaiveTime::from_hms_opt(to.hour + 12, to.minute, 0).unwrap_or(end);
    }
    Some(Span {
        at: (half.map_or(at, |(_, begin)| begin), to.end),
        start,
        end,
        half: half_word,
    })
}

/// Every time range in a folded text, left to right.
pub(crate) fn spans(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    if !bytes.iter().any(u8::is_ascii_digit) {
        return found;
    }
    let mut label: Option<(Half, usize, usize)> = None;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_digit() {
            let near = label
                .filter(|(_, _, end)| skip_spaces(text, *end) == at)
                .map(|(h, begin, _)| (h, begin));
            if let Some(span) = span_at(text, at, near) {
                at = span.at.1;
                found.push(span);
                continue;
            }
            while at < bytes.len() && bytes[at].is_ascii_digit() {
                at += 1;
            }
            continue;
        }
        if bytes[at] >= 0x80
            && text.is_char_boundary(at)
            && let Some((half, length)) = half_at(&text[at..])
        {
            label = Some((half, at, at + length));
            at += length;
            continue;
        }
        at += 1;
    }
    found
}

/// A range without any separator, `0830-0900` or `830-850`: only a column of times says that it is one.
pub(crate) fn bare_span(text: &str) -> Option<(NaiveTime, NaiveTime)> {
    let text = text.trim();
    let from = point(text, 0).filter(|p| p.bare)?;
    let to = point(text, between(text, from.end)?).filter(|p| p.bare && p.end == text.len())?;
    Some((from.time(None)?, to.time(None)?)).filter(|(a, b)| a < b)
}

/// `八点半`, `十二时`: the same text with its hours in digits, if it has such.
pub(crate) fn with_digits(text: &str) -> Option<String> {
    let marks = ['点', '时', '點', '時'];
    if !text.contains(marks) || text.len() > 240 {
        return None;
    }
    let mut out = String::new();
    let mut changed = false;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if let Some((value, _, length)) = han_number(rest)
            && (rest[length..].starts_with(marks) || changed && rest[length..].starts_with('分'))
        {
            out.push_str(&value.to_string());
            at += length;
            changed = true;
            continue;
        }
        let c = rest.chars().next()?;
        out.push(c);
        at += c.len_utf8();
    }
    changed.then_some(out)
}

/// The first moment written as `8:30` inside a text, with its byte range.
pub(crate) fn moment_in(text: &str) -> Option<(NaiveTime, (usize, usize))> {
    let bytes = text.as_bytes();
    text.match_indices(':').take(8).find_map(|(colon, _)| {
        let length = bytes[..colon]
            .iter()
            .rev()
            .take(3)
            .take_while(|b| b.is_ascii_digit())
            .count();
        let from = colon - length;
        let free = from == 0 || !matches!(bytes[from - 1], b':' | b'-' | b'.');
        let point = point(text, from).filter(|_| free && (1..=2).contains(&length))?;
        let half = HALVES
            .iter()
            .find(|(word, _)| text[..from].trim_end().ends_with(word));
        Some((point.time(half.map(|(_, h)| *h))?, (from, point.end)))
    })
}

/// The one moment a whole text names, such as `15:00` or `下午3点`.
pub(crate) fn moment(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    let (half, at) = half_at(text).map_or((None, 0), |(h, n)| (Some(h), skip_spaces(text, n)));
    let point = point(text, at)?;
    let rest = text[point.end..].trim();
    (!point.bare && matches!(rest, "" | "起" | "开始" | "始" | "整" | "-"))
        .then(|| point.time(half))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::fold;

    fn read(text: &str) -> Vec<String> {
        let show = |t: NaiveTime| t.format("%H:%M").to_string();
        spans(&fold(text))
            .iter()
            .map(|s| format!("{}-{}", show(s.start), show(s.end)))
            .collect()
    }

    #[test]
    fn every_spelling_of_a_range_in_the_domain_is_read() {
        for (text, range) in [
            ("8:30-08:50", "08:30-08:50"),
            ("15: 10-15: 30", "15:10-15:30"),
            ("09:10-9:30", "09:10-09:30"),
            ("8:30--10:30", "08:30-10:30"),
            ("9:00——12:00", "09:00-12:00"),
            ("８：３０～９：００", "08:30-09:00"),
            ("下午2:00-6:00", "14:00-18:00"),
            ("8;00-12:00", "08:00-12:00"),
            ("12:00-1600", "12:00-16:00"),
            ("14:50 -15:20", "14:50-15:20"),
            ("上午11:00至下午1:30", "11:00-13:30"),
            ("8时30分-9时", "08:30-09:00"),
            ("下午2点半到3点", "14:30-15:00"),
            ("8.30-9.00", "08:30-09:00"),
            ("8-10点", "08:00-10:00"),
            ("14时-16时30分", "14:00-16:30"),
            ("上午8点30分-9点", "08:30-09:00"),
            ("08:30:00-09:00:00", "08:30-09:00"),
            ("8:30 AM - 1:00 PM", "08:30-13:00"),
        ] {
            assert_eq!(read(text), [range], "{text}");
        }
    }

    #[test]
    fn numbers_that_are_no_times_are_left_alone() {
        for text in [
            "2201-2203班",
            "22-[1-3]班",
            "1.2027届",
            "4月13日-17日",
            "25:00-26:00",
            "8:3-9:4",
            "229900001",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn two_ranges_in_one_cell_are_two() {
        assert_eq!(
            read("(8:30-12:00,13:00-18:00)"),
            ["08:30-12:00", "13:00-18:00"]
        );
    }

    #[test]
    fn a_moment_is_a_moment_only_when_nothing_else_stands_there() {
        assert_eq!(moment(" 15:00 "), NaiveTime::from_hms_opt(15, 0, 0));
        assert_eq!(moment("15:00-16:00"), None);
        assert_eq!(moment("44"), None);
    }
}
