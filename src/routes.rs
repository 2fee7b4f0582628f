//! Each path of the app, once, as a type: links are made from it, addresses are read into it.
mod desk;
mod survey;

pub use desk::Place;
pub use survey::Paper;

use folje_domain::ids::{GoalId, MeetingId, PersonId, TripId};
use std::fmt;

/// A place in the app.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Route {
    /// What is now and next.
    Today,
    /// The schedule by day, so many weeks from this one.
    Week(i8),
    /// All goals.
    Goals,
    /// The six prompts for a new goal, or for a part of the one named.
    NewGoal(Option<GoalId>),
    /// One goal.
    Goal(GoalId),
    /// The people around.
    People,
    /// A support person of one's own.
    NewSupport,
    /// Language, text size, devices, what the app knows.
    Me,
    /// What rings when, and who is told where nobody hears from one.
    Reminders,
    /// The saved trips.
    Trips,
    /// A new one.
    NewTrip,
    /// One trip: when to go, how the practice goes.
    Trip(TripId),
    /// Changing it.
    EditTrip(TripId),
    /// On the way, a step a screen.
    TripGo(TripId),
    /// What was reported about the participant's days.
    Attendance,
    /// «Jag är uppe»; which ring it is stands behind `#`.
    Up,
    /// What the app does with what one tells it.
    About,
    /// A place at the desk.
    Desk(Place),
    /// Who sees what.
    Sharing,
    /// What one person sees, and what is shared with them.
    SharingWith(PersonId),
    /// The app as one person sees it.
    SeenBy(PersonId),
    /// What the participant wishes for.
    Wishes,
    /// Talks and walks that can be booked.
    Talks,
    /// The participant's meetings.
    Meetings,
    /// One meeting.
    Meeting(MeetingId),
    /// The rough plan.
    RoughPlan,
    /// What goes along, and what happens next.
    Handover,
    /// A page of the anonymous surveys.
    Survey(Paper),
    /// How activities were.
    Feedback,
    /// How it goes, in one's own answers.
    SelfRating,
    /// The code.
    SignIn,
    /// A one-time link; the secret stands behind `#`.
    Invite,
    /// Nothing of ours.
    NotFound,
}

impl Route {
    /// Under which of a participant's five places it is found, where it is under one.
    #[must_use]
    pub const fn tab(self) -> Option<Self> {
        Some(match self {
            Self::Today => Self::Today,
            Self::Week(_) | Self::Feedback => Self::Week(0),
            Self::Goals | Self::NewGoal(_) | Self::Goal(_) | Self::RoughPlan | Self::SelfRating => {
                Self::Goals
            }
            Self::People
            | Self::NewSupport
            | Self::Wishes
            | Self::Talks
            | Self::Meetings
            | Self::Meeting(_)
            | Self::Handover => Self::People,
            Self::Me
            | Self::Reminders
            | Self::Trips
            | Self::NewTrip
            | Self::Trip(_)
            | Self::EditTrip(_)
            | Self::TripGo(_)
            | Self::Attendance
            | Self::About
            | Self::Sharing
            | Self::SharingWith(_)
            | Self::SeenBy(_)
            | Self::Survey(_) => Self::Me,
            Self::Up | Self::Desk(_) | Self::SignIn | Self::Invite | Self::NotFound => return None,
        })
    }

    /// A path of each kind, for the runs that look at every page; those of the desk stand in [`Place::ALL`].
    pub const ALL: [Self; 36] = [
        Self::Today,
        Self::Week(0),
        Self::Goals,
        Self::NewGoal(None),
        Self::Goal(GoalId(uuid::Uuid::nil())),
        Self::People,
        Self::NewSupport,
        Self::Me,
        Self::Reminders,
        Self::Trips,
        Self::NewTrip,
        Self::Trip(TripId(uuid::Uuid::nil())),
        Self::EditTrip(TripId(uuid::Uuid::nil())),
        Self::TripGo(TripId(uuid::Uuid::nil())),
        Self::Attendance,
        Self::Up,
        Self::About,
        Self::Desk(Place::Home),
        Self::Sharing,
        Self::SharingWith(PersonId(uuid::Uuid::nil())),
        Self::SeenBy(PersonId(uuid::Uuid::nil())),
        Self::Wishes,
        Self::Talks,
        Self::Meetings,
        Self::Meeting(MeetingId(uuid::Uuid::nil())),
        Self::RoughPlan,
        Self::Handover,
        Self::Survey(Paper::List),
        Self::Survey(Paper::One(uuid::Uuid::nil())),
        Self::Survey(Paper::Protection),
        Self::Survey(Paper::Printed),
        Self::Feedback,
        Self::SelfRating,
        Self::SignIn,
        Self::Invite,
        Self::NotFound,
    ];

