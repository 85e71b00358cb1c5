//! From a tap to what the monitor sees of it, and to where it cannot be lost.

use rollcall_e2e::Browser;

/// How it is measured.
pub const HOW: &str = "tap → durable: from the time stamp of the finger's leaving (pointerup) to the change of the count in \
the document. The app changes it only after the transaction's complete event (I1), so this is an upper bound.\n\
tap → painted: from the same time stamp to the second animation frame after that change; the first frame has been \
painted by then. The taps are real input events, the server is there, and marks are being sent meanwhile.";

/// Milliseconds, one of each a tap.
#[derive(Debug)]
pub struct Taps {
    /// Until the frame with the change had been painted.
    pub painted: Vec<f64>,
    /// Until the change was in the document.
    pub durable: Vec<f64>,
}

const WATCH: &str = "
    window.taps = [];
    let down = null;
    // Turning to another list changes the counts as well, and is none of the taps.
    addEventListener('pointerup', (event) => { down = event.target.closest('.next') ? event.timeStamp : null; }, true);
    const counts = () => [...document.querySelectorAll('.count strong')].map((it) => it.textContent).join();
    let last = counts();
    new MutationObserver(() => {
        const now = counts();
        if (now === last) return;
        last = now;
        if (down === null) return;
        const tap = {durable: performance.now() - down}, from = down;
        down = null;
        requestAnimationFrame(() => requestAnimationFrame(() => {
            tap.painted = performance.now() - from;
            window.taps.push(tap);
        }));
    }).observe(document.querySelector('main'), {subtree: true, childList: true, characterData: true});";

/// 200 taps: roll call, shots and fees of the whole class, ten undone and done again.
pub fn measure(page: &Browser) -> Taps {
    page.script(WATCH, &[]);
    let mut done = 0;
    for tab in ["@tab-roll-call", "@tab-shots", "@tab-fees"] {
        page.tap(tab);
        for _ in 0..super::STUDENTS {
            tap(page, "@next-step", &mut done);
        }
    }
    for _ in 0..10 {
        tap(page, "@undo", &mut done);
    }
    for _ in 0..10 {
        tap(page, "@next-step", &mut done);
    }
    let column = |name: &str| {
        let script = "return window.taps.map((tap) => tap[arguments[0]])";
        serde_json::from_value(page.script(script, &[name.into()])).unwrap()
    };
    Taps {
        painted: column("painted"),
        durable: column("durable"),
    }
}

fn tap(page: &Browser, spot: &str, done: &mut u32) {
    page.tap(spot);
    *done += 1;
    page.wait_for("the tap to be painted", |page| {
        let taps = page.script("return window.taps.length", &[]);
        (taps.as_u64() == Some(u64::from(*done))).then_some(())
    });
}
