//! Many new people out of a table: chosen, looked at line by line, then added: all of them, or none.
mod report;

use super::{frame::DeskPage, parts::fate};
use crate::{
    platform::{
        forms, json,
        upload::{self, Chosen},
    },
    routes::Place,
    state::desk::Deed,
    texts,
};
use folje_api::v1::{desk_import::ImportReport, paths};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

/// The page.
pub(super) fn page() -> AnyView {
    let deed = Deed::new();
    let file = RwSignal::new_local(None::<Chosen>);
    let said = RwSignal::new(None::<ImportReport>);
    // Made once for each file: sending it again adds nobody twice.
    let id = StoredValue::new(Uuid::nil());
    let send = move |look: bool| {
        let Some(file) = file.get_untracked() else { return };
        let path = format!("{}?id={}&look={look}", paths::DESK_IMPORT, id.get_value());
        spawn_local(async move {
            if let Some(body) = deed.send_with(upload::send(&path, &file, "text/csv")).await {
                deed.reset();
                said.try_set(json::read(&body));
            }
        });
    };
    let choose = move |event: leptos::ev::Event| {
        deed.reset();
        said.set(None);
        let Some(chosen) = upload::chosen(&event) else { return };
        // Choosing a file of the same name again, once it was corrected, is a change only from nothing.
        forms::clear(&event);
        file.set(Some(chosen));
        id.set_value(crate::platform::random::id());
        send(true);
    };
    let name = move || file.with(|file| file.as_ref().map(|file| texts::import_file(&file.name())));
    let shown = move || said.get().map(|report| report::view(&report, deed, move || send(false)));
    view! {
        <DeskPage at=Place::Import title=texts::desk_import() sub=texts::import_sub() back=(Place::NewPerson, texts::desk_new())>
            <section class="card stack stack-tight">
                <p>{texts::import_words()}</p>
                <p class="import-head"><code>"namn;språk;telefon;e-post;grupp"</code></p>
                <p class="muted">{texts::import_columns()}</p>
                <div class="field">
                    <label class="field-label" for="import-file">{texts::import_choose()}</label>
                    <input class="field-input" id="import-file" type="file" accept=".csv,.txt,text/csv,text/plain" on:change=choose />
                </div>
                <p class="muted">{name}</p>
                {fate(deed)}
            </section>
            {shown}
        </DeskPage>
    }
    .into_any()
}
