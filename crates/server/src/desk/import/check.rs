//! What is wrong with a line, held against the others, the groups and one's own participants.
use super::{Found, table::Line};
use folje_api::v1::desk_import::{Column, RowProblem};
use folje_domain::{
    command::{SHORT_TEXT, is_single_line, single_line},
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
    /// Somebody as staff wrote them: numbers are compared by their digits, `+46 70` being `070`.
    pub(super) fn of(name: &str, phone: &str, email: &str) -> Self {
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        let national = phone.trim_start().starts_with('+').then(|| digits.strip_prefix("46")).flatten();
        Self {
            name: name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(),
            phone: national.map_or(digits.clone(), |rest| format!("0{}", rest.trim_start_matches('0'))),
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
        let said = single_line(line.get(column));
        if said.chars().count() > SHORT_TEXT || !is_single_line(&said) {
            problems.push(RowProblem::Unreadable(column));
            return String::new();
        }
        said
    };
    let (name, phone, email) = (take(Column::Name), take(Column::Phone), take(Column::Email));
    let (language, group) = (take(Column::Language), take(Column::Group));
    if name.is_empty() && !problems.contains(&RowProblem::Unreadable(Column::Name)) {
        problems.push(RowProblem::NoName);
    }
    let language = read_language(&language).unwrap_or_else(|| {
        problems.push(RowProblem::UnknownLanguage);
        Language::default()
    });
    if !phone.is_empty() && !is_phone(&phone) {
        problems.push(RowProblem::BadPhone);
    }
    if !email.is_empty() && !is_email(&email) {
        problems.push(RowProblem::BadEmail);
    }
    let cohort = find_group(&group, cohorts).unwrap_or_else(|NoSuchGroup| {
        problems.push(RowProblem::UnknownGroup);
        None
    });
    (Found { line: line.number, name, language, phone, email, group, cohort }, problems)
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

fn is_phone(said: &str) -> bool {
    let digits = said.chars().filter(char::is_ascii_digit).count();
    (6..=15).contains(&digits) && said.chars().all(|c| c.is_ascii_digit() || " +-()/".contains(c))
}

fn is_email(said: &str) -> bool {
    let one_at = said.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.contains('@')
    });
    one_at && !said.chars().any(char::is_whitespace)
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
    }

    #[test]
    fn numbers_addresses_and_languages_are_read_as_people_write_them() {
        for (said, good) in
            [("070-174 06 05", true), ("+46 (0)70 1740605", true), ("12", false), ("ring mig", false)]
        {
            assert_eq!(is_phone(said), good, "{said}");
        }
        for (said, good) in [
            ("a@b.example", true),
            ("a@b", false),
            ("@b.example", false),
            ("a b@c.example", false),
            ("a@b@c.example", false),
        ] {
            assert_eq!(is_email(said), good, "{said}");
        }
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
