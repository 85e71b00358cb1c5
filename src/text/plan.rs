//! Texts of the timetable and of moving classes.

use rollcall_core::desk::Progress;
use rollcall_core::event::{Clash, ClashKind, ClashSeverity};

texts! {
    nav_timetable: "时间表", "Timetable";
    days_label: "日期", "Days";
    day_of(classes, students): "{classes} 个班 · {students} 人", "{classes} classes · {students} students";
    day_shot(shot, expected): "已拍 {shot} / {expected}", "{shot} of {expected} shot";
    picture_label(day): "{day}的时间表", "Timetable of {day}";
    lane_group(n): "第 {n} 组", "Queue {n}";
    lane_whole: "不分组", "One queue";
    no_campus: "（未写地点）", "(no place named)";
    pause(from, to): "{from}–{to} 没有安排", "Nothing {from}–{to}";
    now: "现在", "Now";
    to_now: "到现在", "To now";
    spare: "机动", "Spare";
    freed: "移走后空出", "Free after the move";
    heads(n): "{n} 人", "{n} students";
    shot_of(shot, expected): "{shot} / {expected}", "{shot} / {expected}";
    moved: "已移动", "Moved";
    dimmed(n): "{n} 个班符合筛选，其余变淡。", "Classes that match: {n}. The others are dimmed.";

    waiting: "未到点", "Not yet";
    gathering: "集合中", "Gathering";
    running: "进行中", "Running";
    finished: "拍完", "Done";
    late: "晚了", "Late";
    unclear: "有人没着落", "Unclear";

    aria_shot(n): "已拍 {n}", "{n} shot";
    aria_spare(when, place): "机动，{when}，{place}", "Spare, {when}, {place}";
    comma: "，", ", ";
    between: "；", "; ";
    clash_said(severity, what): "{severity}：{what}", "{severity}: {what}";
    and_more(n): "，另 {n} 条", ", {n} more";
    option(name, place): "{name}（{place}）", "{name} ({place})";
    how_to_move: "拖动方块到机动时段就能移动班级，落在另一个班上就对调；手机上长按再拖。键盘：选中方块按 M 或回车拿起，方向键选位置，回车放下，Esc 放回。点一下看详情。",
        "Drag a block to a spare slot to move its class, or onto another class to swap the two; on a phone, hold it first. Keyboard: M or Enter picks a block up, arrows choose a place, Enter drops it, Escape puts it back. A click shows details.";
    how_short: "怎么移动", "How to move";

    tray: "没有时间的班", "Classes without a time";
    tray_hint: "拖到机动时段，或点开选一个位置。", "Drag one to a spare slot, or open it and choose a place.";
    spares_title(n): "机动时段 · {n}", "Spare slots · {n}";
    spares_none: "没有机动时段。点开一个班，可以自己填时间，或与别的班对调。",
        "There are no spare slots. Open a class to give it a time by hand or to swap it with another.";

    carrying(name): "正在移动 {name}", "Moving {name}";
    carry_where: "移到哪里？", "Where to?";
    carry_keys: "方向键选位置，回车放下，Esc 放回", "Arrows choose, Enter drops, Escape puts back";
    carry_drop: "放下", "Drop";
    carry_back: "放回", "Put back";
    carry_none: "没有可去的机动时段", "There is no spare slot to go to";
    fits: "可以", "Fits";
    swap_with(name): "与 {name} 对调", "Swap with {name}";
    no_swap: "这个班还没有时间，不能对调", "A class without a time cannot be swapped";
    said_picked(name): "拿起了 {name}。方向键选位置，回车放下，Esc 放回。", "Picked up {name}. Arrows choose a place, Enter drops, Escape puts back.";
    said_at(place, clashes): "{place}。{clashes}", "{place}. {clashes}";
    said_dropped(name, place): "{name} 移到 {place}。还没有发布。", "{name} moved to {place}. Not yet published.";
    said_swapped(a, b): "{a} 与 {b} 对调。还没有发布。", "{a} and {b} swapped. Not yet published.";
    said_back(name): "{name} 放回原处。", "{name} put back.";
    said_undone(name): "撤销了 {name} 的变动。", "The move of {name} is undone.";
    said_blocked(why): "放不下：{why}", "It cannot go there: {why}";

    draft_title(n): "{n} 处变动，还没有发布", "Moves not yet published: {n}";
    draft_more: "展开", "Show";
    draft_less: "收起", "Hide";
    no_time: "没有时间", "no time";
    undo: "撤销", "Undo";
    undo_of(name): "撤销 {name} 的变动", "Undo the move of {name}";
    undo_all: "全部撤销", "Undo all";
    publish: "发布变动", "Publish moves";
    publishing: "正在发布……", "Publishing…";
    publish_blocked: "有冲突，不能发布：请撤销或改放别处。", "Clashes stand in the way: undo the move or choose another place.";
    publish_hint: "发布后，班长和辅导员的手机会换成新的时间地点。", "Publishing sends new times and places to the phones of monitors and counsellors.";
    published(n): "已发布 {n} 处变动。", "Moves published: {n}.";
    meanwhile: "别人刚刚发布了新的时间表，你的变动没有发布。页面已换成最新的，还能用的变动留在下面，请看过再发布一次。",
        "Somebody has just published another timetable, and your moves were not. The page shows the new one; moves that still make sense are kept below. Look at them and publish again.";
    meanwhile_dropped(n): "有 {n} 处变动已经用不上，去掉了。", "Moves that no longer made sense were dropped: {n}.";

    sheet_class_page: "打开班级页面", "Open the class page";
    move_to: "移到……", "Move to…";
    move_by_hand: "自己填时间", "A time by hand";
    move_swap: "与别的班对调", "Swap with another class";
    choose_class: "选一个班", "Choose a class";
    swap_now: "对调", "Swap";
    put_there: "移到这里", "Move here";
    hand_date: "日期", "Date";
    hand_start: "开始", "Start";
    hand_end: "结束", "End";
    hand_lane: "地点和组", "Place and queue";
    hand_wrong: "请填好日期和时间，结束要晚于开始。", "Give a date and times; the end must be after the start.";
    back_home: "放回原处", "Put back";

    empty_title: "还没有时间表", "No timetable yet";
    empty_office: "发布一份通知，每天的安排就会画在这里。", "Publish a notice, and its days are drawn here.";
    empty_plain: "教务处发布通知之后，时间表会出现在这里。", "The timetable appears here once the office has published its notice.";
    no_days: "这些班都还没有时间。", "None of these classes has a time yet.";

    past: "这个时段已经开始或过去", "The slot has begun or is over";
    gathering_past: "集合时间已过", "Its gathering time is past";
    other_campus: "换了校区", "Another campus";
    taken(name): "已有 {name}", "{name} stands there";
    taken_plain: "已有别的班", "Another class stands there";
    counsellor_elsewhere(name): "辅导员同时在别处带 {name}", "The counsellor is elsewhere with {name} at that time";
    counsellor_too_far(name): "辅导员要从另一校区的 {name} 赶来", "The counsellor has {name} on another campus just before or after";
    college_two(name): "同学院的 {name} 同时在另一校区", "{name} of the same college is on another campus at that time";
    side_by_side(name): "辅导员的 {name} 在旁边一组", "The counsellor's {name} is in the next queue";
    back_to_back(name): "与辅导员的 {name} 前后相接", "Back to back with the counsellor's {name}";
    severity_block: "不行", "Blocked";
    severity_warn: "注意", "Mind";
    severity_info: "提示", "Note";
    nothing_against: "没有冲突", "No clash";
}

