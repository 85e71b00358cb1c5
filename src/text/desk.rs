//! Texts of the desk's bundle.

use rollcall_core::event::{PayWhen, QueueOrder};

texts! {
    desk_title: "图采点名 · 教务处", "Rollcall · Office";
    nav_label: "页面", "Pages";
    nav_notice: "通知", "Notice";
    nav_classes: "班级", "Classes";
    loading: "正在载入……", "Loading…";

    signed_out_title: "这个浏览器还没有登录", "This browser is not signed in";
    signed_out: "数据都在服务器上，没有受影响。请打开教务处的链接（服务器第一次启动时打印的，或同事发给你的邀请）。链接丢了，可在服务器上运行 rollcall invite office 再要一个。",
        "All data is safe on the server. Open the office's link: the one printed at the server's first start, or an invitation from a colleague. If it is lost, run “rollcall invite office” on the server.";
    no_event_title: "这台设备没有采集批次", "This device has no event";
    no_event: "它的权限可能已被收回。服务器上的数据不受影响。请向教务处要一个新链接。",
        "Its rights may have been taken back. Nothing on the server is affected. Ask the office for a new link.";
    lost_title: "没有这个页面", "No such page";
    lost: "地址可能写错了。数据不受影响。", "The address may be mistyped. No data is affected.";
    go_to_classes: "去看班级", "To the classes";
    problem_title: "没有成功", "That did not work";
    no_answer: "连不上服务器。这里填写的内容还在；服务器可能没有收到。请检查网络，再试一次：重复一次没有坏处。",
        "The server does not answer. What you typed is still here; the server may not have got it. Check the network and try again: doing it twice does no harm.";
    not_ours: "收到的不是图采点名的回答，可能要先登录校园网，或页面版本太旧。这里填写的内容还在。请登录或刷新后再试。",
        "The answer was not ours: the network may want a login, or this page is outdated. What you typed is still here. Log in or reload, then try again.";
    live_on: "实时", "Live";
    live_off: "连接断开，正在重连", "Reconnecting";
    stale_rows: "刚才没能更新，下面是上次收到的数字。", "The last update failed; these are the numbers received before.";

    notice_of_office_title: "通知由教务处发布", "The office publishes the notice";
    notice_of_office: "读出的班级、时间和地点在“时间表”里。", "Its classes, times and places stand in the timetable.";
    choose_file: "选择文件", "Choose a file";
    paste_title: "把通知粘贴到这里", "Paste the notice here";
    paste_hint: "正文和附件里的时间表一起粘贴：从 Word、WPS、网页或 PDF 全选复制，或直接选择文件（.docx、.xlsx、.pdf、网页等）；排版乱了也没关系。读取不会改动任何数据。",
        "Body and timetables together: select all in Word, WPS, a web page or a PDF and copy, or choose the file itself (.docx, .xlsx, .pdf, web page…). A broken layout does no harm. Reading changes nothing.";
    paste_placeholder: "关于做好毕业生图像采集工作的通知……", "Notice on the graduation photographs…";
    read: "读取", "Read";
    reading: "正在读取……", "Reading…";
    read_again: "重新读取", "Read again";
    stale_draft: "文字改动过，请重新读取", "The text has changed: read it again";
    chars(n): "{n} 字", "{n} characters";

    figures_title: "读出的内容", "What was read";
    fig_classes: "个班", "classes";
    fig_students: "人", "students";
    fig_campuses: "个校区", "campuses";
    fig_venues: "个地点", "places";
    fig_spare: "个机动时段", "spare slots";
    fig_exempt: "人免拍", "exempt";
    unsaid: "通知没写", "Not said";
    deadlines: "时间节点", "Deadlines";
    undecided: "待定", "To be decided";

    pay_after: "拍完后班长付", "Monitor, after the shoot";
    pay_before: "拍摄前班长付", "Monitor, before the shoot";
    pay_each: "每人现场付", "Each on site";
    pay_ahead: "提前缴清", "Paid ahead";
    pay_college: "学院事后转账", "College, later";
    pay_school: "学校承担", "The school";
    order_sheet: "按采集表", "As the list";
    order_number: "按学号", "By student number";
    order_changed: "学籍异动在前", "Changed status first";
    order_arrival: "先到先拍", "As they come";

    findings_title: "核对", "Findings";
    severity_error: "错误", "Error";
    severity_warning: "警告", "Warning";
    severity_info: "提示", "Note";
    findings_filter: "显示哪些", "What is shown";
    findings_none: "没有错误，也没有警告。", "No errors and no warnings.";
    whole_text: "整篇", "Whole text";
    line(n): "第 {n} 行", "Line {n}";
    marked_line(n, what): "第 {n} 行：{what}", "Line {n}: {what}";
    source_title: "原文", "Source";
    source_cut(n): "原文太长，后面 {n} 行没有显示；都读过了。", "The text is long: {n} more lines are not shown; all were read.";

    entries_title: "时间表", "Timetable";
    entries_none: "没有读出任何班级。", "No class was read.";
    col_date: "日期", "Date";
    col_time: "时间", "Time";
    col_campus: "校区", "Campus";
    col_group: "组", "Queue";
    col_class: "班级", "Class";
    col_headcount: "人数", "Students";
    col_college: "学院", "College";
    col_counsellor: "辅导员", "Counsellor";
    col_line: "原文", "Source";
    col_place: "校区 · 地点", "Place";
    col_roster: "名单", "Roster";
    col_shot: "已拍 / 应拍", "Shot / expected";
    col_missing: "未到", "Missing";
    col_collected: "已收", "Collected";
    col_heard: "手机", "Phone";
    col_actions: "操作", "Actions";
    whole_college: "（全院）", "(whole college)";

    publish: "发布", "Publish";
    publishing: "正在发布……", "Publishing…";
    publish_ready: "可以发布。发布前还会再确认一次。", "Ready to publish. You will be asked once more.";
    publish_warnings(n): "有 {n} 条警告，请看过再发布。", "Warnings: {n}. Look at them before you publish.";
    publish_errors(n): "有 {n} 条错误，不能发布：请改文字，或直接改时间表。", "Errors in the way: {n}. Mend the text or the timetable.";
    publish_nothing: "没有读出时间表，不能发布。", "No timetable was read: nothing to publish.";
    publish_title: "发布这份时间表？", "Publish this timetable?";
    publish_what(classes, students): "{classes} 个班，{students} 人。", "{classes} classes, {students} students.";
    publish_effect: "各班班长和辅导员的手机会换成新的时间地点。已导入的名单和已记的点名、缴费都不受影响。",
        "The phones of monitors and counsellors take the new times and places. Rosters and marks stay as they are.";
    publish_replaces(n): "现在有 {n} 个班，会换成这份时间表。", "There are {n} classes now; this timetable takes their place.";
    publish_with(n): "还有 {n} 条警告：", "Warnings that remain: {n}";
    and_more(n): "……等 {n} 条", "… {n} in all";
    publish_now: "确认发布", "Publish now";
    published(classes, students): "已发布：{classes} 个班，{students} 人。", "Published: {classes} classes, {students} students.";
    published_changes(added, changed, withdrawn): "新增 {added}，有变动 {changed}，撤下 {withdrawn}。",
        "{added} added, {changed} changed, {withdrawn} withdrawn.";

    classes_title: "班级", "Classes";
    classes_empty_title: "还没有班级", "No classes yet";
    classes_empty: "粘贴教务处的通知并发布，班级和时间就会出现在这里。", "Paste the notice and publish it: classes and times appear here.";
    classes_empty_plain: "教务处发布通知之后，班级会出现在这里。", "Classes appear here once the office has published its notice.";
    to_notice: "去粘贴通知", "Paste a notice";
    total_shot: "已拍", "Shot";
    total_collected: "已收", "Collected";
    total_no_roster: "无名单", "Without a roster:";
    total_no_roster_unit: "个班", "";
    of(n): "/ {n}", "of {n}";
    filtered: "筛选结果", "Filtered";
    filter_label: "筛选", "Filter";
    all_campuses: "全部校区", "All campuses";
    all_colleges: "全部学院", "All colleges";
    search: "找班级或辅导员", "Class or counsellor";
    only_no_roster: "只看无名单", "Without roster only";
    clear_filter: "清除筛选", "Clear";
    nothing_matches: "没有符合条件的班级。", "No class matches.";
    no_roster: "无名单", "None";
    no_time: "时间待定", "No time yet";
    nothing_yet: "—", "—";
    finished: "拍完", "Done";
    conflicts(n): "需确认 {n}", "{n} to check";
    invite_counsellor: "邀请辅导员", "Invite counsellor";
    invite_counsellor_named(name): "邀请辅导员 {name}", "Invite counsellor {name}";
    invite_link: "邀请链接", "Invitation link";
    invite_college: "邀请这个学院", "Invite this college";
    invite_monitor: "邀请班长", "Invite monitor";

    class_unknown_title: "打不开这个班", "This class cannot be opened";
    all_classes: "全部班级", "All classes";
    gathering: "集合", "Gather";
    slot: "时间", "Slot";
    place: "地点", "Place";
    heard: "手机最近一次上传", "Phone last heard";
    never: "还没有", "Not yet";
    due: "应付", "Due";
    collected: "已收", "Collected";
    headcount_differs(roster, printed): "名单 {roster} 人，通知写 {printed} 人", "Roster {roster}, notice says {printed}";

    roster_title(n): "名单 · {n} 人", "Roster · {n}";
    roster_empty_title: "还没有名单", "No roster yet";
    roster_empty: "把学号和姓名粘贴到旁边，或选择一个文件。导入后，班长的手机上会自动出现名单。",
        "Paste student numbers and names, or choose a file. Once imported, the roster appears on the monitor's phone by itself.";
    show_numbers: "显示完整学号", "Show whole numbers";
    col_order: "序号", "No.";
    col_name: "姓名", "Name";
    col_number: "学号", "Student number";
    col_exempt: "备注", "Remark";
    tail(digits): "…{digits}", "…{digits}";

    import_title: "导入名单", "Import a roster";
    import_again: "重新导入名单", "Import again";
    import_hint: "从表格里复制单元格，粘贴到下面（要有姓名、学号两列）；或选择文件：.xlsx、.csv、.docx、.txt 等。身份证号、电话等列会被丢弃，不保存。",
        "Copy cells from a sheet and paste them (with columns for name and student number), or choose a file: .xlsx, .csv, .docx, .txt and others. ID-card and phone columns are dropped and never kept.";
    import_label: "粘贴的名单", "Pasted cells";
    import_placeholder: "序号\t姓名\t学号\n1\t路人甲\t9990012345", "No.\tName\tNumber\n1\tDoe\t9990012345";
    import_read: "读取名单", "Read";
    import_found(n): "本班 {n} 人", "{n} students of this class";
    import_counts(added, kept, removed): "新增 {added} · 保留 {kept} · 移除 {removed}", "{added} new · {kept} kept · {removed} removed";
    import_removed(n): "有 {n} 人不在新名单里，会被移出；他们已有的点名和缴费记录保留。", "{n} are not in the new list and leave the roster; their marks are kept.";
    import_blocked: "有错误，不能导入：一个人都不会进来，原来的名单不变。请改好表格再读取。",
        "There are errors: nobody is imported and the roster stays as it was. Mend the sheet and read it again.";
    import_nobody: "没有找到本班的学生，不能导入，原来的名单不变。", "No student of this class was found; the roster stays as it was.";
    import_notes(n): "{n} 条提示", "{n} notes";
    import_apply: "导入", "Import";
    import_done(n): "已导入，名单现有 {n} 人。", "Imported: the roster has {n} students now.";
    row(n): "第 {n} 行", "Row {n}";
    sample(n): "全部 {n} 人", "All {n}";
}

/// The words for when the crew is paid.
#[must_use]
pub fn pay_when(when: PayWhen) -> &'static str {
    match when {
        PayWhen::AfterShoot => pay_after(),
        PayWhen::BeforeShoot => pay_before(),
        PayWhen::EachOnSite => pay_each(),
        PayWhen::Prepaid => pay_ahead(),
        PayWhen::CollegeLater => pay_college(),
        PayWhen::School => pay_school(),
    }
}

/// The words for the order of a queue.
#[must_use]
pub fn queue_order(order: QueueOrder) -> &'static str {
    match order {
        QueueOrder::Sheet => order_sheet(),
        QueueOrder::StudentNumber => order_number(),
        QueueOrder::ChangedStatusFirst => order_changed(),
        QueueOrder::Arrival => order_arrival(),
    }
}
