//! Time ranges in all the spellings people use (domain.md: six in one notice, more in others).

use chrono::NaiveTime;

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
pub(crate) const HALVES: [(&str, Half); 8] = [
    ("上午", Half::Morning),
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

#[derive(Clone, Copy)]
struct Point {
    hour: u32,
    minute: u32,
    end: usize,
    /// Written without a separator, such as `1600`: a time only beside one that has a separator.
    bare: bool,
}

impl Point {
    fn time(self, half: Option<Half>) -> Option<NaiveTime> {
        let later = match half {
            Some(Half::Afternoon) => (1..=7).contains(&self.hour),
            Some(Half::Evening) => (5..=11).contains(&self.hour),
            Some(Half::Noon) => (1..=2).contains(&self.hour),
            _ => false,
        };
        NaiveTime::from_hms_opt(
            if later { self.hour + 12 } else { self.hour },
            self.minute,
            0,
        )
    }
}

fn skip_spaces(text: &str, mut at: usize) -> usize {
    // A handful is enough for lost layout, and keeps the scan linear.
    let limit = (at + 4).min(text.len());
    while at < limit && text.as_bytes()[at] == b' ' {
        at += 1;
    }
    at
}

fn digits(text: &str, at: usize, most: usize) -> Option<(u32, usize)> {
    let bytes = text.as_bytes();
    let mut end = at;
    while end < bytes.len() && end - at <= most && bytes[end].is_ascii_digit() {
        end += 1;
    }
    if end == at || end - at > most {
        None
    } else {
        text[at..end].parse().ok().map(|n| (n, end))
    }
}

fn separator(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    matches!(first, ':' | ';' | '.' | '时' | '点').then(|| at + first.len_utf8())
}

fn point(text: &str, at: usize) -> Option<Point> {
    let (number, end) = digits(text, at, 4)?;
    if end - at > 2 {
        let bare = Point {
            hour: number / 100,
            minute: number % 100,
            end,
            bare: true,
        };
        return (bare.hour < 24 && bare.minute < 60).then_some(bare);
    }
    let after = separator(text, skip_spaces(text, end))?;
    let written_out = text[..after].ends_with(['时', '点']);
    let minute_at = skip_spaces(text, after);
    let (minute, end) = match digits(text, minute_at, 2) {
        Some((minute, end)) if written_out || end - minute_at == 2 => (
            minute,
            if text[end..].starts_with('分') {
                end + '分'.len_utf8()
            } else {
                end
            },
        ),
        None if written_out && text[minute_at..].starts_with('半') => {
            (30, minute_at + '半'.len_utf8())
        }
        None if written_out => (0, after),
        _ => return None,
    };
    (number < 24 && minute < 60).then_some(Point {
        hour: number,
        minute,
        end,
        bare: false,
    })
}

/// The dash or word between two times.
fn between(text: &str, at: usize) -> Option<usize> {
    let mut at = skip_spaces(text, at);
    let start = at;
    while at < text.len() && at - start < 6 && matches!(text.as_bytes()[at], b'-' | b'_') {
        at += 1;
    }
    if at == start {
        let rest = &text[at..];
        let word = ["至", "到"].into_iter().find(|w| rest.starts_with(w))?;
        at += word.len();
    }
    Some(skip_spaces(text, at))
}

fn span_at(text: &str, at: usize, half: Option<(Half, usize)>) -> Option<Span> {
    let from = point(text, at)?;
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

/// The one moment a whole text names, such as `15:00` or `下午3点`.
pub(crate) fn moment(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    let (half, at) = half_at(text).map_or((None, 0), |(h, n)| (Some(h), skip_spaces(text, n)));
    let point = point(text, at)?;
    (!point.bare && point.end == text.len())
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
