//! Finding the person whom a command is about, by name or id.
use anyhow::{Result, bail};
use folje_store::{Person, Store};

/// The one person of that name or id, in any organisation of the store.
pub(super) async fn find(store: &Store, name_or_id: &str) -> Result<Person> {
    let mut found = Vec::new();
    for organisation in store.organisations().await? {
        found.extend(store.find_person(organisation.id, name_or_id).await?);
    }
    match found.as_slice() {
        [person] => Ok(person.clone()),
        [] => bail!("there is nobody called «{name_or_id}»"),
        several => {
            let list: Vec<_> =
                several.iter().map(|person| format!("  {}  {}", person.id, person.name)).collect();
            bail!("several people fit «{name_or_id}»; say which by id:\n{}", list.join("\n"))
        }
    }
}
