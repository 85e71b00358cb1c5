//! Texts of the phone's bundle.

texts! {

    closed_title: "这次采集已经结束", "This event is closed";
    closed: "名单和记录已从这部手机删除，结果由教务处保管。不用再做什么。", "Names and marks are deleted from this phone; the office keeps the result. Nothing is left to do.";
    moved: "有变动", "Moved";
    moved_title: "时间地点有变动", "Moved: time or place has changed";
    moved_before: "原来", "Before";
    moved_now: "现在", "Now";
    no_roster_title: "名单还没有导入", "There is no roster yet";
    no_roster: "请辅导员或教务处导入名单；有网络时它会自动出现在这里。",
        "Ask your counsellor or the office to bring it in; it appears here by itself once there is a network.";
    no_slot: "时间待定", "No time yet";

    gathering_at(time): "{time} 集合", "Gather {time}";
    gather_now: "现在集合", "Gather now";
    shooting_now: "正在拍摄", "Shooting now";
    slot_over: "时段已过", "Slot is over";

    tab_ready: "准备", "Ready";
    tab_roll_call: "点名", "Roll call";
    tab_shots: "拍摄", "Shots";
    tab_fees: "缴费", "Fees";
    tab_settle: "结算", "Settle";
    step_arrived: "到场", "Here";
    step_photographed: "已拍", "Shot";
    step_received(yuan): "收 {yuan}", "Take {yuan}";
    received(yuan): "收 {yuan}", "Paid {yuan}";
    gave_back(yuan): "退 {yuan}", "Gave back {yuan}";
    next_up: "下一位", "Next";
    skip: "跳过", "Skip";
    undo: "撤销", "Undo";
    all_done_roll_call: "都点过名了", "Everyone is called";
    all_done_shots: "都拍完了", "Everyone is shot";
    all_done_fees: "都缴齐了", "Everyone has paid";
    all_done_but_absent: "除缺席的都缴齐了", "All but the absent have paid";
    marked(who, what): "已记：{who} {what}", "Saved: {who} {what}";
    unmarked(who): "已撤销：{who}", "Undone: {who}";
    tail(digits): "尾号 {digits}", "№ …{digits}";
    nobody_here: "这里没有人", "Nobody here";
    to_confirm: "需确认", "Check";
    paid_twice: "缴了两次？", "Paid twice?";
    moved_to(place): "排到第 {place} 位", "Moved to place {place}";
    moved_back: "回到原来的位置", "Back to the own place";
    note: "备注", "Note";
    noted(words): "备注：{words}", "Note: {words}";
    walk_in: "名单外来的人", "Walk-in";
    written_down(name): "补记在名单末尾：{name}", "Written at the bottom: {name}";
    newer_mark: "新版应用的记录", "A newer app's mark";
    left_the_roster: "已不在名单上的人", "Someone no longer on the roster";
    to_decide(n): "待确认 {n}", "Decide {n}";
    to_decide_title: "待确认：记的不一样", "To decide: phones disagree";
    ask_attendance(who): "{who}：记的不一样", "{who}: phones disagree";
    ask_attendance_hint: "哪个对，点哪个。", "Tap the one that is right.";
    ask_paid_twice(who): "{who}：缴了两次？", "{who}: paid twice?";
    ask_paid_twice_hint: "账上两笔都算着。只收过一次的，撤掉多的那笔；真收了两次的，退一笔再点。", "Both count. If it was taken once, remove one; if twice, give one back, then tap.";
    ask_back_twice(who): "{who}：退了两次？", "{who}: given back twice?";
    ask_back_twice_hint: "同一笔记了两次退款。只退过一次的，把多退的补回账上。", "One receipt was given back twice. If it was once, put one back.";
    ask_settlement: "付款记了两笔，不一样", "Two payments that disagree";
    counts_now: "暂按这个算 · 确认", "Counts now · confirm";
    this_is_right: "这个对", "This is right";
    give_this_back: "撤掉这笔", "Remove this one";
    put_this_back: "补回这笔", "Put this back";
    this_phone: "本机", "this phone";
    other_phone(tail): "手机 {tail}", "phone {tail}";
    conflict_hint(counts): "两部手机记的不一样，暂按“{counts}”算。请点选正确的状态。",
        "Two phones disagree; “{counts}” counts for now. Tap what is right.";
    paid_twice_hint: "账上有两笔收款。如果只收过一次，请撤掉一笔。", "Two receipts are in the book. If it was taken once, reverse one.";

    sheet_number: "学号", "Student number";
    sheet_attendance: "到场与拍摄", "Attendance";
    sheet_absent_why: "记为缺席，原因", "Absent, because";
    sheet_fee: "缴费", "Fee";
    sheet_receive(yuan, how): "收 {yuan} · {how}", "Take {yuan} · {how}";
    sheet_reverse(yuan, how): "退 {yuan}（{how}）", "Give back {yuan} ({how})";
    sheet_ready: "拍摄前准备", "Before the day";
    code_ready: "采集码已存", "Code saved";
    data_checked: "信息已核对", "Data checked";

    sync_saved_all: "全部已上传", "All sent";
    sync_saved_all_ago(ago): "全部已上传 · {ago}", "All sent · {ago}";
    sync_pending(n): "{n} 条已存手机，待上传", "{n} saved on this phone, not yet sent";
    sync_sending(n): "{n} 条已存手机，正在上传", "{n} saved on this phone, sending";
    sync_paused(n): "{n} 条已存手机，登录已失效：请重新打开邀请链接", "{n} saved here; session over: open your link again";
    sync_refused(n): "{n} 条未被接受", "{n} not accepted";
    sync_not_saved: "未保存！请不要继续记录，先重新载入", "NOT SAVED! Stop ticking and reload first";
    sync_stuck(n, ago): "{n} 条还没上传，最早的是{ago}。点这里看原因", "{n} not sent, the oldest {ago}. Tap to see why";
    sync_title: "保存与上传", "Saved and sent";
    sync_waiting: "已存手机，待上传", "Saved here, not yet sent";
    sync_put_aside: "未被接受", "Not accepted";
    sync_put_aside_hint: "这些记录没有丢：服务器单独保留，辅导员看得到，可以照样收下。", "Nothing is lost: the server keeps these aside; your counsellor sees them and can take them in.";
    sync_fine_hint: "每点一下都先存进手机，再上传；没有网也能记。", "Every tap is saved on this phone first, then sent. It works without a network.";
    sync_no_session: "登录已失效。记录都在手机上；请重新打开邀请链接，会接着上传。", "Your session is over. All marks are on this phone; open your link again and sending goes on.";
    sync_server_trouble: "服务器暂时收不下。记录都在手机上，会自动再试。", "The server cannot take them now. All marks are on this phone; it tries again by itself.";
    rescue_out: "导出救援文件", "Save a rescue file";
    rescue_out_hint: "传不上去时，把文件发给辅导员代交；以后再上传也不会重复。", "If sending fails, give this file to your counsellor. Sending later counts nothing twice.";
    forgotten(n): "这部手机的存储被清空过。服务器上的 {n} 条已取回；清空前没上传的找不回来，请核对。", "This phone's storage was erased. {n} marks came back from the server; what was never sent is gone, so please check.";
    clock_wrong(minutes): "手机时间差了 {minutes} 分钟。不影响记录；时段和倒计时按服务器的时间算。", "This phone's clock is {minutes} min off. Marks are not affected; slot and countdown go by the server's time.";
    understood: "知道了", "OK";
    sync_first: "还没有连上过服务器", "Not connected yet";
    sync_now: "现在上传", "Send now";
    plain_http: "当前网址不是 https：断网后不能重新打开本页，请不要关闭。已记的仍会保存。",
        "Not https: without a network this page cannot be reopened, so keep it open. Marks are still saved.";
    in_wechat: "在微信里打开的：请点右上角 ··· → 在浏览器打开，才能断网使用。", "Inside WeChat: tap ··· → Open in browser, to work without a network.";
    update_ready: "有新版本", "A new version is ready";
    update_now: "更新", "Update";

    my_classes: "我的班级", "My classes";
    classes_none: "还没有班级。", "No classes yet.";
    no_time_yet: "时间待定", "Time to be announced";
    shot_of(shot, expected): "已拍 {shot} / {expected}", "{shot} / {expected} shot";
    who_missing(n): "未到 {n}", "{n} missing";
    phones_and_refused: "手机与未被接受的记录", "Phones and refused marks";
    invite_monitor: "邀请班长", "Invite monitor";
    gathers(time): "{time} 集合", "gather {time}";
}