    /// Reads an address (path and query).
    #[must_use]
    pub fn parse(address: &str) -> Self {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let value = |name: &str| {
            query
                .split('&')
                .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
        };
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        if path.trim_start_matches('/').split('/').next() == Some("desk") {
            return Place::parse(parts.skip(1)).map_or(Self::NotFound, Self::Desk);
        }
        let route = match (parts.next(), parts.next()) {
            (None, _) => Self::Today,
            (Some("week"), None) => Self::Week(value("w").and_then(|week| week.parse().ok()).unwrap_or(0)),
            (Some("goals"), None) => Self::Goals,
            (Some("goals"), Some("new")) => Self::NewGoal(value("of").and_then(|of| of.parse().ok())),
            (Some("goals"), Some(goal)) => goal.parse().map_or(Self::NotFound, Self::Goal),
            (Some("people"), None) => Self::People,
            (Some("people"), Some("new")) => Self::NewSupport,
            (Some("me"), None) => Self::Me,
            (Some("reminders"), None) => Self::Reminders,
            (Some("trips"), None) => Self::Trips,
            (Some("trips"), Some("new")) => Self::NewTrip,
            (Some("trips"), Some(trip)) => match (trip.parse(), parts.next()) {
                (Ok(trip), None) => Self::Trip(trip),
                (Ok(trip), Some("edit")) => Self::EditTrip(trip),
                (Ok(trip), Some("go")) => Self::TripGo(trip),
                _ => Self::NotFound,
            },
            (Some("attendance"), None) => Self::Attendance,
            (Some("up"), None) => Self::Up,
            (Some("about"), None) => Self::About,
            (Some("sharing"), None) => Self::Sharing,
            (Some("sharing"), Some(person)) => person.parse().map_or(Self::NotFound, Self::SharingWith),
            (Some("seen-by"), Some(person)) => person.parse().map_or(Self::NotFound, Self::SeenBy),
            (Some("wishes"), None) => Self::Wishes,
            (Some("talks"), None) => Self::Talks,
            (Some("meetings"), None) => Self::Meetings,
            (Some("meetings"), Some(meeting)) => meeting.parse().map_or(Self::NotFound, Self::Meeting),
            (Some("plan"), None) => Self::RoughPlan,
            (Some("handover"), None) => Self::Handover,
            (Some("surveys"), paper) => Paper::parse(paper).map_or(Self::NotFound, Self::Survey),
            (Some("answer"), None) => Self::Survey(Paper::Printed),
            (Some("feedback"), None) => Self::Feedback,
            (Some("self-rating"), None) => Self::SelfRating,
            (Some("sign-in"), None) => Self::SignIn,
            (Some("i"), None) => Self::Invite,
            _ => Self::NotFound,
        };
        if parts.next().is_some() { Self::NotFound } else { route }
    }

    /// The page's short name, as in file names and tests.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Week(_) => "week",
            Self::Goals => "goals",
            Self::NewGoal(_) => "new-goal",
            Self::Goal(_) => "goal",
            Self::People => "people",
            Self::NewSupport => "new-support",
            Self::Me => "me",
            Self::Reminders => "reminders",
            Self::Trips => "trips",
            Self::NewTrip => "new-trip",
            Self::Trip(_) => "trip",
            Self::EditTrip(_) => "edit-trip",
            Self::TripGo(_) => "trip-go",
            Self::Attendance => "attendance",
            Self::Up => "up",
            Self::About => "about",
            Self::Desk(place) => place.name(),
            Self::Sharing => "sharing",
            Self::SharingWith(_) => "sharing-with",
            Self::SeenBy(_) => "seen-by",
            Self::Wishes => "wishes",
            Self::Talks => "talks",
            Self::Meetings => "meetings",
            Self::Meeting(_) => "meeting",
            Self::RoughPlan => "plan",
            Self::Handover => "handover",
            Self::Survey(paper) => paper.name(),
            Self::Feedback => "feedback",
            Self::SelfRating => "self-rating",
            Self::SignIn => "sign-in",
            Self::Invite => "invite",
            Self::NotFound => "not-found",
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today => f.write_str("/"),
            Self::Week(0) => f.write_str("/week"),
            Self::Week(week) => write!(f, "/week?w={week}"),
            Self::Goals => f.write_str("/goals"),
            Self::NewGoal(None) => f.write_str("/goals/new"),
            Self::NewGoal(Some(goal)) => write!(f, "/goals/new?of={goal}"),
            Self::Goal(goal) => write!(f, "/goals/{goal}"),
            Self::People => f.write_str("/people"),
            Self::NewSupport => f.write_str("/people/new"),
            Self::Me => f.write_str("/me"),
            Self::Reminders => f.write_str("/reminders"),
            Self::Trips => f.write_str("/trips"),
            Self::NewTrip => f.write_str("/trips/new"),
            Self::Trip(trip) => write!(f, "/trips/{trip}"),
            Self::EditTrip(trip) => write!(f, "/trips/{trip}/edit"),
            Self::TripGo(trip) => write!(f, "/trips/{trip}/go"),
            Self::Attendance => f.write_str("/attendance"),
            Self::Up => f.write_str("/up"),
            Self::About => f.write_str("/about"),
            Self::Desk(place) => fmt::Display::fmt(place, f),
            Self::Sharing => f.write_str("/sharing"),
            Self::SharingWith(person) => write!(f, "/sharing/{person}"),
            Self::SeenBy(person) => write!(f, "/seen-by/{person}"),
            Self::Wishes => f.write_str("/wishes"),
            Self::Talks => f.write_str("/talks"),
            Self::Meetings => f.write_str("/meetings"),
            Self::Meeting(meeting) => write!(f, "/meetings/{meeting}"),
            Self::RoughPlan => f.write_str("/plan"),
            Self::Handover => f.write_str("/handover"),
            Self::Survey(paper) => fmt::Display::fmt(paper, f),
            Self::Feedback => f.write_str("/feedback"),
            Self::SelfRating => f.write_str("/self-rating"),
            Self::SignIn => f.write_str("/sign-in"),
            Self::Invite => f.write_str("/i"),
            Self::NotFound => f.write_str("/not-found"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn every_route_is_read_back_from_its_own_address() {
        let more = [
            Route::Week(-1),
            Route::Week(7),
            Route::NewGoal(Some(folje_domain::ids::GoalId(uuid::Uuid::max()))),
        ];
        for route in Route::ALL.into_iter().chain(more) {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
    }

    #[test]
    fn an_address_that_is_none_of_ours_is_not_found() {
        for address in
            ["/goals/nonsense", "/people/new/more", "/trips/x", "/trips/new/go", "/nowhere", "/week/2"]
        {
            assert_eq!(Route::parse(address), Route::NotFound, "{address}");
        }
    }
}
