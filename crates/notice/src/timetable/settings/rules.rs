//! The rules of the queue, one sentence at a time. `None`: the sentence does not speak of it.

use rollcall_core::event::{AbsentFee, Late, MakeUp, QueueOrder, WalkIns};

use crate::timetable::prose;

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.contains(w))
}

/// `提前10分钟`, `提前 15 分钟`.
pub(super) fn lead_minutes(text: &str) -> Option<u16> {
    text.match_indices("提前").find_map(|(at, word)| {
        let (minutes, end) = prose::number_after(text, at + word.len())?;
        let fits = text[end..].trim_start().starts_with("分") && (1..=180).contains(&minutes);
        if fits {
            u16::try_from(minutes).ok()
        } else {
            None
        }
    })
}

pub(super) fn queue_order(text: &str) -> Option<QueueOrder> {
    // 班级顺序按先后到场顺序 is about classes; the order within a class is not.
    text.split(',')
        .filter(|clause| !clause.contains("班级顺序"))
        .find_map(|clause| {
            let ordered = has(
                clause,
                &["顺序", "排队", "排好队", "排序", "由小到大", "依次"],
            );
            if clause.contains("学籍异动") && has(clause, &["先", "优先", "前"]) {
                Some(QueueOrder::ChangedStatusFirst)
            } else if ordered && has(clause, &["采集表", "名单顺序", "名单上的顺序", "表上的"])
            {
                Some(QueueOrder::Sheet)
            } else if clause.contains("学号")
                && clause.contains("按")
                && (ordered || clause.trim().starts_with("按学号"))
            {
                Some(QueueOrder::StudentNumber)
            } else if has(clause, &["到场顺序", "先到先", "实际拍摄顺序"]) {
                Some(QueueOrder::Arrival)
            } else {
                None
            }
        })
}

pub(super) fn walk_in(text: &str) -> Option<WalkIns> {
    let unlisted = has(
        text,
        &[
            "不在表",
            "不在名单",
            "不在安排表",
            "名单外",
            "不在采集表",
            "没有名单",
            "未报名",
            "没按时报名",
            "未按时报名",
        ],
    );
    if !unlisted {
        return None;
    }
    if has(
        text,
        &[
            "增加",
            "空白",
            "下方",
            "补写",
            "添加",
            "最后一行",
            "名单最后",
            "名单末尾",
            "表格最后",
            "表格末尾",
            "登记在",
        ],
    ) {
        Some(WalkIns::Appended)
    } else if has(text, &["不得", "不予", "不能参加", "拒绝"]) {
        Some(WalkIns::Refused)
    } else if has(text, &["另行", "单独", "可于", "集合"]) {
        Some(WalkIns::SeparateTime)
    } else {
        None
    }
}

pub(super) fn latecomers(text: &str) -> Option<Late> {
    if !has(text, &["错过", "迟到", "未按时到", "没按时到"])
        || !has(text, &["队", "末尾", "最后", "联系"])
    {
        return None;
    }
    let behind = ["最后一个班", "最后一班", "末班", "另一个班", "下一个班"];
    if has(text, &["其他班", "其它班", "别的班", "他班"]) || has(text, &behind) {
        Some(Late::EndOfOtherClass)
    } else if has(
        text,
        &[
            "本班最后",
            "本班末尾",
            "班级最后",
            "本班队伍末尾",
            "本班队尾",
        ],
    ) {
        Some(Late::EndOfClass)
    } else if text.contains("教务处") && text.contains("联系") {
        Some(Late::ByOffice)
    } else {
        None
    }
}

pub(super) fn absent_fee(text: &str) -> Option<AbsentFee> {
    let about = has(text, &["费", "元", "款"]);
    if !about {
        return None;
    }
    if has(text, &["不退", "不予退", "概不退"]) {
        Some(AbsentFee::NotRefunded)
    } else if has(text, &["退还", "退回", "退费", "退款"]) {
        Some(AbsentFee::Refunded)
    } else if has(
        text,
        &[
            "请勿缴费",
            "不拍不收",
            "未拍不收",
            "不收未拍",
            "未拍摄的不收",
            "未拍者不收",
            "未参加的不收",
            "没拍的不收",
            "不拍摄的不收",
        ],
    ) {
        Some(AbsentFee::NotCollected)
    } else {
        None
    }
}

pub(super) fn make_up_of(text: &str) -> Option<MakeUp> {
    if has(
        text,
        &[
            "不再组织补拍",
            "不再补拍",
            "最后一次补拍",
            "不再安排补拍",
            "不组织补拍",
        ],
    ) {
        Some(MakeUp::None)
    } else if has(text, &["散拍", "照相馆", "影楼", "摄影点"])
        && has(text, &["到", "去", "前往", "校外"])
    {
        Some(MakeUp::Studio)
    } else if has(text, &["线上采集", "线上补拍", "网上补拍", "线上拍摄"]) && !text.contains("元")
    {
        Some(MakeUp::Online)
    } else if has(text, &["统一补拍", "集中补拍", "第二轮", "组织补拍"])
        || has(text, &["补拍", "补采", "补摄"])
            && !has(text, &["不补", "不予", "无法", "自行", "费用", "元"])
            && !crate::timetable::date::dates(text).is_empty()
    {
        Some(MakeUp::SecondRound)
    } else {
        None
    }
}
