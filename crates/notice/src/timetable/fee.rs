//! What it costs, who pays it, and when.

use rollcall_core::event::PayWhen;
use rollcall_core::money::Fen;

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.contains(w))
}

/// `15 元/生`, `每生20元`, `10元/人`, `费用:15元/人`, `交20元采集费`, `成本费20元`; the school pays: zero.
pub(crate) fn amount(text: &str) -> Option<Fen> {
    a_head(text).or_else(|| free(text))
}

/// The school pays, and says so of everybody rather than of those who do not come.
fn free(text: &str) -> Option<Fen> {
    let about = has(text, &["采集", "拍", "摄", "收费", "费用", "本次"]);
    let of_some = has(text, &["未拍", "没拍", "缺席", "不参加", "未参加"]);
    let none = about
        && !of_some
        && has(
            text,
            &[
                "费用由学校承担",
                "学校统一支付",
                "免费拍",
                "免费采集",
                "不收取费用",
                "不收费",
                "不收取任何费用",
            ],
        );
    none.then_some(Fen::ZERO)
}

fn a_head(text: &str) -> Option<Fen> {
    text.match_indices('元').find_map(|(at, mark)| {
        let body = text[..at].trim_end();
        let length = body
            .bytes()
            .rev()
            .take(8)
            .take_while(|b| b.is_ascii_digit() || *b == b'.')
            .count();
        let number = &body[body.len() - length..];
        let before: String = body[..body.len() - length].chars().rev().take(8).collect();
        let after = text[at + mark.len()..].trim_start();
        // `before` is reversed: 每生, 每人, 费, 收费.
        let a_head = after.starts_with('/')
            || has(
                after_chars(after),
                &["每人", "每生", "一人", "采集费", "/人", "/生"],
            )
            || has(&before, &["生每", "人每", "费", "准标"]);
        let fee: Fen = number.parse().ok()?;
        (a_head && Fen::ZERO < fee && fee <= Fen::yuan(500)).then_some(fee)
    })
}

/// The first few characters, without cutting one in two.
fn after_chars(text: &str) -> &str {
    text.char_indices()
        .nth(4)
        .map_or(text, |(at, _)| &text[..at])
}

/// Whether payment is by the number really photographed.
pub(crate) fn counted(text: &str) -> bool {
    let paid = has(text, &["付", "交", "缴"]);
    let real = has(
        text,
        &[
            "实际拍摄人数",
            "实际采集人数",
            "实际摄像人数",
            "采集人数",
            "实拍人数",
            "实际人数",
            "实际拍了",
            "真正拍",
        ],
    );
    paid && real && has(text, &["按", "照", "一致"])
}

/// Whether a paragraph speaks of money; asked once for all its sentences.
pub(crate) fn is_about_money(paragraph: &str) -> bool {
    has(paragraph, &["费", "元"])
}

/// `拍摄前交现场工作人员`: into the crew's hands, and before.
fn handed_before(text: &str) -> bool {
    let crew = [
        "现场工作人员",
        "采集人员",
        "拍摄人员",
        "摄影师",
        "采集单位",
        "拍摄单位",
        "工作人员",
    ];
    ["拍摄前", "采集前", "拍照前", "摄像前"].iter().any(|word| {
        text.find(word).is_some_and(|at| {
            let after: String = text[at + word.len()..].chars().take(20).collect();
            let clause = after.split(',').next().unwrap_or("");
            has(clause, &["交", "付", "缴"]) && has(clause, &crew)
        })
    })
}

/// When the crew gets its money and from whom, in one sentence of a paragraph about money.
pub(crate) fn pay_when(text: &str, about_money: bool) -> Option<PayWhen> {
    if !about_money || !has(text, &["付", "交", "缴", "收", "划扣", "承担", "转账"]) {
        return None;
    }
    let pays = has(text, &["付", "交", "缴"]);
    // 请于5月15日前将采集费18元/人交至学院办公室: gathered by a day, at the office.
    let by_a_day = crate::timetable::date::dates(text)
        .iter()
        .any(|d| text[d.at.1..].trim_start().starts_with('前'));
    let to_office = [
        "交至",
        "交到",
        "交往",
        "上交",
        "缴至",
        "缴到",
        "汇至",
        "转至",
        "转账至",
        "转账到",
        "汇总后",
    ];
    if has(text, &["学校承担", "学校统一支付"]) {
        Some(PayWhen::School)
    } else if pays
        && has(
            text,
            &["拍摄前付", "拍摄前支付", "拍摄前交给采集", "先付款后拍"],
        )
        || pays && !counted(text) && handed_before(text)
    {
        Some(PayWhen::BeforeShoot)
    } else if counted(text)
        || pays
            && has(
                text,
                &["采完后", "拍完后", "拍摄后", "拍摄结束后", "采集结束后"],
            )
    {
        Some(PayWhen::AfterShoot)
    } else if has(
        text,
        &[
            "转交",
            "划扣",
            "未缴费",
            "没缴费",
            "提前缴",
            "缴费平台",
            "前一天",
        ],
    ) || by_a_day && has(text, &to_office)
    {
        Some(PayWhen::Prepaid)
    } else if pays
        && (has(text, &["本人现场", "现场扫码", "现场缴费"])
            || text.contains("现场") && has(text, &["交拍摄", "付给", "交采集", "交费"]))
    {
        Some(PayWhen::EachOnSite)
    } else if text.contains("学院")
        && has(text, &["收完", "收齐", "统一收", "转账"])
        && !has(text, &["班长", "班委", "班干部", "班级负责人"])
    {
        Some(PayWhen::CollegeLater)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fee_a_head_is_read_in_every_spelling() {
        for (text, fen) in [
            ("按 15 元/生收取", 1500),
            ("每生20元", 2000),
            ("10元/人(微信支付)", 1000),
            ("收费12.5元", 1250),
            ("参加的,交20元采集费", 2000),
            ("成本费20元/人", 2000),
            ("每人15 元", 1500),
            ("本次拍摄费用由学校承担", 0),
        ] {
            assert_eq!(amount(text), Some(Fen(fen)), "{text}");
        }
        for text in ["2元店", "元/人", "按规定收取", "10000元/人"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }

    #[test]
    fn who_pays_is_read_only_where_money_is_spoken_of() {
        let read = |text| pay_when(text, is_about_money(text));
        assert_eq!(
            read("补拍学生本人现场扫码付费给采集中心"),
            Some(PayWhen::EachOnSite)
        );
        assert_eq!(
            read("采集费由班委收齐并转交研究生院"),
            Some(PayWhen::Prepaid)
        );
        assert_eq!(
            read("采集费由各二级学院指定专人收完"),
            Some(PayWhen::CollegeLater)
        );
        assert_eq!(read("把名单交教务处"), None);
    }
}
