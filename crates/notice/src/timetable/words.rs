//! Values of settings, in both languages.

use rollcall_core::event::{AbsentFee, Collected, Late, MakeUp, PayWhen, QueueOrder, WalkIns};
use rollcall_core::money::Fen;

type Both = (String, String);

fn both(zh: &str, en: &str) -> Both {
    (zh.to_owned(), en.to_owned())
}

pub(super) fn fee(fee: Fen) -> Both {
    (
        format!("{} 元", fee.short()),
        format!("{} yuan", fee.short()),
    )
}

pub(super) fn lead(minutes: u16) -> Both {
    (format!("{minutes} 分钟"), format!("{minutes} minutes"))
}

pub(super) fn pay(when: PayWhen) -> Both {
    match when {
        PayWhen::AfterShoot => both("拍完后由班长现场付", "the monitor, after the shoot"),
        PayWhen::BeforeShoot => both("拍摄前由班长现场付", "the monitor, before the shoot"),
        PayWhen::EachOnSite => both("学生本人现场付", "each student, on site"),
        PayWhen::Prepaid => both("提前交学校", "ahead, to the school"),
        PayWhen::CollegeLater => both("学院之后统一付", "the college, later"),
        PayWhen::School => both("学校承担", "the school"),
    }
}

pub(super) fn collected(by: Collected) -> Both {
    match by {
        Collected::PerPhotographed => both("实际拍摄人数", "the number photographed"),
        Collected::PerExpected => both("名单人数", "the number on the list"),
    }
}

pub(super) fn absent(fee: AbsentFee) -> Both {
    match fee {
        AbsentFee::Refunded => both("退还", "given back"),
        AbsentFee::NotCollected => both("不收", "not collected"),
        AbsentFee::NotRefunded => both("不退", "not given back"),
    }
}

pub(super) fn order(order: QueueOrder) -> Both {
    match order {
        QueueOrder::Sheet => both("采集表上的顺序", "the order of the sheet"),
        QueueOrder::StudentNumber => both("学号从小到大", "student numbers ascending"),
        QueueOrder::ChangedStatusFirst => both("学籍异动学生在前", "changed status first"),
        QueueOrder::Arrival => both("到场顺序", "order of arrival"),
    }
}

pub(super) fn walk_ins(rule: WalkIns) -> Both {
    match rule {
        WalkIns::Appended => both("补写在名单末尾", "written at the bottom of the list"),
        WalkIns::Refused => both("不予拍摄", "refused"),
        WalkIns::SeparateTime => both("另行安排时间", "at a separate time"),
    }
}

pub(super) fn late(rule: Late) -> Both {
    match rule {
        Late::EndOfClass => both("排到本班末尾", "to the end of the own class"),
        Late::EndOfOtherClass => both("排到其他班末尾", "to the end of another class"),
        Late::ByOffice => both("由教务处另排", "a time from the office"),
    }
}

pub(super) fn make_up(rule: MakeUp) -> Both {
    match rule {
        MakeUp::Unsaid => both("没有说明", "not said"),
        MakeUp::SecondRound => both("校内再拍一次", "a second round on campus"),
        MakeUp::Studio => both("到校外采集点", "at a studio"),
        MakeUp::Online => both("线上", "online"),
        MakeUp::None => both("不再补拍", "none"),
    }
}
