//! Dates that only their column explains: `4.15`, `4/15`, `20260415`, `15日`, `周三`, `星期三(15日)`.

use super::{Cursor, Found, Written};

fn found(first: Written, end: usize) -> Found {
    Found {
        at: (0, end),
        first,
        until: None,
        more: Vec::new(),
    }
}

/// A date at the beginning of a folded cell of a date column; the month is 0 where only a day is written, and month and day
/// are 0 where only a weekday is.
pub(crate) fn part(text: &str) -> Option<Found> {
    // 三 in a column of weekdays.
    let mut only = text.trim().chars();
    if let (Some(name), None) = (only.next(), only.next())
        && "一二三四五六日".contains(name)
    {
        return weekday_or_day(&format!("星期{name}")).map(|f| found(f.first, text.len()));
    }
    let mut cursor = Cursor { text, at: 0 };
    let whole = |year, month, day, weekday| {
        Written {
            year,
            month,
            day,
            weekday,
        }
        .checked()
    };
    if let Some((number, 8)) = cursor.number(8) {
        let year = i32::try_from(number / 10_000).ok();
        let date = whole(year, number / 100 % 100, number % 100, None)?;
        return Some(found(date, cursor.at));
    }
    cursor.at = 0;
    if let Some((month, _)) = cursor.number(2)
        && cursor.any(&[".", "/", "-", "月"])
        && let Some((day, _)) = cursor.number(2)
        && let Some(date) = whole(None, month, day, None)
    {
        // 8.30-9.00 is a time.
        let next = &text[cursor.at..];
        if next.trim_start().starts_with(['-', '.', ':', '至'])
            || next.starts_with(|c: char| c.is_ascii_digit())
        {
            return None;
        }
        cursor.any(&["日", "号"]);
        let weekday = cursor.weekday();
        return Some(found(Written { weekday, ..date }, cursor.at));
    }
    weekday_or_day(text)
}

/// `15日`, `15日(周三)`, `周三`, `星期三(15日)` at the beginning of a folded text.
pub(crate) fn weekday_or_day(text: &str) -> Option<Found> {
    let mut cursor = Cursor { text, at: 0 };
    let mut weekday = cursor.weekday();
    cursor.spaces();
    let before = cursor.at;
    let open = weekday.is_some() && cursor.any(&["("]);
    let day = cursor.number(2).filter(|(day, _)| {
        let named = (1..=31).contains(day) && cursor.any(&["日", "号", "號"]);
        // 1号机, 2号楼 are no days.
        let thing = [
            '机', '楼', '门', '台', '窗', '通', '位', '厅', '馆', '线', '棚', '室', '教',
        ];
        named && !text[cursor.at..].starts_with(thing)
    });
    let day = match day {
        Some((day, _)) => {
            if open {
                cursor.any(&[")"]);
            } else if weekday.is_none() {
                weekday = cursor.weekday();
            }
            day
        }
        None => {
            cursor.at = before;
            0
        }
    };
    (day > 0 || weekday.is_some()).then(|| {
        let first = Written {
            year: None,
            month: 0,
            day,
            weekday,
        };
        found(first, cursor.at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Weekday;

    #[test]
    fn what_a_date_column_holds_is_a_date() {
        let read = |text| part(text).map(|f| (f.first.month, f.first.day, f.first.weekday));
        assert_eq!(read("4.15"), Some((4, 15, None)));
        assert_eq!(read("4/15(周三)"), Some((4, 15, Some(Weekday::Wed))));
        assert_eq!(read("20260415"), Some((4, 15, None)));
        assert_eq!(read("15日 上午"), Some((0, 15, None)));
        assert_eq!(read("周三"), Some((0, 0, Some(Weekday::Wed))));
        assert_eq!(read("星期三(15日)"), Some((0, 15, Some(Weekday::Wed))));
        for text in [
            "1号机",
            "2号楼大厅",
            "8.30-9.00",
            "45",
            "23软工1班",
            "8:30",
            "13.40",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
