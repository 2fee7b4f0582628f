//! What is wrong with a line, held against the others, the groups and one's own participants.
use super::{Found, table::Line};
use crate::contact;
use folje_api::v1::desk_import::{Column, RowProblem};
use folje_domain::{
    command::{SHORT_TEXT, is_single_line, single_line},
    entry::{self, PhoneError},
    ids::CohortId,
    language::Language,
};
use folje_store::Cohort;

/// By what somebody is known again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Known {
    name: String,
    phone: String,
    email: String,
}

impl Known {
    /// Somebody as staff wrote them. Numbers from before there was a rule are compared as they were written.
    pub(super) fn of(name: &str, phone: &str, email: &str) -> Self {
        Self {
            name: name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(),
            phone: entry::phone(phone).unwrap_or_else(|_| phone.trim().to_owned()),
            email: email.trim().to_lowercase(),
        }
    }

    /// Whether these are the same person, as far as can be told: one address or one number is enough; one name is, unless
    /// their numbers or addresses tell them apart.
    pub(super) fn is(&self, other: &Self) -> bool {
        let (phone, email) = (alike(&self.phone, &other.phone), alike(&self.email, &other.email));
        phone == Some(true)
            || email == Some(true)
            || (self.name == other.name && phone != Some(false) && email != Some(false))
    }
}

/// Whether two are the same; None where one of them is not known.
fn alike(one: &str, other: &str) -> Option<bool> {
    (!one.is_empty() && !other.is_empty()).then(|| one == other)
}

/// What a line says, and what is wrong with it by itself.
pub(super) fn line(line: &Line, cohorts: &[Cohort]) -> (Found, Vec<RowProblem>) {
    let mut problems = Vec::new();
    if line.too_many {
        problems.push(RowProblem::TooManyFields);
    }
    let mut take = |column: Column| {
        let said = cell(&single_line(line.get(column)));
        if said.chars().count() > SHORT_TEXT || !is_single_line(&said) {
            problems.push(RowProblem::Unreadable(column));
            return String::new();
        }
        // A number in one row may be either; the phone's own rule tells.
        if column != Column::Phone && entry::contains_identity_number(&said) {
            problems.push(RowProblem::IdentityNumber(column));
            return String::new();
        }
        said
    };
    let (name, phone, email) = (take(Column::Name), take(Column::Phone), take(Column::Email));
    let (language, group) = (take(Column::Language), take(Column::Group));
    let about_name = [RowProblem::Unreadable(Column::Name), RowProblem::IdentityNumber(Column::Name)];
    if name.is_empty() && !about_name.iter().any(|problem| problems.contains(problem)) {
        problems.push(RowProblem::NoName);
    }
    let language = read_language(&language).unwrap_or_else(|| {
        problems.push(RowProblem::UnknownLanguage);
        Language::default()
    });
    let phone = contact::phone(&phone).unwrap_or_else(|error| {
        problems.push(match error {
            PhoneError::IdentityNumber => RowProblem::IdentityNumber(Column::Phone),
            PhoneError::NotDigits | PhoneError::NoPrefix | PhoneError::Length => RowProblem::BadPhone,
        });
        String::new()
    });
    let email = entry::email(&email).unwrap_or_else(|_| {
        problems.push(RowProblem::BadEmail);
        String::new()
    });
    let cohort = find_group(&group, cohorts).unwrap_or_else(|NoSuchGroup| {
        problems.push(RowProblem::UnknownGroup);
        None
    });
    (Found { line: line.number, name, language, phone, email, group, cohort }, problems)
}

/// What a cell says: without hidden marks, and out of the formula by which spreadsheets keep a text (`="070…"`).
fn cell(written: &str) -> String {
    let said = entry::line(written);
    let text =
        said.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).filter(|text| !text.contains('"'));
    text.map_or_else(|| said.clone(), |text| text.trim().to_owned())
}

/// By tag, or by name in its own language or in Swedish; where nothing stands, Swedish.
fn read_language(said: &str) -> Option<Language> {
    let said = said.to_lowercase();
    match said.as_str() {
        "" => Some(Language::default()),
        "engelska" => Some(Language::En),
        "swedish" => Some(Language::Sv),
        _ => {
            let by_name = Language::ALL.into_iter().find(|one| one.own_name().to_lowercase() == said);
            by_name.or_else(|| Language::from_tag(&said))
        }
    }
}

/// No group has that name, or several have.
struct NoSuchGroup;

fn find_group(said: &str, cohorts: &[Cohort]) -> Result<Option<CohortId>, NoSuchGroup> {
    if said.is_empty() {
        return Ok(None);
    }
    let said = said.to_lowercase();
    let mut named = cohorts.iter().filter(|cohort| cohort.name.to_lowercase() == said);
    match (named.next(), named.next()) {
        (Some(cohort), None) => Ok(Some(cohort.id)),
        _ => Err(NoSuchGroup),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_known_by_number_or_address_and_by_name_unless_these_tell_apart() {
        let known = Known::of;
        let ada = known("Ada  Ek", "+46 70-174 06 05", "");
        assert!(ada.is(&known("A. Ek", "070 174 06 05", "")));
        assert!(ada.is(&known("ada ek", "", "ada@exempel.example")));
        assert!(!ada.is(&known("Ada Ek", "070-174 06 06", "")), "two of one name");
        assert!(known("Bo", "", "B@x.example").is(&known("Bosse", "1234567", "b@X.example")));
        assert!(known("Bo", "+46701740605", "").is(&known("B", "٠٧٠١٧٤٠٦٠٥", "")));
    }

    #[test]
    fn languages_are_read_as_people_write_them() {
        for (said, language) in [
            ("", Some(Language::Sv)),
            ("engelska", Some(Language::En)),
            ("English", Some(Language::En)),
            ("sv-SE", Some(Language::Sv)),
            ("tigrinja", None),
        ] {
            assert_eq!(read_language(said), language, "{said}");
        }
    }
}
