//! The game of links on real SQLite files: 20 people answer survey after survey, each with habits that the attacker knows;
//! the attacker has the database with its free pages, the log as it stands at the close and afterwards, and what backups
//! hold, and has seen surveys before of which the truth is known.
//!
//! The letters go into the store by its own functions, without HTTP, so that there can be hundreds of surveys. Thousands
//! (2,400, of which 1,440 are guessed at) are played without files in `crates/anonymity/tests/links`, with the same
//! classifier, and with what the tokens' side leaves behind.
//!
//! # The rule of the game
//! Fixed before it was played, so that a result cannot be picked:
//! - the seeds are 1 and 2, one for each file that is played on at a time, whatever they give;
//! - each plays [`SURVEYS`] surveys: together 600, which are 12,000 guesses, since each is guessed at by an attacker who
//!   learnt from the others;
//! - the rate of right guesses and its one-sided 99 % half-width together may be at most 1/20 + 0.01.
//!
//! With 12,000 guesses that lets a rate up to 0.0551 pass. An honest 1/20 is above that by chance 5 times in 1,000 (2.6
//! standard deviations of 0.0020), should its random numbers ever change; an attacker who is right in 6 of 100 is caught 98
//! times in 100. Played first, it gave 566 right.
#[path = "../../../../crates/anonymity/tests/links/classifier.rs"]
mod classifier;
mod naive;
mod ours;
mod survey;

use classifier::Classifier;
use survey::{PEOPLE, Survey};

/// In how many parts surveys are divided: each part is played against an attacker who learnt from the others.
const PARTS: usize = 4;

/// How many surveys each seed plays.
const SURVEYS: u32 = 300;

/// How often the attacker is right, and by how much that may be off (99 % of the time, one-sided).
fn rate(surveys: &[Survey]) -> (f64, f64) {
    let mut right = 0;
    for part in 0..PARTS {
        let in_part = |place: usize| place % PARTS == part;
        let mut classifier = Classifier::default();
        surveys
            .iter()
            .enumerate()
            .filter(|(place, _)| !in_part(*place))
            .for_each(|(_, one)| classifier.learn(one));
        let played = surveys.iter().enumerate().filter(|(place, _)| in_part(*place));
        right += played.map(|(_, one)| classifier.right_guesses(one)).sum::<u32>();
    }
    let guesses = f64::from(u32::try_from(surveys.len() * PEOPLE).unwrap());
    let rate = f64::from(right) / guesses;
    let off = 2.33 * (rate * (1.0 - rate) / guesses).sqrt();
    println!("{right} of {guesses} right: {rate:.4} ± {off:.4}");
    (rate, off)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_says_whose_answer_is_whose_from_the_files() {
    let (one, other) = tokio::join!(ours::play(1, SURVEYS), ours::play(2, SURVEYS));
    let (rate, off) = rate(&[one, other].concat());
    assert!(rate + off <= 1.0 / 20.0 + 0.01, "{rate} ± {off}");
}

#[tokio::test]
async fn the_same_attacker_breaks_plain_rows_in_the_order_of_arrival() {
    let (rate, _) = rate(&naive::play(3, 60).await);
    assert!(rate > 0.2, "{rate}");
}
