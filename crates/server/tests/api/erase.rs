//! `/api/events/{event}/erase`, and what happens by itself.

use std::path::Path;

use rollcall_core::access::Grant;
use rollcall_core::desk::{ClassMoney, ClassPage, ClassRow, Closing, HandIn, MakeUpLine};
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Attendance, Mark, Method, OpId, RawOp, ServerNo, Subject, WalkIn};
use rollcall_core::money::Fen;
use rollcall_core::sync::Refusal;
use rollcall_core::sync::wire::Verdict;
use rollcall_core::time::Millis;
use rollcall_server::service::after::erase;
use rollcall_server::{clock, first};

use crate::afterwards::{Afterwards, code};

#[tokio::test]
async fn names_go_only_of_what_is_closed_and_under_its_own_title() {
    let it = Afterwards::new().await;
    let title = it.title().await;
    let refused = |status: u16, code: &str| Err((status, code.to_owned()));
    assert_eq!(it.erase(&title).await, refused(409, "event-open"));
    it.turn("close").await;
    assert_eq!(it.erase("别的标题").await, refused(422, "title-differs"));
    assert_eq!(it.world.number("SELECT COUNT(*) FROM students").await, 5);
    let seen = it.erase(&format!(" {title}\n")).await.unwrap();
    assert!(seen.erased_at.is_some() && seen.erase_at.is_none());
    assert_eq!((seen.goes.students, seen.goes.notice_chars), (0, 0));
    assert_eq!((seen.goes.refused, seen.goes.devices), (0, 0));
    assert_eq!((seen.stays.classes, seen.stays.marks), (3, 9));
    // A second time nothing is left to do, and nothing brings names back.
    assert_eq!(it.erase(&title).await.unwrap(), seen);
    let answer = it.office.post::<Closing>(&it.path("reopen"), &()).await;
    assert_eq!(code(answer), (409, "event-erased".into()));
}

#[tokio::test]
async fn i8_i10_counts_sums_and_ops_stay_as_they_were_and_nobody_is_named_any_more() {
    let mut it = Afterwards::new().await;
    let first = Subject::Student(it.students[0]);
    let again = Mark::Received {
        fen: Fen(1250),
        method: Method::Cash,
    };
    it.say(first, again).await;
    it.turn("close").await;
    let before: HandIn = it.office.get(&it.path("handin")).await;
    let rows: Vec<ClassRow> = it.world.rows().await;
    let open = it.look().await.open;
    it.erase(&before.event.title).await.unwrap();

    let after: HandIn = it.office.get(&it.path("handin")).await;
    assert_eq!(after.classes.len(), before.classes.len());
    for (then, now) in before.classes.iter().zip(&after.classes) {
        assert_eq!(now.row, then.row);
        assert!(now.lines.is_empty());
        let nameless = ClassMoney {
            to_refund: vec![],
            to_collect: vec![],
            ..then.money.clone()
        };
        assert_eq!(now.money, nameless);
    }
    assert_eq!(it.world.rows().await, rows);
    let page: ClassPage = it.office.get(&format!("/api/classes/{}", it.class)).await;
    assert_eq!(page.row, rows[0]);
    assert!(page.sheet.roster.students.is_empty());
    let money: Vec<ClassMoney> = it.office.get(&it.path("settlement")).await;
    assert_eq!(money[0].collected, Fen(4250));
    let again: Vec<MakeUpLine> = it.office.get(&it.path("makeup")).await;
    assert!(again.is_empty());
    assert_eq!(it.look().await.open, open);
    assert_eq!(it.world.number("SELECT COUNT(*) FROM ops").await, 10);
    assert_eq!(it.world.number("SELECT COUNT(*) FROM students").await, 0);
}

