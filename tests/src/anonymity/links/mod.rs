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

/// How often an attacker who learns from `learnt` is right about `played`, and by how much that may be off (99 % of the
/// time, one-sided).
fn rate(learnt: &[Survey], played: &[Survey]) -> (f64, f64) {
    let mut classifier = Classifier::default();
    learnt.iter().for_each(|survey| classifier.learn(survey));
    let right: u32 = played.iter().map(|survey| classifier.right_guesses(survey)).sum();
    let guesses = f64::from(u32::try_from(played.len() * PEOPLE).unwrap());
    let rate = f64::from(right) / guesses;
    let off = 2.33 * (rate * (1.0 - rate) / guesses).sqrt();
    println!("{right} of {guesses} right: {rate:.4} ± {off:.4}");
    (rate, off)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_says_whose_answer_is_whose_from_the_files() {
    // Two files at a time: two cores.
    let (one, other) = tokio::join!(tokio::spawn(ours::play(1, 160)), tokio::spawn(ours::play(2, 160)));
    let all = [one.unwrap(), other.unwrap()].concat();
    let (learnt, played) = all.split_at(100);
    let (rate, off) = rate(learnt, played);
    assert!(rate + off <= 1.0 / 20.0 + 0.01, "{rate} ± {off}");
}

#[tokio::test]
async fn the_same_attacker_breaks_plain_rows_in_the_order_of_arrival() {
    let all = naive::play(3, 60).await;
    let (learnt, played) = all.split_at(40);
    let (rate, _) = rate(learnt, played);
    assert!(rate > 0.2, "{rate}");
}
