//! Texts of the days before: who is ready, and the words that remind the others.

texts! {
    lacks_code: "缺采集码", "No code";
    lacks_check: "没核对", "To check";
    lacks_fee: "未缴", "Unpaid";
    ready: "都好了", "Ready";
    filters: "按准备情况筛选", "Filter by what is missing";
    code: "存码", "Code";
    check: "核对", "Data";
    fee: "缴费", "Fee";
    code_of(who): "{who}：存码，采集码已存在手机上", "{who}: code saved";
    check_of(who): "{who}：核对，个人信息已核对", "{who}: data checked";
    fee_of(who): "{who}：已缴费", "{who}: fee paid";

    by_when(day): "采集码请在 {day} 前存好：学信网每天只能核验五次，别等到当天。", "Save the codes by {day}: the register allows five checks a day, so not on the day itself.";
    too_late: "离拍摄不到两天了。学信网每天只能核验五次，还没存采集码的请马上存。", "Less than two days left. The register allows five checks a day: whoever has no code should save it now.";
    notice_words: "通知原文：着装、采集码", "The notice's own words: dress, code";
    dress: "着装", "Dress";
    code_rules: "采集码", "Capture code";
    contact: "联系", "Contact";

    all_ready: "全班都准备好了", "Everyone is ready";
    nobody: "这里没有人了", "Nobody is left here";
    paid_by: "缴费记为", "Paid by";

    several: "几个一起", "Several at once";
    several_hint(n): "给现在显示的 {n} 人一起记上，已经记过的不动。记错了可以撤销。", "For the {n} students shown now. What is ticked already stays. You can undo it.";
    several_code(n): "{n} 人 采集码已存", "{n}: code saved";
    several_check(n): "{n} 人 信息已核对", "{n}: data checked";
    several_fee(n, yuan, how): "{n} 人 已缴 {yuan}（{how}）", "{n}: paid {yuan} ({how})";
    several_said(n): "已记 {n} 人", "{n} saved";
    several_nothing: "显示的人都记过了。", "Everyone shown is ticked already.";

    remind: "提醒文字", "Reminder";
    remind_title: "发到班群的提醒", "A reminder for the class chat";
    with_names: "带上未完成同学的姓名", "With the names of who is missing";
    with_names_hint: "姓名只在你打开时才写进去。群里有外人就不要带。", "Names go in only when you switch this on. Not for chats with outsiders.";
    remind_head(class): "【{class} 毕业生图像采集】", "[{class}: graduation photo]";
    remind_time(day, times, gather): "时间：{day} {times}，{gather} 集合", "Time: {day} {times}, gather {gather}";
    remind_place(place): "地点：{place}", "Place: {place}";
    remind_fee(yuan): "费用：每人 {yuan}，请先交给班长", "Fee: {yuan} each, to the monitor beforehand";
    remind_fee_each(yuan): "费用：每人 {yuan}，现场自己付", "Fee: {yuan} each, paid on the spot";
    remind_dress(words): "着装：{words}", "Dress: {words}";
    remind_code(day): "采集码：请在 {day} 前存进手机（学信网每天只能核验五次）", "Code: save it on your phone by {day} (the register allows five checks a day)";
    remind_code_soon: "采集码：请马上存进手机（学信网每天只能核验五次）", "Code: save it on your phone now (the register allows five checks a day)";
    remind_check: "采集表上的信息请核对，有错告诉我", "Check your data on the printed list, and tell me at once if anything is wrong";
    remind_lacks(word, n, names): "{word}（{n} 人）：{names}", "{word} ({n}): {names}";
    comma: "、", ", ";
}
