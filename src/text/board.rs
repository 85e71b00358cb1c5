//! Texts of the live board.

use rollcall_core::desk::Sureness;

texts! {
    nav_board: "实况", "Live";
    totals_label: "合计", "Totals";
    whole_screen: "全屏", "Full screen";
    leave_screen: "退出全屏", "Leave full screen";
    classes_finished: "拍完", "Done";
    classes_running: "进行中", "Running";
    classes_waiting: "未到点", "Not yet";
    classes_late: "晚了", "Late";
    students: "已拍学生", "Students shot";
    of(n): "/ {n}", "of {n}";
    percent(n): "{n}%", "{n}%";
    absent(n): "缺席 {n}", "{n} absent";
    due: "应付采集方", "Due to the crew";
    collected: "已收", "Collected";
    paid: "已付采集方", "Paid to the crew";
    settled(n): "{n} 个班已结算", "Classes settled: {n}";
    none_settled: "还没有班级结算", "No class has settled";
    more(yuan): "比应付多 {yuan}", "{yuan} more than due";
    less(yuan): "比应付少 {yuan}", "{yuan} less than due";
    same: "与应付一致", "As due";

    days_label: "选日期", "Choose a day";
    chart_title: "已拍人数", "Students shot";
    chart_plan: "计划", "Plan";
    chart_real: "实际", "Actual";
    chart_now(plan, real): "到现在：计划 {plan} 人，实际 {real} 人", "By now: {plan} planned, {real} shot";
    chart_whole(n): "全天计划 {n} 人", "{n} planned for the day";
    chart_done(plan, real): "全天：计划 {plan} 人，实际 {real} 人", "The day: {plan} planned, {real} shot";

    group(n): "第 {n} 组", "Queue {n}";
    whole: "不分组", "One queue";
    behind(n): "落后 {n} 分钟", "{n} min behind";
    ahead(n): "提前 {n} 分钟", "{n} min ahead";
    on_time: "准时", "On time";
    pace(real, plan): "每人 {real} 秒，计划 {plan} 秒", "{real} s a student, {plan} s planned";
    pace_alone(real): "每人 {real} 秒", "{real} s a student";
    pace_planned(plan): "计划每人 {plan} 秒，还没有实际速度", "{plan} s a student planned, no real pace yet";
    pace_none: "还没有速度", "No pace yet";
    lane_counts(done, all): "拍完 {done} / {all} 个班", "{done} of {all} classes done";
    running: "正在拍", "Running now";
    gathering: "正在集合", "Gathering now";
    nobody: "现在没有班级在拍", "No class at the moment";
    next: "接下来", "Next";
    nobody_next: "后面没有班级了", "No more classes";
    call(at, early, late): "预计 {at}（{early}–{late}）", "Expected {at} ({early}–{late})";
    call_alone(at): "预计 {at}", "Expected {at}";
    planned(at): "计划 {at}", "Planned {at}";
    sure(word): "把握：{word}", "How sure: {word}";
    sure_planned: "计划", "plan only";
    sure_rough: "大致", "rough";
    sure_good: "较准", "good";
    to_ask: "要问一问", "To be asked about";

    silent_title(n): "没有消息的班 · {n}", "Silent classes · {n}";
    silent_hint: "该来的班，班长手机十分钟没有消息了。可能没网，也可能没来：请联系辅导员。",
        "Their time has come, and the monitor's phone has been silent for ten minutes: no network, or not there. Ask the counsellor.";
    silent_for(n): "{n} 分钟没有消息", "silent for {n} min";
    silent_ever: "还没有过消息", "never heard from";

    before_title: "还没有开拍", "Not begun yet";
    before(day, time, ahead): "首场 {day} {time}，{ahead}。", "The first class: {day} {time}, {ahead}.";
    before_what(classes, students, days): "共 {classes} 个班，{students} 人，{days} 天。下面是计划。", "{classes} classes, {students} students, {days} days. The plan is below.";
    all_done: "全部拍完", "All done";
    all_done_words(shot, absent): "已拍 {shot} 人，缺席 {absent} 人。", "{shot} shot, {absent} absent.";
    stale(time, ago): "没能更新，下面是 {time} 的数字（{ago}）。", "The update failed: these are the numbers of {time} ({ago}).";
    stale_why: "连不上服务器，会自动再试；手机上的记录不受影响。", "The server does not answer; it is asked again by itself. What is on the phones is safe.";
    before_all(when, what): "{when}{what}", "{when} {what}";
    as_of(time): "{time} 更新", "As of {time}";
    empty_title: "还没有可看的", "Nothing to see yet";
    empty_office: "发布一份有时间的通知，拍摄当天的进度就会出现在这里。", "Publish a notice with times, and the days appear here as they go.";
    empty_plain: "教务处发布时间之后，拍摄当天的进度会出现在这里。", "Once the office has published times, the days appear here as they go.";
}

/// The word for what a forecast rests on.
#[must_use]
pub fn sureness(sure: Sureness) -> &'static str {
    match sure {
        Sureness::Planned => sure_planned(),
        Sureness::Rough => sure_rough(),
        Sureness::Good => sure_good(),
    }
}
