//! A fingerprint of a set of ops.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::marks::{RawOp, ServerNo};

/// A fingerprint of the ops of a class, whatever order they were added in: the wrapping sum of a hash of each
/// op's text and number. State is a pure function of that set, so equal sets mean equal states (I5); and unlike
/// a hash of the state it is the same for an app that does not understand every mark (I12).
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Digest(u64);

impl Digest {
    /// Adds an op that is not in the set yet.
    #[must_use]
    pub fn with(self, no: ServerNo, op: &RawOp) -> Self {
        let number = no.0.to_le_bytes();
        let bytes = number.iter().chain(op.text().as_bytes());
        Self(self.0.wrapping_add(fnv1a(bytes)))
    }
}

/// FNV-1a, 64 bits, with a finishing mix: neighbours differ everywhere, so a sum does not cancel out.
fn fnv1a<'a>(bytes: impl Iterator<Item = &'a u8>) -> u64 {
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = core::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u64::from_str_radix(&text, 16).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> RawOp {
        RawOp::from_text(text.into()).unwrap()
    }

    #[test]
    fn i5_a_digest_is_of_the_set_and_not_of_the_order() {
        let (a, b) = (raw("1"), raw("2"));
        let (one, two) = (ServerNo(1), ServerNo(2));
        let forth = Digest::default().with(one, &a).with(two, &b);
        let back = Digest::default().with(two, &b).with(one, &a);
        assert_eq!(forth, back);
        assert_ne!(forth, Digest::default().with(one, &a));
        assert_ne!(forth, Digest::default().with(two, &a).with(one, &b));
        assert_eq!(Digest::try_from(String::from(forth)), Ok(forth));
    }
}
