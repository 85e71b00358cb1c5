//! Reading JSON on the phone. serde_json can say of every mistake what it is and where, for every type; an app that
//! only asks whether a text is ours or not pays for that with a tenth of its bundle. Here a text is read or it is
//! [`Unreadable`], and that is all there is in the code of every type.

mod parts;
mod text;

use core::fmt;

use serde::de::{self, Deserialize, Deserializer, IntoDeserializer, Visitor, value};

use parts::{Choice, Elements, Members, Raw};
use text::Text;

/// The name by which serde_json asks for a value's own text: `serde_json::value::RawValue`.
const RAW: &str = "$serde_json::private::RawValue";

/// Reads a value.
///
/// # Errors
/// [`Unreadable`] where the text is no JSON, or not such a value.
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Unreadable> {
    let mut reader = Reader(Text::new(text));
    let value = T::deserialize(&mut reader)?;
    reader.0.end()?;
    Ok(value)
}

/// A text that is not what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable JSON")
    }
}

impl core::error::Error for Unreadable {}

/// Every mistake is the same one; serde's own words for them would come along otherwise.
impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }
    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn missing_field(_: &'static str) -> Self {
        Self
    }
    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

/// A text and how far it has been read.
struct Reader<'de>(Text<'de>);

macro_rules! numbers {
    ($($unsigned:ident $signed:ident),+) => {$(
        fn $unsigned<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            match self.0.integer()? {
                (false, size) => visitor.visit_u64(size),
                (true, _) => Err(Unreadable),
            }
        }

        fn $signed<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            let (below, size) = self.0.integer()?;
            let number = if below {
                0_i64.checked_sub_unsigned(size)
            } else {
                i64::try_from(size).ok()
            };
            visitor.visit_i64(number.ok_or(Unreadable)?)
        }
    )+};
}

/// What the types of this app do not have is not read.
macro_rules! never {
    ($($kind:ident),+) => {$(
        fn $kind<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unreadable> {
            Err(Unreadable)
        }
    )+};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Unreadable;

    numbers! {
        deserialize_u8 deserialize_i8, deserialize_u16 deserialize_i16,
        deserialize_u32 deserialize_i32, deserialize_u64 deserialize_i64
    }

    never! {
        deserialize_any, deserialize_f32, deserialize_f64, deserialize_char, deserialize_bytes,
        deserialize_byte_buf
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.0.word("true") {
            visitor.visit_bool(true)
        } else if self.0.word("false") {
            visitor.visit_bool(false)
        } else {
            Err(Unreadable)
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_string(self.0.string()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.0.word("null") {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.0.word("null") {
            visitor.visit_unit()
        } else {
            Err(Unreadable)
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        if name == RAW {
            visitor.visit_map(Raw(Some(self.0.value()?)))
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.0.sign(b'[')?;
        let value = visitor.visit_seq(Elements::of(self))?;
        self.0.sign(b']')?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.0.sign(b'{')?;
        let value = visitor.visit_map(Members::of(self))?;
        self.0.sign(b'}')?;
        Ok(value)
    }

    /// Always an object: ours are never written as arrays, and the code to read them so is left out.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_map(visitor)
    }

    /// A word, or an object with the word as its one key.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let bare = self.0.peek() == Some(b'"');
        if !bare {
            self.0.sign(b'{')?;
        }
        let word = self.0.string()?;
        if !bare {
            self.0.sign(b':')?;
        }
        let value = visitor.visit_enum(Choice {
            word,
            rest: (!bare).then_some(&mut *self),
        })?;
        if !bare {
            self.0.sign(b'}')?;
        }
        Ok(value)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.0.value()?;
        visitor.visit_unit()
    }
}

/// A word, as a value to read.
fn said(word: String) -> value::StringDeserializer<Unreadable> {
    word.into_deserializer()
}
