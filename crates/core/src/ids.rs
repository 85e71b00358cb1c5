//! Identities. All are random 64-bit numbers, written as 16 hex digits: a server restored from an old backup
//! must not give a new class the number of one that phones still hold marks for (P17).

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A text that is not 16 hex digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id is 16 hex digits")]
pub struct NotAnId;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:016x}", self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                parse_hex(text).map(Self).ok_or(NotAnId)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                text.parse().map_err(de::Error::custom)
            }
        }
    };
}

id! {
    /// One school's capture days.
    EventId
}
id! {
    /// A class within an event.
    ClassId
}
id! {
    /// A student within a class.
    StudentId
}
id! {
    /// A counsellor within an event.
    CounsellorId
}
id! {
    /// One installation of the app: a browser profile, or the app installed from it (P2).
    DeviceId
}
id! {
    /// A link that grants a role.
    InvitationId
}
id! {
    /// The identity of a server's database; a restored backup has a new one (P17).
    Epoch
}

fn parse_hex(text: &str) -> Option<u64> {
    let lower_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if text.len() == 16 && text.bytes().all(lower_hex) {
        u64::from_str_radix(text, 16).ok()
    } else {
        None
    }
}

/// The place of an op in its device's own count: 1, 2, 3 … without a gap (I4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl Seq {
    /// The number that follows this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_wrote() {
        for n in [0, 1, 0xdead_beef, u64::MAX] {
            assert_eq!(ClassId(n).to_string().parse(), Ok(ClassId(n)));
        }
    }

    #[test]
    fn an_id_refuses_what_is_not_sixteen_lower_hex_digits() {
        for text in [
            "",
            "1",
            "+00000000000000f",
            "00000000000000FF",
            "00000000000000000",
        ] {
            assert_eq!(text.parse::<ClassId>(), Err(NotAnId), "{text}");
        }
    }
}
