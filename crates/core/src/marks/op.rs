//! An op: one thing one person said about one subject. Ops are only ever added (I8).

use core::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

use super::{Mark, Register};
use crate::access::Role;
use crate::ids::{ClassId, DeviceId, Seq, StudentId};
use crate::json;
use crate::time::Millis;

/// The identity of an op: the device that wrote it and its place in that device's count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(DeviceId, Seq)", into = "(DeviceId, Seq)")]
pub struct OpId {
    /// The writing device.
    pub device: DeviceId,
    /// Its count.
    pub seq: Seq,
}

impl From<(DeviceId, Seq)> for OpId {
    fn from((device, seq): (DeviceId, Seq)) -> Self {
        Self { device, seq }
    }
}

impl From<OpId> for (DeviceId, Seq) {
    fn from(id: OpId) -> Self {
        (id.device, id.seq)
    }
}

/// The number that the server gave an op within its class: 1, 2, 3 … in the order of commits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ServerNo(pub u64);

/// Whom an op is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The class itself.
    Class,
    /// One of its students.
    Student(StudentId),
}

/// An op as this version understands it. What is stored and sent is its [`RawOp`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    /// Identity.
    pub id: OpId,
    /// The class.
    pub class: ClassId,
    /// Whom it is about.
    pub subject: Subject,
    /// What is said.
    pub mark: Mark,
    /// The ops of the same register that the speaker saw and replaces.
    pub seen: Vec<OpId>,
    /// The writing phone's own time: a label, never a reason (I6).
    pub at: Millis,
    /// As what the person acted.
    pub by: Role,
}

impl Op {
    /// Where the op speaks: subject and register; none for a mark this version does not know.
    #[must_use]
    pub fn place(&self) -> Option<(Subject, Register)> {
        self.mark
            .register()
            .map(|register| (self.subject, register))
    }

    /// The JSON text that is stored and sent.
    ///
    /// # Errors
    /// [`NotAnOp`] for [`Mark::Unknown`], which has no text of its own.
    pub fn to_raw(&self) -> Result<RawOp, NotAnOp> {
        let envelope = Envelope {
            id: self.id,
            class: self.class,
            subject: self.subject,
            mark: to_raw_value(&self.mark).map_err(|_| NotAnOp)?,
            seen: self.seen.clone(),
            at: self.at,
            by: self.by,
        };
        to_raw_value(&envelope).map(RawOp).map_err(|_| NotAnOp)
    }
}

/// What a person is about to say, before the device has given it its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The class.
    pub class: ClassId,
    /// Whom it is about.
    pub subject: Subject,
    /// What is said.
    pub mark: Mark,
    /// What the person saw when saying it: see [`super::ClassState::heads`].
    pub seen: Vec<OpId>,
    /// The phone's own time.
    pub at: Millis,
    /// As what the person acts.
    pub by: Role,
}

impl Draft {
    /// The op, once the device has counted it.
    #[must_use]
    pub fn number(self, id: OpId) -> Op {
        let Self {
            class,
            subject,
            mark,
            seen,
            at,
            by,
        } = self;
        Op {
            id,
            class,
            subject,
            mark,
            seen,
            at,
            by,
        }
    }
}

/// Text that cannot be read as an op.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an op")]
pub struct NotAnOp;

/// An op's JSON text, exactly as its device wrote it. Fields and marks that this version does not know
/// survive in it (I12), and digests are taken over it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RawOp(Box<RawValue>);

impl RawOp {
    /// Takes any JSON text; whether it is an op shows in [`RawOp::parse`].
    ///
    /// # Errors
    /// [`NotAnOp`] where the text is no JSON.
    pub fn from_text(text: String) -> Result<Self, NotAnOp> {
        json::read(&text).map_err(|_| NotAnOp)
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// What stays of the op when everything in it goes that may name somebody: who wrote it, when, and of whom, with
    /// the mark less its words. A mark or a field that this version does not know goes too, for nobody can say what is
    /// in it. None where nothing goes.
    #[must_use]
    pub fn without_words(&self) -> Option<Self> {
        let mut op = self.parse().ok()?;
        if let Some(mark) = op.mark.without_words() {
            op.mark = mark;
        }
        let mark = match op.mark {
            Mark::Unknown => RawValue::from_string(FORGOTTEN.to_owned()),
            known => to_raw_value(&known),
        };
        let envelope = Envelope {
            id: op.id,
            class: op.class,
            subject: op.subject,
            mark: mark.ok()?,
            seen: op.seen,
            at: op.at,
            by: op.by,
        };
        let left = Self(to_raw_value(&envelope).ok()?);
        (left != *self).then_some(left)
    }

    /// The op as far as this version understands it: a mark it does not know becomes [`Mark::Unknown`].
    ///
    /// # Errors
    /// [`NotAnOp`] where the envelope itself is not readable.
    pub fn parse(&self) -> Result<Op, NotAnOp> {
        let envelope: Envelope = json::read(self.text()).map_err(|_| NotAnOp)?;
        let Envelope {
            id,
            class,
            subject,
            mark,
            seen,
            at,
            by,
        } = envelope;
        let mark = json::read(mark.get()).unwrap_or(Mark::Unknown);
        Ok(Op {
            id,
            class,
            subject,
            mark,
            seen,
            at,
            by,
        })
    }
}

impl PartialEq for RawOp {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for RawOp {}

impl fmt::Debug for RawOp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// What stands for a mark of a newer app that had to go.
const FORGOTTEN: &str = "\"forgotten\"";

#[derive(Serialize, Deserialize)]
struct Envelope {
    id: OpId,
    class: ClassId,
    subject: Subject,
    mark: Box<RawValue>,
    #[serde(default)]
    seen: Vec<OpId>,
    at: Millis,
    by: Role,
}

#[cfg(test)]
mod tests;
