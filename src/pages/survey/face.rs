//! A face beside the label of a choice: drawn, so that it looks the same on every phone, and hidden from screen readers,
//! who have the label.
use leptos::prelude::*;

/// The face of a choice among so many, from the saddest to the happiest.
pub(super) fn view(choice: usize, of: usize) -> AnyView {
    let place = i32::try_from(choice).unwrap_or_default();
    let last = i32::try_from(of).unwrap_or(1).saturating_sub(1).max(1);
    // How far the middle of the mouth hangs below its ends: -5 to 5.
    let hang = 10 * place / last - 5;
    let mouth = format!("M10 {} Q16 {} 22 {}", 21 - hang / 3, 21 + hang, 21 - hang / 3);
    view! {
        <svg class="icon" viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
            <circle cx="16" cy="16" r="13"></circle>
            <path d="M11.5 12v1M20.5 12v1"></path>
            <path d=mouth></path>
        </svg>
    }
    .into_any()
}
