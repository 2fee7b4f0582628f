//! A disk that is full when something is due: the engine says so, reading goes on, and nothing is lost.
use super::world::{Gateway, Morning};
use crate::{
    store::full_disk::{ADDRESS, alone, files_may_grow_to},
    support::folder::Folder,
};
use chrono::TimeDelta;
use folje_store::{Store, StoreError};

#[test]
fn what_is_due_on_a_full_disk_rings_once_there_is_room() {
    let Ok(address) = std::env::var(ADDRESS) else {
        let folder = Folder::new();
        return alone(&format!("sqlite:{}", folder.path().join("store.db").display()));
    };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = Store::open(&address).await.unwrap();
        let mut morning = Morning::on(store, Gateway::switched_off()).await;
        morning.service.subscribe(&morning.ada, "ada").await;
        morning.service.subscribe(&morning.bo, "bo").await;
        morning.agreed("10:00:00").await;
        files_may_grow_to("100000");
        morning.app.go(TimeDelta::minutes(90));
        assert!(matches!(morning.engine.settle().await, Err(StoreError::Unavailable(_))));
        assert!(morning.service.on("ada").is_empty(), "what cannot be noted is not sent");
        assert_eq!(morning.ada.get("/api/v1/snapshot").await.status, 200);
        files_may_grow_to("unlimited");
        morning.minutes(2).await;
        assert_eq!(morning.service.on("ada").len(), 1);
        morning.minutes(25).await;
        assert_eq!(morning.told().len(), 1);
    });
}
