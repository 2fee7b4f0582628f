//! One item of each kind, to be kept and shown or not shown.
use super::world::*;
use folje_domain::{
    ids::*,
    language::Text,
    people::Role,
    record::{
        AboutMe, Afterwards, Answer, AnswerKind, Attendee, Call, CheckIn, Consent, ConsentAct, ConsentEntry,
        Counted, Counting, Face, Feedback, FeedbackEntry, Given, Goal, GoalState, Help, Item, Kind, LineKind,
        Meeting, MeetingKind, PlanLine, Profile, Prompts, RampChange, Rating, Recommendation, Report, Scale,
        SelfRating, Share, Shown, Step, Support, Task, Thanks, Touch, Until, Wish, WishKind, Words,
    },
    reminder::{
        Agreement, AgreementState, Ask, AskState, Choices, Company, Favour, FavourKind, Heard, Leg, Practice,
        Request, Stop, Terms, Trip, Wake, Weekdays,
    },
    schedule::{ActivityKind, OccurrenceId},
};

/// An item of that kind.
pub(super) fn item(kind: Kind, id: uuid::Uuid, shared: bool) -> Item {
    let text = format!("{shared}");
    match kind {
        Kind::Profile => Item::Profile(Profile { preferred_name: text }),
        Kind::Goal => Item::Goal(Goal {
            id: GoalId(id),
            parent: None,
            prompts: Prompts { goal: text, ..Prompts::default() },
            state: GoalState::Active,
            shared,
            made: now(),
            earlier: Vec::new(),
        }),
        Kind::Step => Item::Step(Step { id: StepId(id), goal: None, text, day: TODAY, done: None }),
        Kind::Answer => {
            let occurrence =
                OccurrenceId { series: SeriesId(id), start: TODAY.and_hms_opt(9, 0, 0).unwrap() };
            Item::Answer(Answer { occurrence, kind: AnswerKind::Here, note: text, at: now() })
        }
        Kind::Support => {
            let (who, phone, email) = (String::new(), String::new(), String::new());
            Item::Support(Support { id: SupportId(id), name: text, who, phone, email, removed: false })
        }
        Kind::Task => Item::Task(Task::new(TaskId(id), text, COACH, None)),
        Kind::Reminders => Item::Reminders(Choices { details: shared, ..Choices::default() }),
        Kind::Heard => Item::Heard(Heard { day: TODAY, answers: Vec::new() }),
        Kind::Wake => Item::Wake(wake(WakeId(id))),
        Kind::Request => Item::Request(Request {
            id: RequestId(id),
            favour: favour(),
            trip: None,
            asked: Vec::new(),
            withdrawn: shared,
            made: now(),
        }),
        Kind::Trip => {
            let (there, back) = (leg(), None);
            let id = TripId(id);
            Item::Trip(Box::new(Trip { id, name: text, series: Vec::new(), there, back, removed: false }))
        }
        Kind::Practice => {
            let (id, trip, company) = (PracticeId(id), TripId(id), Company::Alone);
            Item::Practice(Practice { id, trip, on: TODAY, company, felt: None, line: text })
        }
        Kind::CheckIn => {
            let start = TODAY.and_hms_opt(9, 0, 0).unwrap();
            let report = Report {
                attendance: None,
                quarters: 0,
                people: None,
                fika: None,
                line: text,
                at: now(),
                arrived: now(),
            };
            Item::CheckIn(Box::new(CheckIn {
                occurrence: OccurrenceId { series: SeriesId(id), start },
                kind: ActivityKind::Placement,
                day: TODAY,
                title: Text::plain("Plats"),
                by: COACH,
                role: Role::Coach,
                report,
                earlier: Vec::new(),
                contests: Vec::new(),
            }))
        }
        Kind::RampChange => Item::RampChange(RampChange {
            id: RampChangeId(id),
            from: TODAY,
            hours: 10,
            paused: false,
            words: text,
            by: AMINA,
            role: None,
            at: now(),
            participant: None,
            staff: None,
        }),
        Kind::Consent => {
            Item::Consent(consent(PersonId(id), if shared { Until::TakenBack } else { Until::Day(day(-1)) }))
        }
        Kind::Wish => {
            let (id, about, answers) = (WishId(id), WishKind::Talk, Vec::new());
            Item::Wish(Wish { id, about, words: text, made: now(), withdrawn: false, answers })
        }
        Kind::Call => {
            let (id, by, role) = (CallId(id), COACH, Role::Ambassador);
            Item::Call(Call { id, by, role, line: text, at: now(), answers: Vec::new() })
        }
        Kind::Thanks => Item::Thanks(Thanks { id: ThanksId(id), to: COACH, line: text, at: now() }),
        Kind::Agreement | Kind::Ask | Kind::Meeting | Kind::Feedback => addressed(kind, id, COACH),
        Kind::SelfRating => {
            let key = format!("q{}", id.as_u128() % 1000);
            let (question, labels) = (Text::plain(text), vec![Text::plain("Ja"); 3]);
            let scale = Scale { key, question, labels, owner: String::new() };
            let rating = Rating { on: TODAY, value: 1, of: 3, words: Text::plain("Ja") };
            Item::SelfRating(SelfRating { scale, ratings: vec![rating] })
        }
        Kind::Counting => Item::Counting(Counting { ledger: vec![Counted { at: now(), yes: shared }] }),
        Kind::PlanLine => {
            let words = Words::new(text, AMINA, now());
            let (id, about) = (LineId(id), LineKind::Help);
            Item::PlanLine(PlanLine { id, about, words, removed: shared, made: now() })
        }
        Kind::AboutMe => {
            let shown = Shown { person: COACH, yes: shared, at: now() };
            Item::AboutMe(AboutMe { words: Words::new(text, AMINA, now()), ledger: vec![shown] })
        }
        Kind::Recommendation => Item::Recommendation(Recommendation {
            id: RecommendationId(id),
            text,
            to: "Eva".to_owned(),
            person: shared.then_some(COACH),
            by: TODAY,
            author: COACH,
            sent: None,
            received: None,
            acted_on: None,
        }),
        Kind::Afterwards => Item::Afterwards(Afterwards { touch: Touch::Monthly }),
        Kind::Help => {
            Item::Help(Help { id: HelpId(id), person: COACH, what: text, place: String::new(), on: TODAY })
        }
    }
}

