//! The game of differences: somebody sees every result that was ever shown of a programme, knows every roster, every
//! rule and all answers but two, and looks for one person of whom only one answer is possible.
//!
//! People answer the same each time, which is the worst case: then results of different surveys can be subtracted. Some
//! leave the question out; that, too, is an answer that nobody may find out.
mod attacker;
mod policy;
mod programme;

use attacker::exposes;
use folje_anonymity::stream::Stream;
use policy::Policy;
use programme::Programme;

const GAMES: u32 = 10_000;
/// How many pairs of unknown answers are tried in each game.
const PAIRS: usize = 4;

/// In how many programmes of [`GAMES`] somebody is exposed, and in how many anything was shown at all.
fn play(policy: Policy) -> (u32, u32) {
    let (mut exposed, mut shown) = (0, 0);
    for game in 0..GAMES {
        let mut random = Stream::new("differences", &[7; 32], &game.to_be_bytes());
        let programme = Programme::random(&mut random);
        let seen = policy.results(&programme, &mut random);
        shown += u32::from(seen.iter().any(policy::Seen::is_shown));
        let pairs = programme.pairs(&mut random, PAIRS);
        exposed += u32::from(pairs.iter().any(|pair| exposes(&programme, &seen, pair)));
    }
    (exposed, shown)
}

#[test]
fn nobody_is_exposed_by_what_we_show() {
    let (exposed, shown) = play(Policy::Ours);
    println!("ours: {exposed} exposed, {shown} with results, of {GAMES}");
    assert_eq!(exposed, 0);
    // A rule that shows nothing exposes nobody either.
    assert!(shown > GAMES / 3, "{shown}");
}

#[test]
fn the_same_attacker_breaks_at_least_five() {
    let (exposed, shown) = play(Policy::AtLeastFive);
    println!("at least five: {exposed} exposed, {shown} with results, of {GAMES}");
    assert!(exposed > GAMES / 10, "{exposed}");
}

#[test]
fn the_same_attacker_breaks_pooling_without_silence() {
    let (exposed, shown) = play(Policy::WithoutSilence);
    println!("without silence: {exposed} exposed, {shown} with results, of {GAMES}");
    assert!(exposed > GAMES / 100, "{exposed}");
}
