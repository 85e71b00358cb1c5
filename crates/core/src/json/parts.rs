//! The parts of arrays, objects and enums.

use serde::de::{DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::{RAW, Reader, Unreadable, said};

/// The elements of an array.
pub(super) struct Elements<'a, 'de> {
    reader: &'a mut Reader<'de>,
    first: bool,
}

impl<'a, 'de> Elements<'a, 'de> {
    pub(super) fn of(reader: &'a mut Reader<'de>) -> Self {
        Self {
            reader,
            first: true,
        }
    }
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        if self.reader.0.another(b']', &mut self.first)? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }
}

/// The members of an object.
pub(super) struct Members<'a, 'de> {
    reader: &'a mut Reader<'de>,
    first: bool,
}

impl<'a, 'de> Members<'a, 'de> {
    pub(super) fn of(reader: &'a mut Reader<'de>) -> Self {
        Self {
            reader,
            first: true,
        }
    }
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        if !self.reader.0.another(b'}', &mut self.first)? {
            return Ok(None);
        }
        let key = self.reader.0.string()?;
        self.reader.0.sign(b':')?;
        seed.deserialize(said(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Unreadable> {
        seed.deserialize(&mut *self.reader)
    }
}

/// A value's own text, given out the way serde_json's `RawValue` asks for it.
pub(super) struct Raw<'de>(pub(super) Option<&'de str>);

impl<'de> MapAccess<'de> for Raw<'de> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        match self.0 {
            Some(_) => seed.deserialize(said(RAW.to_owned())).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Unreadable> {
        let text = self.0.take().ok_or(Unreadable)?;
        seed.deserialize(said(text.to_owned()))
    }
}

/// A variant of an enum: its word, and what belongs to it.
pub(super) struct Choice<'a, 'de> {
    pub(super) word: String,
    pub(super) rest: Option<&'a mut Reader<'de>>,
}

impl<'a, 'de> EnumAccess<'de> for Choice<'a, 'de> {
    type Error = Unreadable;
    type Variant = Rest<'a, 'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Rest<'a, 'de>), Unreadable> {
        Ok((seed.deserialize(said(self.word))?, Rest(self.rest)))
    }
}

/// What belongs to a variant.
pub(super) struct Rest<'a, 'de>(Option<&'a mut Reader<'de>>);

impl<'de> VariantAccess<'de> for Rest<'_, 'de> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        match self.0 {
            Some(reader) => reader.0.word("null").then_some(()).ok_or(Unreadable),
            None => Ok(()),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        seed.deserialize(self.0.ok_or(Unreadable)?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        serde::Deserializer::deserialize_seq(self.0.ok_or(Unreadable)?, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        serde::Deserializer::deserialize_map(self.0.ok_or(Unreadable)?, visitor)
    }
}
