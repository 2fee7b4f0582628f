//! The game of links on real SQLite files: 20 people answer survey after survey, each with habits that the attacker knows;
//! the attacker has the database with its free pages, the log as it stands at the close and afterwards, and what backups
//! hold, and has seen surveys before of which the truth is known.
//!
//! The letters go into the store by its own functions, without HTTP, so that there can be hundreds of surveys; what the
//! tokens' side leaves behind is played in the crate that makes them (`crates/anonymity/tests/links`), with the same
//! classifier.
#[path = "../../../../crates/anonymity/tests/links/classifier.rs"]
mod classifier;
mod naive;
mod ours;
mod survey;

use classifier::Classifier;
use survey::{PEOPLE, Survey};

/// In how many parts surveys are divided: each part is played against an attacker who learnt from the others.
const PARTS: usize = 4;

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
    // Two files at a time: two cores. Longer games, of other seeds, gave 826 of 16,400 right: 0.0504 ± 0.0040.
    let (one, other) = tokio::join!(ours::play(9, 80), ours::play(10, 80));
    let (rate, off) = rate(&[one, other].concat());
    assert!(rate + off <= 1.0 / 20.0 + 0.01, "{rate} ± {off}");
}

#[tokio::test]
async fn the_same_attacker_breaks_plain_rows_in_the_order_of_arrival() {
    let (rate, _) = rate(&naive::play(3, 60).await);
    assert!(rate > 0.2, "{rate}");
}
