//! Goes along a walk and writes down every fault, so that one run tells all of them.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::Write as _;

use rollcall_e2e::audit::{Fault, Rules};
use rollcall_e2e::clock::Stopwatch;
use rollcall_e2e::walk::{Theme, Visitor};
use rollcall_e2e::{Browser, Engine, Screen};
use serde_json::json;

/// What is tapped all the time, in CSS pixels either way.
const THUMB: u32 = 44;
/// The narrowest screen, and letters twice as large as usual.
const NARROW: (u32, u32) = (320, 568);
const LARGE: &str = "document.documentElement.style.fontSize = '32px'";
const USUAL: &str = "document.documentElement.style.fontSize = ''";

/// The examiner.
pub struct Examiner {
    language: &'static str,
    phones: bool,
    /// Where each fault was seen.
    faults: RefCell<BTreeMap<Fault, Vec<String>>>,
    seen: Cell<u32>,
    watch: Stopwatch,
}

impl Examiner {
    /// Of what a phone shows.
    pub fn of_phones(language: &'static str) -> Self {
        Self::new(language, true)
    }

    /// Of what the office sees.
    pub fn of_desks(language: &'static str) -> Self {
        Self::new(language, false)
    }

    fn new(language: &'static str, phones: bool) -> Self {
        Self {
            language,
            phones,
            faults: RefCell::default(),
            seen: Cell::new(0),
            watch: Stopwatch::start(),
        }
    }

    /// Says what was found; anything at all is too much.
    pub fn report(self) {
        let faults = self.faults.into_inner();
        let (pages, seconds) = (self.seen.get(), self.watch.read().as_secs());
        // Past the test's own capture: how long it takes should be seen.
        let _ = writeln!(
            std::io::stderr(),
            "{pages} states, {}, {seconds} s",
            self.language
        );
        let mut text = String::new();
        for (fault, pages) in &faults {
            text += &format!("{fault}\n    on {}\n", pages.join(", "));
        }
        assert!(faults.is_empty(), "{} faults:\n{text}", faults.len());
    }

    fn note(&self, page: &str, found: Vec<Fault>) {
        let mut faults = self.faults.borrow_mut();
        for fault in found {
            faults.entry(fault).or_default().push(page.to_owned());
        }
    }

    fn narrow(&self, page: &Browser, name: &str) {
        let (width, height) = NARROW;
        let metrics =
            json!({"width": width, "height": height, "mobile": true, "deviceScaleFactor": 2});
        page.cdp("Emulation.setDeviceMetricsOverride", &metrics);
        page.settle();
        self.note(name, page.overflows("narrow"));
        page.show_on(page.screen());
        page.script(LARGE, &[]);
        page.settle();
        self.note(name, page.overflows("large-text"));
        page.script(USUAL, &[]);
        page.settle();
    }
}

impl Visitor for Examiner {
    fn open(&self, screen: Screen) -> Browser {
        let page = Browser::fresh(Engine::Chromium, screen);
        page.choose_language(self.language);
        page
    }

    fn screens(&self, own: Screen) -> Vec<Screen> {
        vec![own]
    }

    fn look(&self, page: &Browser, screen: Screen, name: &str) {
        if self.phones != (screen == Screen::Phone) {
            return;
        }
        self.seen.set(self.seen.get() + 1);
        for theme in Theme::ALL {
            page.paint_in(theme);
            let rules = if theme == Theme::Light {
                Rules::All
            } else {
                Rules::Colours
            };
            let name = format!("{name} ({})", theme.tag());
            self.note(&name, page.violations(rules));
        }
        page.paint_in(Theme::Light);
        if self.phones {
            self.note(name, page.small_targets(THUMB));
            self.narrow(page, name);
        }
    }
}
