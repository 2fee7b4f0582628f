//! Reads a parsed value into our types, with little code for each of them.
//!
//! serde's derives bring two ways to read a struct: by name, which compares every name that comes with every name
//! that is known, and in the order of the fields. This reader knows the fields' names and asks for each in that
//! order; it asks for a variant by its number. The code for the other way is never made, which is most of what
//! reading costs. An error says nothing: a text of ours is readable or it is not.
//!
//! Fields and variants therefore bear one name each (no `alias`).
use super::value::Value;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer as _, MapAccess, SeqAccess,
    VariantAccess, Visitor, value::StringDeserializer,
};
use std::fmt::{self, Display, Formatter};

/// It does not say what was expected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Unexpected;

impl Display for Unexpected {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("not what was expected")
    }
}

impl std::error::Error for Unexpected {}

impl serde::de::Error for Unexpected {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// Reads one value.
pub(super) struct Reader<V>(pub(super) V);

/// The largest number up to which a number of JSON's is exact (2⁵³).
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A whole number, if it is one.
#[expect(clippy::cast_possible_truncation, reason = "whole and within the range, as checked")]
fn whole(value: &impl Value) -> Result<i64, Unexpected> {
    let number = value.number().ok_or(Unexpected)?;
    if number.trunc() == number && number.abs() <= EXACT { Ok(number as i64) } else { Err(Unexpected) }
}

/// Ways to read that are the same as another one.
macro_rules! same {
    ($($method:ident => $other:ident;)*) => {$(
        fn $method<W: Visitor<'de>>(self, visitor: W) -> Result<W::Value, Unexpected> {
            self.$other(visitor)
        }
    )*};
}

impl<'de, V: Value> Deserializer<'de> for Reader<V> {
    type Error = Unexpected;

    fn deserialize_any<W: Visitor<'de>>(self, visitor: W) -> Result<W::Value, Unexpected> {
        let value = self.0;
        if value.is_none() {
            visitor.visit_unit()
        } else if let Some(truth) = value.bool() {
            visitor.visit_bool(truth)
        } else if let Some(number) = value.number() {
            // A whole one as such: whoever reads what was put aside (a tagged enum's fields) takes no fraction for it.
            match whole(&value) {
                Ok(whole) => visitor.visit_i64(whole),
                Err(_) => visitor.visit_f64(number),
            }
        } else if let Some(text) = value.text() {
            visitor.visit_string(text)
        } else if value.length().is_some() {
            Self(value).deserialize_seq(visitor)
        } else {
            Self(value).deserialize_map(visitor)
        }
    }

    fn deserialize_bool<W: Visitor<'de>>(self, visitor: W) -> Result<W::Value, Unexpected> {
        visitor.visit_bool(self.0.bool().ok_or(Unexpected)?)
    }

    fn deserialize_i64<W: Visitor<'de>>(self, visitor: W) -> Result<W::Value, Unexpected> {
        visitor.visit_i64(whole(&self.0)?)
    }

    fn deserialize_u64<W: Visitor<'de>>(self, visitor: W) -> Result<W::Value, Unexpected> {
        visitor.visit_u64(whole(&self.0)?.try_into().map_err(Unexpected::custom)?)
    }

    fn deserialize_f64<W: Visitor<'de>>(self, visitor: W) -> Result<W::Value, Unexpected> {
        visitor.visit_f64(self.0.number().ok_or(Unexpected)?)
    }

    fn deserialize_string<W: Visitor<'de>>(self, visitor: W) -> Result<W::Value, Unexpected> {
        visitor.visit_string(self.0.text().ok_or(Unexpected)?)
    }

    same! {
        deserialize_i8 => deserialize_i64;
        deserialize_i16 => deserialize_i64;
        deserialize_i32 => deserialize_i64;
        deserialize_u8 => deserialize_u64;
        deserialize_u16 => deserialize_u64;
        deserialize_u32 => deserialize_u64;
        deserialize_f32 => deserialize_f64;
        deserialize_char => deserialize_string;
        deserialize_str => deserialize_string;
        deserialize_identifier => deserialize_string;
        deserialize_bytes => deserialize_seq;
        deserialize_byte_buf => deserialize_seq;
    }

    fn deserialize_option<W: Visitor<'de>>(self, visitor: W) -> Result<W::Value, Unexpected> {
        if self.0.is_none() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<W: Visitor<'de>>(self, visitor: W) -> Result<W::Value, Unexpected> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<W: Visitor<'de>>(self, visitor: W) -> Result<W::Value, Unexpected> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<W: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: W,
    ) -> Result<W::Value, Unexpected> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<W: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: W,
    ) -> Result<W::Value, Unexpected> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<W: Visitor<'de>>(self, visitor: W) -> Result<W::Value, Unexpected> {
        let end = self.0.length().ok_or(Unexpected)?;
        visitor.visit_seq(List { list: self.0, next: 0, end })
    }

    fn deserialize_tuple<W: Visitor<'de>>(self, _: usize, visitor: W) -> Result<W::Value, Unexpected> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<W: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: W,
    ) -> Result<W::Value, Unexpected> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<W: Visitor<'de>>(self, visitor: W) -> Result<W::Value, Unexpected> {
        let names = self.0.names().ok_or(Unexpected)?.into_iter();
        visitor.visit_map(Members { object: self.0, names, name: String::new() })
    }

    fn deserialize_struct<W: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: W,
    ) -> Result<W::Value, Unexpected> {
        if !self.0.is_object() {
            return Err(Unexpected);
        }
        visitor.visit_seq(Fields { object: self.0, fields })
    }

    fn deserialize_enum<W: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: W,
    ) -> Result<W::Value, Unexpected> {
        let (name, content) = match self.0.text() {
            Some(name) => (name, None),
            None => {
                let mut names = self.0.names().ok_or(Unexpected)?;
                let name = names.pop().filter(|_| names.is_empty()).ok_or(Unexpected)?;
                let content = self.0.member(&name);
                (name, Some(content))
            }
        };
        // A name that nobody knows becomes a number that nobody knows: `other` where there is such a variant.
        let number = variants.iter().position(|known| *known == name).unwrap_or(variants.len());
        visitor.visit_enum(Variant { number: u32::try_from(number).map_err(Unexpected::custom)?, content })
    }
}

