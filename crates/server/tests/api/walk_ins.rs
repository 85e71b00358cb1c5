//! Somebody who is not on the list comes all the same: in every list and sum, and when a roster has them later.

use rollcall_core::desk::{ClassMoney, ClassPage, HandIn, MakeUpLine, RefusedOp};
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Attendance, Mark, Method, OpId, Subject, WalkIn};
use rollcall_core::money::Fen;
use rollcall_core::sync::Refusal;
use rollcall_core::sync::wire::Verdict;

use crate::afterwards::{Afterwards, FIVE, code};

const JI: StudentId = StudentId(0x77);
const GENG: StudentId = StudentId(0x76);
const XIN: StudentId = StudentId(0x75);
const SHOT: Mark = Mark::Attendance(Attendance::Photographed);

fn line(name: &str, number: &str) -> Mark {
    Mark::WalkIn(Some(WalkIn {
        name: name.into(),
        number: number.into(),
    }))
}

/// 己 is photographed and has paid 15; 庚 has come; 辛 was photographed, and then the line was taken away.
async fn written_down() -> Afterwards {
    let mut it = Afterwards::new().await;
    let [ji, geng, xin] = [JI, GENG, XIN].map(Subject::Student);
    it.say(ji, line("路人己", "")).await;
    it.say(geng, line("路人庚", "0090000007")).await;
    let first = it.say(xin, line("路人辛", "")).await;
    it.say(ji, SHOT).await;
    it.say(xin, SHOT).await;
    let fee = Mark::Received {
        fen: Fen::yuan(15),
        method: Method::Cash,
    };
    it.say(ji, fee).await;
    it.say(ji, Mark::Note("隔壁班来的".into())).await;
    replace(&mut it, xin, Mark::WalkIn(None), first).await;
    it
}

/// Says something that takes the place of what was said before.
async fn replace(it: &mut Afterwards, subject: Subject, mark: Mark, seen: OpId) {
    let mut op = it.op(subject, mark).1.parse().unwrap();
    op.seen = vec![seen];
    let answer = it.monitor.sync(&it.world, vec![op.to_raw().unwrap()]).await;
    assert!(matches!(answer.verdicts[..], [Verdict::Accepted(_)]));
}

#[tokio::test]
async fn i10_who_was_written_down_is_in_every_list_and_sum_and_notes_are_in_none() {
    let it = written_down().await;
    let text: serde_json::Value = it.office.get(&it.path("handin")).await;
    assert!(
        !text.to_string().contains("隔壁班来的"),
        "a note is the class's own"
    );
    let lists: HandIn = serde_json::from_value(text).unwrap();
    let first = &lists.classes[0];
    let below: Vec<_> = first.lines[4..]
        .iter()
        .map(|it| {
            (
                it.order,
                it.name.as_str(),
                it.number.as_str(),
                it.shot,
                it.paid.0,
            )
        })
        .collect();
    assert_eq!(
        below,
        [
            (0, "路人己", "", Some(3), 1500),
            (0, "路人庚", "0090000007", None, 0),
            (0, "=路人戊", "0090000005", Some(1), 0),
            (0, "路人辛", "", Some(4), 0),
        ]
    );
    // 甲 乙 丁 己 庚, and 戊 and 辛 whom the crew is owed for.
    let tally = first.row.tally;
    assert_eq!((tally.expected, tally.photographed), (7, 4));
    assert_eq!((tally.due, tally.collected), (Fen::yuan(60), Fen::yuan(45)));
    // 丁 and 庚: 乙 has paid, 丙 is exempt.
    assert_eq!(tally.unpaid, 2);
    assert_eq!(
        it.world.rows().await[0].tally,
        tally,
        "the board counts the same"
    );

    let money: Vec<ClassMoney> = it.office.get(&it.path("settlement")).await;
    let names = |sums: &[rollcall_core::desk::NamedSum]| -> Vec<String> {
        sums.iter().map(|it| it.name.clone()).collect()
    };
    assert_eq!(names(&money[0].to_collect), ["=路人戊", "路人辛"]);
    assert_eq!(names(&money[0].to_refund), ["路人乙"]);
    let again: Vec<MakeUpLine> = it.office.get(&it.path("makeup")).await;
    let again: Vec<&str> = again.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(again, ["路人丁", "路人乙", "路人庚"]);

    let page: ClassPage = it.office.get(&format!("/api/classes/{}", it.class)).await;
    let below: Vec<_> = page.walk_ins.iter().map(|it| (it.order, it.id)).collect();
    assert_eq!(below, [(5, JI), (6, GENG)]);
    assert_eq!((page.row.roster, page.row.tally), (4, tally));
}

