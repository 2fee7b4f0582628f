//! Many mornings of one phone each, with a clock, a network, a disk and crashes from a seed, on the rules that the
//! engine goes by: `rows::changes` for the plan and `chain::next` for the ring are the real ones; claiming, leases,
//! noting and sending again are done here as the store and the engine do them, in memory, with a crash possible before
//! each step. A ledger says afterwards whether a reminder was lost, doubled, late, or told to somebody too early.
//!
//! The same mornings with a sender that marks a message as sent before it sends it fail, which shows that the ledger
//! bites. The seed is printed; `FOLJE_SEED` sets it.
mod chance;
mod ledger;
mod morning;
mod process;

use chance::Chance;
use ledger::Ledger;
use morning::Morning;

/// Device-days in a run.
const DAYS: u64 = 100_000;

fn seed() -> u64 {
    let told = std::env::var("FOLJE_SEED").ok();
    let seed = told.map_or(20_261_123, |told| told.parse().unwrap());
    println!("FOLJE_SEED={seed}");
    seed
}

fn lived(seed: u64, naive: bool) -> Ledger {
    let mut morning = Morning::new(Chance::new(seed), naive);
    morning.live();
    morning.ledger()
}

#[test]
fn a_hundred_thousand_days_lose_nothing_double_nothing_and_reach_somebody() {
    let seed = seed();
    let (mut rung, mut told, mut crashed) = (0, 0, 0);
    for day in 0..DAYS {
        let ledger = lived(seed ^ (day << 32), false);
        if let Some(wrong) = ledger.wrong() {
            panic!("day {day} of FOLJE_SEED={seed}: {wrong}\n{ledger:#?}");
        }
        rung += u64::from(!ledger.shown.is_empty());
        told += u64::from(!ledger.told.is_empty());
        crashed += u64::from(ledger.crashes > 0);
    }
    println!("{DAYS} days: rung on {rung}, somebody told on {told}, a crash on {crashed}");
    // A simulation in which nothing happens shows nothing.
    assert!(rung > DAYS / 2 && told > DAYS / 10 && crashed > DAYS / 10, "{rung} {told} {crashed}");
}

#[test]
fn a_sender_that_sends_at_most_once_is_found_out() {
    let seed = seed();
    let lost = (0..2000).filter(|day| lived(seed ^ (day << 32), true).wrong() == Some("lost")).count();
    assert!(lost > 5, "{lost} of 2,000 days");
}
