//! Many participants out of a table (CSV): what was found in it, line by line. All of them are added, or none.
use folje_domain::ids::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most people in one file.
pub const MOST_PEOPLE: usize = 200;

/// The columns, by the names that are understood; the first is what a template is written with. Only the name must be
/// there.
pub const COLUMNS: [(Column, &[&str]); 5] = [
    (Column::Name, &["namn", "name"]),
    (Column::Language, &["språk", "sprak", "language"]),
    (Column::Phone, &["telefon", "mobil", "phone"]),
    (Column::Email, &["e-post", "epost", "mejl", "mail", "email", "e-mail"]),
    (Column::Group, &["grupp", "group"]),
];

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The name.
    Name,
    /// The language.
    Language,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// The name of a group that is there.
    Group,
}

/// What an import came to, or would come to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct ImportReport {
    /// Whether everybody was added.
    pub done: bool,
    /// What is wrong with the file as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<FileProblem>,
    /// Each person in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<ImportRow>,
}

/// One person in the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct ImportRow {
    /// The line in the file, the head being the first.
    pub line: u32,
    /// Their id, once they are added.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The group; empty where they begin in none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// What is wrong with the line; nothing where it is fine.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<RowProblem>,
}

/// What is wrong with a file as a whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FileProblem {
    /// This is no text: a workbook, a picture.
    NotText,
    /// Its encoding is not known, and guessing could spoil names.
    UnknownEncoding,
    /// Nobody stands in it.
    Empty,
    /// More than [`MOST_PEOPLE`].
    TooMany,
    /// There is no column of names.
    NoNames,
    /// A column that is not known; nothing is left out unseen.
    UnknownColumn(String),
    /// A column that is there twice.
    TwiceColumn(Column),
}

/// What is wrong with a line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RowProblem {
    /// It has more fields than the head has columns.
    TooManyFields,
    /// The name is missing.
    NoName,
    /// Something is too long, or has characters that cannot be shown.
    Unreadable(Column),
    /// Not a language that there is.
    UnknownLanguage,
    /// Not a group that there is; or several have that name.
    UnknownGroup,
    /// Not a phone number.
    BadPhone,
    /// Not an e-mail address.
    BadEmail,
    /// A personal identity number stands in it, which is not kept.
    IdentityNumber(Column),
    /// The group cannot be begun in: its programme does not fit its dates or choices any more.
    CannotBegin,
    /// The same person as on that line.
    SameAs(u32),
    /// One of one's own participants already.
    AlreadyHere,
}