#[tokio::test]
async fn i9_what_phones_still_send_after_that_is_counted_and_everything_below_the_office_is_taken_back()
 {
    let mut it = Afterwards::new().await;
    let college = it.college("软件学院").await;
    let link = Grant::Monitor {
        event: it.world.event,
        class: it.class,
    };
    let link = it.world.link(link, None, 5).await;
    it.turn("close").await;
    let (_, op) = it.op(
        Subject::Student(it.students[3]),
        Mark::Attendance(Attendance::Photographed),
    );
    it.monitor.sync(&it.world, vec![op.clone()]).await;
    let title = it.title().await;
    let seen = it.look().await;
    assert_eq!((seen.goes.refused, seen.goes.devices), (1, 2));
    it.erase(&title).await.unwrap();

    let texts = "SELECT COUNT(*) FROM quarantine WHERE text <> ''";
    assert_eq!(it.world.number(texts).await, 0);
    assert_eq!(it.world.number("SELECT COUNT(*) FROM quarantine").await, 1);
    // I3: the very same op again is the same refusal, and not a second one.
    let answer = it.monitor.sync(&it.world, vec![op]).await;
    assert_eq!(
        answer.verdicts,
        [Verdict::Quarantined(Refusal::EventClosed)]
    );
    assert_eq!(it.world.number("SELECT COUNT(*) FROM quarantine").await, 1);
    let told = it.told(&it.monitor).await;
    assert_eq!((told.ended, told.grants), (vec![it.class], vec![]));
    let answer = college.ask::<HandIn>("GET", &it.path("handin"), "").await;
    assert_eq!(code(answer).0, 403);
    let mut late = it.world.stranger();
    assert_eq!(late.open(&link).await.unwrap_err().code, "link-revoked");
}

