//! Texts of what comes afterwards.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rollcall_core::marks::{Absence, Attendance};
use rollcall_core::time::hour_minute;

use super::{Language, common, format, language};

texts! {
    nav_after: "收尾", "Afterwards";
    parts_label: "收尾的各部分", "Parts of what comes afterwards";
    tab_handin: "交表", "Hand in";
    tab_makeup: "补拍", "Make-up";
    tab_settlement: "结算", "Settlement";
    tab_checklist: "清单", "Checklist";
    tab_closing: "关闭与删除", "Close and delete";
    nothing: "—", "—";
    of_nobody: "（名单外）", "(not on the list)";
    names_gone_title: "姓名已经删除", "Names are deleted";
    names_gone: "这个批次已关闭，姓名和学号已按规定删除。各班的人数和金额仍在“交表”和“结算”里。",
        "This event is closed; names and numbers are deleted as they have to be. Counts and sums remain under “Hand in” and “Settlement”.";
    empty_title: "还没有班级", "No classes yet";
    empty: "发布通知、导入名单之后，拍完的班会出现在这里。", "Once a notice is published and rosters are in, finished classes appear here.";

    col_class: "班级", "Class";
    col_when: "时间", "Slot";
    col_counsellor: "辅导员", "Counsellor";
    col_state: "状态", "State";
    col_shot: "已拍 / 应拍", "Shot / expected";
    col_absent: "缺席", "Absent";
    col_collected: "已收", "Collected";
    col_print: "打印", "Print";
    col_name: "姓名", "Name";
    col_number: "学号", "Number";
    col_reason: "原因", "Reason";
    col_paid: "已缴", "Paid";

    state_not_begun: "还没拍", "Not begun";
    state_open(n): "还差 {n} 人", "{n} open";
    state_done: "拍完", "Done";
    state_all: "全部", "All";
    only_done: "拍完的", "Done";
    only_open: "没拍完的", "Not done";
    figure_done(n, all): "{n} / {all} 个班拍完", "{n} of {all} classes done";
    figure_shot(n, all): "已拍 {n} / {all} 人", "{n} of {all} shot";
    figure_absent(n): "缺席 {n} 人", "{n} absent";
    print_listed(n): "打印这 {n} 个班", "Print these {n}";
    print_one(name): "打印 {name}", "Print {name}";
    book_all: "下载工作簿", "Download workbook";
    book_college(name): "下载工作簿：{name}", "Workbook: {name}";
    book_hint: "Excel 格式：总表、名单、补拍、结算四张表。内有姓名和完整学号，请妥善保管，不要外传。",
        "Excel: totals, names, make-up, settlement. It holds names and whole student numbers: keep it safe and to yourself.";
    list_none: "没有符合条件的班级。", "No class matches.";

    preview_title(n): "打印预览 · {n} 个班", "Preview · classes: {n}";
    preview_hint: "A4 纸，每班另起一页。对话框里请保持缩放 100%，不要页眉页脚。",
        "A4, a new page for each class. In the dialog keep the scale at 100% and switch headers and footers off.";
    print_now: "打印", "Print";
    paper_title: "图像采集表", "Photograph list";
    paper_order: "序号", "No.";
    paper_mark: "情况", "Mark";
    paper_shot: "拍摄序号", "Shot no.";
    paper_fee: "缴费（元）", "Fee (¥)";
    paper_sign: "本人签名", "Signature";
    paper_off_list: "名单外", "off list";
    paper_no_slot: "时间待定", "No time yet";
    paper_counsellor(name): "辅导员：{name}", "Counsellor: {name}";
    paper_no_lines: "这个班还没有名单。", "This class has no roster yet.";
    paper_erased: "姓名已按规定删除，只留合计。", "Names are deleted as they have to be; only the totals remain.";
    paper_expected(n): "应拍 {n} 人", "Expected {n}";
    paper_photographed(n): "已拍 {n} 人", "Shot {n}";
    paper_absent(n): "缺席 {n} 人", "Absent {n}";
    paper_exempt(n): "免拍 {n} 人", "Exempt {n}";
    paper_unsaid(n): "未记录 {n} 人", "Unmarked {n}";
    paper_due(yuan): "应付 {yuan} 元", "Due ¥{yuan}";
    paper_collected(yuan): "已收 {yuan} 元", "Collected ¥{yuan}";
    paper_paid(yuan): "已付 {yuan} 元", "Paid ¥{yuan}";
    sign_monitor: "班长签名", "Monitor";
    sign_counsellor: "辅导员签名", "Counsellor";
    sign_college: "学院（盖章）", "College (seal)";
    printed_on(day): "打印日期：{day}", "Printed {day}";
    unsaid: "未记录", "Unmarked";
    not_shot: "到场未拍", "Here, not shot";
    with_reason(what, why): "{what}（{why}）", "{what} ({why})";

    makeup_none_title: "没有人要补拍", "Nobody has to come again";
    makeup_none: "已经开始拍的班里，应拍的都拍到了。", "In the classes that have begun everybody was photographed.";
    makeup_not_begun_title: "还没开始拍", "Not begun yet";
    makeup_not_begun: "开始拍摄之后，缺席的人和没有记录的人会列在这里，写明原因。", "Once shooting begins, the absent and those of whom nobody spoke are listed here, with reasons.";
    makeup_waiting(classes, n): "另有 {classes} 个班还没开始拍（{n} 人），没有列在这里。", "{classes} more classes have not begun ({n} students); they are not listed.";
    makeup_show_waiting: "也列出来", "List them too";
    makeup_hide_waiting: "不列出来", "Leave them out";
    makeup_total(n, classes): "{n} 人，{classes} 个班", "{n} students of {classes} classes";
    makeup_copy: "复制成文字", "Copy as text";
    makeup_copy_failed: "浏览器不让复制。请选中下面的文字，自己复制。", "The browser does not let us copy. Select the text below and copy it yourself.";
    makeup_class(name, n): "{name}（{n} 人）：", "{name} ({n}): ";
    makeup_between: "、", ", ";
    makeup_text_label: "补拍名单的文字", "The make-up list as text";
    show_numbers: "显示完整学号", "Show whole numbers";
    tail(digits): "…{digits}", "…{digits}";

    money_none_title: "还没有账目", "No money yet";
    money_none: "班长收费、拍摄之后，各班的账会出现在这里。", "Once monitors collect fees and shoot, each class's money appears here.";
    money_no_fee: "这个批次不收费。", "This event has no fee.";
    money_off(n): "{n} 个班对不上", "Do not add up: {n}";
    money_fine(n): "{n} 个班对得上", "Add up: {n}";
    money_wait(n): "{n} 个班还没拍", "{n} not begun";
    col_photographed: "已拍", "Shot";
    col_due: "应付", "Due";
    col_paid_crew: "已付", "Paid crew";
    col_difference: "差额", "Difference";
    col_why: "说明", "Why";
    sum: "合计", "Total";
    why_settled: "对得上", "Adds up";
    why_not_begun: "还没拍", "Not begun";
    why_unsettled: "没记付款", "No payment recorded";
    why_paid_other(paid, due): "付了 {paid}，应付 {due}", "Paid {paid}, due {due}";
    why_questions(n): "待确认 {n}", "{n} to check";
    why_refund(n): "应退 {n} 人", "{n} to refund";
    why_refund_kept(n): "已缴没拍 {n} 人", "{n} paid, not shot";
    why_collect(n): "应补 {n} 人", "{n} to collect";
    refund_title: "多缴，或缴了没拍（应退）", "Paid too much, or not shot: to refund";
    refund_kept_title: "多缴，或缴了没拍（按通知不退）", "Paid too much, or not shot: kept, by the notice";
    collect_title: "没缴够，或拍了没缴（应补）", "Shot and not paid in full: to collect";
    name_and_sum(name, yuan): "{name} {yuan}", "{name} {yuan}";

    check_none_title: "通知里没有时间节点", "The notice names no deadlines";
    check_none: "发布的通知里写明了上交日期的，会列在这里逐项打勾。", "What the published notice wants by a date is listed here to be ticked.";
    check_done(n, all): "{n} / {all} 已完成", "{n} of {all} done";
    check_whole: "已完成", "Done";
    check_overdue(n): "已过期，还差 {n} 个", "Overdue: {n} missing";
    check_overdue_one: "已过期", "Overdue";
    check_today: "今天截止", "Due today";
    check_by(day): "{day}前", "by {day}";
    check_from(start, day): "{start} 至 {day}", "{start} to {day}";
    check_undecided: "日期待定", "Date to be decided";
    check_hint: "点学院打勾，再点取消。", "Click a college to tick it, once more to take it back.";
    check_own_hint: "只能为自己的学院打勾。", "You can tick for your own college.";
    check_ticked(when): "{when} 完成", "done {when}";

    closing_open: "这个批次还开着", "This event is open";
    closing_open_lead: "拍完、交齐、结清之后再关闭。关闭不删除服务器上的任何内容，反悔可以重新打开。",
        "Close it when everything is shot, handed in and settled. Closing deletes nothing on the server and can be taken back.";
    closing_closed(when): "{when} 已关闭", "Closed {when}";
    closing_closed_lead: "结果已冻结：新的点名、缴费和改动都不再接受。手机上的名单和记录会自己删除。",
        "Its result is frozen: no more marks or changes. Phones delete their rosters and marks by themselves.";
    closing_erased(when): "{when} 已删除姓名", "Names deleted {when}";
    closing_erased_lead: "各班的人数和金额留着，随时可以查看；没有任何学生的姓名或学号。",
        "Counts and sums remain to be read; no student is named any more.";
    erase_on(day): "{day} 会自动删除姓名", "Names go by themselves on {day}";
    open_title: "还没收尾的", "Still open";
    open_nothing: "都收尾了，可以放心关闭。", "Nothing is open: it can be closed.";
    open_hint: "现在也能关闭；没收尾的会按现在的样子冻结。", "It can be closed all the same: what is open is frozen as it is.";
    open_unfinished(n, students): "{n} 个班有人没记录，共 {students} 人", "Classes with students unmarked: {n} (students: {students})";
    open_unsettled(n): "{n} 个班没记付款", "Classes without a payment: {n}";
    open_questions(n): "{n} 处记录互相矛盾，待确认", "Contradictions to be checked: {n}";
    open_refused(n): "{n} 条未被接受的记录没有处理", "{n} refused marks that nobody has looked at";
    open_unticked(n): "清单还差 {n} 项", "Ticks missing in the checklist: {n}";
    goes_title: "删除姓名时会删掉", "What goes with the names";
    goes_students(n): "{n} 名学生的姓名和学号", "Names and numbers of {n} students";
    goes_notice(n): "通知原文（{n} 字，可能写有姓名）", "The text of the notice ({n} characters; it may name people)";
    goes_words(n): "{n} 条备注和名单外姓名（记录本身保留）", "{n} notes and names written at the bottom (the marks stay)";
    goes_refused(n): "{n} 条未被接受的记录的原文", "The texts of {n} refused marks";
    goes_devices(n): "{n} 台设备（班长、辅导员、学院）的权限", "Access of {n} devices (monitors, counsellors, colleges)";
    nothing_there: "现在什么也没有。", "Nothing so far.";
    stays_title: "会留下", "What stays";
    stays_classes(n): "{n} 个班的人数、金额和差额", "Counts, sums and differences of {n} classes";
    stays_marks(n): "{n} 条记录（不含姓名，只有随机编号）", "{n} marks, which name nobody";
    stays_backups: "另存的备份、打印件和工作簿请自行销毁。", "Backups, prints and workbooks that you keep elsewhere are not reached: destroy them yourself.";
    untold(n): "还有 {n} 部手机没收到关闭的消息，名单还在上面；它们一联网就会删除。",
        "Phones that have not been told yet: {n}. They still hold their rosters and delete them as soon as they are online.";
    untold_none: "所有手机都已收到关闭的消息。", "All phones have been told.";
    close_event: "关闭批次", "Close the event";
    close_title: "关闭这个批次？", "Close this event?";
    close_what: "关闭后，各班的结果冻结，手机会删除名单和记录；晚到的记录单独留着，不算进去。",
        "The result is frozen and phones delete their rosters and marks; what comes in later is kept aside and not counted.";
    close_until(day): "{day} 自动删除姓名，在那之前可以重新打开。", "Names go by themselves on {day}; until then it can be opened again.";
    close_now: "确认关闭", "Close now";
    reopen: "重新打开", "Open again";
    erase: "现在就删除姓名", "Delete the names now";
    erase_title: "删除全部姓名？", "Delete all names?";
    erase_what: "删除后不能恢复，也不能重新打开。请先下载工作簿、打印好要交的表。",
        "This cannot be taken back, and the event cannot be opened again. Download the workbook and print what has to be handed in first.";
    erase_type: "请输入批次标题，表示确认：", "Type the event's title to confirm:";
    erase_now: "删除姓名", "Delete the names";
    working: "请稍候……", "One moment…";
}

/// A day with its year: what is printed is kept for years.
#[must_use]
pub fn day_of_year(date: NaiveDate) -> String {
    match language() {
        Language::Chinese => format!("{}年{}", date.year(), format::day(date)),
        Language::English => format!("{} {}", format::day(date), date.year()),
    }
}

/// An instant with its year.
#[must_use]
pub fn instant(at: NaiveDateTime) -> String {
    format!("{} {}", day_of_year(at.date()), hour_minute(at.time()))
}

/// Where a student stands, as a list that is signed has it.
#[must_use]
pub fn standing(it: Attendance) -> String {
    match it {
        Attendance::Expected => unsaid().to_owned(),
        Attendance::Arrived => not_shot().to_owned(),
        Attendance::Absent(Absence::Unsaid) => common::absent().to_owned(),
        Attendance::Absent(why) => with_reason(common::absent(), common::absence(why)),
        Attendance::Exempt | Attendance::Photographed => common::attendance(it).to_owned(),
    }
}

/// Why somebody comes again.
#[must_use]
pub fn reason(it: Option<Absence>) -> &'static str {
    it.map_or_else(unsaid, common::absence)
}
