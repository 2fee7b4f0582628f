//! The game of links: somebody with everything that was ever stored tries to say whose answer is whose.
//!
//! 20 people answer thousands of surveys, all of them each time. Each has habits that the attacker knows: when they fetch
//! their tokens and when they answer. The attacker has what was kept at issuing, the marks of spent tokens, the rows
//! before and after the close, and has seen surveys before of which the truth is known to learn from.
//!
//! Of our own way 2,400 surveys are played, 960 to learn from and 1,440 to guess at: 28,800 guesses, of which an honest
//! 1/20 has a half-width of 0.003 (99 %, one-sided), so a rate up to 0.057 passes. That is more than five standard
//! deviations away: no choice of a seed could make it pass or fail.
mod classifier;
mod survey;

use classifier::Classifier;
use folje_anonymity::{
    stream::Stream,
    tokens::{Batch, issue},
};
use survey::{Layout, PEOPLE, Period};

/// Periods of 12 surveys each to learn from.
const LEARNT: u32 = 80;

/// How often the attacker is right, and by how much that may be off (99 % of the time, one-sided).
fn play(layout: Layout, periods: u32) -> (f64, f64) {
    let mut classifier = Classifier::default();
    let (mut right, mut guesses) = (0u32, 0u32);
    for number in 0..periods {
        let mut random = Stream::new("links", &[3; 32], &number.to_be_bytes());
        let period = Period::random(&mut random);
        for survey in period.surveys(layout, &mut random) {
            if number < LEARNT {
                classifier.learn(&survey);
            } else {
                right += classifier.right_guesses(&survey);
                guesses += u32::try_from(PEOPLE).unwrap();
            }
        }
    }
    let rate = f64::from(right) / f64::from(guesses);
    let off = 2.33 * (rate * (1.0 - rate) / f64::from(guesses)).sqrt();
    println!("{layout:?}: {right} of {guesses} right, {rate:.4} ± {off:.4}");
    (rate, off)
}

#[test]
fn nobody_says_whose_answer_is_whose() {
    let (rate, off) = play(Layout::Ours, 200);
    assert!(rate + off <= 1.0 / 20.0 + 0.01, "{rate} ± {off}");
}

#[test]
fn the_same_attacker_breaks_numbers_in_order_of_arrival() {
    let (rate, _) = play(Layout::Numbered, 90);
    assert!(rate > 0.2, "{rate}");
}

#[test]
fn the_same_attacker_breaks_a_close_that_keeps_the_order() {
    let (rate, _) = play(Layout::NotShuffled, 90);
    assert!(rate > 0.2, "{rate}");
}

#[test]
fn marks_are_those_of_real_tokens() {
    let issuer = crate::tokens::issuer(1, 4);
    let batch = Batch::begin(issuer.public().clone(), [5; 32]);
    let (_, answer) = issue(&issuer, None, &batch.request()).unwrap();
    for token in batch.finish(&answer).unwrap() {
        assert_eq!(token.mark(), survey::mark(token.slot, &[5; 32]));
    }
}