#[tokio::test]
async fn attempts_at_links_of_the_event_go_with_the_names_and_those_of_other_events_stay() {
    let it = Afterwards::new().await;
    let attempts = "SELECT COUNT(*) FROM attempts";
    let mut tx = it.world.app.db.write().await.unwrap();
    let event = first::new_event(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    for event in [it.world.event, it.world.event, event] {
        let link = it.world.link(Grant::Office { event }, Some(1), 5).await;
        let token = Some("0123456789abcdef0123456789abcdef");
        it.world.stranger().open_as(&link, token).await.unwrap();
    }
    it.turn("close").await;
    assert_eq!(it.world.number(attempts).await, 3);
    let title = it.title().await;
    it.erase(&title).await.unwrap();
    assert_eq!(it.world.number(attempts).await, 1);
}

#[tokio::test]
async fn names_go_by_themselves_when_their_time_is_over_and_not_before() {
    let it = Afterwards::new().await;
    let app = &it.world.app;
    assert_eq!(erase::overdue(app, clock::now()).await.unwrap(), 0);
    let closing = it.turn("close").await;
    let due = closing.erase_at.unwrap();
    assert_eq!(erase::overdue(app, Millis(due.0 - 1)).await.unwrap(), 0);
    assert_eq!(it.world.number("SELECT COUNT(*) FROM students").await, 5);
    assert_eq!(erase::overdue(app, due).await.unwrap(), 1);
    assert_eq!(it.world.number("SELECT COUNT(*) FROM students").await, 0);
    assert_eq!(it.look().await.erased_at, Some(due));
    assert_eq!(erase::overdue(app, due).await.unwrap(), 0);
}

/// Whether any file of the database has these bytes anywhere.
fn holds(folder: &Path, what: &str) -> bool {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .any(|file| file.windows(what.len()).any(|it| it == what.as_bytes()))
}

/// Somebody who is not on the list, and what is noted of somebody who is.
async fn words(it: &mut Afterwards) -> [OpId; 2] {
    let who = WalkIn {
        name: "路人己".into(),
        number: "0090000006".into(),
    };
    let written = Subject::Student(StudentId(0x77));
    let line = it.say(written, Mark::WalkIn(Some(who))).await;
    let about = Subject::Student(it.students[1]);
    let note = it.say(about, Mark::Note("等他的室友".into())).await;
    [line, note]
}

#[tokio::test]
async fn i3_i8_words_of_the_history_go_with_the_names_and_each_op_is_known_all_the_same() {
    let mut it = Afterwards::new().await;
    let [line, note] = words(&mut it).await;
    let text = |name: &str| {
        format!(
            "SELECT text FROM ops WHERE device = '{}' AND seq = {name}",
            line.device
        )
    };
    let read = async |it: &Afterwards, op: OpId| -> String {
        let mut tx = it.world.app.db.read().await.unwrap();
        let query = sqlx::AssertSqlSafe(text(&op.seq.0.to_string()));
        sqlx::query_scalar(query).fetch_one(&mut *tx).await.unwrap()
    };
    let before = [read(&it, line).await, read(&it, note).await];
    it.turn("close").await;
    assert_eq!(it.look().await.goes.words, 2);
    // As long as the names are there the database itself lets nobody at the history.
    let mut tx = it.world.app.db.write().await.unwrap();
    for change in [
        "UPDATE ops SET text = '{}', forgotten = 'x'",
        "UPDATE ops SET forgotten = 'x'",
        "DELETE FROM ops",
    ] {
        assert!(
            sqlx::query(change).execute(&mut *tx).await.is_err(),
            "{change}"
        );
    }
    drop(tx);
    let title = it.title().await;
    let seen = it.erase(&title).await.unwrap();
    assert_eq!((seen.goes.words, seen.stays.marks), (0, 11));
    let mut tx = it.world.app.db.write().await.unwrap();
    for change in [
        "UPDATE ops SET text = '{}', forgotten = 'y' WHERE forgotten IS NOT NULL",
        "UPDATE ops SET no = no + 100, forgotten = 'y' WHERE no = 1",
        "UPDATE ops SET text = '{}' WHERE no = 1",
    ] {
        assert!(
            sqlx::query(change).execute(&mut *tx).await.is_err(),
            "{change}"
        );
    }
    drop(tx);

    let after = [read(&it, line).await, read(&it, note).await];
    let marks = after.map(|text| RawOp::from_text(text).unwrap().parse().unwrap().mark);
    let nobody = WalkIn {
        name: String::new(),
        number: String::new(),
    };
    assert_eq!(
        marks,
        [Mark::WalkIn(Some(nobody)), Mark::Note(String::new())]
    );
    // A phone that has not heard its answer says the same once more.
    let again = before.map(|text| RawOp::from_text(text).unwrap());
    let answer = it.monitor.sync(&it.world, again.to_vec()).await;
    let known = [10, 11].map(|no| Verdict::Duplicate(ServerNo(no)));
    assert_eq!(answer.verdicts, known);
}

#[tokio::test]
async fn what_comes_after_the_names_are_deleted_is_counted_and_its_text_is_not_kept() {
    let mut it = Afterwards::new().await;
    it.turn("close").await;
    let title = it.title().await;
    it.erase(&title).await.unwrap();
    let about = Subject::Student(it.students[1]);
    let (_, op) = it.op(about, Mark::Note("等路人己".into()));
    for _ in 0..2 {
        let answer = it.monitor.sync(&it.world, vec![op.clone()]).await;
        let refused = Verdict::Quarantined(Refusal::EventClosed);
        assert_eq!(answer.verdicts, [refused]);
    }
    assert_eq!(it.world.number("SELECT COUNT(*) FROM quarantine").await, 1);
    assert_eq!(it.look().await.open.refused, 1);
    assert!(!holds(it.world.folder(), "等路人己"));
}

#[tokio::test]
async fn of_deleted_names_no_byte_is_left_in_the_files_of_the_database() {
    let mut it = Afterwards::new().await;
    words(&mut it).await;
    let folder = it.world.folder();
    let traces = [
        "路人乙",
        "0090000002",
        "=路人戊",
        "收费标准",
        "路人己",
        "0090000006",
        "等他的室友",
    ];
    for trace in traces {
        assert!(holds(folder, trace), "{trace} is looked for where it is");
    }
    it.turn("close").await;
    let title = it.title().await;
    it.erase(&title).await.unwrap();
    for trace in traces {
        assert!(!holds(folder, trace), "{trace} is still there");
    }
    assert!(holds(folder, "23软工1班"));
}
