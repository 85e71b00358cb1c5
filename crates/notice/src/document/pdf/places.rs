//! Where lines run on a page, and what they part.

use super::rules::Rule;

/// Lines that are no further apart are one: a border is drawn twice, cells have a hair between them.
const SAME: f32 = 2.6;
/// Lines that stay one by being near the one before are together no thicker than this.
const THICKEST: f32 = 5.0;
/// Ends that should meet may miss each other by this.
const MISSED: f32 = 3.0;
/// Calls `found` with each set of boxes between which one can go, in the order of their first ones.
pub(super) fn flood(
    wide: usize,
    high: usize,
    open: impl Fn((usize, usize), (usize, usize)) -> bool,
    mut found: impl FnMut(usize, &[(usize, usize)]),
) {
    let mut seen = vec![false; wide * high];
    let mut number = 0;
    for start in 0..wide * high {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut boxes = vec![(start / wide, start % wide)];
        let mut next = 0;
        while let Some(&(row, column)) = boxes.get(next) {
            next += 1;
            let around = [
                (row.wrapping_sub(1), column),
                (row + 1, column),
                (row, column.wrapping_sub(1)),
                (row, column + 1),
            ];
            for to in around {
                if to.0 < high
                    && to.1 < wide
                    && !seen[to.0 * wide + to.1]
                    && open((row, column), to)
                {
                    seen[to.0 * wide + to.1] = true;
                    boxes.push(to);
                }
            }
        }
        found(number, &boxes);
        number += 1;
    }
}

/// Where the page breaks tables: upright lines end there, and no line is drawn across.
pub(super) fn breaks(upright: &[Rule]) -> Vec<Rule> {
    let top = upright.iter().map(|it| it.y1).fold(f32::MIN, f32::max);
    let foot = upright.iter().map(|it| it.y0).fold(f32::MAX, f32::min);
    let across = |y: f32, end: fn(&Rule) -> f32| {
        let ending = upright.iter().filter(|it| (end(it) - y).abs() <= MISSED);
        let (x0, x1) = ending.fold((f32::MAX, f32::MIN), |(x0, x1), it| {
            (x0.min(it.x0), x1.max(it.x1))
        });
        Rule {
            x0,
            y0: y,
            x1,
            y1: y,
        }
    };
    if upright.is_empty() {
        return Vec::new();
    }
    vec![across(top, |it| it.y1), across(foot, |it| it.y0)]
}

/// Where lines run, near ones as one, in order.
pub(super) fn places(all: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut all: Vec<f32> = all.collect();
    all.sort_by(f32::total_cmp);
    let mut places = Vec::new();
    let mut begin: Option<(f32, f32)> = None;
    for at in all {
        match &mut begin {
            Some((first, last)) if at - *last <= SAME && at - *first <= THICKEST => *last = at,
            _ => {
                places.extend(begin.map(|(first, last)| f32::midpoint(first, last)));
                begin = Some((at, at));
            }
        }
    }
    places.extend(begin.map(|(first, last)| f32::midpoint(first, last)));
    places
}

pub(super) fn nearest(places: &[f32], at: f32) -> usize {
    let above = places.partition_point(|it| *it < at);
    match above.checked_sub(1) {
        Some(below) if above >= places.len() || at - places[below] < places[above] - at => below,
        _ => above,
    }
}

/// The gaps between places that a line covers.
pub(super) fn covered(places: &[f32], from: f32, to: f32) -> std::ops::Range<usize> {
    let (from, to) = (from - MISSED, to + MISSED);
    let first = places.partition_point(|it| *it < from);
    let last = places.partition_point(|it| *it <= to);
    first..last.saturating_sub(1).max(first)
}
