//! Texts of the counsellor's classes.

texts! {
    collected(yuan): "已收 {yuan}", "{yuan} collected";
    next_class: "下一个班", "Next class";
    leave_at(time): "{time} 出发", "Leave {time}";
    leave_now: "该出发了", "Time to go";
    gathering_now: "集合中", "Gathering";
    until_gathering(time, left): "{time} 集合，{left}", "gather {time}, {left}";
    until_start(time, left): "{time} 开拍，{left}", "starts {time}, {left}";
    shots(times): "{times} 拍摄", "photos {times}";
    way: "路上", "Way";
    minutes(n): "{n} 分钟", "{n} min";
    open_class: "打开班级", "Open class";
    done_today: "今天的都拍完了", "All done for today";
    done_all: "都拍完了", "All done";
    next_on(day, name): "下一个：{day} {name}", "Next: {day} {name}";
    nothing_ahead: "后面没有安排了。", "Nothing more is planned.";
    none_planned: "时间还没有定下来，定了会自动出现在这里。", "There are no times yet; they appear here by themselves.";

    over: "已过", "Over";
    finished: "拍完了", "Done";
    gap(minutes): "空 {minutes} 分钟", "{minutes} min free";
    gap_hours(hours, minutes): "空 {hours} 小时 {minutes} 分", "{hours} h {minutes} min free";
    now_is(time): "现在 {time}", "Now {time}";
    of_day(classes, from, to): "{classes} · {from}–{to}", "{classes} · {from}–{to}";
    clash_with(name): "和 {name} 同时，不在一个地方", "Same time as {name}, another place";
    beside(name): "和 {name} 并排", "Beside {name}";
    walk(minutes, from, to): "{minutes} 分钟内从 {from} 到 {to}", "{minutes} min from {from} to {to}";
    walk_at_once(from, to): "一拍完就要从 {from} 到 {to}", "Straight from {from} to {to}";

    no_roster: "名单还没有导入", "No roster yet";
    who_is_missing(n): "谁没到 {n}", "{n} missing";
    missing_of(name): "{name} · 谁没到", "{name}: who is missing";
    all_here: "应到的都到了。", "Everyone expected is here.";
    absent_with_reason(n): "缺席 {n}", "Absent {n}";
    copy_names(n): "复制 {n} 个姓名到剪贴板", "Copy {n} names to the clipboard";
    copy_failed: "复制不了，请长按文字自己选", "Cannot copy here: select the text by hand";
    more_of(name): "{name}：分享与更多", "{name}: share and more";
    share_and_more: "分享", "Share";
    share_page: "公开页", "Public page";
    share_page_hint: "时间、地点、着装和采集码步骤，没有个人信息，不装应用也能看。", "Time, place, dress and code steps. Nothing personal, and no app needed.";
    share_link: "分享链接", "Share link";
    copy_link: "复制链接", "Copy link";
    share_text: "发到班级群的文字", "Text for the class chat";
    copy_text: "复制文字", "Copy text";
    chat_text(class, day, times, gathering, place): "【图像采集】{class}\n{day} {times} 拍摄，{gathering} 集合\n地点：{place}",
        "Graduation photos: {class}\n{day}, {times}; gather at {gathering}\nPlace: {place}";
    chat_dress(words): "着装：{words}", "Dress: {words}";
    calendar: "加入日历", "Add to calendar";
    calendar_all: "全部加入日历", "All classes to the calendar";

    phone_heard(ago): "班长手机 {ago}有消息", "Monitor's phone heard {ago}";
    phone_one_of(tail, ago): "手机 {tail} {ago}", "phone {tail} {ago}";
    phones_silent(words): "{words}，这会儿该有消息了", "{words}: silent, though it is time";
    nobody_opened: "还没有人打开邀请", "Nobody has opened the invitation";
    not_connected: "还没有连上，不知道班长手机的情况", "Not connected yet: nothing known of the monitor's phone";

    as_of(ago): "这是{ago}的情况，连上网络后会自动更新。", "As of {ago}. It updates by itself once there is a network.";
    as_kept: "还没有连上网络，这是手机上存着的情况。", "No network yet: this is what the phone has kept.";

    at_once: "同时进行", "At the same time";
    side_by_side: "并排看", "Side by side";
    one_by_one: "只看下一个", "Only the next";
    next_student(name, tail): "下一位 {name} {tail}", "Next: {name} {tail}";
    nobody_waits: "没有人在等", "Nobody is waiting";
}
