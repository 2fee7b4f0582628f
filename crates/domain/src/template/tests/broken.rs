//! Broken files: each mistake is told with its line and its field, and none hides another.
use super::*;
use proptest::prelude::*;

/// A sound file; the tests break one line of it each.
const SOUND: &str = r#"key = "prov"
name = { sv = "Prov" }
about = { sv = "Ett prov." }
group = false
contact = "coach"
stand_ins = ["coach"]
[source]
document = "S4"
rows = [15]
[[choice]]
key = "langd"
kind = "one-of"
name = { sv = "Hur länge?" }
default = "kort"
[[choice.option]]
key = "kort"
name = { sv = "Kort" }
weeks = 2
time = "09:00"
[[choice]]
key = "dagar"
kind = "days"
name = { sv = "Vilka dagar?" }
at_least = 1
at_most = 2
shortest = 60
longest = 120
default = [{ day = "MO", minutes = 60 }]
[[phase]]
key = "forst"
name = { sv = "Först" }
weeks = { choice = "langd" }
[[phase]]
key = "sedan"
name = { sv = "Sedan" }
weeks = 6
[ramp]
phase = "sedan"
[[ramp.step]]
hours = 2
weeks = 2
days = ["WE"]
[[ramp.step]]
hours = 4
weeks = 2
days = ["TU", "TH"]
[[activity]]
key = "kurs"
phase = "forst"
kind = "module"
name = { sv = "Kurs" }
repeat = "FREQ=WEEKLY;BYDAY=MO"
time = { choice = "langd" }
minutes = 60
only_if = { choice = "langd", is = "kort" }
with = ["coach"]
[[activity]]
key = "egna-dagar"
phase = "forst"
kind = "talk"
name = { sv = "Samtal" }
chosen_days = "dagar"
time = "10:00"
gives_way_to = ["kurs"]
[[activity]]
key = "plats"
phase = "sedan"
kind = "placement"
name = { sv = "Plats" }
by_ramp = true
time = "09:00"
[[activity]]
key = "slut"
phase = "sedan"
kind = "meeting"
name = { sv = "Slut" }
week = 6
day = "FR"
time = "14:00"
minutes = 60
[handover]
week = 8
[closing]
meeting = "slut"
[[self_rating]]
key = "mod"
question = { sv = "Hur modig är du?" }
labels = [{ sv = "Inte" }, { sv = "Lite" }, { sv = "Mycket" }]
"#;

fn told(text: &str) -> Vec<String> {
    match Template::parse("prov.toml", text) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.iter().map(ToString::to_string).collect(),
    }
}

/// The file with the line `line` (from 1), which reads `was`, replaced by `now`.
fn with_line(line: usize, was: &str, now: &str) -> String {
    let mut lines: Vec<_> = SOUND.lines().collect();
    assert_eq!(lines[line - 1], was, "line {line}");
    lines[line - 1] = now;
    lines.join("\n")
}

#[test]
fn the_file_that_is_broken_below_is_sound() {
    assert_eq!(told(SOUND), Vec::<String>::new());
}