struct List<V> {
    list: V,
    next: u32,
    end: u32,
}

impl<'de, V: Value> SeqAccess<'de> for List<V> {
    type Error = Unexpected;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Unexpected> {
        if self.next == self.end {
            return Ok(None);
        }
        let element = self.list.element(self.next);
        self.next += 1;
        seed.deserialize(Reader(element)).map(Some)
    }
}

/// The fields of a struct in their order. One that is absent is nothing to an `Option`; others are told that there is
/// none, and the next is asked for all the same.
struct Fields<V> {
    object: V,
    fields: &'static [&'static str],
}

impl<'de, V: Value> SeqAccess<'de> for Fields<V> {
    type Error = Unexpected;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Unexpected> {
        let Some((name, rest)) = self.fields.split_first() else { return Ok(None) };
        self.fields = rest;
        let member = self.object.member(name);
        let absent = member.is_none();
        let read = seed.deserialize(Reader(member));
        if absent { Ok(read.ok()) } else { read.map(Some) }
    }
}

struct Members<V> {
    object: V,
    names: std::vec::IntoIter<String>,
    name: String,
}

impl<'de, V: Value> MapAccess<'de> for Members<V> {
    type Error = Unexpected;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Unexpected> {
        let Some(name) = self.names.next() else { return Ok(None) };
        self.name.clone_from(&name);
        seed.deserialize(StringDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Unexpected> {
        seed.deserialize(Reader(self.object.member(&self.name)))
    }
}

struct Variant<V> {
    number: u32,
    content: Option<V>,
}

impl<'de, V: Value> EnumAccess<'de> for Variant<V> {
    type Error = Unexpected;
    type Variant = Content<V>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Content<V>), Unexpected> {
        Ok((seed.deserialize(self.number.into_deserializer())?, Content(self.content)))
    }
}

/// What stands in a variant, if anything does.
struct Content<V>(Option<V>);

impl<'de, V: Value> VariantAccess<'de> for Content<V> {
    type Error = Unexpected;

    fn unit_variant(self) -> Result<(), Unexpected> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Unexpected> {
        seed.deserialize(Reader(self.0.ok_or(Unexpected)?))
    }

    fn tuple_variant<W: Visitor<'de>>(self, _: usize, visitor: W) -> Result<W::Value, Unexpected> {
        Reader(self.0.ok_or(Unexpected)?).deserialize_seq(visitor)
    }

    fn struct_variant<W: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: W,
    ) -> Result<W::Value, Unexpected> {
        Reader(self.0.ok_or(Unexpected)?).deserialize_struct("", fields, visitor)
    }
}

#[cfg(test)]
mod tests;
