//! Texts of events and their settings.

use rollcall_core::event::{AbsentFee, Collected, Late, MakeUp, WalkIns};

texts! {
    title: "批次与设置", "Events and settings";
    switch_to: "换批次，或改这个批次的设置", "Another event, or this one's settings";
    list_title: "这个浏览器的批次", "Events of this browser";
    now_here: "正在看", "In view";
    go_to: "打开", "Open";
    new_title: "新建批次", "New event";
    new_hint: "比如补拍另开一个批次。设置照抄现在这个批次，名单和记录不带过去。",
        "A make-up round, for instance. It begins with this event's settings; rosters and marks stay here.";
    new_name: "批次名称", "Title";
    new_placeholder: "2027届毕业生图像采集 · 补拍", "2027 graduation photographs · make-up";
    new_like: "照抄现在这个批次的设置", "Begin with this event's settings";
    new_make: "新建并打开", "Create and open";
    making: "正在新建……", "Creating…";

    settings_title: "设置", "Settings";
    settings_hint: "保存后，各班手机下次联网就换成新的设置。", "Once saved, phones take the new settings at their next exchange.";
    settings_readonly: "设置由教务处修改。", "The office changes the settings.";
    change: "改设置", "Change settings";
    done: "收起", "Done";
    whole: "看全部设置", "All settings";
    save: "保存设置", "Save settings";
    saving: "正在保存……", "Saving…";
    saved: "已保存。", "Saved.";
    unsaved: "有改动还没保存", "Not saved yet";
    put_back: "改回", "Put back";
    revert: "全部改回", "Put all back";

    name: "批次名称", "Title";
    fee: "收费（元/人）", "Fee (yuan a head)";
    lead: "提前集合（分钟）", "Gather ahead (minutes)";
    pay: "付款", "Payment";
    count: "按什么人数付", "Paid by";
    absent: "没拍的人的钱", "Fee of the absent";
    order: "排队顺序", "Queue order";
    walk_ins: "名单外的人", "Not on the list";
    late: "迟到的人", "Latecomers";
    make_up: "补拍", "Make-up";
    keep: "收尾后保留名单（天）", "Keep names (days)";
    dress: "着装要求", "Dress";
    code: "采集码要求", "Capture code";
    contact: "联系人", "Contact";

    from_line(n): "来自第 {n} 行", "From line {n}";
    from_notice: "来自通知", "From the notice";
    by_hand: "手改", "By hand";
    by_default: "默认", "Default";
    as_before: "沿用现有设置", "As it was";

    wrong_fee: "写成数字，最多两位小数，如 15 或 12.5；学校承担写 0。", "A number with at most two decimals, such as 15 or 12.5; 0 where the school pays.";
    wrong_minutes: "写 0 到 600 的整数。", "A whole number from 0 to 600.";
    wrong_days: "写 0 到 3650 的整数。", "A whole number from 0 to 3650.";
    wrong_title: "名称不能空着。", "The title cannot be empty.";

    collected_shot: "按实拍人数", "The number photographed";
    collected_list: "按名单人数", "The number on the list";
    absent_refunded: "退还", "Refunded";
    absent_not_collected: "不收", "Not collected";
    absent_kept: "不退", "Kept";
    walk_appended: "写在表末", "At the bottom of the list";
    walk_refused: "不拍", "Refused";
    walk_separate: "另排时间", "A separate time";
    late_own: "排到本班末尾", "End of the own class";
    late_other: "排到别班末尾", "End of another class";
    late_office: "教务处另排", "A time from the office";
    make_unsaid: "没有说", "Not said";
    make_round: "校内第二轮", "Second round on campus";
    make_studio: "市内照相馆", "A studio in the city";
    make_online: "网上", "Online";
    make_none: "不补拍", "None";
}

/// By what count the crew is paid.
#[must_use]
pub fn collected(by: Collected) -> &'static str {
    match by {
        Collected::PerPhotographed => collected_shot(),
        Collected::PerExpected => collected_list(),
    }
}

/// What becomes of the fee of the absent.
#[must_use]
pub fn absent_fee(fee: AbsentFee) -> &'static str {
    match fee {
        AbsentFee::Refunded => absent_refunded(),
        AbsentFee::NotCollected => absent_not_collected(),
        AbsentFee::NotRefunded => absent_kept(),
    }
}

/// What happens to those not on the list.
#[must_use]
pub fn walk_in(walk_ins: WalkIns) -> &'static str {
    match walk_ins {
        WalkIns::Appended => walk_appended(),
        WalkIns::Refused => walk_refused(),
        WalkIns::SeparateTime => walk_separate(),
    }
}

/// Where latecomers go.
#[must_use]
pub fn latecomers(late: Late) -> &'static str {
    match late {
        Late::EndOfClass => late_own(),
        Late::EndOfOtherClass => late_other(),
        Late::ByOffice => late_office(),
    }
}

/// The later chance.
#[must_use]
pub fn made_up(make_up: MakeUp) -> &'static str {
    match make_up {
        MakeUp::Unsaid => make_unsaid(),
        MakeUp::SecondRound => make_round(),
        MakeUp::Studio => make_studio(),
        MakeUp::Online => make_online(),
        MakeUp::None => make_none(),
    }
}
