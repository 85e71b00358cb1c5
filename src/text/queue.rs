//! Texts of the queue: filters, search, one by one, several at once.

texts! {
    gathering_now: "集合中", "Gathering";
    ends_at(time): "{time} 结束", "until {time}";

    filters: "人数：点一下只看这些人", "Counts: tap one to see only those";
    counts_are(arrived, expected, shot): "到场 {arrived}，已拍 {shot}，应拍 {expected}",
        "{arrived} here, {shot} shot, {expected} expected";

    search: "姓名、拼音、尾号", "Name or digits";
    search_label: "找人：姓名、拼音、首字母、学号尾号", "Find: name, pinyin, initials, last digits";
    search_clear: "清除", "Clear";
    search_nobody(typed): "没有“{typed}”", "Nobody fits “{typed}”";

    several: "多选", "Select";
    several_chosen(n): "已选 {n} 人", "{n} selected";
    several_all: "全选", "All";
    several_none: "全不选", "None";
    several_step(step, n): "{step} {n} 人", "{step}: {n}";
    rest_arrived(n): "其余 {n} 人全部到场", "All other {n} are here";
    rest_none: "没有其余的人了", "Nobody else is left";
    rest_sure(n): "{n} 人全部记为到场？", "Mark {n} students as here?";
    rest_hint: "只记还没点到的人，缺席和免拍的不动。记错了，点一次撤销就全部退回。",
        "Only those not called yet; absent and exempt stay. One undo takes all of it back.";
    rest_yes(n): "{n} 人到场", "{n} are here";

    one_by_one: "逐个", "1 by 1";
    one_left(n): "还剩 {n} 人", "{n} to go";
    one_pace(seconds, n, minutes): "约 {seconds} 秒一人 · 还剩 {n} 人约 {minutes} 分",
        "About {seconds} s each · {n} to go, {minutes} min";
    one_then: "接着", "Then";

    shot_number(n): "拍摄序号 {n}", "Shot #{n}";
    not_listed: "名单外", "Not listed";
    noted: "有备注", "Note";
    step_of(step, who): "{step} {who}", "{step} {who}";
    marked_many(n, what): "已记：{n} 人 {what}", "Saved: {n} × {what}";
    unmarked_many(n): "已撤销：{n} 人", "Undone: {n} students";
    acts: "最近记的", "Latest marks";
    nothing_to_undo: "没有可撤销的", "Nothing to undo";
}
