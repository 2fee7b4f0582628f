//! The four faces, each with its word: drawn here, so that they come with these pages and need no font.
use crate::texts;
use folje_domain::record::Face;
use leptos::prelude::*;

/// What a face says.
pub(crate) fn face_in_words(face: Face) -> String {
    match face {
        Face::Hard => texts::face_hard(),
        Face::SoSo => texts::face_so_so(),
        Face::Fine => texts::face_fine(),
        Face::Great => texts::face_great(),
    }
}

/// A face, beside words that say the same: it is hidden from screen readers.
pub(crate) fn picture(face: Face) -> AnyView {
    let mouth = match face {
        Face::Hard => "M8 16.5c1-1.7 2.4-2.5 4-2.5s3 .8 4 2.5",
        Face::SoSo => "M8.5 15.5h7",
        Face::Fine => "M8 14c1 1.7 2.4 2.5 4 2.5s3-.8 4-2.5",
        Face::Great => "M7 13.5h10c-.4 3-2.4 4.7-5 4.7s-4.6-1.7-5-4.7z",
    };
    view! {
        <svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <circle cx="12" cy="12" r="9.25"></circle>
            <path d="M9 9.5v.5M15 9.5v.5"></path>
            <path d=mouth></path>
        </svg>
    }
    .into_any()
}
