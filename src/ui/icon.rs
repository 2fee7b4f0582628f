//! Icons: one sprite, cached; a name here is a symbol there.
use crate::platform::shell;
use leptos::prelude::*;

macro_rules! icons {
    ($($name:ident = $id:literal),* $(,)?) => {
        /// An icon of the sprite.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Icon { $(#[doc = $id] $name),* }

        #[cfg(test)]
        const ALL: &[Icon] = &[$(Icon::$name),*];

        impl Icon {
            const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),* }
            }
        }
    };
}

icons! {
    Today = "today", Week = "week", Goals = "goals", People = "people", Me = "me", Clock = "clock", Place = "place",
    Bag = "bag", Check = "check", Sync = "sync", Offline = "offline", Phone = "phone", Message = "message",
    Mail = "mail", Chevron = "chevron", Back = "back", Lock = "lock", Share = "share", Pause = "pause", Plus = "plus",
    Sun = "sun", Walk = "walk", Late = "late", Device = "device", Info = "info", Sprout = "sprout",
    Logout = "logout", Moved = "moved", Away = "away", Key = "key", Bus = "bus",
}

impl Icon {
    /// Whether it points somewhere, and must point the other way where text runs from right to left.
    const fn points(self) -> bool {
        matches!(self, Self::Back | Self::Chevron)
    }
}

fn drawn(icon: Icon, class: &'static str) -> AnyView {
    let class = if icon.points() { format!("{class} icon-flip") } else { class.to_owned() };
    let href = format!("{}#{}", shell::sprite(), icon.id());
    view! { <svg class=class aria-hidden="true"><use href=href></use></svg> }.into_any()
}

/// An icon, beside words that say the same: it is hidden from screen readers.
pub(crate) fn icon(icon: Icon) -> AnyView {
    drawn(icon, "icon")
}

/// A small one, within a line.
pub(crate) fn small_icon(icon: Icon) -> AnyView {
    drawn(icon, "icon icon-small")
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_icon_is_drawn_in_the_sprite() {
        let sprite = include_str!("../../public/icons.svg");
        for icon in super::ALL {
            assert!(sprite.contains(&format!("id=\"{}\"", icon.id())), "{icon:?} is not drawn");
        }
    }
}
