//! The programmes that can be begun here, and giving one dates, people and ids.
use crate::{random, state::App};
use chrono::NaiveDate;
use folje_domain::{
    ids::{PersonId, SeriesId},
    language::Text,
    people::Role,
    record::Scale,
    template::{Choices, Laid, LayError, Template, TemplateError, bundled, own_scales},
};
use std::collections::BTreeMap;

/// The programmes that can be begun, by name; those that come with Följe unless others are set.
#[derive(Clone, PartialEq, Debug)]
pub struct Programmes(Vec<Template>);

/// Why a programme was not laid.
#[derive(Debug, thiserror::Error)]
pub enum NotLaid {
    /// There is no such template.
    #[error("there is no programme of that name")]
    NoSuchTemplate,
    /// The template refuses what was picked.
    #[error(transparent)]
    Refused(#[from] LayError),
    /// No ids can be made.
    #[error(transparent)]
    NoRandomness(#[from] random::NoRandomness),
}

impl Programmes {
    /// Reads templates, each by the name of its file and its text.
    ///
    /// # Errors
    /// Everything that is wrong in any of them.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<TemplateError>> {
        let (mut templates, mut errors) = (Vec::new(), Vec::new());
        for (name, text) in files {
            match Template::parse(name, text) {
                Ok(template) => templates.push(template),
                Err(wrong) => errors.extend(wrong),
            }
        }
        templates.sort_by(|a, b| a.name.sv.cmp(&b.name.sv));
        if errors.is_empty() { Ok(Self(templates)) } else { Err(errors) }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Template] {
        &self.0
    }

    /// The programme of that key.
    #[must_use]
    pub fn template(&self, key: &str) -> Option<&Template> {
        self.0.iter().find(|template| template.key == key)
    }

    /// The questions for self-rating in the programme of that key: its own, or ours where it brings none.
    #[must_use]
    pub fn scales(&self, key: &str) -> &[Scale] {
        match self.template(key) {
            Some(template) if !template.scales.is_empty() => &template.scales,
            _ => own_scales(),
        }
    }

    /// Gives the template `key` dates, people and ids.
    ///
    /// # Errors
    /// [`NotLaid`]
    pub fn lay(
        &self,
        app: &App,
        key: &str,
        start: NaiveDate,
        choices: &Choices,
        with: &[(Role, PersonId)],
        places: &BTreeMap<String, Text>,
    ) -> Result<Laid, NotLaid> {
        let template = self.template(key).ok_or(NotLaid::NoSuchTemplate)?;
        let roles = |role| with.iter().filter(|(has, _)| *has == role).map(|(_, person)| *person).collect();
        let mut failed = None;
        let mut id = || match random::uuid(&*app.random, app.now()) {
            Ok(id) => SeriesId(id),
            Err(error) => {
                failed = Some(error);
                SeriesId(uuid::Uuid::nil())
            }
        };
        let laid = template.lay(start, choices, &roles, &mut id, places)?;
        failed.map_or(Ok(laid), |error| Err(error.into()))
    }
}

impl Default for Programmes {
    /// Those that come with Följe; a test of the domain keeps them in order.
    fn default() -> Self {
        Self::read(bundled().iter().copied()).unwrap_or_else(|_| Self(Vec::new()))
    }
}
