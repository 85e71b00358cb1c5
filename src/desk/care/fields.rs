//! The fields of an answer, each read when it is asked for. A type for every answer, and what serde makes of it, would
//! be most of what these lists cost a phone. Their names are those of `rollcall_core::desk`.

use core::fmt;

use rollcall_core::json;
use rollcall_core::time::Millis;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// An object as it came.
#[derive(Debug, Clone)]
pub struct Fields(Vec<(String, Box<RawValue>)>);

impl Fields {
    /// One of them; none where there is none such.
    #[must_use]
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        json::read(self.text_of(name)).ok()
    }

    /// One that is a text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.read(name)
    }

    /// One that is a number; 0 where there is none such.
    #[must_use]
    pub fn number(&self, name: &str) -> i64 {
        self.read(name).unwrap_or_default()
    }

    /// One that is an instant.
    #[must_use]
    pub fn at(&self, name: &str) -> Millis {
        Millis(self.number(name))
    }

    /// One that is yes or no.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.text_of(name) == "true"
    }

    fn text_of(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(it, _)| it == name);
        found.map_or("null", |(_, value)| value.get())
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct All;

        impl<'de> Visitor<'de> for All {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(member) = members.next_entry()? {
                    fields.push(member);
                }
                Ok(Fields(fields))
            }
        }

        from.deserialize_map(All)
    }
}
