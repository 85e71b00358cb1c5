//! Years that a text names elsewhere than beside its dates.

use crate::timetable::date::Written;
use crate::timetable::lines::Line;

/// `2026年图像采集日程`, `教函〔2026〕26号`: the one year named, if it is one. 2026届 is when they graduate, no year of shooting.
pub(super) fn titled_year(lines: &[Line]) -> Option<(i32, usize)> {
    let mut found: Option<(i32, usize)> = None;
    for line in lines {
        for (at, _) in line.folded.match_indices("20").take(16) {
            let alone = !line.folded[..at].ends_with(|c: char| c.is_ascii_digit());
            let Some(year) = line
                .folded
                .get(at..at + 4)
                .and_then(|y| y.parse::<i32>().ok())
            else {
                continue;
            };
            let after = line.folded[at + 4..].trim_start();
            let numbered = line.folded[..at].ends_with(['〔', '[', '(', '【']);
            if !alone
                || !(after.starts_with('年')
                    || numbered && after.starts_with(['〕', ']', ')', '】']))
            {
                continue;
            }
            match found {
                Some((other, _)) if other != year => return None,
                Some(_) => {}
                None => found = Some((year, line.number)),
            }
        }
    }
    found
}

/// Among the years the text names, the one in which all printed weekdays are right.
pub(super) fn fitting_year(lines: &[Line], weekdays: &[Written]) -> Option<i32> {
    if weekdays.is_empty() {
        return None;
    }
    let mut years: Vec<i32> = Vec::new();
    for line in lines {
        for (at, _) in line.folded.match_indices("20") {
            let year = line.folded.get(at..at + 4).and_then(|y| y.parse().ok());
            let alone = !line.folded[..at].ends_with(|c: char| c.is_ascii_digit());
            if let Some(year) =
                year.filter(|y| alone && (2000..2100).contains(y) && !years.contains(y))
            {
                years.push(year);
            }
        }
    }
    let fits = |year: &i32| {
        weekdays
            .iter()
            .all(|w| w.in_year(Some(*year)).and_then(|d| w.weekday_fits(d)) == Some(true))
    };
    let mut fitting = years.into_iter().filter(fits);
    fitting.next().filter(|_| fitting.next().is_none())
}
