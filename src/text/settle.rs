//! Texts of the settlement.

texts! {
    due: "应付采集费", "Due to the crew";
    due_how(n, fee): "已拍 {n} 人 × {fee}", "{n} shot × {fee}";
    collected: "已收", "Collected";
    over: "多收", "Over";
    short: "还差", "Short";
    even: "正好，收的和应付的一样", "Even: collected what is due";
    nobody_shot: "还没有人记“已拍”。拍完再来结算。", "Nobody is marked as shot yet. Settle up after the shoot.";
    still_waiting(n): "还有 {n} 人没拍、也没记缺席，先不要退费。", "{n} are neither shot nor absent yet. Refund when everyone is clear.";

    to_refund(n, yuan): "缴了没拍：应退 {n} 人 {yuan}", "Paid, not shot: {n} to refund, {yuan}";
    to_keep(n, yuan): "缴了没拍：{n} 人 {yuan}，按规定不退", "Paid, not shot: {n}, {yuan}; not refunded here";
    refunded_all: "缴了没拍的都退了", "All refunds are done";
    to_collect(n, yuan): "拍了没缴：应收 {n} 人 {yuan}", "Shot, not paid: {n} to collect, {yuan}";
    collected_all: "拍了没缴的都收了", "All fees are in";
    gave_back: "退了", "Refund";
    stays: "不退", "Stays";
    took: "收了", "Take";
    given_back(yuan): "已退 {yuan}", "Refunded {yuan}";
    taken(yuan): "已收 {yuan}", "Took {yuan}";
    for_whom(word, who): "{word}：{who}", "{word}: {who}";
    how_collected: "收款方式", "Paid by";
    rest(yuan): "另有 {yuan} 对不上：可能有人缴了两次，或缴过的人已不在名单上。", "{yuan} more does not add up: somebody paid twice, or paid and left the roster.";
    questions(n): "还有 {n} 处没有确认，不影响付款。", "Open questions: {n}. You can pay all the same.";
    see_questions: "去看", "Look";

    pay_crew: "付给采集人员", "Pay the crew";
    pay_by: "付款方式", "Paid by";
    pay(yuan): "记下已付 {yuan}", "Record {yuan} paid";
    pay_hint: "把钱付给采集人员之后再点。", "Tap after you have paid the crew.";
    paid(yuan, n, how): "已付采集人员 {yuan}（{n} 人，{how}）", "Paid the crew {yuan} ({n} students, {how})";
    not_paid: "没有付采集人员", "Did not pay the crew";
    paid_when(when, who): "{when} {who}记下。这笔已定；人数再变，这里会提示。", "Recorded {when} by the {who}. It is fixed; if the count changes, it says so here.";
    mend: "改这笔", "Change it";
    moved_up(before, old, n, now, more): "付款时是 {before} 人 {old}，现在是 {n} 人 {now}。请补给采集人员 {more}，再改记。",
        "You paid for {before}: {old}. Now it is {n}: {now}. Pay the crew {more} more, then change the record.";
    moved_down(before, old, n, now, less): "付款时是 {before} 人 {old}，现在是 {n} 人 {now}。请先核对谁没拍；真多付了，取回 {less} 再改记。",
        "You paid for {before}: {old}. Now it is {n}: {now}. Check who was not shot; if it was too much, get {less} back, then change the record.";
    again(yuan): "改记为已付 {yuan}", "Change to {yuan} paid";

    who_pays_school: "这次由学校付费，班长不收也不付。", "The school pays. The monitor neither collects nor pays.";
    who_pays_each(fee): "每人在现场自己付 {fee} 给采集人员，班长不用付。", "Each student pays the crew {fee} on the spot. The monitor does not pay.";
    who_pays_ahead(fee): "每人 {fee} 已提前交给学校，班长不用付。", "{fee} a head was paid to the school ahead. The monitor does not pay.";
    who_pays_college(fee): "每人 {fee}，以后由学院统一转账，班长不用付。", "{fee} a head; the college transfers it later. The monitor does not pay.";
    shot(n, expected): "已拍 {n} 人，应拍 {expected} 人", "{n} of {expected} shot";

    sentence_title: "发给辅导员的一句话", "A sentence for the counsellor";
    sentence_no_names: "不含姓名，可以发到群里。", "No names in it: fit for a group chat.";
    sentence(class, expected, shot): "{class}：应拍{expected} 已拍{shot}", "{class}: {expected} expected, {shot} shot";
    sentence_money(due, collected): " 应付{due} 已收{collected}", ", {due} due, {collected} collected";
    sentence_paid(paid, how): " 已付{paid}（{how}）", ", {paid} paid ({how})";
    sentence_unpaid: " 未付", ", not paid yet";
}
