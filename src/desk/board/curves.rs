//! Planned and real numbers over the time of a day, as curves.

use rollcall_core::desk::{Lane, LaneClass};
use rollcall_core::picture::{Curve, Stretch};
use rollcall_core::time::Millis;

/// The two curves of one lane or of a whole day, on one scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Curves {
    /// Begin and end of the scale.
    pub from: i64,
    pub to: i64,
    /// Everybody who is planned.
    pub top: u32,
    pub plan: Curve,
    /// Ends now.
    pub real: Curve,
    /// How many were planned to be photographed by now.
    pub plan_now: u32,
    pub now: i64,
}

impl Curves {
    /// Of these lanes; none where they have no classes.
    pub fn of(lanes: &[Lane], now: Millis) -> Option<Self> {
        let classes = || lanes.iter().flat_map(|lane| &lane.classes);
        let plan: Vec<_> = classes().map(planned).collect();
        let real: Vec<_> = classes().filter_map(|it| photographed(it, now)).collect();
        let all = || plan.iter().chain(&real);
        let from = all().map(|it| it.from).min()?;
        let to = all().map(|it| it.to).max()?;
        let plan_now = plan.iter().map(|it| it.by(now.0)).sum();
        let plan = Curve::of(&plan, None);
        let real = Curve::of(&real, Some(now.0));
        Some(Self {
            from,
            to,
            top: plan.total().max(real.total()),
            plan,
            real,
            plan_now,
            now: now.0,
        })
    }

    /// Where now stands on the scale, in thousandths; none where it lies before or after.
    pub fn now_at(&self) -> Option<u32> {
        (self.from..=self.to)
            .contains(&self.now)
            .then(|| self.place(self.now))
    }

    /// Where an instant stands on the scale, in thousandths.
    pub fn place(&self, at: i64) -> u32 {
        let wide = (self.to - self.from).max(1);
        u32::try_from((at - self.from).clamp(0, wide) * 1000 / wide).unwrap_or(0)
    }
}

fn planned(class: &LaneClass) -> Stretch {
    Stretch {
        from: class.start.0,
        to: class.end.0.max(class.start.0),
        count: class.expected,
    }
}

/// From the first to the last of a class; where the phones' clocks say nothing of use, in its slot.
fn photographed(class: &LaneClass, now: Millis) -> Option<Stretch> {
    if class.photographed == 0 {
        return None;
    }
    let from = class.first_shot.unwrap_or(class.start).0.min(now.0);
    let to = class.last_shot.unwrap_or(class.end).0.min(now.0);
    Some(Stretch {
        from,
        to: to.max(from),
        count: class.photographed,
    })
}

/// A curve as the path of a drawing.
pub(super) fn path(points: &[(u32, u32)]) -> String {
    let mut path = String::new();
    for (x, y) in points {
        path.push_str(&format!(
            "{}{x} {y}",
            if path.is_empty() { "M" } else { "L" }
        ));
    }
    path
}

/// The area beneath a curve.
pub(super) fn area(points: &[(u32, u32)]) -> String {
    match (points.first(), points.last()) {
        (Some((first, _)), Some((last, _))) => {
            format!("{}L{last} 1000L{first} 1000z", path(points))
        }
        _ => String::new(),
    }
}
