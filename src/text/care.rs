//! Texts of looking after phones: what was refused, which phones there are, what a rescue file brought.

use rollcall_core::marks::{Attendance, Mark};
use rollcall_core::sync::Refusal;

use super::{common, phone};

texts! {
    no_answer: "没有等到服务器的回答。请再试一次：重复没有坏处。", "The server did not answer. Try again: twice does no harm.";

    refused: "没收下的记录（不计入）", "Records not accepted (not counted)";
    refused_some(n): "未被接受 {n}", "{n} not accepted";
    refused_none: "没有，全部都收下了。", "None: every record was accepted.";
    accept: "照样收下", "Accept";
    dismiss: "知道了", "Leave out";
    accepted: "已收下", "Accepted";
    dismissed: "不算，仍留着", "Left out, kept";
    whole_class: "全班", "The class";
    nobody: "名单外", "Not on the roster";
    not_readable: "读不出的内容", "Unreadable";
    no_longer(what): "取消：{what}", "Not any more: {what}";
    with_reason(what, why): "{what}（{why}）", "{what} ({why})";
    said_at(when): "{when} 记", "said {when}";
    came(ago): "{ago}收到", "came {ago}";

    not_allowed: "这部手机当时已无权记这个班。", "This phone had no right to the class by then.";
    foreign: "由别人代交，代交的人无权担保。", "Brought in by somebody who may not vouch for it.";
    number_taken: "编号已被另一条占用（手机被复制或清空过）。", "Its number belongs to another record (a copied or wiped phone).";
    class_gone: "时间表里没有这个班了。", "Its class is not in the timetable any more.";
    event_closed: "批次已关闭，结果已冻结。要收入这条记录，请教务处先重新打开批次。", "The event is closed and its result frozen. To take this mark in, the office opens the event again first.";
    bad_amount: "金额不对。", "The amount cannot be.";
    bad_words: "文字不能留：太长、没有姓名，或写有手机号、身份证号一类的长数字。请改短后重记。",
        "Its words are not kept: too long, without a name, or with a number as long as a phone's or an identity card's. Write it again, shorter.";
    unreadable: "服务器读不懂这条。", "The server cannot read it.";
    if_true_accept: "属实就照样收下。", " If it is true, accept it.";
    if_true_again: "收不下：属实请重记一次。", " It cannot be accepted: if it is true, mark it again.";

    devices: "手机", "Phones";
    devices_none: "还没有人打开邀请。", "Nobody has opened an invitation yet.";
    device(tail): "手机 {tail}", "phone {tail}";
    you: "本机", "This one";
    revoked: "已收回", "Revoked";
    heard(ago): "{ago}联系过", "heard {ago}";
    fast(minutes): "时钟快 {minutes} 分钟", "clock {minutes} min fast";
    slow(minutes): "时钟慢 {minutes} 分钟", "clock {minutes} min slow";
    revoke: "收回", "Revoke";
    revoke_sure: "这部手机不能再记录；它还没上传的记录会单独保留，等你决定。",
        "This phone can no longer mark. What it has not sent yet is kept aside for you to decide.";

    links: "还能打开的邀请", "Open invitations";
    links_none: "没有。", "None.";
    link_opened(n): "{n} 部手机打开过", "opened {n} times";
    link_until(when): "{when} 前有效", "until {when}";
    link_sure: "链接马上失效；打开过它的手机不受影响。", "The link stops working; phones that have opened it stay.";

    rescue_title: "交救援文件", "Bring a rescue file in";
    rescue_hint: "手机传不上来时，可在“保存与上传”里导出救援文件，在这里交。交几次都只算一次。",
        "A phone that cannot send saves a rescue file under “Saved and sent”. Bring it in here; however often, it counts once.";
    rescue_reading: "正在交……", "Sending…";
    rescue_not_ours: "这不是救援文件，或者不完整。什么也没有改动。请让本人重新导出一次。",
        "This is no rescue file, or it is incomplete. Nothing was changed. Ask for a fresh one.";
    rescue_accepted(n): "收下 {n} 条", "{n} accepted";
    rescue_known(n): "早已有了 {n} 条", "{n} known already";
    rescue_refused(n): "未被接受 {n} 条", "{n} not accepted";
    rescue_stopped(sent, all): "只交了 {sent} / {all} 条。", "Only {sent} of {all} were sent.";
}

/// What a mark says, in a word or two.
#[must_use]
pub fn what_was_said(mark: &Mark) -> String {
    let tick = |yes: bool, what: &str| {
        if yes {
            what.to_owned()
        } else {
            no_longer(what)
        }
    };
    match mark {
        Mark::Attendance(Attendance::Absent(why)) => {
            with_reason(common::absent(), common::absence(*why))
        }
        Mark::Attendance(attendance) => common::attendance(*attendance).to_owned(),
        Mark::Received { fen, .. } => phone::received(common::yuan(fen.short())),
        Mark::Reversed { fen, .. } => phone::gave_back(common::yuan(fen.short())),
        Mark::CodeReady(yes) => tick(*yes, phone::code_ready()),
        Mark::DataChecked(yes) => tick(*yes, phone::data_checked()),
        Mark::Settlement(it) if it.is_nothing() => super::settle::not_paid().to_owned(),
        Mark::Settlement(it) => {
            let how = common::method(it.method);
            super::settle::paid(common::yuan(it.paid.short()), it.headcount, how)
        }
        Mark::Position(0) => phone::moved_back().to_owned(),
        Mark::Position(place) => phone::moved_to(place),
        Mark::Note(words) if words.is_empty() => no_longer(phone::note()),
        Mark::Note(words) => phone::noted(words),
        Mark::WalkIn(Some(who)) => phone::written_down(&who.name),
        Mark::WalkIn(None) => no_longer(phone::walk_in()),
        Mark::Unknown => phone::newer_mark().to_owned(),
    }
}

/// Why a record was refused and what can be done: who looks after its author reads it.
#[must_use]
pub fn reason(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotAllowed => not_allowed(),
        Refusal::ForeignDevice => foreign(),
        Refusal::NumberTaken => number_taken(),
        Refusal::UnknownClass => class_gone(),
        Refusal::BadAmount => bad_amount(),
        Refusal::BadWords => bad_words(),
        Refusal::EventClosed => event_closed(),
        Refusal::Unreadable | Refusal::Other => unreadable(),
    }
}