/// The word for how far a class is.
#[must_use]
pub fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::Waiting => waiting(),
        Progress::Gathering => gathering(),
        Progress::Running => running(),
        Progress::Finished => finished(),
        Progress::Late => late(),
        Progress::Unclear => unclear(),
    }
}

/// What stands against a place.
#[must_use]
pub fn clash(clash: &Clash) -> String {
    let other = clash.other.as_ref().map_or("", |(_, name)| name.as_str());
    match clash.kind {
        ClashKind::Taken if other.is_empty() => taken_plain().to_owned(),
        ClashKind::Taken => taken(other),
        ClashKind::Past => past().to_owned(),
        ClashKind::GatheringPast => gathering_past().to_owned(),
        ClashKind::CounsellorElsewhere => counsellor_elsewhere(other),
        ClashKind::CounsellorTooFar => counsellor_too_far(other),
        ClashKind::CollegeTwoCampuses => college_two(other),
        ClashKind::OtherCampus => other_campus().to_owned(),
        ClashKind::CounsellorSideBySide => side_by_side(other),
        ClashKind::BackToBack => back_to_back(other),
    }
}

/// The word for how much it matters.
#[must_use]
pub fn severity(severity: ClashSeverity) -> &'static str {
    match severity {
        ClashSeverity::Block => severity_block(),
        ClashSeverity::Warn => severity_warn(),
        ClashSeverity::Info => severity_info(),
    }
}
