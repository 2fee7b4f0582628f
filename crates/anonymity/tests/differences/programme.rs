//! A random programme: cohorts, people who come late and leave early, surveys, and what everybody would answer.
use folje_anonymity::stream::Stream;

/// How many choices the question has.
pub(crate) const CHOICES: u8 = 5;
/// Leaving the question out, counted beside the choices.
pub(crate) const DECLINED: u8 = CHOICES;
/// In how many ways one can answer.
pub(crate) const WAYS: u8 = CHOICES + 1;

pub(crate) struct Person {
    pub(crate) cohort: usize,
    /// From which survey on they are there, and from which on no longer.
    joins: u64,
    leaves: u64,
    /// What they answer each time; `None`: they keep silent.
    pub(crate) answer: Option<u8>,
}

pub(crate) struct Programme {
    pub(crate) people: Vec<Person>,
    pub(crate) cohorts: usize,
    pub(crate) surveys: u64,
}

impl Programme {
    /// 6 to 60 people in cohorts of 4 to 12, 1 to 4 surveys.
    pub(crate) fn random(random: &mut Stream) -> Self {
        let size = usize::try_from(6 + random.below(55)).unwrap();
        let surveys = 1 + random.below(4);
        // From programmes where half answer to some where everybody does; some are of one mind, some of many.
        let silent = random.below(6);
        let of_one_mind = random.below(3) == 0;
        let favourite = u8::try_from(random.below(CHOICES.into())).unwrap();
        // From programmes where nobody leaves the question out to some where most do.
        let declines = random.below(8);
        let (mut people, mut cohorts) = (Vec::new(), 0);
        while people.len() < size {
            let members = (4 + random.below(9)).min((size - people.len()) as u64);
            for _ in 0..members {
                let joins = if random.below(5) == 0 { random.below(surveys) } else { 0 };
                let leaves = if random.below(4) == 0 { joins + 1 + random.below(surveys) } else { surveys };
                let own = u8::try_from(random.below(CHOICES.into())).unwrap();
                let chosen = if of_one_mind && random.below(4) > 0 { favourite } else { own };
                let answer = if random.below(10) < declines { DECLINED } else { chosen };
                let answers = random.below(10) >= silent;
                people.push(Person { cohort: cohorts, joins, leaves, answer: answers.then_some(answer) });
            }
            cohorts += 1;
        }
        Self { people, cohorts, surveys }
    }

    /// Who of a cohort is there at a survey.
    pub(crate) fn present(&self, cohort: usize, survey: u64) -> Vec<usize> {
        let there =
            |person: &Person| person.cohort == cohort && (person.joins..person.leaves).contains(&survey);
        (0..self.people.len()).filter(|person| there(&self.people[*person])).collect()
    }

    /// How often each choice was answered by these people and, last, how many of those who answered left the question out.
    pub(crate) fn counts(&self, roster: &[usize]) -> Vec<u32> {
        let mut counts = vec![0; WAYS.into()];
        for answer in roster.iter().filter_map(|person| self.people[*person].answer) {
            counts[usize::from(answer)] += 1;
        }
        counts
    }

    /// Pairs of people who answered, those who answered alike first: they are the ones who can be exposed together.
    pub(crate) fn pairs(&self, random: &mut Stream, most: usize) -> Vec<[usize; 2]> {
        let mut answered: Vec<usize> =
            (0..self.people.len()).filter(|person| self.people[*person].answer.is_some()).collect();
        random.shuffle(&mut answered);
        let mut pairs: Vec<[usize; 2]> = (1..answered.len())
            .flat_map(|second| (0..second).map(move |first| (first, second)))
            .map(|(first, second)| [answered[first], answered[second]])
            .collect();
        let differ = |pair: &[usize; 2]| {
            let [one, other] = pair.map(|person| &self.people[person]);
            (one.answer != other.answer, one.cohort != other.cohort)
        };
        pairs.sort_by_key(differ);
        let half = pairs.len().min(most / 2);
        let mut chosen = pairs[..half].to_vec();
        random.shuffle(&mut pairs);
        chosen.extend(pairs.into_iter().take(most - half));
        chosen
    }
}
