//! Step 3: a counsellor wants to know when and where.

use rollcall_e2e::Browser;

/// 白露's classes, in the words of demo/notice.txt: name, slot, ten minutes before, queue, headcount.
const CLASSES: [[&str; 5]; 5] = [
    ["23软工1班", "14:10–14:30", "14:00", "第 2 组", "44"],
    ["23软工2班", "14:30–14:50", "14:20", "第 1 组", "48"],
    ["23软工3班", "14:30–14:50", "14:20", "第 2 组", "50"],
    ["23软工4班", "14:50–15:10", "14:40", "第 1 组", "47"],
    ["23软工5班", "14:50–15:10", "14:40", "第 2 组", "48"],
];

/// Opens the link: all classes in the order of time.
pub fn sees_when_and_where(page: &Browser, link: &str) {
    page.go(link);
    page.wait_for("five classes", |page| {
        (page.texts("@class-card").len() == CLASSES.len()).then_some(())
    });
    assert_eq!(page.path(), "/classes");
    assert_eq!(page.texts(".day h2"), ["4月15日 周三"]);
    let column = |spot: &str| page.texts(&format!("@class-card {spot}"));
    let names: Vec<_> = column("h3").iter().map(|it| it.replace(' ', "")).collect();
    let (times, gatherings) = (column(".card-time"), column(".card-gather"));
    let (places, shots) = (column(".card-place"), column("@card-shot"));
    let headcounts = column(".card-name span");
    for (at, [name, time, gathering, queue, headcount]) in CLASSES.into_iter().enumerate() {
        assert_eq!(names[at], name);
        assert_eq!(times[at], time, "{name}");
        assert_eq!(gatherings[at], format!("{gathering} 集合"), "{name}");
        assert_eq!(
            places[at],
            format!("东湖校区 · 体育馆一楼前厅 · {queue}"),
            "{name}"
        );
        assert_eq!(headcounts[at], format!("{headcount} 人"), "{name}");
        assert_eq!(shots[at], format!("已拍 0 / {headcount}"), "{name}");
    }
}
