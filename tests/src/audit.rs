//! What is wrong with a page for people who see, hear or touch otherwise: axe-core's rules, and what it cannot measure.

use std::fmt;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::browser::Browser;

/// Which of axe-core's rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// All of WCAG 2.2 A and AA, and its good practice.
    All,
    /// Only what depends on colours.
    Colours,
}

/// One thing that is wrong at one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The rule that is broken.
    pub rule: String,
    /// Where and how.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.what)
    }
}

/// The file that `cargo xtask` fetches at a pinned version.
fn axe() -> &'static str {
    static AXE: OnceLock<String> = OnceLock::new();
    AXE.get_or_init(|| {
        let path = std::env::var_os("AXE_JS").expect(
            "AXE_JS names no axe.min.js: `cargo xtask test --only e2e` fetches it and says where it is",
        );
        std::fs::read_to_string(&path).expect("axe-core")
    })
}

const RUN: &str = "const rules = arguments[0] === 'colours'
        ? {type: 'rule', values: ['color-contrast']}
        : {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']};
    // What differs from page to page by a name or a number only is one fault.
    const plain = (text) => text.replace(/[0-9a-f]{16}/g, '…').replace(/[0-9]+(\\.[0-9]+)?/g, '#');
    const reason = (node) => String((node.any[0] ?? node.all[0] ?? node.none[0])?.message);
    // What a list has scrolled half beneath a bar comes out by scrolling on: where it stands now is no size.
    const lasts = (node) => !reason(node).includes('partially obscured');
    return axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then((found) =>
        found.violations.flatMap((it) => [...new Set(it.nodes.filter(lasts).map((node) => {
            const why = reason(node);
            return plain(node.target.join(' ')) + ' — ' + (it.id === 'color-contrast' ? why : plain(why));
        }))].slice(0, 8).map((what) => ({rule: it.id, what}))))";

/// Nothing may be wider than the page, no words may be cut off but those with an ellipsis.
const OVERFLOW: &str = "const wide = document.documentElement.clientWidth, faults = [];
    const name = (it) => it.localName + (it.dataset?.testid ? '@' + it.dataset.testid : '') + [...it.classList].map((c) => '.' + c).join('');
    const scrolls = (it) => { for (let at = it; at; at = at.parentElement) {
        const x = getComputedStyle(at).overflowX;
        if ((x === 'auto' || x === 'scroll') && at !== document.documentElement && at !== document.body) return true;
    } return false; };
    const page = document.scrollingElement;
    const open = [...document.querySelectorAll('dialog[open]')].pop() ?? document.body;
    if (page.scrollWidth > wide + 1) faults.push('the page is ' + page.scrollWidth + ' wide, the screen ' + wide);
    for (const it of open.querySelectorAll('*')) {
        if (it.closest('.unseen, [hidden], svg, datalist, option')) continue;
        const style = getComputedStyle(it), box = it.getBoundingClientRect();
        if (box.width === 0 || box.height === 0 || style.visibility === 'hidden') continue;
        if (box.width <= 2 && box.height <= 2) continue;
        if ((box.right > wide + 1 || box.left < -1) && !scrolls(it.parentElement)) faults.push(name(it) + ' goes from ' + Math.round(box.left) + ' to ' + Math.round(box.right) + ' of ' + wide);
        const cut = (style.overflowX === 'hidden' || style.overflowX === 'clip') && it.scrollWidth > it.clientWidth + 1;
        if (cut && style.textOverflow !== 'ellipsis' && it.clientWidth > 2) faults.push(name(it) + ' cuts off ' + it.scrollWidth + ' at ' + it.clientWidth);
    }
    return faults.slice(0, 6)";

/// What a thumb wants of all that is tapped; axe-core knows the lesser demand of WCAG 2.5.8.
const TARGETS: &str = "const least = arguments[0], faults = [];
    const open = [...document.querySelectorAll('dialog[open]')].pop() ?? document.body;
    for (const it of open.querySelectorAll('button')) {
        const style = getComputedStyle(it), box = it.getBoundingClientRect();
        if (style.visibility === 'hidden' || box.width <= 2 || box.height <= 2) continue;
        if (box.width < least - 0.5 || box.height < least - 0.5) {
            faults.push(it.localName + (it.dataset.testid ? '@' + it.dataset.testid : '.' + it.className) + ' is ' + Math.round(box.width) + ' × ' + Math.round(box.height));
        }
    }
    return [...new Set(faults)].slice(0, 8)";

impl Browser {
    /// What axe-core finds.
    #[must_use]
    #[track_caller]
    pub fn violations(&self, rules: Rules) -> Vec<Fault> {
        if self.script("return typeof axe", &[]) == "undefined" {
            // As the page's own script would: not as a function, whose names end with it.
            self.cdp("Runtime.evaluate", &json!({"expression": axe()}));
        }
        let rules = if rules == Rules::All {
            "all"
        } else {
            "colours"
        };
        let found = self.script(RUN, &[rules.into()]);
        let found = found.as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let fault = |it: &Value| Fault {
            rule: text(&it["rule"]),
            what: text(&it["what"]),
        };
        found.map(fault).collect()
    }

    /// What is wider than the screen or cut off.
    #[must_use]
    #[track_caller]
    pub fn overflows(&self, rule: &str) -> Vec<Fault> {
        self.faults(rule, OVERFLOW, &[])
    }

    /// Buttons that a thumb misses: of less than `least` CSS pixels either way.
    #[must_use]
    #[track_caller]
    pub fn small_targets(&self, least: u32) -> Vec<Fault> {
        self.faults("thumb", TARGETS, &[least.into()])
    }

    #[track_caller]
    fn faults(&self, rule: &str, script: &str, args: &[Value]) -> Vec<Fault> {
        let found: Vec<String> = serde_json::from_value(self.script(script, args)).unwrap();
        let fault = |what| Fault {
            rule: rule.to_owned(),
            what,
        };
        found.into_iter().map(fault).collect()
    }
}
