//! Texts of looking over what was read in a notice, and of mending it.

use chrono::{Datelike, NaiveDate};
use rollcall_core::desk::{ColumnKind, Field};

texts! {
    pane_findings: "核对", "Findings";
    pane_source: "原文", "Source";
    pane_table: "时间表", "Timetable";
    panes: "看哪一边", "Which side";

    rewrite: "改文字", "Edit the text";
    rewrite_done: "不改了", "Keep it as it was";
    drop_file: "也可以把文件拖到这一页。", "Files can be dropped on this page, too.";
    drop_here: "放手就读取这个文件", "Let go to read the file";
    source_size(lines, chars): "{lines} 行 · {chars} 字", "{lines} lines · {chars} characters";
    lose_title: "手工修改会作废", "Your mends will be lost";
    lose_words(n): "改过的 {n} 处是按原来的行记的，文字换了就对不上了。读取新文字后，这些修改不再保留。",
        "Your mends ({n}) speak of the lines as they were. Reading another text drops them.";
    lose_yes: "读取新文字，不要修改", "Read it and drop the mends";
    reading_again: "正在重新核对……", "Checking again…";
    reread_failed: "改动都在，还没有重新核对。", "Your mends are kept and have not been checked yet.";

    published_version(n): "已发布 第 {n} 版", "Published, version {n}";
    published_when(ago): "{ago}发布", "{ago}";
    published_mends(n): "含手工修改 {n} 处", "mends by hand: {n}";
    published_note: "下面是发布时的通知和读出的时间表。之后在“时间表”里移动过的班级，以“时间表”为准。",
        "This is the notice as it was published, and what was read. Classes moved since then stand in the timetable.";
    published_change: "改通知", "Edit the notice";
    published_other: "换一份通知", "Another notice";
    version_next(n): "正在改 · 发布后是第 {n} 版", "Editing · to be version {n}";
    drop_draft: "放弃改动", "Discard";
    drop_title: "放弃这些改动？", "Discard these changes?";
    drop_words: "已发布的内容不受影响；这里的文字和修改不再保留。", "What is published stays as it is; the text and the mends here go.";
    drop_yes: "放弃", "Discard";


    gave(n): "{n} 个班", "classes: {n}";
    gave_label(line, n): "第 {line} 行读出 {n} 个班，看时间表", "Classes of line {line}: {n}. Show them";
    day_sum(classes, students): "{classes} 个班 · {students} 人", "{classes} classes · {students} students";
    day_unknown: "日期没有读出", "No date was read";
    spare: "机动", "Spare";
    spares: "机动时段", "Spare slots";
    entry_hint: "点一格可改，原文那一行会亮起来。", "Touch a cell to change it; its line lights up in the source.";
    entry_hint_fixed: "点一行，原文那一行会亮起来。", "Touch a row: its line lights up in the source.";
    entry_added: "手工加的，原文里没有", "Added by hand, not in the text";
    drop_entry: "不是班级", "Not a class";
    mended: "手改", "By hand";
    mends_count(n): "手改 {n} 处", "Mends: {n}";
    undo: "撤销上一处", "Undo the last";
    undo_all: "全部撤销", "Undo all";
    undo_all_title: "撤销全部手工修改？", "Undo every mend?";
    undo_all_words(n): "{n} 处修改都会去掉，回到读出来的样子。", "All mends ({n}) go; what was read stays.";

    add: "加一个班", "Add a class";
    add_title: "手工加一个班", "Add a class by hand";
    add_line(n): "来自原文第 {n} 行：", "From line {n} of the text:";
    add_needs: "班级、日期、开始时间要填。", "Class, date and begin are needed.";
    add_one: "加上", "Add";
    add_next: "加上，再加一个", "Add, and another";
    added_one(name): "加上了 {name}。", "{name} was added.";
    by_hand_columns: "上面“表格的列”里有认出的表格：指明每一列是什么，班级就会读出来。也可以一个一个手工加。",
        "Tables were found: say above what their columns hold, and the classes are read. Or add the classes one by one.";
    by_hand_add: "可以一个一个手工加；先点原文里的一行，加的班就记在那一行。",
        "Add the classes one by one; touch a line of the text first, and the class is noted at that line.";

    columns: "表格的列", "Columns of the tables";
    columns_count(n): "{n} 张表", "tables: {n}";
    columns_hint: "认错了就改，会重新读。", "Where a guess is wrong, change it: the table is read again.";
    table_lines(first, last): "第 {first}–{last} 行", "Lines {first}–{last}";
    column_none: "没认出", "Not recognised";
    column_label(n): "第 {n} 列是什么", "What column {n} holds";
    no_header: "（没有表头）", "(no header)";

    first_error: "看第一条错误", "To the first error";
    settings_wrong: "设置里有填错的格子，改好才能发布。", "A setting is filled in wrongly: mend it to publish.";
    same_as_published: "和已发布的一样，没有要发布的改动。", "The same as is published: nothing to publish.";
    wait_for_check: "正在重新核对，马上就好。", "Checking again, one moment.";
    publish_moved: "在“时间表”里移动过的班级会回到通知里写的时间。", "Classes moved in the timetable go back to the times of the notice.";
    publish_mended(n): "带上手工修改 {n} 处。", "Mends by hand: {n}.";

    changes_title(n): "上次查看之后有 {n} 处变动", "Changes since you last looked: {n}";
    changes_seen: "知道了", "Got it";
    changes_new(slot): "新增：{slot}", "New: {slot}";
    changes_gone: "已撤下", "Withdrawn";
    changes_none: "无", "none";
    changes_between: "，", ", ";
    changes_more(n): "还有 {n} 处", "{n} more";
    changes_fewer: "收起", "Fewer";
    changes_headcount(n): "{n} 人", "{n} students";
}

