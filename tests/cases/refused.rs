//! Records that were not accepted: seen by who looks after the class, decided about, and never lost (I2, I9).

use rollcall_e2e::{Browser, Data, Engine, Fault, Proxy, Screen, Server, Witness};
use serde_json::json;

#[test]
fn what_a_phone_says_after_it_was_taken_back_waits_for_a_decision() {
    let server = Server::start(Data::Demo);
    let proxy = Proxy::before(&server);
    let monitor = Browser::fresh(Engine::Chromium, Screen::Phone);
    monitor.go(&proxy.link(&server.link("monitor")));
    monitor.reads("@count-arrived strong", 0);
    monitor.reads("@sync .sync-words", "全部已上传");
    let class = monitor.path().replace("/class/", "").parse().unwrap();

    proxy.set("/api/", Fault::Refuse);
    let mut names = Vec::new();
    for arrived in 1..=2 {
        names.push(monitor.text("@next-name"));
        monitor.tap("@next-step");
        monitor.reads("@count-arrived strong", arrived);
    }
    let office = Browser::fresh(Engine::Chromium, Screen::Desk);
    office.go(&server.link("office"));
    let _classes = office.text("@class-row");
    office.tap("a[href='/desk/phones']");
    office.tap_with("@entry button", "收回");
    office.tap("@entry .button-grave");
    stands(&office, "已收回");
    proxy.heal();
    // By a button it would be a race: the phone may try by itself just now, and then there is nothing to send.
    monitor.script("dispatchEvent(new Event('online'))", &[]);
    office.wait_for("what the phone sent to be put aside", |page| {
        page.go(&server.url("/desk/phones"));
        let _answered = page.text("@entry");
        (page.texts(".badge") == ["2"]).then_some(())
    });

    // Its author sees what became of them, although the class is no longer on this phone.
    monitor.reads("@sync .sync-words", "2 条未被接受");
    monitor.tap("@sync-open");
    monitor.says("@unsettled", "这部手机当时已无权记这个班");

    let counsellor = Browser::fresh(Engine::Chromium, Screen::Phone);
    counsellor.go(&server.link("counsellor"));
    counsellor.tap("@devices");
    counsellor.reads(".badge", 2);
    counsellor.says("@entry", "到场");
    counsellor.says("@entry", "这部手机当时已无权记这个班");
    let first = counsellor.text("@entry .entry-title");
    assert!(names.contains(&first), "{first} is none of {names:?}");
    counsellor.tap_with("@entry button", "照样收下");
    stands(&counsellor, "已收下");
    counsellor.reads(".badge", 1);

    let witness = Witness::join(&server.link("office"));
    assert_eq!(witness.class(class).row.tally.arrived, 1);

    office.go(&server.url("/desk/phones"));
    office.reads(".badge", 1);
    office.tap_with("@entry button", "知道了");
    stands(&office, "不算，仍留着");
    assert_eq!(witness.class(class).row.tally.arrived, 1);
    // Who has looked at it may think again.
    office.tap_with("@entry button", "照样收下");
    office.wait_for("the second one to count", |_| {
        (witness.class(class).row.tally.arrived == 2).then_some(())
    });
}

#[test]
fn a_rescue_file_counts_once_however_often_it_is_brought_in() {
    let server = Server::start(Data::Demo);
    let witness = Witness::join(&server.link("office"));
    let class = witness.row("23软工5班").id;
    let student = witness.class(class).sheet.roster.students[0].id;
    let op = |seq: u32, mark: serde_json::Value| {
        json!({
            "id": ["00000000000000aa", seq], "class": class, "subject": {"student": student},
            "mark": mark, "seen": [], "at": 1_760_000_000_000_u64, "by": "monitor",
        })
    };
    let file = json!({
        "rollcall_rescue": 1,
        "outbox": [
            op(1, json!({"attendance": "arrived"})),
            op(2, json!({"received": {"fen": 0, "method": "cash"}})),
        ],
        "quarantine": [],
    });

    let office = Browser::fresh(Engine::Chromium, Screen::Desk);
    office.go(&server.link("office"));
    let _classes = office.text("@class-row");
    office.go(&server.url("/desk/phones"));
    bring_in(&office, "[]");
    office.says("@rescue-said", "这不是救援文件");
    bring_in(&office, &file.to_string());
    office.says("@rescue-said", "收下 1 条 · 早已有了 0 条 · 未被接受 1 条");
    office.says("@entry .entry-why", "金额不对");
    bring_in(&office, &file.to_string());
    office.says("@rescue-said", "收下 0 条 · 早已有了 1 条 · 未被接受 1 条");
    assert_eq!(witness.class(class).row.tally.arrived, 1);
}

/// Waits until one of the entries stands so.
fn stands(page: &Browser, state: &str) {
    page.wait_for(state, |page| {
        let all = page.texts("@entry .chip");
        all.iter().any(|it| it == state).then_some(())
    });
}

/// As if somebody had chosen the file in the browser's own dialog.
fn bring_in(page: &Browser, text: &str) {
    let _there = page.texts("@rescue-in");
    let script = "const input = document.querySelector('[data-testid=rescue-in]');
        const chosen = new DataTransfer();
        chosen.items.add(new File([arguments[0]], 'rollcall-rescue.json', {type: 'application/json'}));
        input.files = chosen.files;
        input.dispatchEvent(new Event('change', {bubbles: true}));";
    page.wait_for("the way in", |page| page.has("@rescue-in").then_some(()));
    page.script(script, &[text.into()]);
}
