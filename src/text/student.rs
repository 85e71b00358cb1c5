//! Texts of the sheet of one student, of those who are not on the list, and of the latest acts.

texts! {
    no_number: "没有学号", "No student number";
    whole_number: "显示完整学号", "Whole number";
    absent_because(why): "缺席（{why}）", "Absent ({why})";
    back_to(what): "退回{what}", "Back to {what}";
    fee_paid(yuan): "已缴 {yuan}", "Paid {yuan}";
    fee_unpaid(yuan): "未缴，收 {yuan}", "Not paid. Take {yuan} by";

    save: "保存", "Save";
    note_hint(most): "最多 {most} 个字，同班的班长和辅导员都看得到。不写健康状况、身份证号和手机号；清空再保存就是删除。",
        "Up to {most} characters, seen by the class's monitors and counsellor. No health, ID or phone numbers. Save it empty to remove it.";
    note_too_long(most, now): "没有保存：最多 {most} 个字，现在 {now} 个。内容还在，改短再存。",
        "Not saved: {now} characters, at most {most} fit. Your text is still here: make it shorter and save again.";
    note_tells: "没有保存：里面有像身份证号或手机号的长数字。内容还在，去掉数字再存。",
        "Not saved: it holds a number as long as an ID or a phone number. Your text is still here: take the number out and save again.";

    place: "调整顺序", "Move";
    place_hint: "开始扫码以后，顺序不要再变。", "Once scanning has begun, the order must not change.";
    place_first: "移到最前", "To the front";
    place_last: "移到队尾", "To the end";
    place_own: "回到原位", "Back to the own place";
    place_behind: "排到谁后面", "Right behind";
    place_whom: "姓名、拼音、序号或尾号", "Name, place or last digits";
    behind(name): "排到{name}后面", "behind {name}";
    stands_there(name): "{name}已经在这个位置", "{name} stands there already";

    off_the_list: "从名单去掉", "Take off the list";
    taken_off(name): "已从名单去掉：{name}", "Taken off the list: {name}";
    still_stands(what): "还记着：{what}。先撤回这些，才能从名单去掉。", "Still marked: {what}. Take that back first, then the name can go.";
    and: "、", ", ";

    walk_in_add: "记下名单外的人", "Write a walk-in down";
    walk_in_refused: "按通知，不在名单上的人这次不拍，请本人联系辅导员。",
        "By the notice, people who are not on the list are not shot this time; they ask their counsellor.";
    walk_in_separate: "按通知，不在名单上的人另行安排时间，可以先记下来。",
        "By the notice, people who are not on the list get a separate time. You can note them.";
    walk_in_name: "姓名", "Name";
    walk_in_number: "学号（可不填）", "Student number (optional)";
    walk_in_hint: "记在名单末尾，一样点名、收费。不写身份证号。", "Written at the bottom of the list and marked like everybody. No ID-card number.";
    walk_in_no_name: "还没有写姓名。", "There is no name yet.";
    walk_in_not_kept: "没有记下：姓名和学号各不超过 30 个字，也不能是身份证号或手机号。内容还在，改好再记。",
        "Not written down: up to 30 characters each, and no ID-card or phone number. Your text is still here.";
    walk_in_known(who): "名单上已经有：{who}。不是同一个人，再点一次。", "On the list already: {who}. Somebody else? Tap again.";
    walk_in_open: "打开名单上的", "Open that one";
    walk_in_still: "不是同一人，记下", "Somebody else: write down";
    walk_in_write: "记下", "Write down";
    walk_in_written(name): "已记在名单末尾：{name}", "Written at the bottom: {name}";

    acts: "最近记的", "Latest marks";
    acts_none: "还没有可撤销的。", "Nothing to undo yet.";
    act(who, what): "{who}：{what}", "{who}: {what}";
    act_of_many(who, n): "{who} 等 {n} 人", "{who} and others ({n})";
    undo_to_here(n): "撤销到这里（{n} 条）", "Undo to here ({n})";
    undone(n): "已撤销 {n} 条", "{n} undone";
}
