//! Naive Bayes over ranks: for each trait of a person and each of an answer, how often they met when the two belonged
//! together. It finds whatever depends on order, time, size, key or batch, whichever way.
use super::survey::{PEOPLE, Survey, TRAITS};

pub(crate) struct Classifier {
    /// How often a person's rank met an answer's rank, by trait of the person and of the answer.
    met: [[Vec<f64>; TRAITS]; TRAITS],
}

impl Default for Classifier {
    fn default() -> Self {
        // A handful of meetings each beforehand, so that what was seen by chance a few times weighs little.
        let table = || vec![20.0; PEOPLE * PEOPLE];
        Self { met: std::array::from_fn(|_| std::array::from_fn(|_| table())) }
    }
}

impl Classifier {
    pub(crate) fn learn(&mut self, survey: &Survey) {
        for (person, answer) in survey.people.iter().zip(&survey.answers) {
            for (of_person, tables) in self.met.iter_mut().enumerate() {
                for (of_answer, table) in tables.iter_mut().enumerate() {
                    table[person[of_person] * PEOPLE + answer[of_answer]] += 1.0;
                }
            }
        }
    }

    /// For how many people the answer that fits best is theirs.
    pub(crate) fn right_guesses(&self, survey: &Survey) -> u32 {
        let right = survey.people.iter().enumerate().filter(|(place, person)| {
            let fits = |answer: &[usize; TRAITS]| self.fits(person, answer);
            let best = (0..PEOPLE)
                .max_by(|one, other| fits(&survey.answers[*one]).total_cmp(&fits(&survey.answers[*other])));
            best == Some(*place)
        });
        u32::try_from(right.count()).unwrap()
    }

    /// The logarithm of how often such traits met, up to a constant.
    fn fits(&self, person: &[usize; TRAITS], answer: &[usize; TRAITS]) -> f64 {
        let mut sum = 0.0;
        for (of_person, tables) in self.met.iter().enumerate() {
            for (of_answer, table) in tables.iter().enumerate() {
                sum += table[person[of_person] * PEOPLE + answer[of_answer]].ln();
            }
        }
        sum
    }
}
