//! Favours that somebody said yes to: a plan for that day, with rings for both.
use super::{
    Argument, End, Input, Moment, Ring, RingKey, RingKind, Source, evening_before, evening_key, minutes,
    ring, travel, words,
};
use crate::reminder::{Ask, AskState, FavourKind, Request};
use chrono::NaiveDate;
use std::ops::Range;

/// Minutes before they meet at the bus at which the one who comes along is reminded.
const BEFORE_BUS: u16 = 60;

pub(super) fn rings(input: &Input<'_>, days: &Range<NaiveDate>) -> Vec<Ring> {
    let agreed = |request: &Request| {
        let yes =
            input.record.asks.iter().find(|ask| ask.request == request.id && ask.state == AskState::Yes)?;
        (!request.withdrawn && days.contains(&request.favour.at.date()))
            .then(|| (request.clone(), yes.clone()))
    };
    let agreed: Vec<_> = input.record.requests.iter().filter_map(agreed).collect();
    agreed.iter().flat_map(|(request, yes)| of_favour(input, request, yes)).collect()
}

fn of_favour(input: &Input<'_>, request: &Request, yes: &Ask) -> Vec<Ring> {
    let at = request.favour.at;
    let time = ("time", Argument::Time(at.time()));
    let person = ("person", Argument::Person(yes.person));
    let (tomorrow, evening_helper, now_helper, offset) = match request.favour.kind {
        FavourKind::Wake => ("ring_favour_wake", "ring_helping_wake_tomorrow", "ring_helping_wake", 0),
        FavourKind::Bus => ("ring_favour_bus", "ring_helping_bus_tomorrow", "ring_helping_bus", BEFORE_BUS),
    };
    let mut rings = Vec::new();
    if let Some(due) = evening_before(input.record, at.date()) {
        let key = |source| evening_key(source, at);
        let neutral = words("ring_tomorrow_neutral", [time.clone()]);
        let detailed = words(tomorrow, [time.clone(), person]);
        let favour = key(Source::Favour(request.id));
        rings.push(ring(favour, due, RingKind::Favour, neutral, detailed, End::Acknowledged));
        rings.push(helping(key(Source::Helping(request.id)), due, evening_helper, yes, &time));
    }
    let key = |source, moment| RingKey { source, at, moment };
    let helper_key = key(Source::Helping(request.id), Moment::Before(offset));
    let helper = helping(helper_key, at - minutes(offset), now_helper, yes, &time);
    match request.favour.kind {
        FavourKind::Wake => {
            let woken = key(Source::Favour(request.id), Moment::Before(0));
            let text = words("ring_wake_up", [time]);
            // «Jag är uppe» spares the other one the call.
            let up = input.record.heard(woken).is_some_and(|answer| answer.until.is_none());
            rings.extend((!up).then_some(helper));
            rings.push(ring(woken, at, RingKind::WakeUp, text.clone(), text, End::Acknowledged));
        }
        FavourKind::Bus => {
            rings.push(helper);
            rings.extend(request.trip.into_iter().flat_map(|trip| travel::with_company(input, trip, at)));
        }
    }
    rings
}

fn helping(
    key: RingKey,
    due: chrono::NaiveDateTime,
    detailed: &'static str,
    yes: &Ask,
    time: &(&'static str, Argument),
) -> Ring {
    let neutral = words("ring_helping_neutral", [time.clone()]);
    let detailed = words(detailed, [time.clone(), ("participant", Argument::Participant)]);
    let ring = ring(key, due, RingKind::Helping, neutral, detailed, End::Acknowledged);
    let useful = if key.moment == Moment::Evening { RingKind::Favour.useful() } else { ring.useful };
    Ring { helper: Some(yes.person), useful, ..ring }
}