/// A date as one would write it in a notice, whatever the language of the page.
#[must_use]
pub fn date_in_notice(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

texts! {
    field_campus: "校区", "Campus";
    field_venue: "地点", "Venue";
    field_date: "日期", "Date";
    field_start: "开始", "Begin";
    field_end: "结束", "End";
    field_group: "组", "Queue";
    field_seq: "序号", "No.";
    field_college: "学院", "College";
    field_class: "班级", "Class";
    field_headcount: "人数", "Students";
    field_counsellor: "辅导员", "Counsellor";
    column_half_day: "上午 / 下午", "Half-day";
    column_time: "时间", "Time";
    column_note: "备注", "Remarks";
    column_ignored: "不要", "Not wanted";
}

/// The word for a cell of an entry.
#[must_use]
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Campus => field_campus(),
        Field::Venue => field_venue(),
        Field::Date => field_date(),
        Field::Start => field_start(),
        Field::End => field_end(),
        Field::Group => field_group(),
        Field::Seq => field_seq(),
        Field::College => field_college(),
        Field::Class => field_class(),
        Field::Headcount => field_headcount(),
        Field::Counsellor => field_counsellor(),
    }
}

/// The word for what a column holds.
#[must_use]
pub fn column(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Seq => field_seq(),
        ColumnKind::Date => field_date(),
        ColumnKind::HalfDay => column_half_day(),
        ColumnKind::Time => column_time(),
        ColumnKind::Campus => field_campus(),
        ColumnKind::Venue => field_venue(),
        ColumnKind::College => field_college(),
        ColumnKind::Class => field_class(),
        ColumnKind::Headcount => field_headcount(),
        ColumnKind::Counsellor => field_counsellor(),
        ColumnKind::Group => field_group(),
        ColumnKind::Note => column_note(),
        ColumnKind::Ignored => column_ignored(),
    }
}

texts! {
    kind_total: "合计相符", "Totals that agree";
    kind_setting: "读出的设置", "Settings that were read";
    kind_shifted: "错位的行", "Shifted rows";
    kind_time: "沿用上一行的时间", "Times taken from above";
    kind_college: "沿用上面的学院", "Colleges taken from above";
    kind_gap: "班号不连续", "Gaps between classes";
    kind_counsellor: "辅导员同时有几个班", "A counsellor's classes side by side";
    kind_back: "辅导员的班紧接着", "A counsellor's classes back to back";
    kind_when: "从正文取的日期时间", "Dates from the text";
    kind_half_day: "上下午写法不一", "Half-days that differ";
    kind_cell: "格子里没读的字", "Words left unread";
    kind_shared: "合写的人数", "Shared headcounts";
    kind_exempt: "免拍的人", "Exempt students";
    kind_other: "其他提示", "Other notes";
}

/// The word for a kind of note, by the stable name of its findings; several kinds may share one.
#[must_use]
pub fn kind(code: &str) -> &'static str {
    match code {
        "total-agrees" => kind_total(),
        "setting-read" => kind_setting(),
        "row-shifted" => kind_shifted(),
        "time-inherited" => kind_time(),
        "college-inherited" => kind_college(),
        "class-gap" => kind_gap(),
        "counsellor-parallel" => kind_counsellor(),
        "counsellor-back-to-back" => kind_back(),
        "when-from-text" | "year-taken" | "several-dates" => kind_when(),
        "half-day-differs" => kind_half_day(),
        "cell-remainder" | "bracket-open" => kind_cell(),
        "headcount-shared" => kind_shared(),
        "exempt-unclear" => kind_exempt(),
        _ => kind_other(),
    }
}
