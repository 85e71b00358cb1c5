//! Step 4: the monitor's hour, with no network from the first tick to the last.

use rollcall_e2e::Browser;

/// The marks of the hour: 45 arrived, 2 absent, 1 by mistake and its undoing, 30 shots, 21 fees and 1 given back,
/// 1 settlement.
const MARKS: u32 = 45 + 2 + 2 + 30 + 22 + 1;

/// And those after the app was killed: 5 shots, the settlement again.
pub const ALL_MARKS: u32 = MARKS + 5 + 1;

/// Opens the link: the roster comes to the phone, and the app with it.
pub fn opens_the_link(page: &Browser, link: &str) {
    page.go(link);
    page.wait_for("48 rows", |page| {
        (page.texts("@row").len() == 48).then_some(())
    });
    assert!(page.path().starts_with("/class/"), "{}", page.path());
    // The event's own time, on a phone that is in New York.
    page.says("@slot", "4月15日 周三");
    page.says("@slot", "14:50–15:10");
    page.says("@slot", "东湖校区 · 体育馆一楼前厅 · 第 2 组");
    page.reads("@sync .sync-words", "全部已上传");
    page.wait_until_it_starts_without_a_network();
}

/// Everything that one does in the queue. The server is not there.
pub fn goes_through_the_hour(page: &Browser) {
    calls_the_roll(page);
    ticks_the_shots(page);
    collects_the_fees(page);
    pays_the_crew(page);
    page.reads("@sync .sync-words", not_yet_sent(MARKS));
}

/// Starts the app again after it was killed; still no server.
pub fn finds_everything_again(page: &Browser, start: &str) {
    page.go(start);
    page.reads("@count-expected strong", 48);
    assert!(page.path().starts_with("/class/"), "{}", page.path());
    page.reads("@count-arrived strong", 45);
    page.reads("@count-photographed strong", 30);
    page.reads("@count-absent strong", 2);
    page.reads("@count-missing strong", 1);
    page.tap("@tab-settle");
    page.reads("@due", "¥450.00");
    page.reads("@collected", "¥300.00");
    page.reads("@settled", "已付采集人员 ¥450.00（30 人，微信）");
    page.reads("@sync .sync-words", not_yet_sent(MARKS));
}

/// Goes on where the killed app stopped.
pub fn goes_on(page: &Browser) {
    page.tap("@tab-shots");
    page.reads("@count-photographed strong", 30);
    for shot in 31..=35 {
        page.tap("@next-step");
        page.reads("@count-photographed strong", shot);
    }
    page.tap("@tab-settle");
    page.says(".payment [role=alert]", "¥525.00");
    page.tap_with(".payment .choice", "支付宝");
    page.tap("@pay");
    page.reads("@settled", "已付采集人员 ¥525.00（35 人，支付宝）");
    page.reads("@sync .sync-words", not_yet_sent(ALL_MARKS));
}

/// 45 are here, one of them only by mistake; two are excused; the eleventh is missing.
fn calls_the_roll(page: &Browser) {
    for here in 1..=45 {
        if here == 11 {
            let eleventh = page.text("@next-name");
            page.tap("@skip");
            page.wait_for("somebody else to be next", |page| {
                (page.texts("@next-name").first()? != &eleventh).then_some(())
            });
        }
        page.tap("@next-step");
        page.reads("@count-arrived strong", here);
    }
    excuse(page, 47, "请假");
    page.reads("@count-absent strong", 1);
    excuse(page, 48, "联系不上");
    page.reads("@count-absent strong", 2);
    // The next in line is now whoever was passed over.
    page.tap("@next-step");
    page.reads("@count-arrived strong", 46);
    page.tap("@undo");
    page.reads("@count-arrived strong", 45);
    page.reads("@count-missing strong", 1);
}

fn excuse(page: &Browser, order: u32, reason: &str) {
    page.tap(&format!("@row:nth-child({order}) .row-who"));
    page.tap_with("@say-absent", reason);
}

/// The second is shot first, by the button in the row.
fn ticks_the_shots(page: &Browser) {
    page.tap("@tab-shots");
    page.tap("@row:nth-child(2) @step");
    page.reads("@count-photographed strong", 1);
    for shot in 2..=30 {
        page.tap("@next-step");
        page.reads("@count-photographed strong", shot);
    }
    page.reads("@row:nth-child(2) @state", "已拍");
}

/// 20 by WeChat, one in cash, and one given back.
fn collects_the_fees(page: &Browser) {
    page.tap("@tab-fees");
    page.reads("@count-unpaid strong", 48);
    for unpaid in (28..48).rev() {
        page.tap("@next-step");
        page.reads("@count-unpaid strong", unpaid);
    }
    page.tap("@row:nth-child(31) .row-who");
    page.tap("@receive-cash");
    page.reads("@count-unpaid strong", 27);
    page.tap("@row:nth-child(3) .row-who");
    page.tap("@reverse");
    page.reads("@count-unpaid strong", 28);
}

fn pays_the_crew(page: &Browser) {
    page.tap("@tab-settle");
    page.reads("@due", "¥450.00");
    page.reads("@collected", "¥300.00");
    page.tap("@pay");
    page.reads("@settled", "已付采集人员 ¥450.00（30 人，微信）");
}

fn not_yet_sent(marks: u32) -> String {
    format!("{marks} 条已存手机，待上传")
}