#[test]
fn each_mistake_is_told_with_file_line_field_and_what_could_stand_there() {
    #[rustfmt::skip]
    let broken = [
        (1, r#"key = "prov""#, r#"key = "Ett prov""#, "key: this should be a key of small letters a–z, digits and hyphens"),
        (2, r#"name = { sv = "Prov" }"#, r#"name = "Prov""#, "name: this should be a table, { … }"),
        (2, r#"name = { sv = "Prov" }"#, r#"name = { en = "Test" }"#, "name.sv: this must be there"),
        (4, "group = false", r#"group = "nej""#, "group: this should be true or false"),
        (5, r#"contact = "coach""#, r#"contact = "coachen""#, "contact: there is no «coachen»; there are coach, ambassador, supervisor, programme-coordinator, project-coordinator, caseworker, social-worker, transition-guide, sponsor"),
        (6, r#"stand_ins = ["coach"]"#, r#"stand_ins = ["fadder"]"#, "stand_ins.1: there is no «fadder»; there are coach, ambassador, supervisor, programme-coordinator, project-coordinator, caseworker, social-worker, transition-guide, sponsor"),
        (14, r#"default = "kort""#, r#"default = "lang""#, "choice.langd.default: there is no «lang»; there are kort"),
        (28, r#"default = [{ day = "MO", minutes = 60 }]"#, r#"default = [{ day = "MO", minutes = 30 }]"#, "choice.dagar.default: the default would be refused: the choice «dagar» is for days of 60 to 120 minutes; Mon has 30"),
        (32, r#"weeks = { choice = "langd" }"#, r#"weeks = { choice = "lagnd" }"#, "phase.forst.weeks.choice: there is no «lagnd»; there are dagar, langd"),
        (32, r#"weeks = { choice = "langd" }"#, r#"weeks = { choice = "dagar" }"#, "phase.forst.weeks.choice: the choice «dagar» is no choice among options"),
        (36, "weeks = 6", "weeks = 0", "phase.sedan.weeks: 0 lies outside 1 to 104"),
        (44, "hours = 4", "hours = 2", "ramp.step.2.hours: 2 hours are not more than the 2 hours of the step before"),
        (52, r#"repeat = "FREQ=WEEKLY;BYDAY=MO""#, r#"repeat = "FREQ=WEEKLY;BYDAY=MO;COUNT=3""#, "activity.kurs.repeat: a rule in a template has no COUNT or UNTIL: it ends with its phase, or with last_week"),
        (55, r#"only_if = { choice = "langd", is = "kort" }"#, r#"only_if = { choice = "langd", is = "lang" }"#, "activity.kurs.only_if.is: there is no «lang»; there are kort"),
        (59, r#"phase = "forst""#, r#"phase = "frost""#, "activity.egna-dagar.phase: there is no «frost»; there are forst, sedan"),
        (60, r#"kind = "talk""#, r#"kind = "samtal""#, "activity.egna-dagar.kind: there is no «samtal»; there are first-day, module, talk, meeting, placement, follow-up, health, job-search, visit"),
        (63, r#"time = "10:00""#, r#"time = "25:00""#, "activity.egna-dagar.time: «25:00» is no time of day; write it as 09:00"),
        (63, r#"time = "10:00""#, r#"time = "22:30""#, "activity.egna-dagar.time: it runs past midnight"),
        (64, r#"gives_way_to = ["kurs"]"#, r#"gives_way_to = ["egna-dagar"]"#, "activity.egna-dagar.gives_way_to.1: an activity cannot give way to itself"),
        (77, "week = 6", "week = 7", "activity.slut.week: 7 lies outside 1 to 6"),
        (78, r#"day = "FR""#, r#"day = "fredag""#, "activity.slut.day: there is no «fredag»; there are MO, TU, WE, TH, FR, SA, SU"),
        (82, "week = 8", "week = 9", "handover.week: 9 lies outside 1 to 8"),
        (87, r#"question = { sv = "Hur modig är du?" }"#, r#"question = "Hur modig är du?""#, "self_rating.mod.question: this should be a table, { … }"),
        (88, r#"labels = [{ sv = "Inte" }, { sv = "Lite" }, { sv = "Mycket" }]"#, r#"labels = [{ sv = "Inte" }, { en = "Some" }, { sv = "Mycket" }]"#, "self_rating.mod.labels.2.sv: this must be there"),
        (88, r#"labels = [{ sv = "Inte" }, { sv = "Lite" }, { sv = "Mycket" }]"#, r#"labels = [{ sv = "Inte" }, { sv = "Mycket" }]"#, "self_rating.mod.labels: 2 lies outside 3 to 7"),
        (84, r#"meeting = "slut""#, r#"meeting = "avslut""#, "closing.meeting: there is no «avslut»; there are kurs, egna-dagar, plats, slut"),
    ];
    for (line, was, now, expected) in broken {
        let told = told(&with_line(line, was, now));
        assert_eq!(told, [format!("prov.toml:{line}: {expected}")]);
    }
}

#[test]
fn a_rule_that_is_none_is_told_in_the_words_of_the_rules() {
    let text = with_line(52, r#"repeat = "FREQ=WEEKLY;BYDAY=MO""#, r#"repeat = "FREQ=WEEKLY;BYDAY=XX""#);
    let told = told(&text);
    assert_eq!(told.len(), 1);
    let start = "prov.toml:52: activity.kurs.repeat: «FREQ=WEEKLY;BYDAY=XX» is no rule of repetition: BYDAY";
    assert!(told[0].starts_with(start), "{told:?}");
}

#[test]
fn an_unknown_field_is_told_with_those_that_there_are() {
    let text = with_line(36, "weeks = 6", "weeks = 6\nveckor = 6");
    let expected =
        "prov.toml:37: phase.sedan.veckor: there is no such field here; there are key, name, weeks, open_end";
    assert_eq!(told(&text), [expected]);
}

#[test]
fn all_mistakes_of_a_file_are_told_at_once_by_line() {
    let text = SOUND
        .replace("weeks = 6", "weeks = 0")
        .replace(r#"contact = "coach""#, r#"contact = "vem""#)
        .replace(r#"time = "14:00""#, r#"time = "två""#)
        .replace("group = false", "grupp = false");
    let told = Template::parse("prov.toml", &text).unwrap_err();
    let places: Vec<_> = told.iter().map(|error| (error.line, error.field.as_str())).collect();
    let expected =
        [(1, "group"), (4, "grupp"), (5, "contact"), (36, "phase.sedan.weeks"), (79, "activity.slut.time")];
    assert_eq!(places, expected);
}

#[test]
fn an_error_of_syntax_is_told_with_its_line_and_nothing_is_guessed_from_there() {
    let told = Template::parse("prov.toml", &with_line(36, "weeks = 6", "weeks = sex")).unwrap_err();
    assert!(!told.is_empty());
    assert!(told.iter().all(|error| (error.line, error.field.as_str()) == (36, "weeks")), "{told:?}");
    let told = Template::parse("prov.toml", &with_line(29, "[[phase]]", "[[phase")).unwrap_err();
    assert_eq!((told[0].line, told[0].field.as_str()), (29, "phase"));
}

#[test]
fn questions_for_self_rating_are_ours_unless_a_programme_brings_its_own() {
    let keys: Vec<_> = crate::template::own_scales().iter().map(|scale| scale.key.as_str()).collect();
    assert_eq!(keys, ["days", "people", "work", "next"]);
    assert_eq!(Template::parse("prov.toml", SOUND).unwrap().scales[0].labels.len(), 3);
    let twice = format!("{SOUND}[[self_rating]]\nkey = \"mod\"\n");
    let told = told(&twice);
    assert_eq!(told[0], "prov.toml:89: self_rating.mod: the key «mod» stands twice");
    assert_eq!(told[1], "prov.toml:89: self_rating.mod.question: this must be there");
}

#[test]
fn what_is_not_even_a_template_is_refused_without_fuss() {
    for text in
        ["", "\u{0}", "phase = 3", "[[phase]]\n[[activity]]", "choice = [1, 2]\nramp = []", "phase = []"]
    {
        assert!(!told(text).is_empty(), "{text:?}");
    }
}

#[test]
fn what_is_missing_is_told_where_its_table_begins() {
    let without_time = SOUND.replace("time = \"14:00\"\n", "");
    assert_eq!(told(&without_time), ["prov.toml:72: activity.slut.time: this must be there"]);
}

#[test]
fn a_choice_that_changes_nothing_and_a_key_that_stands_twice_are_told() {
    let unused = told(&with_line(62, r#"chosen_days = "dagar""#, "on = \"first-day\"\nminutes = 60"));
    assert_eq!(unused, ["prov.toml:20: choice.dagar: nothing in the template depends on this choice"]);
    let otherwise = told(&with_line(62, r#"chosen_days = "dagar""#, r#"chosen_days = "langd""#));
    let kind = "prov.toml:62: activity.egna-dagar.chosen_days: the choice «langd» is no choice of weekdays";
    assert_eq!(otherwise, [unused[0].as_str(), kind]);
    let twice = told(&with_line(58, r#"key = "egna-dagar""#, r#"key = "plats""#));
    assert_eq!(twice, ["prov.toml:65: activity.plats: the key «plats» stands twice"]);
}

#[test]
fn an_activity_says_when_in_exactly_one_way() {
    for (now, number) in [(r#"about = { sv = "Utan dag" }"#, 0), ("by_ramp = true\non = \"last-day\"", 2)] {
        let told = told(&with_line(70, "by_ramp = true", now));
        let start = format!(
            "prov.toml:65: activity.plats: an activity says when in exactly one way; here there are {number}"
        );
        assert!(told.len() == 1 && told[0].starts_with(&start), "{told:?}");
    }
}

#[test]
fn a_ramp_fits_its_phase_its_days_and_its_activities() {
    let elsewhere = told(&with_line(67, r#"phase = "sedan""#, r#"phase = "forst""#));
    assert_eq!(elsewhere, ["prov.toml:70: activity.plats.by_ramp: the ramp belongs to the phase «sedan»"]);
    let (before, after) = (SOUND.find("[ramp]").unwrap(), SOUND.find("[[activity]]").unwrap());
    let none = told(&format!("{}{}", &SOUND[..before], &SOUND[after..]));
    assert_eq!(none, ["prov.toml:60: activity.plats.by_ramp: there is no [ramp] in this template"]);
    let too_long = told(&with_line(45, "weeks = 2", "weeks = 5"));
    assert_eq!(too_long, ["prov.toml:37: ramp: the steps take 7 weeks and the phase has 6"]);
    let uneven = told(&with_line(42, r#"days = ["WE"]"#, "days = []"));
    assert_eq!(
        uneven,
        [
            "prov.toml:39: ramp.step.1: 2 hours cannot be shared among 0 days in equal parts of at most 12 hours"
        ]
    );
}

#[test]
fn a_meeting_says_its_kind_once_and_what_it_covers() {
    let with = |meetings: &str| told(&format!("{SOUND}{meetings}"));
    let sound = "[[meeting]]\nkind = \"first\"\nchecklist = [{ sv = \"Vad vill du?\" }]\n";
    assert_eq!(with(sound), Vec::<String>::new());
    let line = |number| SOUND.lines().count() + number;
    let twice = format!("prov.toml:{}: meeting.2: the key «first» stands twice", line(4));
    assert_eq!(with(&format!("{sound}{sound}")), [twice]);
    let broken = [
        ("[[meeting]]\nchecklist = [{ sv = \"Vad?\" }]\n", 1, "meeting.1.kind: this must be there"),
        ("[[meeting]]\nkind = \"first\"\n", 1, "meeting.1.checklist: this must be there"),
        ("[[meeting]]\nkind = \"first\"\nchecklist = []\n", 3, "meeting.1.checklist: this must be there"),
        (
            "[[meeting]]\nkind = \"fika\"\nchecklist = [{ sv = \"Vad?\" }]\n",
            2,
            "meeting.1.kind: there is no «fika»; there are first, multi-party, three-party, handover, closing, next",
        ),
        (
            "[[meeting]]\nkind = \"first\"\nchecklist = [{ en = \"What?\" }]\n",
            3,
            "meeting.1.checklist.1.sv: this must be there",
        ),
        (
            "[[meeting]]\nkind = \"first\"\nchecklist = [{ sv = \"Vad?\" }]\nminutes = 60\n",
            4,
            "meeting.1.minutes: there is no such field here; there are kind, checklist",
        ),
    ];
    for (meeting, number, expected) in broken {
        assert_eq!(with(meeting), [format!("prov.toml:{}: {expected}", line(number))]);
    }
}

proptest! {
    #[test]
    fn a_file_with_lines_lost_or_out_of_place_is_read_or_told(
        file in 0..bundled().len(),
        lost in prop::collection::vec(any::<prop::sample::Index>(), 0..3),
        (from, to) in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let mut lines: Vec<_> = bundled()[file].1.lines().collect();
        for line in lost {
            lines.remove(line.index(lines.len()));
        }
        let moved = lines.remove(from.index(lines.len()));
        lines.insert(to.index(lines.len()), moved);
        match Template::parse("prov.toml", &lines.join("\n")) {
            Ok(template) => prop_assert!(!lay(&template, monday(), &Choices::default()).phases.is_empty()),
            Err(errors) => {
                prop_assert!(!errors.is_empty());
                prop_assert!(errors.iter().all(|error| (1..=lines.len() + 1).contains(&error.line)));
            }
        }
    }
}
