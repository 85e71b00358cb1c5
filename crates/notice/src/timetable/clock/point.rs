//! One clock time as it is written, and the dash to the next.

use chrono::NaiveTime;

use super::Half;

#[derive(Clone, Copy)]
pub(super) struct Point {
    pub hour: u32,
    pub minute: u32,
    pub end: usize,
    /// Written without a separator, such as `1600`: a time only beside one that has a separator.
    pub bare: bool,
}

impl Point {
    pub fn time(self, half: Option<Half>) -> Option<NaiveTime> {
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

pub(super) fn skip_spaces(text: &str, mut at: usize) -> usize {
    // A handful is enough for lost layout, and keeps the scan linear.
    let limit = (at + 4).min(text.len());
    while at < limit && text.as_bytes()[at] == b' ' {
        at += 1;
    }
    at
}

pub(super) fn digits(text: &str, at: usize, most: usize) -> Option<(u32, usize)> {
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

pub(super) fn separator(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    matches!(first, ':' | ';' | '.' | '时' | '点' | '時' | '點').then(|| at + first.len_utf8())
}

pub(super) fn point(text: &str, at: usize) -> Option<Point> {
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
    let written_out = text[..after].ends_with(['时', '点', '時', '點']);
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
    let (hour, end) = english_half(text, number, seconds(text, end));
    (hour < 24 && minute < 60).then_some(Point {
        hour,
        minute,
        end,
        bare: false,
    })
}

/// A sheet's own form of a time has seconds: `08:30:00`.
pub(super) fn seconds(text: &str, end: usize) -> usize {
    let rest = text[end..].strip_prefix(":00");
    let whole =
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit() || c == ':'));
    end + if whole { ":00".len() } else { 0 }
}

/// `8:30 am`, `2:00pm`.
pub(super) fn english_half(text: &str, hour: u32, end: usize) -> (u32, usize) {
    let at = skip_spaces(text, end);
    let word = text.as_bytes().get(at..at + 2);
    match word.map(<[u8]>::to_ascii_lowercase).as_deref() {
        Some(b"pm") if hour < 12 => (hour + 12, at + 2),
        Some(b"am" | b"pm") => (hour, at + 2),
        _ => (hour, end),
    }
}

/// The dash or word between two times.
pub(super) fn between(text: &str, at: usize) -> Option<usize> {
    let mut at = skip_spaces(text, at);
    let start = at;
    while at < text.len() && at - start < 6 && matches!(text.as_bytes()[at], b'-' | b'_') {
        at += 1;
    }
    if at == start {
        let rest = &text[at..];
        let word = ["至", "到", "→"]
            .into_iter()
            .find(|w| rest.starts_with(w))?;
        at += word.len();
    }
    Some(skip_spaces(text, at))
}

/// The first of `8-9点`, `14-16时`: an hour alone, which the second explains.
pub(super) fn hour_alone(text: &str, at: usize) -> Option<Point> {
    let (hour, end) = digits(text, at, 2)?;
    let second = between(text, end)?;
    let (_, after) = digits(text, second, 2)?;
    let worded = text[after..].starts_with(['时', '点', '時', '點']);
    (worded && hour < 24).then_some(Point {
        hour,
        minute: 0,
        end,
        bare: true,
    })
}
