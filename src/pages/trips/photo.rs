//! A photo of one's own, wherever it is.
use crate::{
    state::{
        App,
        photos::{self, Found},
    },
    texts,
};
use folje_domain::ids::PhotoId;
use leptos::{prelude::*, task::spawn_local};

/// The photo; its place is kept while it is being looked for, and words stand there where it is not to be found.
pub(super) fn view(app: App, photo: PhotoId, words: String) -> AnyView {
    let found = RwSignal::new(None);
    spawn_local(async move {
        let now = photos::find(app, photo).await;
        found.try_set(Some(now));
    });
    let inside = move || match found.get() {
        None => view! { <p class="visually-hidden">{texts::loading()}</p> }.into_any(),
        Some(Found::Here(picture)) => view! { <img src=picture alt=texts::photo_of(&words) /> }.into_any(),
        Some(Found::Gone) => view! { <p class="muted">{texts::photo_gone()}</p> }.into_any(),
        Some(Found::Unreached) => view! { <p class="muted">{texts::photo_unreached()}</p> }.into_any(),
    };
    view! { <div class="photo">{inside}</div> }.into_any()
}
