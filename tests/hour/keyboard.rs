//! Nothing but a keyboard. After every key somebody can see where they are, and are somewhere.

use rollcall_e2e::keys::{Focus, Key};
use rollcall_e2e::{Browser, Data, Engine, Screen, Server, demo};

/// Students on the roster.
const CLASS: u32 = 12;
/// More controls than any page has.
const MOST: usize = 150;

#[test]
fn the_hour_goes_through_with_a_keyboard_alone_and_the_focus_is_always_seen() {
    let server = Server::start(Data::Demo);
    let page = Browser::fresh(Engine::Chromium, Screen::Desk);
    page.go(&demo::class_of(&server, CLASS as usize));
    page.wait_for("the class", |page| page.has("@tab-roll-call").then_some(()));
    let hands = Hands { page: &page };
    hands.act("tab-roll-call");
    page.wait_for("the roster", |page| {
        (page.texts("@row").len() == CLASS as usize).then_some(())
    });
    hands.calls_the_roll();
    hands.excuses_the_last();
    hands.opens_and_closes_the_menu();
    hands.goes_from_row_to_row();
    hands.shoots();
    hands.collects();
    hands.reckons_up();
}

struct Hands<'a> {
    page: &'a Browser,
}

impl Hands<'_> {
    /// Presses a key; what has the focus then can be seen.
    fn press(&self, key: Key) -> Focus {
        self.page.press(&[key]);
        // What is focused may be about to be replaced: the last word counts.
        let after = self
            .page
            .wait_for(&format!("a focus after {key:?}"), |page| {
                let focus = page.focus();
                (focus.element != "body" && focus.element != "html").then_some(focus)
            });
        self.page.settle();
        let focus = self.page.focus();
        assert!(
            focus.seen,
            "{key:?}: nobody sees that {focus} has the focus (a moment ago {after})"
        );
        focus
    }

    /// Goes to a control, the shorter way round.
    fn reach(&self, test: &str) {
        if self.page.focus().test == test {
            return;
        }
        let way = "const all = [...document.querySelectorAll('a[href], button:not([disabled]), input, select, textarea, summary, [tabindex=\"0\"]')];
            const at = all.indexOf(document.activeElement), to = all.findIndex((it) => it.dataset.testid === arguments[0]);
            return at >= 0 && to < at";
        let back = self.page.script(way, &[test.into()]) == true;
        let key = if back { Key::Back } else { Key::Tab };
        for _ in 0..MOST {
            if self.press(key).test == test {
                return;
            }
        }
        panic!("{test} is not reached by {key:?}");
    }

    /// Waits until a control takes a step, and takes it.
    fn act(&self, test: &str) -> Focus {
        self.reach(test);
        self.page.wait_for(&format!("{test} to be ready"), |page| {
            let held = "return document.activeElement.getAttribute('aria-disabled')";
            (page.script(held, &[]) != "true").then_some(())
        });
        self.press(Key::Enter)
    }

    fn step_until(&self, count: &str, from: u32, to: u32) {
        for done in from..=to {
            self.act("next-step");
            self.page.reads(&format!("@count-{count} strong"), done);
            self.is_somewhere();
        }
    }

    /// Also when what was acted on has left the page meanwhile.
    fn is_somewhere(&self) {
        self.page.settle();
        let focus = self.page.focus();
        assert!(
            focus.element != "body" && focus.seen,
            "the focus is lost, or not seen: {focus}"
        );
    }

    fn calls_the_roll(&self) {
        self.step_until("arrived", 1, 5);
        let name = self.page.text("@next-name");
        self.act("skip");
        self.page.wait_for("somebody else to be next", |page| {
            (page.texts("@next-name").first()? != &name).then_some(())
        });
        self.is_somewhere();
        self.step_until("arrived", 6, 11);
        self.act("undo");
        self.page.reads("@count-arrived strong", 10);
        self.is_somewhere();
        self.step_until("arrived", 11, 11);
    }

    /// Looks for the last by the end of their number, and opens their sheet.
    fn excuses_the_last(&self) {
        self.press(Key::Letter('/'));
        assert_eq!(self.page.focus().test, "search");
        self.page.write("012");
        self.page.wait_for("one hit", |page| {
            (page.texts("@row").len() == 1).then_some(())
        });
        for _ in 0..MOST {
            let row = "return document.activeElement.classList.contains('row-who')";
            if self.page.script(row, &[]) == true {
                break;
            }
            self.press(Key::Tab);
        }
        self.press(Key::Enter);
        self.page.wait_for("the sheet", |page| {
            page.has("dialog @say-absent").then_some(())
        });
        self.act("say-absent");
        self.page.reads("@count-absent strong", 1);
        self.is_somewhere();
        self.press(Key::Letter('/'));
        self.press(Key::Escape);
        self.page.wait_for("everybody", |page| {
            (page.texts("@row").len() == CLASS as usize).then_some(())
        });
        self.is_somewhere();
    }

    fn opens_and_closes_the_menu(&self) {
        self.act("menu");
        self.page
            .wait_for("the menu", |page| page.has("dialog").then_some(()));
        let inside = "return !!document.activeElement.closest('dialog')";
        assert_eq!(self.page.script(inside, &[]), true);
        self.press(Key::Escape);
        self.page.wait_for("the menu to close", |page| {
            (!page.has("dialog")).then_some(())
        });
        assert_eq!(self.page.focus().test, "menu", "the focus goes back");
    }

    /// Arrows go from a student to the next.
    fn goes_from_row_to_row(&self) {
        self.reach_class("row-who");
        let before = self.page.focus().words;
        self.press(Key::Down);
        assert_ne!(self.page.focus().words, before);
        self.press(Key::Up);
        assert_eq!(self.page.focus().words, before);
    }

    fn reach_class(&self, class: &str) {
        let is = "return document.activeElement.classList.contains(arguments[0])";
        for _ in 0..MOST {
            if self.page.script(is, &[class.into()]) == true {
                return;
            }
            self.press(Key::Tab);
        }
        panic!("no .{class} is reached");
    }

    fn shoots(&self) {
        self.act("tab-shots");
        self.step_until("photographed", 1, 10);
        // The space bar does what Enter does.
        self.act("one-by-one");
        self.step_until("photographed", 11, 11);
        self.reach("one-by-one");
        self.press(Key::Space);
    }

    fn collects(&self) {
        self.act("tab-fees");
        let all = self.page.number("@count-unpaid strong");
        for paid in 1..=3 {
            self.act("next-step");
            self.page.reads("@count-unpaid strong", all - paid);
            self.is_somewhere();
        }
    }

    fn reckons_up(&self) {
        self.act("tab-settle");
        self.page.reads("@due", "¥165.00");
        self.act("pay");
        self.page.says("@settled", "¥165.00");
        self.is_somewhere();
    }
}
