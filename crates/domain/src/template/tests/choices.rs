//! Answers to choices: taken, refused with words, and kept as data.
use super::*;
use crate::template::{ChoiceError, LayError, Picked};

fn refused(file: &str, choices: &Choices) -> Vec<ChoiceError> {
    let mut id = || SeriesId(Uuid::nil());
    let laid = template(file).lay(monday(), choices, &|_| Vec::new(), &mut id, &BTreeMap::new());
    let Err(LayError::Choices(errors)) = laid else { panic!("{laid:?}") };
    errors
}

#[test]
fn every_answer_that_does_not_fit_is_refused_at_once() {
    let choices = Choices::default()
        .option("entre-langd", "sex-veckor")
        .option("gruppdagar", "varannan-torsdag")
        .days("gruppdag", [day(Weekday::Thu, 300)]);
    let words: Vec<_> = refused("access.toml", &choices).iter().map(ToString::to_string).collect();
    assert_eq!(
        words,
        [
            "the template has no choice «gruppdagar»; it has: entre-langd, gruppdag",
            "the choice «entre-langd» has no option «sex-veckor»; it has: fem-veckor, fyra-veckor",
            "the choice «gruppdag» is answered by one option",
        ]
    );
}

#[test]
fn jobbotek_takes_no_fifth_day_no_fourth_hour_and_no_day_twice() {
    let days = |days: &[(Weekday, u32)]| {
        let days = days.iter().map(|&(weekday, minutes)| day(weekday, minutes));
        refused("jobbotek.toml", &Choices::default().days("dagar", days)).remove(0)
    };
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    let five = days(&[(Mon, 180), (Tue, 180), (Wed, 180), (Thu, 180), (Fri, 180)]);
    assert!(matches!(five, ChoiceError::NumberOfDays { found: 5, at_most: 4, .. }));
    assert!(matches!(days(&[]), ChoiceError::NumberOfDays { found: 0, at_least: 1, .. }));
    assert!(matches!(days(&[(Mon, 240)]), ChoiceError::DayLength { minutes: 240, longest: 180, .. }));
    assert!(matches!(days(&[(Mon, 180), (Mon, 180)]), ChoiceError::DayTwice { day: Mon, .. }));
    let option = refused("jobbotek.toml", &Choices::default().option("dagar", "alla"));
    assert!(matches!(option[..], [ChoiceError::OtherKind { wanted: "weekdays", .. }]));
}

#[test]
fn answers_are_kept_as_plain_data() {
    let choices = Choices::default()
        .option("halvdag", "formiddag")
        .with("praktikdagar", Picked::Days(vec![day(Weekday::Mon, 240)]));
    let data = serde_json::to_value(&choices).unwrap();
    let plain = serde_json::json!({
        "halvdag": "formiddag",
        "praktikdagar": [{ "day": "Mon", "minutes": 240 }],
    });
    assert_eq!(data, plain);
    assert_eq!(serde_json::from_value::<Choices>(plain).unwrap(), choices);
}