/// What is shared with `person`: the schedule, the goals, the self-ratings.
pub(super) fn consent(person: PersonId, until: Until) -> Consent {
    let given = Given { shares: vec![Share::Schedule, Share::Goals, Share::SelfRatings], until };
    Consent { person, ledger: vec![ConsentEntry { at: now(), act: ConsentAct::Given(given) }] }
}

/// An item that one other person may read.
pub(super) fn addressed(kind: Kind, id: uuid::Uuid, person: PersonId) -> Item {
    if kind == Kind::Ask {
        let (by, line) = (TODAY.and_hms_opt(20, 0, 0).unwrap(), String::new());
        let (request, favour, state) = (RequestId(id), favour(), AskState::Waiting);
        return Item::Ask(Ask { request, person, favour, by, state, line });
    }
    if kind == Kind::Meeting {
        return Item::Meeting(Box::new(meeting(id, person)));
    }
    if kind == Kind::Feedback {
        let start = TODAY.and_hms_opt(9, 0, 0).unwrap();
        let entry = FeedbackEntry { by: AMINA, at: now(), face: Some(Face::SoSo), line: String::new() };
        return Item::Feedback(Feedback {
            occurrence: OccurrenceId { series: SeriesId(id), start },
            day: TODAY,
            title: Text::plain("Kost"),
            to: person,
            withdrawn: false,
            entries: vec![entry],
        });
    }
    let terms = Terms::of(&wake(WakeId(id)), person);
    Item::Agreement(Agreement { wake: WakeId(id), person, terms, state: AgreementState::Asked, asked: now() })
}

/// A meeting to which that person is asked.
fn meeting(id: uuid::Uuid, person: PersonId) -> Meeting {
    let start = TODAY.and_hms_opt(13, 0, 0).unwrap();
    let none = String::new;
    Meeting {
        id: MeetingId(id),
        about: MeetingKind::MultiParty,
        planned: start,
        start,
        minutes: 60,
        place: none(),
        instead_of: None,
        attendees: vec![Attendee {
            id: AttendeeId(id),
            person: Some(person),
            name: "Eva".to_owned(),
            organisation: none(),
            email: none(),
        }],
        points: Vec::new(),
        checklist: Vec::new(),
        held: None,
        called_off: None,
        declined: None,
        by_mail: false,
        sequence: 0,
        by: COACH,
        made: now(),
    }
}

fn wake(id: WakeId) -> Wake {
    Wake {
        id,
        days: Weekdays::WORKING,
        time: chrono::NaiveTime::MIN,
        minutes: 20,
        first: None,
        second: None,
        paused_until: None,
        rests_on_holidays: true,
        on: true,
        tell: false,
        removed: false,
    }
}

fn favour() -> Favour {
    Favour { kind: FavourKind::Wake, at: TODAY.and_hms_opt(7, 0, 0).unwrap(), line: String::new() }
}

fn leg() -> Leg {
    let stop = || Stop { name: "Torget".to_owned(), id: None };
    Leg {
        from: stop(),
        to: stop(),
        line: String::new(),
        walk: 5,
        walk_on: 0,
        ride: 10,
        change: None,
        departures: Vec::new(),
        must_book: false,
        steps: Vec::new(),
    }
}
