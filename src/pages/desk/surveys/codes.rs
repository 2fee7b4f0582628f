//! Printed codes for those without a phone: as many as people were ticked, shown once, in no order. Whoever hands them out
//! lets each draw one.
use super::fate;
use crate::{
    pages::desk::invite::picture,
    platform::{forms, json, net::Request, print, shell},
    state::{App, desk::Deed},
    texts,
};
use folje_api::v1::{
    desk_surveys::{Codes, DeskSurvey, NewCodes, PrintedCode},
    paths,
};
use folje_domain::ids::PersonId;
use leptos::{prelude::*, task::spawn_local};

/// Whom to give one, and then the sheet.
pub(super) fn view(survey: &DeskSurvey) -> AnyView {
    let app = App::get();
    let (deed, chosen, codes) =
        (Deed::new(), RwSignal::new(Vec::<PersonId>::new()), RwSignal::new(None::<Codes>));
    let people = app.people.with_untracked(|page| {
        let people = page.as_ref().map(|page| page.people.as_slice()).unwrap_or_default();
        people.iter().map(|one| (one.id, one.name.clone())).collect::<Vec<_>>()
    });
    if people.is_empty() {
        return ().into_any();
    }
    let row = move |(person, name): (PersonId, String)| {
        let is = move || chosen.with(|chosen| chosen.contains(&person));
        let tick = move |event| {
            deed.reset();
            chosen.update(|chosen| {
                chosen.retain(|one| *one != person);
                chosen.extend(forms::checked(&event).then_some(person));
            });
        };
        view! { <label class="choice"><input type="checkbox" prop:checked=is on:change=tick /><span class="choice-text">{name}</span></label> }
    };
    let path = paths::DESK_SURVEY_CODES.replace("{id}", &survey.id.to_string());
    let make = move |_| {
        let (path, people) = (path.clone(), chosen.get_untracked());
        if people.is_empty() {
            return;
        }
        spawn_local(async move {
            if let Some(body) = deed.send(Request::post(&path, &NewCodes { people })).await {
                deed.reset();
                chosen.try_set(Vec::new());
                codes.try_set(json::read(&body));
            }
        });
    };
    let sheet = move || codes.with(|codes| codes.as_ref().map(sheet));
    view! {
        <section class="section">
            <details class="more no-print">
                <summary>{texts::survey_codes()}</summary>
                <div class="stack">
                    <p class="card-text">{texts::survey_codes_words()}</p>
                    <fieldset class="choices"><legend class="field-label">{texts::survey_codes_who()}</legend>{people.into_iter().map(row).collect_view()}</fieldset>
                    <div class="buttons"><button type="button" class="button button-quiet" disabled=move || deed.busy() || chosen.with(Vec::is_empty) on:click=make>{texts::survey_codes_make()}</button></div>
                    {fate(deed)}
                </div>
            </details>
            {sheet}
        </section>
    }
    .into_any()
}

fn sheet(codes: &Codes) -> AnyView {
    let origin = shell::origin();
    let one = |one: &PrintedCode| {
        let link = format!("{origin}{}", one.path);
        view! {
            <section class="card invite-sheet" data-printed>
                <h3 class="card-title">{texts::survey_code_title()}</h3>
                <div class="invite-parts">
                    {picture(&one.qr)}
                    <div class="stack stack-tight">
                        <p>{texts::survey_code_words()}</p>
                        <p class="invite-code">{one.code.clone()}</p>
                        <p class="muted small">{link}</p>
                    </div>
                </div>
            </section>
        }
    };
    view! {
        <p class="card-text no-print" role="status">{texts::survey_codes_once()}</p>
        <div class="buttons no-print"><button type="button" class="button" on:click=move |_| print::page()>{texts::invite_print()}</button></div>
        {codes.codes.iter().map(one).collect_view()}
    }
    .into_any()
}
