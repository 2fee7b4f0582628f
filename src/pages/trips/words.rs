//! Parts of trips in words.
use crate::texts;
use folje_domain::reminder::{Company, Leg};

/// «Lillbyn → Torget»
pub(super) fn from_to(leg: &Leg) -> String {
    format!("{} → {}", leg.from.name, leg.to.name)
}

/// In whose company a trip was made.
pub(super) fn company(company: Company) -> String {
    match company {
        Company::Together => texts::company_together(),
        Company::OnThePhone => texts::company_phone(),
        Company::Alone => texts::company_alone(),
    }
}

/// How it felt, from 1 to 5.
pub(super) fn felt(felt: u8) -> String {
    match felt {
        1 => texts::felt_1(),
        2 => texts::felt_2(),
        3 => texts::felt_3(),
        4 => texts::felt_4(),
        _ => texts::felt_5(),
    }
}
