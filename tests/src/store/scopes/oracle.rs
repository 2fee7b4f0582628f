//! Who may read what, written down a second time and by hand: nothing of it asks the domain's rules, so that a mistake in
//! those is told here. The source is the table of roles in the description of the domain (who sees what of whom).
use super::super::world::{TODAY, day};
use chrono::NaiveDate;
use folje_domain::{
    ids::PersonId,
    people::{Relation, Role},
    record::{ConsentAct, Item, Kind, Record, Share, Until},
};

/// What is known about a viewer and a participant.
pub(super) struct Question<'a> {
    pub(super) viewer: PersonId,
    pub(super) subject: PersonId,
    /// Whether the two are of one organisation.
    pub(super) together: bool,
    /// Everybody's relations to the participant.
    pub(super) relations: &'a [Relation],
    /// The participant's whole record.
    pub(super) items: &'a [&'a Item],
    /// The days on which the participant's programmes ended; none for one that goes on.
    pub(super) endings: &'a [Option<NaiveDate>],
}

/// Who somebody is to a participant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Plans with them, or leads the handover.
    Planning,
    /// At the workplace.
    Workplace,
    /// Of another authority, or a sponsor: sees what is shared with them.
    Elsewhere,
    /// Works with sums: nobody can share anything with them.
    Sums,
}

const fn side(role: Role) -> Side {
    match role {
        Role::Coach | Role::ProgrammeCoordinator | Role::TransitionGuide => Side::Planning,
        Role::Ambassador | Role::Supervisor => Side::Workplace,
        Role::Caseworker | Role::SocialWorker | Role::Sponsor => Side::Elsewhere,
        Role::ProjectCoordinator => Side::Sums,
    }
}

impl Question<'_> {
    /// What the viewer is to the participant today.
    fn sides(&self) -> Vec<Side> {
        let holds = |relation: &&Relation| {
            relation.person == self.viewer
                && relation.since <= TODAY
                && relation.until.is_none_or(|until| until >= TODAY)
        };
        let living = self.relations.iter().filter(holds);
        if self.together { living.map(|relation| side(relation.role)).collect() } else { Vec::new() }
    }

    /// What the participant shares with the viewer today.
    fn shares(&self) -> Vec<Share> {
        if !self.sides().iter().any(|side| *side != Side::Sums) {
            return Vec::new();
        }
        let in_programme = self.endings.iter().any(|end| end.is_none_or(|end| end >= TODAY));
        let given = self.items.iter().find_map(|item| match item {
            Item::Consent(consent) if consent.person == self.viewer => match &consent.ledger.last()?.act {
                ConsentAct::Given(given) => Some(given),
                ConsentAct::Withdrawn => None,
            },
            _ => None,
        });
        let lasts = |until| match until {
            Until::TakenBack => true,
            Until::Day(last) => last >= TODAY,
            Until::ProgrammeEnds(last) => last >= TODAY && in_programme,
        };
        given.filter(|given| lasts(given.until)).map(|given| given.shares.clone()).unwrap_or_default()
    }

    /// Whether the viewer knows of the participant at all, by role or by what is shared.
    pub(super) fn knows(&self) -> bool {
        let sides = self.sides();
        let own = self.together && self.viewer == self.subject;
        own || sides.contains(&Side::Planning)
            || sides.contains(&Side::Workplace)
            || !self.shares().is_empty()
    }

    /// Whether the viewer sees the whole schedule, only the workplace's, or nothing of it.
    pub(super) fn schedule(&self) -> (bool, bool) {
        let sides = self.sides();
        let whole = self.viewer == self.subject && self.together
            || sides.contains(&Side::Planning)
            || self.shares().contains(&Share::Schedule);
        (whole, whole || sides.contains(&Side::Workplace))
    }

    /// Whether the viewer sees which programme it is, and who is around the participant.
    pub(super) fn programme_and_people(&self) -> (bool, bool) {
        let all = self.viewer == self.subject && self.together || self.sides().contains(&Side::Planning);
        (all || self.shares().contains(&Share::Programme), all || self.shares().contains(&Share::People))
    }

    /// The record as the viewer reads it; at meetings, with what is addressed to whoever attends.
    pub(super) fn record(&self, at_meetings: bool) -> Record {
        self.items.iter().filter(|item| self.reads(item, at_meetings)).map(|item| (*item).clone()).collect()
    }

    fn reads(&self, item: &Item, at_meetings: bool) -> bool {
        if !self.together {
            return false;
        }
        if self.viewer == self.subject {
            return true;
        }
        let (sides, shares) = (self.sides(), self.shares());
        let (plans, works) = (sides.contains(&Side::Planning), sides.contains(&Side::Workplace));
        let attends = plans || (at_meetings && sides.iter().any(|side| *side != Side::Sums));
        let viewer = self.viewer;
        match item {
            Item::Profile(_) => self.knows(),
            Item::Goal(goal) => goal.shared && (plans || shares.contains(&Share::Goals)),
            Item::SelfRating(_) => shares.contains(&Share::SelfRatings),
            Item::Answer(_) => plans || shares.contains(&Share::Answers),
            Item::Help(_) => plans || shares.contains(&Share::Tasks),
            Item::Task(task) => {
                plans || shares.contains(&Share::Tasks) || (attends && task.readers.contains(&viewer))
            }
            Item::Meeting(meeting) => {
                plans || attends && meeting.attendees.iter().any(|one| one.person == Some(viewer))
            }
            Item::Recommendation(one) => plans || (attends && one.person == Some(viewer)),
            Item::AboutMe(about_me) => {
                let last = about_me.ledger.iter().rev().find(|shown| shown.person == viewer);
                attends && last.is_some_and(|shown| shown.yes)
            }
            Item::Wish(_) | Item::PlanLine(_) | Item::Afterwards(_) => plans,
            Item::CheckIn(report) => plans || (works && report.by == viewer),
            Item::RampChange(change) => {
                plans
                    || shares.contains(&Share::Programme)
                    || (works && change.role.is_some() && change.by == viewer)
            }
            Item::Call(call) => plans || (works && call.by == viewer),
            Item::Agreement(agreement) => (plans || works) && agreement.person == viewer,
            Item::Ask(ask) => (plans || works) && ask.person == viewer,
            Item::Thanks(thanks) => (plans || works) && thanks.to == viewer,
            Item::Feedback(feedback) => plans && feedback.to == viewer && !feedback.withdrawn,
            // What the participant keeps to themselves.
            Item::Step(_) | Item::Support(_) | Item::Wake(_) | Item::Reminders(_) | Item::Heard(_) => false,
            Item::Request(_) | Item::Trip(_) | Item::Practice(_) | Item::Consent(_) | Item::Counting(_) => {
                false
            }
        }
    }
}

#[test]
fn the_oracle_knows_an_item_of_every_kind() {
    // A kind without an item would be compared by nobody.
    let made = Kind::ALL.map(|kind| super::super::items::item(kind, super::super::world::id(1), true).kind());
    assert_eq!(made, Kind::ALL);
    assert!(day(-1) < TODAY);
}
