//! What 上午 and 下午 mean in clock times.

use chrono::NaiveTime;

use super::MOST_RANGES;
use crate::timetable::clock::{self, Half};
use crate::timetable::lines::Line;
use crate::timetable::{places, prose};

/// `上午8:00-12:00,下午2:00-6:00` in a line about the time.
pub(super) fn halves(lines: &[Line]) -> Vec<(Option<String>, Half, NaiveTime, NaiveTime, usize)> {
    let mut all = Vec::new();
    let mut heading = false;
    for line in lines {
        let text = line.folded.trim();
        if prose::is_heading(text) {
            heading = text.contains("时间") || text.contains("安排");
        }
        if all.len() >= MOST_RANGES || !heading && !text.contains("时间") {
            continue;
        }
        let campus = places::campus_of(text);
        for span in clock::spans(text) {
            if let Some(half) = span.half {
                all.push((campus.clone(), half, span.start, span.end, line.number));
            }
        }
    }
    all
}
