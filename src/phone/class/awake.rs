//! When the screen stays on: around the class's slot, and while marks are being made.

use leptos::prelude::*;
use rollcall_core::time::Millis;

use super::view::ClassView;
use crate::phone::ticker;
use crate::platform::awake::stay_awake;

/// So long before the gathering and after the end, in milliseconds, the class is about it.
const AROUND_SLOT_MS: i64 = 30 * 60_000;
/// So long after a mark, in milliseconds, the next one is near, whatever the timetable says.
const AFTER_MARK_MS: i64 = 10 * 60_000;

/// Keeps the screen on as long as the page is there and there is something to do.
pub fn keep(here: ClassView) {
    let (clock, hall) = (ticker::now(), ticker::hall());
    Effect::new(move |_| {
        let now = hall.get();
        let within = |from: Millis, to: Millis| from <= now && now < to;
        let marking = here
            .marked_at
            .get()
            .is_some_and(|at| clock.get().since(at) < AFTER_MARK_MS);
        let around = here.model.with(|model| {
            model.sheet.slot.as_ref().is_some_and(|slot| {
                let [gathering, _, end] = slot.instants(&model.settings);
                within(gathering.after(-AROUND_SLOT_MS), end.after(AROUND_SLOT_MS))
            })
        });
        stay_awake(marking || around);
    });
    on_cleanup(|| stay_awake(false));
}
