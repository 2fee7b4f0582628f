//! What a set of keys is for: one programme and one quarter. Never a person or a small group, since whoever has a key of
//! their own is known by it.
use folje_domain::ids::OrganisationId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many surveys a period has room for, and so how many tokens everybody fetches.
pub const SLOTS: u8 = 12;

/// A quarter of a programme.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "Plain")]
pub struct Period {
    organisation: OrganisationId,
    #[schema(min_length = 1, max_length = 100)]
    programme: String,
    year: u16,
    #[schema(minimum = 1, maximum = 4)]
    quarter: u8,
}

/// What arrives.
#[derive(Deserialize)]
struct Plain {
    organisation: OrganisationId,
    programme: String,
    year: u16,
    quarter: u8,
}

/// There is no such quarter, or the programme's key is empty or longer than 100 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("no such period")]
pub struct NoSuchPeriod;

impl Period {
    /// The quarter (1 to 4) of a year of the programme with this key of its template.
    ///
    /// # Errors
    /// [`NoSuchPeriod`]
    pub fn new(
        organisation: OrganisationId,
        programme: &str,
        year: u16,
        quarter: u8,
    ) -> Result<Self, NoSuchPeriod> {
        let sound = (1..=4).contains(&quarter) && (1..=100).contains(&programme.len());
        sound
            .then(|| Self { organisation, programme: programme.to_owned(), year, quarter })
            .ok_or(NoSuchPeriod)
    }

    /// Whose programme it is.
    #[must_use]
    pub const fn organisation(&self) -> OrganisationId {
        self.organisation
    }

    /// The key of the programme's template.
    #[must_use]
    pub fn programme(&self) -> &str {
        &self.programme
    }

    /// The year.
    #[must_use]
    pub const fn year(&self) -> u16 {
        self.year
    }

    /// The quarter, 1 to 4.
    #[must_use]
    pub const fn quarter(&self) -> u8 {
        self.quarter
    }

    /// The period as bytes: no two periods have the same.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.organisation.0.as_bytes().to_vec();
        bytes.extend(self.year.to_be_bytes());
        bytes.push(self.quarter);
        bytes.extend(self.programme.as_bytes());
        bytes
    }
}

impl TryFrom<Plain> for Period {
    type Error = NoSuchPeriod;

    fn try_from(plain: Plain) -> Result<Self, NoSuchPeriod> {
        Self::new(plain.organisation, &plain.programme, plain.year, plain.quarter)
    }
}

/// One of a period's places for a survey, from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "u8", into = "u8")]
#[schema(as = SurveySlot)]
pub struct Slot(u8);

impl Slot {
    /// All slots, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SLOTS).map(Self)
    }

    /// Its place among all.
    pub(super) fn place(self) -> usize {
        usize::from(self.0)
    }
}

impl TryFrom<u8> for Slot {
    type Error = NoSuchPeriod;

    fn try_from(number: u8) -> Result<Self, NoSuchPeriod> {
        (number < SLOTS).then_some(Self(number)).ok_or(NoSuchPeriod)
    }
}

impl From<Slot> for u8 {
    fn from(slot: Slot) -> Self {
        slot.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_quarters_and_slots_that_exist_are_read() {
        let period = |quarter: u8| {
            format!(
                r#"{{"organisation":"00000000-0000-0000-0000-000000000001","programme":"tolg","year":2026,"quarter":{quarter}}}"#
            )
        };
        assert!(serde_json::from_str::<Period>(&period(4)).is_ok());
        assert!(serde_json::from_str::<Period>(&period(5)).is_err());
        assert!(serde_json::from_str::<Slot>("11").is_ok());
        assert!(serde_json::from_str::<Slot>("12").is_err());
        assert_eq!(Slot::all().count(), usize::from(SLOTS));
    }
}
