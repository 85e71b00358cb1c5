//! Step 2: the office makes a timetable of its notice, brings in a roster, and invites.

use rollcall_e2e::{Browser, demo};

use crate::CLASS;

/// What the office hands on.
pub struct Links {
    /// To 白露.
    pub counsellor: String,
    /// To the monitor of the class.
    pub monitor: String,
}

/// Opens the link, pastes, looks, publishes.
pub fn publishes_the_notice(page: &Browser, link: &str) {
    page.go(link);
    page.paste("@notice-text", &demo::notice());
    page.tap("@notice-read");
    let figures = squeezed(&page.text("@figures"));
    for figure in [
        "129个班",
        "5422人",
        "2个校区",
        "收费（元/人）15",
        "提前集合（分钟）10",
    ] {
        assert!(figures.contains(figure), "{figure} is not in {figures}");
    }
    findings_stand_beside_their_lines(page);
    page.tap("@publish");
    page.says("dialog", "129");
    page.tap("@publish-confirm");
    page.wait_for("129 classes", |page| {
        (page.texts("@class-row").len() == 129).then_some(())
    });
}

/// Each finding names its line, and in the source it stands at that line.
fn findings_stand_beside_their_lines(page: &Browser) {
    page.says("@finding", "23环设2班 只有 10 人");
    // A class that does not exist is no more than a note; notes are shown when asked for.
    page.tap(".findings-more button");
    for (finding, of) in [("只有 10 人", "23环设2班"), ("没有 23营销1班", "23营销2班")]
    {
        let words = page.wait_for(finding, |page| {
            let all = page.texts("@finding");
            all.into_iter().find(|words| words.contains(finding))
        });
        let line = words
            .split_once('第')
            .and_then(|(_, rest)| rest.split_once('行'))
            .map(|(number, _)| number.trim().to_owned())
            .unwrap_or_else(|| panic!("no line in {words}"));
        let beside = page.text(&format!("#line-{line}"));
        assert!(beside.contains(finding), "line {line}: {beside}");
        assert!(squeezed(&beside).contains(of), "line {line}: {beside}");
    }
}

/// Opens the class, pastes cells, sees what would come in, brings it in; then the two links.
pub fn brings_in_a_roster_and_invites(page: &Browser) -> Links {
    page.tap_with("@class-row a", "23 软工 5 班");
    let class = demo::class(CLASS);
    page.paste("@roster-text", &demo::cells(&class));
    page.tap("@roster-read");
    page.says("@roster-preview", "本班 48 人");
    page.says("@roster-preview", "新增 48 · 保留 0 · 移除 0");
    page.tap(".sample summary");
    let sample = page.texts(".sample tr th");
    assert_eq!(
        sample,
        class.iter().map(|one| one.name.clone()).collect::<Vec<_>>()
    );
    page.tap("@roster-apply");
    page.says("@roster-done", "名单现有 48 人");
    assert_eq!(page.texts("@roster-row").len(), 48);
    Links {
        counsellor: invite(page, "@invite-counsellor"),
        monitor: invite(page, "@invite-monitor"),
    }
}

fn invite(page: &Browser, button: &str) -> String {
    page.tap(button);
    let link = page.value(".invite input");
    page.tap(".sheet-head button");
    page.wait_for("the sheet to close", |page| {
        (!page.has(".invite")).then_some(())
    });
    link
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != ',')
        .collect()
}