#[tokio::test]
async fn a_roster_that_has_them_keeps_who_they_are_with_everything_that_was_said() {
    let mut it = written_down().await;
    // Two of one name without a number: which is which, nobody can say.
    for id in [0x81, 0x82] {
        let twin = Subject::Student(StudentId(id));
        it.say(twin, line("路人壬", "")).await;
    }
    let sheet =
        format!("{FIVE}6,路人己,0090000006,\n7,路人庚庚,0090000007,\n8,路人壬,0090000008,\n");
    let path = format!("/api/classes/{}/roster?name=a.csv&apply=false", it.class);
    let shown: serde_json::Value = it.office.ask("POST", &path, sheet.clone()).await.unwrap();
    let names = |of: &str| -> Vec<String> {
        let all = shown["change"][of].as_array().unwrap().iter();
        all.map(|it| it["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names("added"), ["=路人戊", "路人己", "路人庚庚", "路人壬"]);
    assert_eq!(names("adopted"), ["路人己", "路人庚庚"]);

    let page = it.office.bring_in(it.class, &sheet).await;
    let ids: Vec<StudentId> = page.sheet.roster.students[5..]
        .iter()
        .map(|it| it.id)
        .collect();
    assert_eq!(ids[..2], [JI, GENG]);
    assert_eq!(
        page.walk_ins.len(),
        2,
        "the two of one name are still below"
    );
    assert!(!page.walk_ins.iter().any(|it| it.id == ids[2]));
    let lists: HandIn = it.office.get(&it.path("handin")).await;
    let ji = lists.classes[0]
        .lines
        .iter()
        .find(|it| it.id == JI)
        .unwrap();
    assert_eq!((ji.order, ji.shot, ji.paid), (6, Some(3), Fen::yuan(15)));
    // Off the list again they are below it, once, as before.
    let page = it.office.bring_in(it.class, FIVE).await;
    assert!(page.walk_ins.iter().any(|it| it.id == JI));
    let lists: HandIn = it.office.get(&it.path("handin")).await;
    let lines = &lists.classes[0].lines;
    assert_eq!(lines.iter().filter(|it| it.id == JI).count(), 1);
}

#[tokio::test]
async fn an_identity_that_is_a_students_of_another_class_is_not_given_to_a_second() {
    let mut it = Afterwards::new().await;
    let other = it.rows[1].id;
    let theirs = it
        .office
        .bring_in(other, "姓名,学号\n路人子,0090000011\n")
        .await;
    let theirs = theirs.sheet.roster.students[0].id;
    it.say(Subject::Student(theirs), line("路人己", "0090000006"))
        .await;
    let sheet = format!("{FIVE}6,路人己,0090000006,\n");
    let page = it.office.bring_in(it.class, &sheet).await;
    assert_ne!(page.sheet.roster.students[5].id, theirs);
    let page: ClassPage = it.office.get(&format!("/api/classes/{other}")).await;
    assert_eq!(page.sheet.roster.students[0].name, "路人子");
}

#[tokio::test]
async fn i2_words_that_are_not_kept_are_refused_by_name_and_the_next_mark_goes_through() {
    let mut it = Afterwards::new().await;
    let ji = Subject::Student(JI);
    let (_, bad) = it.op(ji, line("路人己", "11010519491231002X"));
    let about = Subject::Student(it.students[1]);
    let (_, phone) = it.op(about, Mark::Note("电话 138 0000 0000".into()));
    let (_, good) = it.op(about, Mark::Note("室友在等".into()));
    let answer = it.monitor.sync(&it.world, vec![bad, phone, good]).await;
    let [first, second, third] = &answer.verdicts[..] else {
        unreachable!("one verdict an op")
    };
    let refused = Verdict::Quarantined(Refusal::BadWords);
    assert_eq!((first, second), (&refused, &refused));
    assert!(matches!(third, Verdict::Accepted(_)));
    let listed: Vec<RefusedOp> = it.office.get("/api/refused").await;
    let mut names: Vec<_> = listed.iter().map(|it| it.student.as_deref()).collect();
    names.sort_unstable();
    assert_eq!(names, [Some("路人乙"), Some("路人己")]);
    let accept = format!("/api/refused/{}/accept", listed[0].id);
    let answer = it.office.post::<RefusedOp>(&accept, &()).await;
    assert_eq!(code(answer).1, "op-unsound");
}

#[tokio::test]
async fn what_was_refused_of_somebody_below_the_list_is_shown_by_their_name() {
    let mut it = written_down().await;
    let (_, op) = it.op(
        Subject::Student(GENG),
        Mark::Received {
            fen: Fen(-1),
            method: Method::Cash,
        },
    );
    it.monitor.sync(&it.world, vec![op]).await;
    let listed: Vec<RefusedOp> = it.office.get("/api/refused").await;
    assert_eq!(listed[0].student.as_deref(), Some("路人庚"));
}
