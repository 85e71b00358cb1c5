//! One setting of an event: its name, its words, and what a person writes into its field.

use rollcall_core::desk::EventEdit;
use rollcall_core::event::{
    AbsentFee, Collected, Late, MakeUp, PayWhen, QueueOrder, Settings, WalkIns,
};
use rollcall_core::json;
use rollcall_core::money::Fen;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::desk::draft::Hand;
use crate::text::desk as desk_text;
use crate::text::events as text;

/// A setting that a person can write over, and the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::desk) enum Setting {
    Title,
    Fee,
    Lead,
    PayWhen,
    Collected,
    AbsentFee,
    QueueOrder,
    WalkIns,
    Late,
    MakeUp,
    KeepDays,
    Dress,
    CodeRules,
    Contact,
}

/// One of the values that can be chosen: as the wire has it, and its word.
pub(super) type Choice = (String, &'static str);

impl Setting {
    /// All of them, in the order in which they are asked for.
    pub const ALL: [Self; 14] = [
        Self::Title,
        Self::Fee,
        Self::Lead,
        Self::PayWhen,
        Self::Collected,
        Self::AbsentFee,
        Self::QueueOrder,
        Self::WalkIns,
        Self::Late,
        Self::MakeUp,
        Self::KeepDays,
        Self::Dress,
        Self::CodeRules,
        Self::Contact,
    ];

    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Fee => "fee_fen",
            Self::Lead => "lead_minutes",
            Self::PayWhen => "pay_when",
            Self::Collected => "collected",
            Self::AbsentFee => "absent_fee",
            Self::QueueOrder => "queue_order",
            Self::WalkIns => "walk_ins",
            Self::Late => "late",
            Self::MakeUp => "make_up",
            Self::KeepDays => "keep_days",
            Self::Dress => "dress",
            Self::CodeRules => "code_rules",
            Self::Contact => "contact",
        }
    }

    /// Its label.
    pub fn label(self) -> &'static str {
        match self {
            Self::Title => text::name(),
            Self::Fee => text::fee(),
            Self::Lead => text::lead(),
            Self::PayWhen => text::pay(),
            Self::Collected => text::count(),
            Self::AbsentFee => text::absent(),
            Self::QueueOrder => text::order(),
            Self::WalkIns => text::walk_ins(),
            Self::Late => text::late(),
            Self::MakeUp => text::make_up(),
            Self::KeepDays => text::keep(),
            Self::Dress => text::dress(),
            Self::CodeRules => text::code(),
            Self::Contact => text::contact(),
        }
    }

    /// Whether it is a text of several lines.
    pub const fn is_long(self) -> bool {
        matches!(self, Self::Dress | Self::CodeRules | Self::Contact)
    }

    /// Whether it is a number.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Fee | Self::Lead | Self::KeepDays)
    }

    /// What can be chosen, where it is a choice.
    pub fn choices(self) -> Option<Vec<Choice>> {
        Some(match self {
            Self::PayWhen => choices(
                &[
                    PayWhen::AfterShoot,
                    PayWhen::BeforeShoot,
                    PayWhen::EachOnSite,
                    PayWhen::Prepaid,
                    PayWhen::CollegeLater,
                    PayWhen::School,
                ],
                desk_text::pay_when,
            ),
            Self::Collected => choices(
                &[Collected::PerPhotographed, Collected::PerExpected],
                text::collected,
            ),
            Self::AbsentFee => choices(
                &[
                    AbsentFee::Refunded,
                    AbsentFee::NotCollected,
                    AbsentFee::NotRefunded,
                ],
                text::absent_fee,
            ),
            Self::QueueOrder => choices(
                &[
                    QueueOrder::Sheet,
                    QueueOrder::StudentNumber,
                    QueueOrder::ChangedStatusFirst,
                    QueueOrder::Arrival,
                ],
                desk_text::queue_order,
            ),
            Self::WalkIns => choices(
                &[WalkIns::Appended, WalkIns::Refused, WalkIns::SeparateTime],
                text::walk_in,
            ),
            Self::Late => choices(
                &[Late::EndOfClass, Late::EndOfOtherClass, Late::ByOffice],
                text::latecomers,
            ),
            Self::MakeUp => choices(
                &[
                    MakeUp::Unsaid,
                    MakeUp::SecondRound,
                    MakeUp::Studio,
                    MakeUp::Online,
                    MakeUp::None,
                ],
                text::made_up,
            ),
            _ => return None,
        })
    }

    /// What stands in its field.
    pub fn of(self, edit: &EventEdit) -> String {
        let settings = &edit.settings;
        match self {
            Self::Title => edit.title.clone(),
            Self::Fee => settings.fee.short(),
            Self::Lead => settings.lead_minutes.to_string(),
            Self::PayWhen => word(settings.pay_when),
            Self::Collected => word(settings.collected),
            Self::AbsentFee => word(settings.absent_fee),
            Self::QueueOrder => word(settings.queue_order),
            Self::WalkIns => word(settings.walk_ins),
            Self::Late => word(settings.late),
            Self::MakeUp => word(settings.make_up),
            Self::KeepDays => settings.keep_days.to_string(),
            Self::Dress => settings.dress.clone().unwrap_or_default(),
            Self::CodeRules => settings.code_rules.clone().unwrap_or_default(),
            Self::Contact => settings.contact.clone().unwrap_or_default(),
        }
    }

    /// Puts what a person wrote into its place; otherwise says what is wrong with it.
    pub fn put(self, edit: &mut EventEdit, written: &str) -> Result<(), &'static str> {
        let settings = &mut edit.settings;
        let written = written.trim();
        let long = || (!written.is_empty()).then(|| written.to_owned());
        match self {
            Self::Title if written.is_empty() => return Err(text::wrong_title()),
            Self::Title => written.clone_into(&mut edit.title),
            Self::Fee => settings.fee = fee(written).ok_or_else(text::wrong_fee)?,
            Self::Lead => {
                settings.lead_minutes = whole(written, 600).ok_or_else(text::wrong_minutes)?;
            }
            Self::KeepDays => {
                settings.keep_days = whole(written, 3650).ok_or_else(text::wrong_days)?;
            }
            Self::PayWhen => choose(written, &mut settings.pay_when),
            Self::Collected => choose(written, &mut settings.collected),
            Self::AbsentFee => choose(written, &mut settings.absent_fee),
            Self::QueueOrder => choose(written, &mut settings.queue_order),
            Self::WalkIns => choose(written, &mut settings.walk_ins),
            Self::Late => choose(written, &mut settings.late),
            Self::MakeUp => choose(written, &mut settings.make_up),
            Self::Dress => settings.dress = long(),
            Self::CodeRules => settings.code_rules = long(),
            Self::Contact => settings.contact = long(),
        }
        Ok(())
    }

    /// What stands as long as nobody says anything.
    pub fn by_default(self) -> String {
        self.of(&EventEdit {
            title: String::new(),
            settings: Settings::default(),
        })
    }
}

