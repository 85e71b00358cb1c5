//! Icons, drawn for this app on a grid of 24. A state has a shape of its own as well as a colour.

use leptos::prelude::*;
use rollcall_core::marks::Attendance;

/// One icon's paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon(&'static str);

impl Icon {
    /// An arrow back.
    pub const BACK: Self = Self("M15 5l-7 7 7 7");
    /// An arrow that turns round.
    pub const UNDO: Self = Self("M9 5L4.5 9.5 9 14M4.5 9.5H14a5 5 0 0 1 0 10h-3");
    /// Three dots: what else there is.
    pub const MENU: Self = Self(
        "M4 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M18 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0",
    );
    /// A cross.
    pub const CLOSE: Self = Self("M6 6l12 12M18 6L6 18");
    /// A tick.
    pub const TICK: Self = Self("M5 12.5l4.5 4.5L19 7.5");
    /// A hand that is raised: roll call.
    pub const HAND: Self = Self(
        "M8 12V6a1.5 1.5 0 0 1 3 0v5V4.5a1.5 1.5 0 0 1 3 0V11V6a1.5 1.5 0 0 1 3 0v8a6 6 0 0 1-6 6c-3 0-4-1.5-6-5l-1.5-2.5a1.5 1.5 0 0 1 2.5-1.5L8 13",
    );
    /// A camera.
    pub const CAMERA: Self =
        Self("M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4");
    /// A coin with the yuan sign.
    pub const YUAN: Self =
        Self("M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M8.5 7.5L12 12l3.5-4.5M12 12v5M9 12.5h6M9 15h6");
    /// A sum sheet.
    pub const SUM: Self = Self("M6 3.5h12v17l-3-1.8-3 1.8-3-1.8-3 1.8zM9 8.5h6M9 12.5h6");
    /// Two people.
    pub const INVITE: Self = Self(
        "M9.5 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 20c0-4 2.5-6.5 6.5-6.5S16 16 16 20M18 8v6M15 11h6",
    );
    /// A clock.
    pub const CLOCK: Self = Self("M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3.5 2");
    /// A place.
    pub const PLACE: Self = Self(
        "M12 21s7-6.3 7-11.5A7 7 0 0 0 5 9.5C5 14.7 12 21 12 21M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5",
    );

    /// A triangle with a mark: something to think about.
    pub const WARN: Self = Self("M12 4L3 19.5h18zM12 10v4.5M12 17v.1");
    /// A ring with an i: good to know.
    pub const INFO: Self =
        Self("M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M12 11v5.5M12 7.6v.1");
    /// Four corners: the whole screen.
    pub const WHOLE: Self = Self("M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5");

    /// A ring: not yet.
    pub const RING: Self = Self("M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16");
    /// A lens: looking for somebody.
    pub const SEARCH: Self = Self("M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5L20 20");

    const RING_HALF: Self =
        Self("M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16M12 8v8M8.5 12.5L12 16l3.5-3.5");
    /// A ring with a tick: done.
    pub const RING_TICK: Self = Self("M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16M8 12.3l2.8 2.7L16 9.5");
    const RING_CROSS: Self = Self("M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16M9 9l6 6M15 9l-6 6");
    const RING_BAR: Self = Self("M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16M8 12h8");

    /// The shape of where a student stands.
    #[must_use]
    pub const fn of(standing: Attendance) -> Self {
        match standing {
            Attendance::Expected => Self::RING,
            Attendance::Arrived => Self::RING_HALF,
            Attendance::Photographed => Self::RING_TICK,
            Attendance::Absent(_) => Self::RING_CROSS,
            Attendance::Exempt => Self::RING_BAR,
        }
    }
}

/// Shows an icon; the word beside it is what a screen reader says.
#[component]
pub fn Glyph(
    /// Which.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
            <path d=icon.0 />
        </svg>
    }
}
