//! The scale of a day that runs down the page: true to time, but for the hours in which nothing happens.

use core::cmp::{max, min};

/// A gap is drawn short from so many minutes on.
const PAUSE_FROM: u32 = 25;
/// How high a pause is drawn, in pixels.
const PAUSE_HEIGHT: u32 = 44;
/// The finest and the coarsest scale, in tenths of a pixel a minute.
const FINEST: u32 = 96;
const COARSEST: u32 = 9;

/// The scale of one day. Times are minutes since midnight, places are pixels from the top.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Axis {
    pieces: Vec<Piece>,
}

/// A stretch in which nothing happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// When it begins.
    pub from: u32,
    /// When it ends.
    pub to: u32,
    /// Its top.
    pub top: u32,
    /// Its height.
    pub height: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    from: u32,
    to: u32,
    top: u32,
    height: u32,
    is_pause: bool,
}

impl Piece {
    fn bottom(&self) -> u32 {
        self.top + self.height
    }

    fn at(&self, minute: u32) -> u32 {
        let long = max(1, self.to - self.from);
        self.top + (minute.clamp(self.from, self.to) - self.from) * self.height / long
    }
}

impl Axis {
    /// A scale for what happens in `spans` (begin and end), in any order. Three quarters of them are at least `least`
    /// pixels high, and the shortest half of that, within reason: a few short ones do not stretch the whole day.
    #[must_use]
    pub fn of(spans: &[(u32, u32)], least: u32) -> Self {
        let mut long: Vec<u32> = spans
            .iter()
            .map(|(from, to)| to.saturating_sub(*from))
            .collect();
        long.retain(|long| *long > 0);
        long.sort_unstable();
        let shortest = long.first().copied().unwrap_or(1);
        let usual = long.get(long.len() / 4).copied().unwrap_or(1);
        // Rounded up: a scale that is a hair too small would cut the last line of a block.
        let scale = max((least * 10).div_ceil(usual), (least * 5).div_ceil(shortest))
            .clamp(COARSEST, FINEST);
        let mut pieces: Vec<Piece> = Vec::new();
        for (from, to) in together(spans) {
            let before = pieces.last().copied();
            let top = before.map_or(0, |before| {
                let piece = gap(&before, from, scale);
                let bottom = piece.bottom();
                pieces.extend((piece.to > piece.from).then_some(piece));
                bottom
            });
            let height = (to - from) * scale / 10;
            pieces.push(Piece {
                from,
                to,
                top,
                height,
                is_pause: false,
            });
        }
        Self { pieces }
    }

    /// Where a time stands; one before the day or after it, at its edge.
    #[must_use]
    pub fn at(&self, minute: u32) -> u32 {
        let piece = self.pieces.iter().find(|piece| minute <= piece.to);
        piece
            .or(self.pieces.last())
            .map_or(0, |piece| piece.at(minute))
    }

    /// Where a time stands, if it lies within the day.
    #[must_use]
    pub fn within(&self, minute: u32) -> Option<u32> {
        let (first, last) = (self.pieces.first()?, self.pieces.last()?);
        (first.from..=last.to)
            .contains(&minute)
            .then(|| self.at(minute))
    }

    /// The height of the whole.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.pieces.last().map_or(0, Piece::bottom)
    }

    /// What is drawn short.
    pub fn pauses(&self) -> impl Iterator<Item = Pause> {
        let pauses = self.pieces.iter().filter(|piece| piece.is_pause);
        pauses.map(|it| Pause {
            from: it.from,
            to: it.to,
            top: it.top,
            height: it.height,
        })
    }

    /// Which of these times are written at the scale, each with its place: none twice, and none so near to the one
    /// above that the two could not be read.
    #[must_use]
    pub fn labels(&self, times: &[u32], apart: u32) -> Vec<(u32, u32)> {
        let mut times = times.to_vec();
        times.sort_unstable();
        times.dedup();
        let mut labels: Vec<(u32, u32)> = Vec::new();
        for minute in times {
            let at = self.at(minute);
            if labels.last().is_none_or(|(_, above)| at >= above + apart) {
                labels.push((minute, at));
            }
        }
        labels
    }
}

