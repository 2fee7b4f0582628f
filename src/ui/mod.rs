//! Our own parts, which know no page. Their markup is described in `docs/design-language.md`.
mod answer;
mod field;
mod frame;
mod icon;
mod mark;
mod person;
mod plan_row;
mod refusal;
mod share;
mod states;
mod switch;
mod weekdays;
mod when;

pub(crate) use answer::answer_in_words;
pub(crate) use field::{Area, Field};
pub(crate) use frame::{Page, Tabs};
pub(crate) use icon::{Icon, icon, small_icon};
pub(crate) use mark::FateMark;
pub(crate) use person::{ContactCard, PersonLine, organisation_and_role, reach, role_name};
pub(crate) use plan_row::PlanRow;
pub(crate) use refusal::refusal_in_words;
pub(crate) use share::{share_in_words, shares_in_words, wish_in_words};
pub(crate) use states::{Empty, WithPlan, skeleton, waiting};
pub(crate) use switch::{switch, time_field};
pub(crate) use weekdays::{weekday_boxes, weekdays_in_words};
pub(crate) use when::{day_in_words, monday_of, text};
