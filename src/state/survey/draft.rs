//! What somebody has begun to answer: kept on the phone with each tap and letter, and never sent before they say so.
use super::super::{App, account};
use crate::platform::{
    json,
    kept::{self, Change, Key, NotKept, Shelf},
};
use folje_anonymity::answers::{Answers, Form, NotAnswers, Value};
use folje_domain::ids::SurveyId;
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

/// What was begun.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Begun {
    /// The screen: 0 is the one before the questions, the one after the last question is where it is handed in.
    pub(crate) at: usize,
    /// What is answered so far, by question.
    pub(crate) values: Vec<Option<Value>>,
}

impl Begun {
    /// What is answered to a question.
    pub(crate) fn value(&self, question: usize) -> Option<&Value> {
        self.values.get(question).and_then(Option::as_ref)
    }

    /// Answers one.
    pub(crate) fn set(&mut self, question: usize, value: Option<Value>) {
        if self.values.len() <= question {
            self.values.resize(question + 1, None);
        }
        self.values[question] = value;
    }

    /// All of it; what was not answered is declined.
    ///
    /// # Errors
    /// Where something was written that the form does not take.
    pub(crate) fn answers(&self, form: &Form) -> Result<Answers, NotAnswers> {
        let value = |(place, _)| self.value(place).cloned().unwrap_or(Value::Declined);
        Answers::new(form, form.questions().iter().enumerate().map(value).collect())
    }
}

/// A draft on this phone. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Draft {
    /// Nothing: it is kept nowhere (whoever types a printed code may sit at a computer of others).
    place: StoredValue<Option<(String, String)>>,
    /// What has been answered so far; nothing until it has been read.
    pub(crate) begun: RwSignal<Option<Begun>>,
}

impl Draft {
    /// The draft of a survey, as it was left.
    pub(crate) fn of(app: App, survey: SurveyId) -> Self {
        let account = app.account.with_untracked(|account| account.as_ref().map(account::name));
        let place = account.map(|account| (account, format!("survey-draft {survey}")));
        let draft = Self { place: StoredValue::new(place.clone()), begun: RwSignal::new(None) };
        spawn_local(async move {
            let read = match place {
                Some((account, name)) => kept::one(&account, Shelf::Snapshot, &name).await.ok().flatten(),
                None => None,
            };
            draft.begun.try_set(Some(read.and_then(|text| json::read(&text)).unwrap_or_default()));
        });
        draft
    }

    /// One that lies nowhere.
    pub(crate) fn unkept() -> Self {
        Self { place: StoredValue::new(None), begun: RwSignal::new(Some(Begun::default())) }
    }

    /// Changes it and keeps it.
    pub(crate) fn update(self, change: impl FnOnce(&mut Begun)) {
        self.begun.update(|begun| change(begun.get_or_insert_default()));
        self.write(self.begun.with_untracked(|begun| begun.as_ref().map(json::write)));
    }

    /// It has become a letter.
    pub(crate) fn done(self) {
        self.write(None);
    }

    fn write(self, value: Option<String>) {
        let Some((account, name)) = self.place.get_value() else { return };
        spawn_local(async move {
            let change = Change { shelf: Shelf::Snapshot, key: Key::Name(name), value };
            let (Ok(_) | Err(NotKept)) = kept::write(&account, &[change]).await;
        });
    }
}
