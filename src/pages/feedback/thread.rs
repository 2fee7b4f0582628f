//! What was said by both, word for word, oldest first.
use super::{face_in_words, picture};
use crate::texts;
use folje_domain::record::{Feedback, FeedbackEntry};
use leptos::prelude::*;

/// The list. `said` names who said how it was, `answered` who read or answered it, in the words of whoever reads here.
pub(crate) fn entries(
    feedback: &Feedback,
    said: impl Fn(&str) -> String,
    answered: impl Fn(&FeedbackEntry) -> String,
) -> AnyView {
    let one = |entry: &FeedbackEntry| {
        let line = (!entry.line.is_empty())
            .then(|| view! { <blockquote class="say">{entry.line.clone()}</blockquote> });
        let (drawn, words) = match entry.face {
            Some(face) => (Some(picture(face)), said(&face_in_words(face))),
            None => (None, answered(entry)),
        };
        let side = if entry.face.is_some() { "said" } else { "answered" };
        view! { <li class="stack stack-tight" data-entry=side><p class="feedback-said">{drawn}<span>{words}</span></p>{line}</li> }
    };
    let rows = feedback.entries.iter().map(one).collect_view();
    let waits = feedback.waits().then(|| view! { <p class="muted small">{texts::feedback_waits()}</p> });
    view! { <ul class="stack stack-tight">{rows}</ul>{waits} }.into_any()
}
