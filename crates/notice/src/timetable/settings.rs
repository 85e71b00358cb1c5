//! The event's settings as the prose gives them; a setting the prose does not speak of stays unsaid.

mod own;
mod rules;

use std::collections::BTreeMap;

use rollcall_core::event::{Collected, MakeUp, PayWhen};

use super::fee;
use super::lines::Line;
use super::prose;
use super::reading::ReadSettings;
use super::words;
use crate::findings::{Code, Finding};

/// A setting's first statement, and what contradicts it.
struct Said<T> {
    first: Option<(T, usize)>,
    other: Option<usize>,
}

impl<T: PartialEq + Copy> Said<T> {
    const fn new() -> Self {
        Self {
            first: None,
            other: None,
        }
    }

    fn say(&mut self, value: Option<T>, line: usize) {
        let Some(value) = value else { return };
        match self.first {
            None => self.first = Some((value, line)),
            Some((first, _)) if first != value => self.other = self.other.or(Some(line)),
            Some(_) => {}
        }
    }

    /// The value, told at its line; `show` says it in both languages.
    fn settle(
        self,
        name: (&'static str, &str, &str),
        show: impl Fn(T) -> (String, String),
        told: &mut Told<'_>,
    ) -> Option<T> {
        let (value, line) = self.first?;
        let (field, zh, en) = name;
        told.said_at.insert(field.to_owned(), line);
        let findings = &mut *told.findings;
        let (value_zh, value_en) = show(value);
        findings.push(Finding::info(
            line,
            Code::SettingRead,
            format!("“{zh}”按这一行设为：{value_zh}。请核对。"),
            format!("The setting \"{en}\" was read from this line: {value_en}. Please check it."),
        ));
        if let Some(other) = self.other {
            findings.push(Finding::warning(
                other,
                Code::SettingSeveral,
                format!("“{zh}”这里与第 {line} 行说法不同，采用第 {line} 行。请确认。"),
                format!("The setting \"{en}\" reads differently here than in line {line}, which was taken. Please confirm."),
            ));
        }
        Some(value)
    }
}

/// Where the settings are told.
struct Told<'a> {
    findings: &'a mut Vec<Finding>,
    said_at: BTreeMap<String, usize>,
}

impl Told<'_> {
    /// A setting in the notice's own words.
    fn own(&mut self, name: (&str, &str, &str), words: own::Words) -> Option<String> {
        let (text, line) = words?;
        let (field, zh, en) = name;
        self.said_at.insert(field.to_owned(), line);
        self.findings.push(Finding::info(
            line,
            Code::SettingRead,
            format!("“{zh}”照录这一行的原文。请核对。"),
            format!("The setting \"{en}\" has the words of this line. Please check it."),
        ));
        Some(text)
    }
}

