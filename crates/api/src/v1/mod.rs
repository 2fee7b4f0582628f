//! `/api/v1`: JSON, problem details (RFC 9457) for errors.
//!
//! - `GET  /api/v1/snapshot` → [`snapshot::Snapshot`] (a participant's own; ETag, 304)
//! - `GET  /api/v1/people` → [`people::PeoplePage`] (those whom staff and ambassadors walk beside)
//! - `GET  /api/v1/seen-by/{id}` → [`people::PeoplePage`] (a participant's own: what of that person's page is about them)
//! - `POST /api/v1/commands` [`commands::Batch`] → [`commands::Outcomes`]
//! - `POST /api/v1/session` [`session::SignIn`] → [`session::SignedIn`]
//! - `GET  /api/v1/session` → [`session::SignedIn`]; `DELETE /api/v1/session` signs out
//! - `GET  /api/v1/devices` → [`session::Devices`]; `DELETE /api/v1/devices/{id}` signs that one out
//! - `GET  /api/v1/push` → [`push::Push`]; `PUT /api/v1/push/subscription` [`push::Subscription`], `DELETE` ends it;
//!   `POST /api/v1/push/test` sends a test message to the device that asks
//! - `POST /api/v1/rings` [`push::RingReport`] (no session: its token proves it)
//! - `GET  /api/v1/stops` → [`timetable::Stops`]; `GET /api/v1/departures` → [`timetable::Departures`]
//! - `GET  /api/v1/photos/{id}`: a photo of one's own trips (image/jpeg, image/webp); `PUT` keeps it
//! - `GET  /api/v1/calendar` → [`calendar::Calendar`]; `POST` makes an address anew → [`calendar::CalendarAddress`];
//!   `DELETE` takes it away
//! - `GET  /api/v1/calendar/event/{id}.ics`: one occurrence for a calendar; `GET /calendar/{secret}.ics`: all of them
//! - `GET  /api/v1/desk` → [`desk::Desk`]; `POST /api/v1/desk/cohorts` [`desk::NewCohort`], `…/people`
//!   [`desk::NewPerson`], `…/enrolments` [`desk::NewEnrolment`], `…/relations` [`desk::NewRelation`], `…/invites`
//!   [`desk::NewInvite`] → [`desk::Invite`], `…/endings` [`desk::NewEnding`], `…/companions` [`desk::CompanionHours`],
//!   `…/dates` [`desk::WantedDates`] → [`desk::Dates`]
//! - `GET  /api/v1/desk/people/{id}` → [`desk_person::PersonPage`]; `…/pairing` → [`desk_person::Pairing`]
//! - `POST /api/v1/desk/import` (CSV) → [`desk_import::ImportReport`]
//! - `GET  /api/v1/desk/schedule` → [`schedule::Schedule`]; `POST` changes it by [`schedule::ScheduleEdit`]
//! - `GET  /api/v1/desk/talks` → [`talks::DeskTalks`]; `POST` keeps a time free by [`talks::FreeTimeOrder`]
//! - `GET  /api/v1/talks` → [`talks::Talks`]; `POST` books by [`talks::TalkOrder`]
//! - `POST /api/v1/desk/gender` [`desk::NewGender`], `…/network` [`desk::NewNetworkDay`]
//!   (`DELETE …/network/{id}`)
//! - `GET  /api/v1/desk/statistics` → [`statistics::Statistics`]; `…/statistics/{year}.csv`, `….xlsx`
//! - `GET  /api/v1/desk/distance` → [`distance::Distance`]; `POST` tells by [`distance::DistanceOrder`]
//! - `POST /api/v1/calling` [`people::Calling`]: «jag ringer»
//! - `GET  /api/v1/meetings` → [`meetings::Meetings`]; `GET /api/v1/meetings/{id}` → [`meetings::MeetingsWith`];
//!   `GET /api/v1/meetings/{id}/{meeting}.ics`: the invitation as a file; `POST /api/v1/desk/openings`
//!   [`folje_domain::people::Opening`]
//! - `GET  /api/v1/survey-keys` (no session) → [`folje_anonymity::tokens::record::Record`]; `GET /api/v1/surveys` →
//!   [`surveys::Surveys`]; `POST /api/v1/tokens` [`surveys::NewTokens`] → [`folje_anonymity::tokens::Answer`]
//! - `POST /api/v1/letters/{id}` (no session; `application/octet-stream`): an answer; `GET` and `POST
//!   /api/v1/survey-codes/{id}`: the same with a printed code → [`surveys::PrintedSurvey`]
//! - `GET  /api/v1/desk/surveys` → [`desk_surveys::DeskSurveys`]; `POST` [`desk_surveys::NewSurvey`], `…/{id}/pool`
//!   [`desk_surveys::Pool`], `…/codes` [`desk_surveys::NewCodes`] → [`desk_surveys::Codes`], `…/answer`
//!   [`surveys::AnswerBack`]; `GET …/{id}/read` → [`desk_surveys::ToRead`], `POST` [`desk_surveys::Read`]
//! - `GET  /api/v1/openapi.json`
pub mod calendar;
pub mod commands;
pub mod desk;
pub mod desk_import;
pub mod desk_person;
pub mod desk_surveys;
pub mod distance;
pub mod meetings;
pub mod people;
pub mod planner;
pub mod problem;
pub mod push;
pub mod schedule;
pub mod session;
pub mod snapshot;
pub mod statistics;
pub mod surveys;
pub mod talks;
pub mod text_messages;
pub mod timetable;

