//! Step 5: the network comes back, and everybody agrees: both screens, the server's word, the file.

use std::collections::BTreeSet;
use std::io::Write as _;

use rollcall_core::ids::Seq;
use rollcall_core::marks::{ClassState, Tally};
use rollcall_core::money::Fen;
use rollcall_e2e::{Browser, Server, Witness};

use crate::CLASS;
use crate::monitor::ALL_MARKS;

const ALL_SENT: &str = "全部已上传";

/// The class among the counsellor's five.
const CARD: &str = ".day li:nth-child(5)";

/// Has both pages note when it is seen on them that the marks are home.
pub fn watch_arrival(monitor: &Browser, counsellor: &Browser) {
    counsellor.reads(&format!("{CARD} @card-shot"), "已拍 0 / 48");
    monitor.watch_for("@sync .sync-words", ALL_SENT);
    counsellor.watch_for(&format!("{CARD} @card-shot"), "已拍 35 / 48");
}

/// Nobody touches anything: the marks arrive, and the counsellor's open screen shows them.
pub fn all_arrives_by_itself(monitor: &Browser, counsellor: &Browser) {
    let empty = monitor.seen_at();
    let shown = counsellor.seen_at();
    // Past the test's own capture: a figure is no assertion, and should be seen.
    let figure = "from the monitor's empty outbox to the counsellor's screen";
    let _ = writeln!(std::io::stderr(), "{figure}: {:+.0} ms", shown - empty);
}

/// Every count and every fen.
pub fn both_screens_agree(monitor: &Browser, counsellor: &Browser) {
    monitor.reads("@due", "¥525.00");
    monitor.reads("@collected", "¥300.00");
    monitor.tap("@tab-roll-call");
    monitor.reads("@count-expected strong", 48);
    monitor.reads("@count-arrived strong", 45);
    monitor.reads("@count-photographed strong", 35);
    monitor.reads("@count-absent strong", 2);
    monitor.reads("@count-missing strong", 1);
    assert!(!monitor.has(".sync-warn"), "something was not accepted");
    let counts = counsellor.texts(&format!("{CARD} .card-counts span"));
    assert_eq!(counts, ["已拍 35 / 48", "到场 45", "未到 1", "已收 ¥300"]);
}

/// What the server holds, mark by mark and in its own counts (I2, I3, I4, I10).
pub fn the_database_agrees(server: &Server, link: &str) {
    assert!(link.starts_with(&server.url("/join#")));
    let witness = Witness::join(link);
    let row = witness.row(CLASS);
    let page = witness.class(row.id);
    let wanted = Tally {
        expected: 48,
        arrived: 45,
        photographed: 35,
        absent: 2,
        exempt: 0,
        paid: 20,
        unpaid: 28,
        collected: Fen(30_000),
        due: Fen(52_500),
        conflicts: 0,
    };
    assert_eq!(row.tally, wanted);
    assert_eq!(page.row.tally, wanted);

    let history = witness.history(row.id);
    let mut state = ClassState::default();
    let (mut ids, mut devices) = (BTreeSet::new(), BTreeSet::new());
    for (numbered, no) in history.ops.iter().zip(1..) {
        assert_eq!(numbered.no.0, no);
        let op = numbered.op.parse().unwrap();
        assert!(ids.insert(op.id), "{:?} is there twice (I3)", op.id);
        devices.insert(op.id.device);
        state.apply(&op, Some(numbered.no));
    }
    let numbers: Vec<_> = ids.iter().map(|id| id.seq).collect();
    let gap_free: Vec<_> = (1..=u64::from(ALL_MARKS)).map(Seq).collect();
    assert_eq!(numbers, gap_free, "every mark once, none missing (I2, I4)");
    assert_eq!(devices.len(), 1, "one phone said it all");
    assert_eq!(
        Tally::of(&page.sheet, &page.event.settings, &state),
        wanted,
        "the counts are those of the marks (I10)"
    );
}
