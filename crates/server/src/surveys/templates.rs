//! What can be asked: files of `templates/surveys/`, in the words of those who use them. A server may have its own.
use folje_anonymity::answers::{Form, Kind};
use folje_api::v1::{
    desk_surveys::SurveyTemplate,
    surveys::{Occasion, QuestionWords, SurveyWords},
};
use folje_domain::language::Text;
use serde::Deserialize;

/// The questions that can be asked, in the order in which they are offered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SurveyTemplates(Vec<SurveyTemplate>);

/// What is wrong with a file.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{file}: {what}")]
pub struct NotATemplate {
    /// The file.
    pub file: String,
    /// What is wrong.
    pub what: String,
}

const BUNDLED: [(&str, &str); 5] = [
    ("first-weeks.toml", include_str!("../../../../templates/surveys/first-weeks.toml")),
    ("half-way.toml", include_str!("../../../../templates/surveys/half-way.toml")),
    ("exit.toml", include_str!("../../../../templates/surveys/exit.toml")),
    ("three-months.toml", include_str!("../../../../templates/surveys/three-months.toml")),
    ("six-months.toml", include_str!("../../../../templates/surveys/six-months.toml")),
];

/// A file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    key: String,
    occasion: Occasion,
    together: bool,
    title: Text,
    why: Text,
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    kind: Sort,
    ask: Text,
    #[serde(default)]
    choices: Vec<Text>,
    #[serde(default)]
    faces: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Sort {
    Scale,
    Choice,
    Text,
}

impl SurveyTemplates {
    /// Reads templates, each by the name of its file and its text.
    ///
    /// # Errors
    /// [`NotATemplate`] for the first that is none.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, NotATemplate> {
        let mut templates: Vec<SurveyTemplate> = Vec::new();
        for (file, text) in files {
            let wrong = |what: String| NotATemplate { file: file.to_owned(), what };
            let written: Written = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
            let template = template(written).map_err(|what| wrong(what.to_owned()))?;
            if templates.iter().any(|other| other.key == template.key) {
                return Err(wrong(format!("the key {} is there twice", template.key)));
            }
            templates.push(template);
        }
        templates.sort_by_key(|template| template.occasion);
        Ok(Self(templates))
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[SurveyTemplate] {
        &self.0
    }

    /// The one with that key.
    #[must_use]
    pub fn template(&self, key: &str) -> Option<&SurveyTemplate> {
        self.0.iter().find(|template| template.key == key)
    }
}

impl Default for SurveyTemplates {
    /// Those that come with Följe; a test keeps them in order.
    fn default() -> Self {
        Self::read(BUNDLED).unwrap_or_else(|_| Self(Vec::new()))
    }
}

fn template(written: Written) -> Result<SurveyTemplate, &'static str> {
    let Written { key, occasion, together, title, why, question: questions } = written;
    let kinds = questions.iter().map(|question| {
        let choices = u8::try_from(question.choices.len()).unwrap_or(u8::MAX);
        match question.kind {
            Sort::Scale => Ok(Kind::Scale { choices }),
            Sort::Choice if !question.faces => Ok(Kind::Choice { choices }),
            Sort::Text if question.choices.is_empty() && !question.faces => Ok(Kind::Text),
            Sort::Choice => Err("faces stand on a scale only"),
            Sort::Text => Err("a text has neither choices nor faces"),
        }
    });
    let kinds = kinds.collect::<Result<_, _>>()?;
    let form = Form::new(kinds, together)
        .map_err(|_| "no question, not 2 to 7 choices, or more than 8 texts: more than goes into a letter")?;
    let words = questions.into_iter().map(|Question { ask, choices, faces, .. }| QuestionWords {
        ask,
        choices,
        faces,
    });
    Ok(SurveyTemplate { key, occasion, form, words: SurveyWords { title, why, questions: words.collect() } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_come_with_folje_are_in_order_and_in_both_languages() {
        let templates = SurveyTemplates::read(BUNDLED).unwrap();
        let occasions: Vec<_> = templates.all().iter().map(|template| template.occasion).collect();
        use Occasion::*;
        assert_eq!(occasions, [HalfWay, Exit, ThreeMonths, SixMonths, Other]);
        for template in templates.all() {
            let words = &template.words;
            assert_eq!(words.questions.len(), template.form.questions().len());
            let questions = words
                .questions
                .iter()
                .flat_map(|question| std::iter::once(&question.ask).chain(&question.choices));
            for text in [&words.title, &words.why].into_iter().chain(questions) {
                assert!(text.en.as_ref().is_some_and(|en| !en.is_empty()), "{}", text.sv);
            }
        }
    }

    #[test]
    fn what_is_no_template_is_told_with_its_file() {
        let head = "key = \"x\"\noccasion = \"exit\"\ntogether = false\ntitle = { sv = \"x\" }\nwhy = { sv = \"x\" }\n";
        let question = "[[question]]\nask = { sv = \"x\" }\nkind = ";
        for (wrong, what) in [
            (head.to_owned(), "question"),
            (format!("{head}{question}\"scale\""), "2 to 7 choices"),
            (format!("{head}{question}\"text\"\nfaces = true"), "faces"),
            (format!("{head}colour = 1\n{question}\"text\""), "colour"),
        ] {
            let error = SurveyTemplates::read([("a.toml", wrong.as_str())]).unwrap_err().to_string();
            assert!(error.starts_with("a.toml: ") && error.contains(what), "{error}");
        }
    }
}
