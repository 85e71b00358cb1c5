//! Enums that are written as one word each. The words are the protocol.

use serde::{Deserialize, Deserializer, de};

/// Makes an enum a word in JSON.
macro_rules! words {
    ($name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(match self {
                    $(Self::$variant => $word),+
                })
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let at = $crate::words::place(from, &[$($word),+])?;
                Ok([$(Self::$variant),+][at])
            }
        }
    };
}
pub(crate) use words;

/// Which of the words is read. It is in the phone's bundle once; what serde derives, once for every enum.
pub(crate) fn place<'de, D: Deserializer<'de>>(from: D, words: &[&str]) -> Result<usize, D::Error> {
    let read = String::deserialize(from)?;
    let at = words.iter().position(|word| *word == read);
    at.ok_or_else(|| de::Error::custom(format_args!("unknown word `{read}`")))
}

#[cfg(test)]
mod tests {
    use crate::access::Role;
    use crate::marks::{Absence, Method};

    #[test]
    fn an_enum_is_written_as_its_word_and_read_back() {
        assert_eq!(serde_json::to_string(&Role::Office).unwrap(), r#""office""#);
        for reason in Absence::ALL {
            let text = serde_json::to_string(&reason).unwrap();
            assert_eq!(serde_json::from_str::<Absence>(&text).unwrap(), reason);
        }
        assert!(serde_json::from_str::<Method>(r#""gold""#).is_err());
        assert!(serde_json::from_str::<Method>("1").is_err());
    }
}
