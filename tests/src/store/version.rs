//! Stores that this program must not touch.
use super::{Place, on_both, world::*};
use folje_store::{Store, StoreError};
use sqlx::Connection;

on_both!(
    a_store_of_a_newer_program_is_left_alone,
    somebody_elses_tables_are_left_alone,
    a_first_start_that_broke_off_is_made_up_for,
);

async fn a_store_of_a_newer_program_is_left_alone(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    store.close().await;
    let mut outside = sqlx::AnyConnection::connect(&place.address).await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (9999, 'of the future', TRUE, $1, 1)",
    )
    .bind(vec![1_u8])
    .execute(&mut outside)
    .await
    .unwrap();
    let refused = Store::open(&place.address).await.unwrap_err();
    assert!(matches!(refused, StoreError::WrongVersion { found: 9999, known: 1.. }), "{refused}");
    assert!(refused.to_string().contains("newer program"), "it says what to do: {refused}");

    sqlx::query("DELETE FROM _sqlx_migrations WHERE version = 9999").execute(&mut outside).await.unwrap();
    outside.close().await.unwrap();
    let store = place.open().await;
    assert_eq!(store.relations_to(AMINA).await.unwrap().len(), 2, "nothing was lost by trying");
}

async fn somebody_elses_tables_are_left_alone(place: Place) {
    sqlx::any::install_default_drivers();
    let create = place.address.replace("store.db", "store.db?mode=rwc");
    let mut outside = sqlx::AnyConnection::connect(&create).await.unwrap();
    sqlx::query("CREATE TABLE recipes (name TEXT)").execute(&mut outside).await.unwrap();
    let refused = Store::open(&place.address).await.unwrap_err();
    assert!(matches!(refused, StoreError::NotAStore(_)), "{refused}");
    sqlx::query("INSERT INTO recipes (name) VALUES ('kanelbullar')").execute(&mut outside).await.unwrap();
}

async fn a_first_start_that_broke_off_is_made_up_for(place: Place) {
    sqlx::any::install_default_drivers();
    let create = place.address.replace("store.db", "store.db?mode=rwc");
    let mut outside = sqlx::AnyConnection::connect(&create).await.unwrap();
    sqlx::migrate::Migrator::DEFAULT.run(&mut outside).await.unwrap();
    outside.close().await.unwrap();
    settle(&place.open().await).await.unwrap();
}
