//! A notice of real size.

use std::hint::black_box;

use rollcall_e2e::clock::Stopwatch;
use rollcall_e2e::demo;

/// How it is measured.
pub const HOW: &str = if cfg!(debug_assertions) {
    "the notice: demo/notice.txt, read in this process; A DEBUG BUILD, SO THIS FIGURE MEANS NOTHING."
} else {
    "the notice: demo/notice.txt, read in this process."
};

/// Milliseconds, one a reading.
pub fn measure() -> Vec<f64> {
    let text = demo::notice();
    let once = |_| {
        let watch = Stopwatch::start();
        black_box(rollcall_notice::timetable::read(black_box(&text)));
        watch.read().as_secs_f64() * 1000.0
    };
    (0..100).map(once).collect()
}