/// The spans, those that touch or overlap as one, in order.
fn together(spans: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut spans: Vec<_> = spans
        .iter()
        .map(|(from, to)| (*from, max(*from, *to)))
        .collect();
    spans.sort_unstable();
    let mut whole: Vec<(u32, u32)> = Vec::new();
    for (from, to) in spans {
        match whole.last_mut() {
            Some(last) if from <= last.1 => last.1 = max(last.1, to),
            _ => whole.push((from, to)),
        }
    }
    whole
}

fn gap(before: &Piece, to: u32, scale: u32) -> Piece {
    let from = before.to;
    let true_height = (to - from) * scale / 10;
    let is_pause = to - from >= PAUSE_FROM;
    let height = if is_pause {
        min(true_height, PAUSE_HEIGHT)
    } else {
        true_height
    };
    Piece {
        from,
        to,
        top: before.bottom(),
        height,
        is_pause,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MORNING: (u32, u32) = (510, 530);

    #[test]
    fn a_slot_is_as_high_as_its_name_needs_and_others_are_to_scale() {
        let axis = Axis::of(&[MORNING, (530, 570)], 56);
        assert_eq!((axis.at(510), axis.at(530), axis.at(570)), (0, 56, 168));
        assert_eq!(axis.height(), 168);
    }

    #[test]
    fn a_few_short_slots_do_not_stretch_the_day_and_their_names_can_be_read() {
        let hour: Vec<_> = (0..6).map(|n| (510 + n * 20, 530 + n * 20)).collect();
        let long = Axis::of(&hour, 52).height();
        let with_short = Axis::of(&[hour, vec![(630, 640)]].concat(), 52);
        assert_eq!(with_short.at(630), long);
        assert_eq!(with_short.height() - long, 26);
    }

    #[test]
    fn lunch_is_drawn_short_and_a_break_of_some_minutes_is_not() {
        let axis = Axis::of(&[MORNING, (540, 560), (810, 830)], 60);
        let pauses: Vec<_> = axis.pauses().collect();
        assert_eq!(
            pauses,
            [Pause {
                from: 560,
                to: 810,
                top: 150,
                height: PAUSE_HEIGHT
            }]
        );
        assert_eq!(axis.at(810), 150 + PAUSE_HEIGHT);
        assert_eq!(axis.height(), 210 + PAUSE_HEIGHT);
    }

    #[test]
    fn now_is_on_the_scale_as_long_as_the_day_lasts() {
        let axis = Axis::of(&[MORNING, (810, 830)], 60);
        assert_eq!(axis.within(509), None);
        assert_eq!(axis.within(520), Some(30));
        assert_eq!(axis.within(670), Some(60 + PAUSE_HEIGHT / 2));
        assert_eq!(axis.within(831), None);
        assert_eq!(Axis::of(&[], 60).within(600), None);
    }

    #[test]
    fn a_day_of_hours_is_not_a_mile_long_and_one_of_minutes_can_be_read() {
        assert_eq!(Axis::of(&[(480, 720)], 56).height(), 240 * COARSEST / 10);
        assert_eq!(Axis::of(&[(480, 481)], 56).height(), FINEST / 10);
    }

    #[test]
    fn times_at_the_scale_do_not_lie_on_each_other() {
        let axis = Axis::of(&[(480, 485), (485, 540)], 40);
        let labels = axis.labels(&[485, 480, 485, 482, 540], 20);
        assert_eq!(labels, [(480, 0), (485, 40), (540, 480)]);
    }

    proptest! {
        #[test]
        fn later_is_never_further_up(spans in prop::collection::vec((0u32..1440, 0u32..300), 0..20), least in 20u32..80) {
            let spans: Vec<_> = spans.into_iter().map(|(from, long)| (from, from + long)).collect();
            let axis = Axis::of(&spans, least);
            let places: Vec<_> = (0..1740).map(|minute| axis.at(minute)).collect();
            prop_assert!(places.is_sorted());
            prop_assert!(places.iter().all(|place| *place <= axis.height()));
            for (from, to) in spans {
                prop_assert!(axis.within(from).is_some() && axis.within(to).is_some());
            }
        }
    }
}