/// Reads the settings from the prose, and the line each was read from.
pub(crate) fn read(
    lines: &[Line],
    findings: &mut Vec<Finding>,
) -> (ReadSettings, BTreeMap<String, usize>) {
    let mut fee = Said::new();
    let mut lead = Said::new();
    let (mut pay, mut collected, mut absent) = (Said::new(), Said::new(), Said::new());
    let (mut order, mut walk_ins, mut late, mut make_up) =
        (Said::new(), Said::new(), Said::new(), Said::new());
    let mut last_chance = Said::new();
    for line in lines {
        if line.folded.is_ascii() {
            continue;
        }
        let money = fee::is_about_money(&line.folded);
        for part in prose::sentences(line) {
            let (text, at) = (part.text, part.line);
            fee.say(fee::amount(text), at);
            lead.say(rules::lead_minutes(text), at);
            order.say(rules::queue_order(text), at);
            walk_ins.say(rules::walk_in(text), at);
            late.say(rules::latecomers(text), at);
            absent.say(rules::absent_fee(text), at);
            match rules::make_up_of(text) {
                Some(MakeUp::None) => last_chance.say(Some(MakeUp::None), at),
                other => make_up.say(other, at),
            }
            collected.say(fee::counted(text).then_some(Collected::PerPhotographed), at);
            pay.say(fee::pay_when(text, money), at);
        }
    }
    // Who pays the crew outweighs who gathers the money before.
    if collected.first.is_some() && pay.first.is_none_or(|(p, _)| p == PayWhen::CollegeLater) {
        pay = Said {
            first: collected.first.map(|(_, line)| (PayWhen::AfterShoot, line)),
            other: None,
        };
    }
    // A notice of a make-up session that calls itself the last one: there is none after it.
    if last_chance.first.is_some() {
        make_up = last_chance;
    }
    let mut told = Told {
        findings,
        said_at: BTreeMap::new(),
    };
    let t = &mut told;
    let settings = ReadSettings {
        fee_fen: fee.settle(("fee_fen", "每人收费", "fee a head"), words::fee, t),
        lead_minutes: lead.settle(
            ("lead_minutes", "提前集合", "gathering time"),
            words::lead,
            t,
        ),
        pay_when: pay.settle(("pay_when", "何时由谁付款", "who pays when"), words::pay, t),
        collected: collected.settle(
            ("collected", "按什么人数付款", "count that is paid for"),
            words::collected,
            t,
        ),
        absent_fee: absent.settle(
            ("absent_fee", "未拍者的费用", "fee of the absent"),
            words::absent,
            t,
        ),
        queue_order: order.settle(("queue_order", "排队顺序", "queue order"), words::order, t),
        walk_ins: walk_ins.settle(
            ("walk_ins", "不在名单上的人", "those not on the list"),
            words::walk_ins,
            t,
        ),
        late: late.settle(("late", "迟到者", "latecomers"), words::late, t),
        make_up: make_up.settle(("make_up", "补拍", "make-up"), words::make_up, t),
        contact: t.own(("contact", "联系人", "contact"), own::contact(lines)),
        dress: t.own(("dress", "着装", "dress"), own::dress(lines)),
        code_rules: t.own(
            ("code_rules", "采集码", "capture code"),
            own::code_rules(lines),
        ),
    };
    (settings, told.said_at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::lines;
    use rollcall_core::event::{Late, QueueOrder, WalkIns};
    use rollcall_core::money::Fen;

    fn settings(text: &str) -> ReadSettings {
        read(&lines::split(text), &mut Vec::new()).0
    }

    #[test]
    fn the_monitor_pays_after_the_shoot_by_the_number_photographed() {
        let got = settings(
            "图像采集费按 15 元/生收取，班长收齐后按班级实际拍摄人数以微信支付给工作人员。",
        );
        assert_eq!(got.fee_fen, Some(Fen(1500)));
        assert_eq!(
            (got.pay_when, got.collected),
            (Some(PayWhen::AfterShoot), Some(Collected::PerPhotographed))
        );
    }

    #[test]
    fn order_and_gathering_time_are_read_from_one_sentence() {
        let got = settings("辅导员按照采集表上的排列顺序提前 10 分钟将学生排好队。");
        assert_eq!(
            (got.lead_minutes, got.queue_order),
            (Some(10), Some(QueueOrder::Sheet))
        );
        assert_eq!(
            settings("按学号由小到大依次进入。").queue_order,
            Some(QueueOrder::StudentNumber)
        );
        assert_eq!(settings("班级顺序按先后到场顺序即可。").queue_order, None);
    }

    #[test]
    fn walk_ins_latecomers_and_make_up_are_read_where_the_prose_speaks_of_them() {
        assert_eq!(
            settings("名字不在表格中的,在表格下方空白处增加。").walk_ins,
            Some(WalkIns::Appended)
        );
        assert_eq!(
            settings("错过的同学排到其他班级队伍末尾。").late,
            Some(Late::EndOfOtherClass)
        );
        assert_eq!(settings("结束后不再组织补拍。").make_up, Some(MakeUp::None));
    }

    #[test]
    fn what_the_prose_does_not_say_stays_unsaid() {
        assert_eq!(
            settings("请各学院按时参加图像采集。"),
            ReadSettings::default()
        );
    }

    #[test]
    fn two_fees_are_told_and_the_first_is_taken() {
        let mut findings = Vec::new();
        let (got, said_at) = read(&lines::split("现场:20元/人\n线上:30元/人"), &mut findings);
        assert_eq!((got.fee_fen, said_at["fee_fen"]), (Some(Fen(2000)), 1));
        assert!(
            findings
                .iter()
                .any(|f| f.code == Code::SettingSeveral && f.line == Some(2))
        );
    }
}
