//! From nothing to a class page that can be used, with no server there.

use rollcall_e2e::Browser;
use serde_json::json;

/// How it is measured.
pub const HOW: &str = "cold start: the server is stopped, the service worker too; a new tab goes to /. From the start of the \
navigation (performance.timeOrigin) to the animation frame after the first row of the class is in the document.";

const TIMES: usize = 20;

const WATCH: &str = "
    const found = new MutationObserver(() => {
        if (!document.querySelector('[data-testid=row]')) return;
        found.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => { window.usableAt = performance.now(); }));
    });
    found.observe(document, {subtree: true, childList: true});";

/// Milliseconds, one a start.
pub fn measure(page: &Browser, start: &str) -> Vec<f64> {
    (0..TIMES).map(|_| once(page, start)).collect()
}

fn once(page: &Browser, start: &str) -> f64 {
    let [before, _] = page.open_tab();
    page.cdp("ServiceWorker.enable", &json!({}));
    page.cdp("ServiceWorker.stopAllWorkers", &json!({}));
    page.cdp("Page.enable", &json!({}));
    page.cdp(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({"source": WATCH}),
    );
    super::slow_down(page);
    page.go(start);
    let time = page.wait_for("the class", |page| {
        page.script("return window.usableAt ?? null", &[]).as_f64()
    });
    page.close_tab(&before);
    time
}
