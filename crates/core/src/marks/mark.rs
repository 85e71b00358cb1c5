//! The one kind of mark, and the registers that marks are kept in.

use serde::{Deserialize, Serialize};

use super::{OpId, Settlement};
use crate::money::Fen;
use crate::words::words;

/// What one person says about one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Where the student stands.
    Attendance(Attendance),
    /// A ledger entry: the fee was taken in.
    Received {
        /// How much, above zero.
        fen: Fen,
        /// By which way.
        method: Method,
    },
    /// A ledger entry: an earlier receipt was given back or taken back.
    Reversed {
        /// The receipt.
        of: OpId,
        /// How much, above zero.
        fen: Fen,
    },
    /// The capture code (采集码) is saved on the student's phone. The code itself is never held.
    CodeReady(bool),
    /// The printed personal data were checked (核对).
    DataChecked(bool),
    /// Place in the queue, where it differs from the roster's.
    Position(u32),
    /// A few words about the student, by [`Mark::is_sound`] no number that names a person; empty takes them away.
    Note(String),
    /// Somebody who is not on the list came and was written at its bottom; none takes the line away.
    WalkIn(Option<WalkIn>),
    /// About the class: what the crew was paid.
    Settlement(Settlement),
    /// A mark from a newer app. It is kept and passed on as it came, and changes nothing here (I12).
    #[serde(skip)]
    Unknown,
}

impl Mark {
    /// The register that this mark speaks to; none for a mark this version does not know.
    #[must_use]
    pub const fn register(&self) -> Option<Register> {
        Some(match self {
            Self::Attendance(_) => Register::Attendance,
            Self::Received { .. } | Self::Reversed { .. } => Register::Fees,
            Self::CodeReady(_) => Register::CodeReady,
            Self::DataChecked(_) => Register::DataChecked,
            Self::Position(_) => Register::Position,
            Self::Note(_) => Register::Note,
            Self::WalkIn(_) => Register::WalkIn,
            Self::Settlement(_) => Register::Settlement,
            Self::Unknown => return None,
        })
    }

    /// Whether the mark can be: amounts above zero and below a million yuan; words within [`NOTE_CHARS`] and without a
    /// run of digits as long as a phone's or an identity card's number (least data, domain.md).
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let sound = |fen: Fen| fen > Fen::ZERO && fen <= Fen::yuan(1_000_000);
        match self {
            Self::Received { fen, .. } | Self::Reversed { fen, .. } => sound(*fen),
            Self::Settlement(settlement) => settlement.paid == Fen::ZERO || sound(settlement.paid),
            Self::Note(words) => is_modest(words, NOTE_CHARS, TELLING_DIGITS),
            Self::WalkIn(Some(who)) => {
                !who.name.trim().is_empty()
                    && is_modest(&who.name, NAME_CHARS, TELLING_DIGITS)
                    && is_modest(&who.number, NAME_CHARS, IDENTITY_DIGITS)
                    && !who.number.chars().any(char::is_whitespace)
            }
            _ => true,
        }
    }

    /// The mark without the words that may name somebody; none where it has none.
    #[must_use]
    pub fn without_words(&self) -> Option<Self> {
        let nobody = || WalkIn {
            name: String::new(),
            number: String::new(),
        };
        match self {
            Self::Note(words) if !words.is_empty() => Some(Self::Note(String::new())),
            Self::WalkIn(Some(who)) if *who != nobody() => Some(Self::WalkIn(Some(nobody()))),
            _ => None,
        }
    }
}

/// The longest note, in characters.
pub const NOTE_CHARS: usize = 60;
/// The longest name or student number of somebody written at the bottom, in characters.
pub const NAME_CHARS: usize = 30;
/// So many digits in a row are somebody's phone or identity card.
const TELLING_DIGITS: usize = 11;
/// A student number may be longer than a phone's; an identity card's has 17 digits and one more sign.
const IDENTITY_DIGITS: usize = 17;

/// Whether words are short, in one line, and hold no number of `telling` digits, however it is spaced out.
fn is_modest(words: &str, longest: usize, telling: usize) -> bool {
    let mut run = 0;
    words.chars().count() <= longest
        && words.chars().all(|c| {
            run = match c {
                c if c.is_numeric() => run + 1,
                ' ' | '-' | '\u{3000}' => run,
                _ => 0,
            };
            run < telling && !c.is_control()
        })
}

/// Somebody who is not on the list, as the monitor wrote them down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalkIn {
    /// Name, up to [`NAME_CHARS`].
    pub name: String,
    /// Student number, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
}

/// One thing about a subject that has a value, or, for fees, a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Register {
    /// See [`Attendance`].
    Attendance,
    /// The ledger: all entries count.
    Fees,
    /// See [`Mark::CodeReady`].
    CodeReady,
    /// See [`Mark::DataChecked`].
    DataChecked,
    /// See [`Mark::Position`].
    Position,
    /// See [`Mark::Settlement`].
    Settlement,
    /// See [`Mark::Note`].
    Note,
    /// See [`Mark::WalkIn`].
    WalkIn,
}

/// Where a student stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// 应拍: on the list, nothing said yet.
    #[default]
    Expected,
    /// 缺席.
    Absent(Absence),
    /// 免拍: photographed in an earlier year, or otherwise not to be.
    Exempt,
    /// 到场.
    Arrived,
    /// 已拍.
    Photographed,
}

impl Attendance {
    /// Which of two contradicting statements counts until a person has resolved them: the higher.
    /// A photograph that was taken is a fact; an absence is the lack of one.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Expected => 0,
            Self::Absent(_) => 1,
            Self::Exempt => 2,
            Self::Arrived => 3,
            Self::Photographed => 4,
        }
    }
}

/// Why somebody is absent: a fixed list, so that nothing about health or home is written down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Absence {
    /// No reason given.
    #[default]
    Unsaid,
    /// 联系不上.
    Unreachable,
    /// 请假.
    OnLeave,
    /// 实习在外.
    Internship,
    /// 课程冲突.
    ClassClash,
    /// 采集码用不了.
    CodeFailed,
    /// 其他.
    Other,
}

words! {
    Absence {
        Unsaid = "unsaid",
        Unreachable = "unreachable",
        OnLeave = "on_leave",
        Internship = "internship",
        ClassClash = "class_clash",
        CodeFailed = "code_failed",
        Other = "other",
    }
}

impl Absence {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Unreachable,
        Self::OnLeave,
        Self::Internship,
        Self::ClassClash,
        Self::CodeFailed,
        Self::Other,
        Self::Unsaid,
    ];
}

/// By which way money came or went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Method {
    /// 微信.
    #[default]
    Wechat,
    /// 支付宝.
    Alipay,
    /// 现金.
    Cash,
}

words! {
    Method { Wechat = "wechat", Alipay = "alipay", Cash = "cash" }
}

impl Method {
    /// All ways.
    pub const ALL: [Self; 3] = [Self::Wechat, Self::Alipay, Self::Cash];
}
