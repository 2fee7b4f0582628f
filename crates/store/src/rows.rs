//! Reading columns: from text, integers and bytes to the domain's types, with the column's name where that fails.
use crate::StoreError;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{Row, any::AnyRow};
use std::str::FromStr;

/// A text.
pub(crate) fn text(row: &AnyRow, column: &'static str) -> Result<String, StoreError> {
    row.try_get(column).map_err(|_| StoreError::Corrupt { what: column })
}

/// A text, or nothing.
pub(crate) fn maybe_text(row: &AnyRow, column: &'static str) -> Result<Option<String>, StoreError> {
    row.try_get(column).map_err(|_| StoreError::Corrupt { what: column })
}

/// An integer.
pub(crate) fn number(row: &AnyRow, column: &'static str) -> Result<i64, StoreError> {
    row.try_get(column).map_err(|_| StoreError::Corrupt { what: column })
}

/// How many, as `COUNT` gives it.
pub(crate) fn count(row: &AnyRow, column: &'static str) -> Result<u32, StoreError> {
    u32::try_from(number(row, column)?).map_err(|_| StoreError::Corrupt { what: column })
}

/// Yes or no, kept as 1 or 0.
pub(crate) fn flag(row: &AnyRow, column: &'static str) -> Result<bool, StoreError> {
    Ok(number(row, column)? != 0)
}

/// Bytes.
pub(crate) fn bytes(row: &AnyRow, column: &'static str) -> Result<Vec<u8>, StoreError> {
    row.try_get(column).map_err(|_| StoreError::Corrupt { what: column })
}

/// Bytes, or nothing.
pub(crate) fn maybe_bytes(row: &AnyRow, column: &'static str) -> Result<Option<Vec<u8>>, StoreError> {
    row.try_get(column).map_err(|_| StoreError::Corrupt { what: column })
}

/// Whatever is kept as the text that it is written as: an id, a day, a role.
pub(crate) fn parsed<T: FromStr>(row: &AnyRow, column: &'static str) -> Result<T, StoreError> {
    text(row, column)?.parse().map_err(|_| StoreError::Corrupt { what: column })
}

/// A day, or nothing.
pub(crate) fn maybe_day(row: &AnyRow, column: &'static str) -> Result<Option<NaiveDate>, StoreError> {
    maybe_text(row, column)?
        .map(|text| text.parse().map_err(|_| StoreError::Corrupt { what: column }))
        .transpose()
}

/// An instant, kept as microseconds since 1970.
pub(crate) fn instant(row: &AnyRow, column: &'static str) -> Result<DateTime<Utc>, StoreError> {
    DateTime::from_timestamp_micros(number(row, column)?).ok_or(StoreError::Corrupt { what: column })
}

/// An integer, or nothing.
pub(crate) fn maybe_number(row: &AnyRow, column: &'static str) -> Result<Option<i64>, StoreError> {
    row.try_get(column).map_err(|_| StoreError::Corrupt { what: column })
}

/// An instant, or nothing.
pub(crate) fn maybe_instant(row: &AnyRow, column: &'static str) -> Result<Option<DateTime<Utc>>, StoreError> {
    maybe_number(row, column)?
        .map(|at| DateTime::from_timestamp_micros(at).ok_or(StoreError::Corrupt { what: column }))
        .transpose()
}

/// A body, kept as JSON.
pub(crate) fn body<T: DeserializeOwned>(row: &AnyRow, column: &'static str) -> Result<T, StoreError> {
    serde_json::from_str(&text(row, column)?).map_err(|_| StoreError::Corrupt { what: column })
}

/// A body as it is kept.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Corrupt { what: "a body to be written" })
}

/// The wire name of an enum's value («placement», «id-taken»): the text that it is in JSON.
pub(crate) fn wire_name<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Ok(name),
        _ => Err(StoreError::Corrupt { what: "a name to be written" }),
    }
}

/// The value of an enum that has that wire name.
pub(crate) fn from_wire_name<T: DeserializeOwned>(
    name: String,
    column: &'static str,
) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(name)).map_err(|_| StoreError::Corrupt { what: column })
}
