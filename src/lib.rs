//! Följe's app: Leptos, rendered in the browser.
//!
//! - `app`, `routes`: wiring, and each path of the app once, as a type
//! - `pages`: a file or folder for each thing that a person does
//! - `ui`: our own parts, which know no page
//! - `state`: what the app knows: the session, the plan, the outbox
//! - `platform`: the only place that speaks to the browser
//! - `texts`: every text of the interface, typed
//!
//! To add a page: 1. a path in `routes`; 2. a file in `pages`; 3. its line in `app`; 4. its texts in `locales/`;
//! 5. the accessibility and screenshot runs take it up from `Route::ALL`. A page of the desk: `routes/desk.rs`.
mod app;
mod pages;
mod platform;
mod routes;
mod state;
mod texts;
mod ui;

pub use routes::{Paper, Place, Route};

/// Starts the app in the page that `index.html` prepared.
pub fn start() {
    platform::crash::install();
    texts::load(platform::shell::texts());
    app::mount();
}
