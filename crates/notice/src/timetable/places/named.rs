//! Campuses and their venues as the prose and tables of places name them.

use super::{campus_of, is_han, is_venue, strip_campus, tidy};
use crate::timetable::lines::Line;
use crate::timetable::prose::{self, Sentence};
use crate::timetable::reading::Campus;

/// Places kept; a school has a few, noise may have thousands.
pub(super) const MOST_PLACES: usize = 64;

/// Campuses and their venues as the prose names them, in the order of the text.
pub(crate) fn read(lines: &[Line]) -> Vec<Campus> {
    let mut found: Vec<Campus> = Vec::new();
    let mut heading = false;
    let mut last: Option<String> = None;
    for line in lines {
        if found.len() >= MOST_PLACES {
            break;
        }
        let text = line.folded.trim();
        if prose::is_heading(text) {
            heading =
                text.chars().count() <= 20 && (text.contains("地点") || text.contains("采集点"));
        }
        if text.is_ascii() && !heading {
            continue;
        }
        for part in prose::sentences(line) {
            place_in(
                &part,
                heading && !prose::is_heading(text),
                &mut last,
                &mut found,
            );
        }
    }
    found
}

/// Campuses and their venues as a table of places names them.
pub(crate) fn in_tables(regions: &[crate::timetable::regions::Region], found: &mut Vec<Campus>) {
    use crate::timetable::header::{Kind, Table};
    let places = |r: &&crate::timetable::regions::Region| {
        r.table == Table::Other && r.header.has(Kind::Venue)
    };
    let captions = regions
        .iter()
        .filter(|r| r.table == Table::Timetable)
        .map(|r| &r.above);
    for above in captions.filter(|a| a.campus.is_some() || a.venue.is_some()) {
        if found.len() < MOST_PLACES {
            add(found, above.campus.clone(), above.venue.clone());
        }
    }
    for region in regions.iter().filter(places) {
        for row in crate::timetable::rows::read(region)
            .into_iter()
            .take(MOST_PLACES)
        {
            if found.len() < MOST_PLACES && row.venue.is_some() {
                add(found, row.campus, row.venue);
            }
        }
    }
}

pub(super) fn add(found: &mut Vec<Campus>, name: Option<String>, venue: Option<String>) {
    let known = found.iter_mut().find(|c| {
        c.name == name
            && (name.is_some() && (c.venue.is_none() || venue.is_none()) || c.venue == venue)
    });
    match known {
        Some(campus) if campus.venue.is_none() => campus.venue = venue,
        Some(_) => {}
        None => found.push(Campus { name, venue }),
    }
}

/// `定于2026年4月15日在图书馆进行`: what stands between.
pub(super) fn held_in(text: &str) -> Option<&str> {
    let end = [
        "进行",
        "举行",
        "开展",
        "集中采集",
        "集中拍摄",
        "统一采集",
        "统一拍摄",
        "集中拍照",
    ]
    .iter()
    .filter_map(|w| text.find(w))
    .min()?;
    let from = text[..end].rfind('在')? + '在'.len_utf8();
    let place = text[from..end].trim();
    (2..=30).contains(&place.chars().count()).then_some(place)
}

pub(super) fn place_in(
    part: &Sentence<'_>,
    heading: bool,
    last: &mut Option<String>,
    found: &mut Vec<Campus>,
) {
    let text = prose::without_numbering(part.text.trim());
    let campus = campus_of(text);
    let starts = campus.as_ref().is_some_and(|name| {
        text.trim_start_matches(|c: char| !is_han(c))
            .starts_with(name.as_str())
    });
    if starts {
        last.clone_from(&campus);
    }
    let labelled = text
        .find("地点")
        .map(|at| text[at + "地点".len()..].trim_start())
        .and_then(|rest| {
            [":", "为", "在"]
                .iter()
                .find_map(|mark| rest.strip_prefix(mark))
        });
    if let Some(place) = labelled {
        let place = place.split(',').next().unwrap_or(place);
        let name = campus_of(place).or_else(|| last.clone());
        if let Some(venue) = tidy(strip_campus(place)) {
            add(found, name, Some(venue));
        }
        return;
    }
    if let Some(place) = held_in(text) {
        let venue = tidy(strip_campus(place)).filter(|v| is_venue(v));
        if venue.is_some() {
            add(found, campus_of(place).or_else(|| last.clone()), venue);
            return;
        }
    }
    if !starts && !heading {
        if let Some(name) = campus
            .filter(|_| text.contains("进行") || text.contains("拍摄") || text.contains("采集"))
        {
            add(found, Some(name), None);
        }
        return;
    }
    // `甲校区:公共楼三层报告厅`, or a line under the heading 地点.
    let rest = strip_campus(text);
    let colon = rest.len() < text.len() && text[..text.len() - rest.len()].ends_with([':', '-']);
    if starts && (colon || heading) {
        let among = || {
            let mut parts = rest.rsplit([',', ';', ' ']).filter_map(tidy);
            parts.find(|v| is_venue(v))
        };
        let venue = tidy(rest).filter(|v| heading || is_venue(v)).or_else(among);
        add(found, campus, venue);
    } else if heading && !starts {
        let place = rest
            .split_once(':')
            .filter(|(label, _)| label.chars().count() <= 8)
            .map_or(rest, |(_, place)| place);
        let place = place.split(',').next().unwrap_or(place);
        if let Some(venue) = tidy(place).filter(|v| is_venue(v)) {
            add(found, campus_of(rest), Some(venue));
        }
    }
}
