//! A question before something that cannot be taken back here.
use leptos::{html, prelude::*};

/// The dialog, closed until `forms::open_dialog` opens it. The browser closes it, by either button or Escape, and
/// gives the focus back.
pub(crate) fn confirm(
    dialog: NodeRef<html::Dialog>,
    id: &'static str,
    title: Signal<String>,
    words: Signal<String>,
    yes: Signal<String>,
    no: String,
    go: impl Fn() + 'static,
) -> AnyView {
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby=id>
            <h2 class="dialog-title" id=id>{title}</h2>
            <div class="dialog-body"><p>{words}</p></div>
            <form method="dialog" class="buttons">
                <button class="button button-quiet">{no}</button>
                <button class="button" on:click=move |_| go()>{yes}</button>
            </form>
        </dialog>
    }
    .into_any()
}
