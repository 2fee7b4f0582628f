//! A goal that is being written: all of it is kept, with the place one had come to.
use folje_domain::record::{Prompt, Prompts};
use serde::{Deserialize, Serialize};

/// What has been written so far.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Begun {
    /// The words.
    pub(super) prompts: Prompts,
    /// How many prompts lie behind; six means the last screen.
    pub(super) at: usize,
    /// Whether the people around may read it: not unless one says so.
    pub(super) shared: bool,
    /// Whether the first step goes into the days to come.
    pub(super) first_step: FirstStep,
}

/// When the first step is planned for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FirstStep {
    /// Not now.
    #[default]
    Later,
    /// Today.
    Today,
    /// Tomorrow.
    Tomorrow,
}

impl Begun {
    /// The prompt that one has come to; none on the last screen.
    pub(super) fn prompt(&self) -> Option<Prompt> {
        Prompt::ALL.get(self.at).copied()
    }

    /// Takes up an example. Words of one's own stay: the example comes below them.
    pub(super) fn start_from(&mut self, example: &str, examples: &[String]) {
        let goal = &mut self.prompts.goal;
        let own = goal.trim();
        if own.is_empty() || examples.iter().any(|example| example == own) {
            example.clone_into(goal);
        } else {
            *goal = format!("{own}\n{example}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Begun;

    #[test]
    fn an_example_takes_the_place_of_an_example_and_never_of_ones_own_words() {
        let examples = ["Bryta isolering".to_owned(), "Vända på dygnet".to_owned()];
        let mut begun = Begun::default();
        begun.start_from("Bryta isolering", &examples);
        begun.start_from("Vända på dygnet", &examples);
        assert_eq!(begun.prompts.goal, "Vända på dygnet");
        begun.prompts.goal = "Sova bättre".to_owned();
        begun.start_from("Vända på dygnet", &examples);
        assert_eq!(begun.prompts.goal, "Sova bättre\nVända på dygnet");
    }
}
