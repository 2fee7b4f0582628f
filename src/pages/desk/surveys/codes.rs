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
    // Whoever has got one is offered none again. The page is not asked for anew: the sheet would go with it.
    let without = RwSignal::new(survey.without_phone.clone());
    let people = move || {
        let page = app.people.get();
        let people = page.as_ref().map(|page| page.people.as_slice()).unwrap_or_default();
        let offered = people.iter().filter(|one| without.with(|without| without.contains(&one.id)));
        offered.map(|one| (one.id, one.name.clone())).collect::<Vec<_>>()
    };
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
        let (path, given) = (path.clone(), chosen.get_untracked());
        if given.is_empty() {
            return;
        }
        spawn_local(async move {
            let new = NewCodes { people: given.clone() };
            if let Some(body) = deed.send(Request::post(&path, &new)).await {
                deed.reset();
                chosen.try_set(Vec::new());
                without.try_update(|without| without.retain(|person| !given.contains(person)));
                codes.try_set(json::read(&body));
            }
        });
    };
    let sheet = move || codes.with(|codes| codes.as_ref().map(sheet));
    let none = Memo::new(move |_| people().is_empty());
    let form = move || {
        if none.get() {
            return view! { <p class="muted" data-nobody>{texts::survey_codes_nobody()}</p> }.into_any();
        }
        let make = make.clone();
        view! {
            <fieldset class="choices">
                <legend class="field-label">{texts::survey_codes_who()}</legend>
                <p class="field-hint">{texts::survey_codes_offered()}</p>
                {move || people().into_iter().map(row).collect_view()}
            </fieldset>
            <div class="buttons"><button type="button" class="button button-quiet" disabled=move || deed.busy() || chosen.with(Vec::is_empty) on:click=make>{texts::survey_codes_make()}</button></div>
        }
        .into_any()
    };
    view! {
        <section class="section">
            <details class="more no-print">
                <summary>{texts::survey_codes()}</summary>
                <div class="form stack">
                    <p class="card-text">{texts::survey_codes_words()}</p>
                    {form}
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
