//! A phone that hangs up, and rules that panic: no transaction stays open, and the ledger stays true.
use super::{Place, on_both, world::*};
use folje_store::Applied;
use sqlx::{Connection, Row};
use std::pin::pin;

on_both!(a_caller_that_goes_away_leaves_no_transaction_open, rules_that_panic_leave_no_trace);

/// Polls the future, and gives it up after so many turns of the executor.
async fn give_up_after<F: Future>(turns: usize, future: F) {
    let mut future = pin!(future);
    let turns = async {
        for _ in 0..turns {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        biased;
        _ = &mut future => {}
        () = turns => {}
    }
}

async fn a_caller_that_goes_away_leaves_no_transaction_open(place: Place) {
    const COMMANDS: u128 = 120;
    let store = place.open().await;
    settle(&store).await.unwrap();
    let before = store.change_counter(AMINA).await.unwrap();
    for number in 1..=COMMANDS {
        // From «not even begun» to «almost through».
        let turns = usize::try_from(number * number * 167 % 20_011).unwrap();
        give_up_after(turns, send(&store, add_step(number))).await;
        give_up_after(turns % 13, store.record(&own())).await;
        if number % 10 == 0 {
            store.record(&own()).await.unwrap();
        }
    }
    for number in 1..=COMMANDS {
        let answer = send(&store, add_step(number)).await.unwrap();
        assert!(matches!(answer, Applied::Done | Applied::DoneBefore(None)), "{answer:?}");
    }
    let record = store.record(&own()).await.unwrap();
    assert_eq!(record.steps.len(), usize::try_from(COMMANDS).unwrap(), "each step is there once");
    let bumped = store.change_counter(AMINA).await.unwrap() - before;
    assert_eq!(u128::try_from(bumped).unwrap(), COMMANDS, "each was applied once");

    store.close().await;
    let mut outside = sqlx::AnyConnection::connect(&place.address).await.unwrap();
    let row = sqlx::query("SELECT COUNT(*) FROM audit").fetch_one(&mut outside).await.unwrap();
    assert_eq!(u128::try_from(row.get::<i64, _>(0)).unwrap(), COMMANDS, "each is noted once");
}

async fn rules_that_panic_leave_no_trace(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    for number in 1..=20 {
        let store = store.clone();
        let sent = tokio::spawn(async move {
            let panics = |_: &_, _: &_| panic!("a rule that is wrong (this test wants it)");
            store.apply(own(), add_step(number), now(), panics).await
        });
        assert!(sent.await.unwrap_err().is_panic());
    }
    for number in 1..=20 {
        assert_eq!(send(&store, add_step(number)).await.unwrap(), Applied::Done);
    }
}