/// Everything a person wrote over what stands; what is wrong where something is.
pub(in crate::desk) fn edited(base: &EventEdit, hand: &Hand) -> Result<EventEdit, &'static str> {
    let mut edit = base.clone();
    for setting in Setting::ALL {
        if let Some(written) = hand.get(setting.name()) {
            setting.put(&mut edit, written)?;
        }
    }
    Ok(edit)
}

/// Yuan as people type them, with a sign of the currency or in full-width digits.
fn fee(written: &str) -> Option<Fen> {
    let digits: String = written.chars().filter_map(narrow).collect();
    let fee: Fen = digits.parse().ok()?;
    (fee >= Fen::ZERO && fee <= Fen::yuan(10_000)).then_some(fee)
}

fn whole(written: &str, most: u16) -> Option<u16> {
    let digits: String = written.chars().filter_map(narrow).collect();
    digits.parse().ok().filter(|n| *n <= most)
}

fn narrow(c: char) -> Option<char> {
    match c {
        '\u{ff10}'..='\u{ff19}' => char::from_u32(u32::from(c) - 0xff10 + u32::from('0')),
        '\u{ff0e}' | '\u{3002}' => Some('.'),
        // 元, ¥, ￥ and spaces say nothing here.
        '\u{5143}' | '\u{a5}' | '\u{ffe5}' | ' ' => None,
        other => Some(other),
    }
}

fn choices<T: Copy + Serialize>(all: &[T], label: fn(T) -> &'static str) -> Vec<Choice> {
    all.iter().map(|one| (word(*one), label(*one))).collect()
}

fn word<T: Serialize>(value: T) -> String {
    let quoted = serde_json::to_string(&value).unwrap_or_default();
    quoted.trim_matches('"').to_owned()
}

fn choose<T: DeserializeOwned>(word: &str, to: &mut T) {
    if let Ok(value) = json::read(&format!("\"{word}\"")) {
        *to = value;
    }
}
