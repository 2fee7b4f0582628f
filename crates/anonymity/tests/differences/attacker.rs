//! Somebody who knows all answers but two, and tries every way in which the two could have been given.
use super::{
    policy::Seen,
    programme::{Programme, WAYS},
};
use std::collections::BTreeMap;

/// People of whom the attacker knows nothing and who were asked in the same groups: nothing tells them apart.
struct Alike {
    people: usize,
    /// In which of the results they were asked.
    asked: Vec<bool>,
}

/// Whether `seen` leaves but one answer possible for somebody, to whoever knows all answers but those of `unknown`.
pub(crate) fn exposes(programme: &Programme, seen: &[Seen], unknown: &[usize; 2]) -> bool {
    let known: Vec<Vec<u32>> = seen
        .iter()
        .map(|seen| {
            let known: Vec<usize> =
                seen.roster.iter().copied().filter(|person| !unknown.contains(person)).collect();
            programme.counts(&known)
        })
        .collect();
    let alike = alike(programme, seen, unknown);
    // For each kind of people: the one answer that all of them gave in every world so far.
    let mut forced: Vec<Option<Option<u8>>> = vec![None; alike.len()];
    for one in 0..alike.len() {
        for other in one..alike.len() {
            if (one == other && alike[one].people < 2)
                || !totals_fit(seen, &known, &alike[one], &alike[other])
            {
                continue;
            }
            for first in 0..WAYS {
                for second in 0..WAYS {
                    let world = [(one, first), (other, second)];
                    if fits(seen, &known, &alike, world) {
                        narrow(&mut forced, &alike, world);
                    }
                    if forced.iter().all(|forced| *forced == Some(None)) {
                        return false;
                    }
                }
            }
        }
    }
    assert!(forced.iter().all(Option::is_some), "what happened is possible");
    forced.into_iter().flatten().flatten().next().is_some()
}

/// Everybody whose answer is not known: the two, and whoever kept silent; the attacker knows not who did.
fn alike(programme: &Programme, seen: &[Seen], unknown: &[usize; 2]) -> Vec<Alike> {
    let mut kinds = BTreeMap::<Vec<bool>, usize>::new();
    for (number, person) in programme.people.iter().enumerate() {
        if person.answer.is_none() || unknown.contains(&number) {
            let asked = seen.iter().map(|seen| seen.roster.contains(&number)).collect();
            *kinds.entry(asked).or_default() += 1;
        }
    }
    kinds.into_iter().map(|(asked, people)| Alike { people, asked }).collect()
}

/// Whether the numbers of answers fit, had one of each kind answered.
fn totals_fit(seen: &[Seen], known: &[Vec<u32>], one: &Alike, other: &Alike) -> bool {
    seen.iter().enumerate().all(|(place, seen)| {
        let more = u32::from(one.asked[place]) + u32::from(other.asked[place]);
        seen.could_be_of(known[place].iter().sum::<u32>() + more)
    })
}

/// Whether all that was seen would be as it is.
fn fits(seen: &[Seen], known: &[Vec<u32>], alike: &[Alike], world: [(usize, u8); 2]) -> bool {
    seen.iter().enumerate().all(|(place, seen)| {
        let mut counts = known[place].clone();
        for (kind, choice) in world {
            counts[usize::from(choice)] += u32::from(alike[kind].asked[place]);
        }
        seen.fits(&counts)
    })
}

/// Keeps of what was forced so far what this world forces too.
fn narrow(forced: &mut [Option<Option<u8>>], alike: &[Alike], world: [(usize, u8); 2]) {
    for (kind, forced) in forced.iter_mut().enumerate() {
        let answers: Vec<u8> =
            world.iter().filter(|(of, _)| *of == kind).map(|(_, choice)| *choice).collect();
        let everybody = answers.len() == alike[kind].people;
        let here =
            answers.first().copied().filter(|first| everybody && answers.iter().all(|one| one == first));
        *forced = match *forced {
            None => Some(here),
            Some(before) if before == here => Some(before),
            Some(_) => Some(None),
        };
    }
}