/// Paths, each once, so that app, server and tests cannot disagree.
pub mod paths {
    /// A participant's snapshot.
    pub const SNAPSHOT: &str = "/api/v1/snapshot";
    /// The people whom a member of staff or an ambassador walks beside.
    pub const PEOPLE: &str = "/api/v1/people";
    /// What one of those sees of the participant who asks.
    pub const SEEN_BY: &str = "/api/v1/seen-by/{id}";
    /// Commands, in batches.
    pub const COMMANDS: &str = "/api/v1/commands";
    /// Signing in, who I am, signing out.
    pub const SESSION: &str = "/api/v1/session";
    /// The devices on which one is signed in.
    pub const DEVICES: &str = "/api/v1/devices";
    /// One such device.
    pub const DEVICE: &str = "/api/v1/devices/{id}";
    /// Whether pushes reach this device, and the key to subscribe with.
    pub const PUSH: &str = "/api/v1/push";
    /// This device's subscription.
    pub const PUSH_SUBSCRIPTION: &str = "/api/v1/push/subscription";
    /// A test message to this device.
    pub const PUSH_TEST: &str = "/api/v1/push/test";
    /// Whether one takes text messages.
    pub const TEXT_MESSAGES: &str = "/api/v1/text-messages";
    /// What a device says about a ring.
    pub const RINGS: &str = "/api/v1/rings";
    /// Stops of the timetable, by their names.
    pub const STOPS: &str = "/api/v1/stops";
    /// What goes from one stop to another.
    pub const DEPARTURES: &str = "/api/v1/departures";
    /// A photo of one's own, of a step of a trip.
    pub const PHOTO: &str = "/api/v1/photos/{id}";
    /// The address of one's own calendar.
    pub const CALENDAR: &str = "/api/v1/calendar";
    /// One occurrence for a calendar: its id, then `.ics`.
    pub const CALENDAR_EVENT: &str = "/api/v1/calendar/event/{file}";
    /// A calendar by its secret address: the secret, then `.ics`.
    pub const CALENDAR_FEED: &str = "/calendar/{file}";
    /// What there is at the desk.
    pub const DESK: &str = "/api/v1/desk";
    /// Starting groups.
    pub const DESK_COHORTS: &str = "/api/v1/desk/cohorts";
    /// Adding people.
    pub const DESK_PEOPLE: &str = "/api/v1/desk/people";
    /// Beginning programmes, and moving between them.
    pub const DESK_ENROLMENTS: &str = "/api/v1/desk/enrolments";
    /// Who is what to whom.
    pub const DESK_RELATIONS: &str = "/api/v1/desk/relations";
    /// Inviting people to sign in.
    pub const DESK_INVITES: &str = "/api/v1/desk/invites";
    /// Signing a participant out everywhere.
    pub const DESK_LOST_PHONES: &str = "/api/v1/desk/lost-phones";
    /// The page of one participant.
    pub const DESK_PERSON: &str = "/api/v1/desk/people/{id}";
    /// With whom a participant could be paired.
    pub const DESK_PAIRING: &str = "/api/v1/desk/people/{id}/pairing";
    /// Ending programmes.
    pub const DESK_ENDINGS: &str = "/api/v1/desk/endings";
    /// When companions are where they work.
    pub const DESK_COMPANIONS: &str = "/api/v1/desk/companions";
    /// The real dates of a programme before anybody begins it.
    pub const DESK_DATES: &str = "/api/v1/desk/dates";
    /// Adding many people out of a file.
    pub const DESK_IMPORT: &str = "/api/v1/desk/import";
    /// A schedule as staff plan it.
    pub const DESK_SCHEDULE: &str = "/api/v1/desk/schedule";
    /// What a coach keeps free, and what was booked.
    pub const DESK_TALKS: &str = "/api/v1/desk/talks";
    /// What a participant can book.
    pub const TALKS: &str = "/api/v1/talks";
    /// What a participant is counted as.
    pub const DESK_GENDER: &str = "/api/v1/desk/gender";
    /// The days of the ambassadors' network.
    pub const DESK_NETWORK: &str = "/api/v1/desk/network";
    /// One of them.
    pub const DESK_NETWORK_DAY: &str = "/api/v1/desk/network/{id}";
    /// Deltagarstatistik.
    pub const DESK_STATISTICS: &str = "/api/v1/desk/statistics";
    /// The same as a file: a year, then `.csv` or `.xlsx`.
    pub const DESK_STATISTICS_FILE: &str = "/api/v1/desk/statistics/{file}";
    /// How far groups came.
    pub const DESK_DISTANCE: &str = "/api/v1/desk/distance";
    /// «Jag ringer», by somebody who was told that nothing was heard.
    pub const CALLING: &str = "/api/v1/calling";
    /// The meetings to come that somebody attends or convenes.
    pub const MEETINGS: &str = "/api/v1/meetings";
    /// One participant's meetings.
    pub const MEETINGS_WITH: &str = "/api/v1/meetings/{id}";
    /// The invitation to a meeting: its id, then `.ics`.
    pub const MEETING_FILE: &str = "/api/v1/meetings/{id}/{file}";
    /// What sponsors invite to.
    pub const DESK_OPENINGS: &str = "/api/v1/desk/openings";
    /// Every period's public keys: the same for everybody, without a session.
    pub const SURVEY_KEYS: &str = "/api/v1/survey-keys";
    /// What a participant is asked, and what came of it.
    pub const SURVEYS: &str = "/api/v1/surveys";
    /// A period's batch of tokens.
    pub const TOKENS: &str = "/api/v1/tokens";
    /// An answer to a survey, without a session.
    pub const LETTER: &str = "/api/v1/letters/{id}";
    /// An answer by a printed code, without a session.
    pub const SURVEY_CODE: &str = "/api/v1/survey-codes/{id}";
    /// The surveys of the programmes.
    pub const DESK_SURVEYS: &str = "/api/v1/desk/surveys";
    /// Putting two panels together for good.
    pub const DESK_SURVEY_POOL: &str = "/api/v1/desk/surveys/{id}/pool";
    /// Printed codes, for those without a phone.
    pub const DESK_SURVEY_CODES: &str = "/api/v1/desk/surveys/{id}/codes";
    /// What is written freely, read by somebody before it is shown.
    pub const DESK_SURVEY_READ: &str = "/api/v1/desk/surveys/{id}/read";
    /// «Ni sa – vi gjorde».
    pub const DESK_SURVEY_ANSWER: &str = "/api/v1/desk/surveys/{id}/answer";
    /// The description of this interface.
    pub const OPENAPI: &str = "/api/v1/openapi.json";
}

/// The header in which the app says which version it is (a content hash).
pub const APP_VERSION: &str = "folje-app-version";
