//! How far a class is, as a word, a shape and a colour.

use rollcall_core::desk::{ClassRow, Progress};
use rollcall_core::event::Settings;
use rollcall_core::progress::{Times, progress};
use rollcall_core::time::Millis;

use crate::shared::icons::Icon;

/// How far a class is at `now`.
pub(in crate::desk) fn of(row: &ClassRow, settings: &Settings, now: Millis) -> Progress {
    let Some(slot) = &row.slot else {
        return Progress::Waiting;
    };
    let [gathering, start, end] = slot.instants(settings);
    // When the last was photographed is not in a row: who still photographs has been heard of.
    let last_shot = row.heard_at.filter(|_| row.tally.photographed > 0);
    progress(
        &row.tally,
        &Times {
            gathering,
            start,
            end,
            last_shot,
        },
        now,
    )
}

/// Its word in a stylesheet.
pub(in crate::desk) const fn class(progress: Progress) -> &'static str {
    match progress {
        Progress::Waiting => "waiting",
        Progress::Gathering => "gathering",
        Progress::Running => "running",
        Progress::Finished => "finished",
        Progress::Late => "late",
        Progress::Unclear => "unclear",
    }
}

/// Its shape; none of what is not yet to be looked at.
pub(in crate::desk) const fn icon(progress: Progress) -> Option<Icon> {
    match progress {
        Progress::Waiting => None,
        Progress::Gathering => Some(Icon::HAND),
        Progress::Running => Some(Icon::CAMERA),
        Progress::Finished => Some(Icon::TICK),
        Progress::Late => Some(Icon::CLOCK),
        Progress::Unclear => Some(Icon::CLOSE),
    }
}
