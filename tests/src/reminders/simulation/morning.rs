//! One morning: the world around the process. Time is true seconds after the wake-up that was planned first.
use super::{
    chance::Chance,
    ledger::{Ledger, MINUTES, USEFUL},
    process::{BO, Disk, LEASE, Message, Step, What, at, seconds},
};
use folje_domain::reminder::chain::{self, Act, Answer, Channels, TELL_WITHIN, Telling};
use std::collections::VecDeque;

const PUSH: Channels = Channels { push: true, text: false, mail: false };
/// When the morning is over.
const END: i64 = 4 * 60 * 60;

/// What happens in the world at a time.
enum Event {
    /// The process starts again.
    Start,
    /// Ada answers a ring, by its row: «Jag är uppe», or a snooze of a quarter.
    Answer(u64, bool),
    /// Ada moves her plan to that time.
    Move(i64),
    /// The server's clock is set by so many seconds.
    Clock(i64),
    /// The disk is full, or no longer.
    Disk(bool),
    /// The network breaks, or works again.
    Network(bool),
}

pub(super) struct Morning {
    chance: Chance,
    naive: bool,
    now: i64,
    clock: i64,
    running: bool,
    disk_full: bool,
    broken: bool,
    well_since: Option<i64>,
    disk: Disk,
    steps: VecDeque<Step>,
    events: Vec<(i64, Event)>,
    ledger: Ledger,
}

impl Morning {
    pub(super) fn new(mut chance: Chance, naive: bool) -> Self {
        let mut events = Vec::new();
        let faults = |chance: &mut Chance, often| chance.percent(often).then(|| chance.between(-300, 3000));
        if let Some(from) = faults(&mut chance, 10) {
            let to = chance.between(60, 5400);
            events.push((from, Event::Move(to)));
        }
        if let Some(from) = faults(&mut chance, 10) {
            events.push((
                from,
                Event::Clock([-3600, -1, 1, 3600][usize::try_from(chance.between(0, 4)).unwrap()]),
            ));
        }
        if let Some(from) = faults(&mut chance, 10) {
            events.extend([(from, Event::Disk(true)), (from + chance.between(1, 1200), Event::Disk(false))]);
        }
        if let Some(from) = faults(&mut chance, 20) {
            events.extend([
                (from, Event::Network(true)),
                (from + chance.between(1, 1200), Event::Network(false)),
            ]);
        }
        let ledger = Ledger { plans: vec![(0, -600)], ..Ledger::default() };
        Self {
            chance,
            naive,
            now: -600,
            clock: 0,
            running: true,
            disk_full: false,
            broken: false,
            well_since: Some(-600),
            disk: Disk::new(0),
            steps: VecDeque::from([Step::Look]),
            events,
            ledger,
        }
    }

    pub(super) fn ledger(self) -> Ledger {
        self.ledger
    }

    /// The server's clock.
    const fn shown(&self) -> i64 {
        self.now + self.clock
    }

    pub(super) fn live(&mut self) {
        while self.now < END {
            let event = self
                .events
                .iter()
                .enumerate()
                .min_by_key(|(_, (at, _))| *at)
                .map(|(place, (at, _))| (*at, place));
            if let Some((at, place)) = event.filter(|(at, _)| *at <= self.now) {
                let (_, event) = self.events.swap_remove(place);
                self.happens(event, at);
            } else if let Some(step) = self.running.then(|| self.steps.pop_front()).flatten() {
                self.step(step);
            } else {
                let due =
                    self.disk.next().filter(|_| self.running).map(|at| (at - self.clock).max(self.now + 1));
                let next = [event.map(|(at, _)| at), due].into_iter().flatten().min().unwrap_or(END);
                self.now = next;
                self.steps.extend(due.filter(|due| *due <= next).map(|_| Step::Look));
            }
        }
        self.note_health(false);
    }

    fn happens(&mut self, event: Event, at: i64) {
        match event {
            Event::Start => {
                self.running = true;
                self.steps.push_back(Step::Look);
            }
            // What a phone sends is kept by the phone until the server has it.
            Event::Answer(..) | Event::Move(_) if !self.running || self.disk_full => {
                self.events.push((at + 60, event));
            }
            Event::Answer(ring, up) => self.answered(ring, up),
            Event::Move(to) => {
                (self.disk.due, self.disk.answer) = (Some(to), Answer::Nothing);
                self.ledger.plans.push((to, self.now));
                self.ledger.answers.clear();
                self.command();
            }
            Event::Clock(by) => {
                self.clock += by;
                self.ledger.clock_was_set = true;
            }
            Event::Disk(full) => self.disk_full = full,
            Event::Network(broken) => self.broken = broken,
        }
        self.note_health(self.running && !self.disk_full && !self.broken);
    }

    fn answered(&mut self, ring: u64, up: bool) {
        // «Jag är uppe» stands, and what was said about a plan that was moved says nothing about the new one.
        if self.disk.answer == Answer::Over || !self.disk.is_of_plan(ring) {
            return;
        }
        let until = self.shown() + 900;
        self.disk.answer = if up { Answer::Over } else { Answer::Snoozed(at(until)) };
        self.ledger.answers.push((self.now, (!up).then_some(until)));
        self.command();
    }

    /// A command was kept: the engine is told.
    fn command(&mut self) {
        self.disk.counter += 1;
        self.disk.changed = self.shown();
        self.steps.push_back(Step::Look);
    }

    fn note_health(&mut self, well: bool) {
        match (self.well_since, well) {
            (None, true) => self.well_since = Some(self.now),
            (Some(since), false) => {
                self.ledger.well.push((since, self.now));
                self.well_since = None;
            }
            _ => {}
        }
    }

    fn step(&mut self, step: Step) {
        if self.chance.percent(2) {
            // The process dies here; sometimes it takes long until somebody notices.
            self.ledger.crashes += 1;
            self.running = false;
            self.steps.clear();
            let gone = if self.chance.percent(10) {
                self.chance.between(600, 7200)
            } else {
                self.chance.between(1, 60)
            };
            self.events.push((self.now + gone, Event::Start));
            self.note_health(false);
            return;
        }
        self.now += i64::from(self.chance.percent(20));
        if self.disk_full && !matches!(step, Step::Send(_)) {
            // Nothing is written; what is claimed is taken up when its lease ends, and it is looked again soon.
            let retry = self.now + 5;
            if matches!(step, Step::Look) {
                self.now = retry;
                self.steps.push_back(Step::Look);
            }
            return;
        }
        match step {
            Step::Look => self.look(),
            Step::Note(ring, counter) => self.note(&ring, counter),
            Step::Send(message) => self.send(message),
            Step::Finish(message, arrived) => self.finish(message, arrived),
        }
    }

    fn look(&mut self) {
        let now = self.shown();
        if self.disk.planned != Some(self.disk.counter) {
            self.disk.replan(now);
        }
        let counter = self.disk.counter;
        for ring in self.disk.rings.iter_mut().filter(|ring| ring.next_at.is_some_and(|next| next <= at(now)))
        {
            (ring.next_at, ring.version) = (Some(at(now + LEASE)), ring.version + 1);
            self.steps.push_back(Step::Note(Box::new(ring.clone()), counter));
        }
        for (place, message) in self.disk.messages.iter_mut().enumerate() {
            if message.next.is_some_and(|next| next <= now) {
                message.next = Some(now + LEASE);
                self.steps.push_back(Step::Send(place));
            }
        }
    }

    fn note(&mut self, ring: &folje_store::Ring, counter: i64) {
        let now = self.shown();
        let people = [(BO, PUSH)];
        let telling = Telling { minutes: u8::try_from(MINUTES / 60).unwrap(), people: &people };
        let next = chain::next(&ring.progress, PUSH, Some(telling), at(now));
        let same = self.disk.counter == counter;
        let Some(row) =
            self.disk.rings.iter_mut().find(|row| row.id == ring.id && row.version == ring.version)
        else {
            return;
        };
        row.version += 1;
        if !same {
            row.next_at = Some(at(now));
            return;
        }
        for act in &next.acts {
            row.progress.note(*act, at(now));
        }
        row.next_at = next.again;
        let base = match ring.progress.answer {
            Answer::Snoozed(until) => seconds(until),
            _ => seconds(ring.progress.due),
        };
        for act in next.acts {
            let (what, until) = match act {
                Act::Push => (What::Ring(base), base + USEFUL),
                Act::Tell { .. } => (What::Tell, now + TELL_WITHIN.num_seconds()),
                Act::StandDown { .. } => (What::Heard, now + TELL_WITHIN.num_seconds()),
                Act::Miss | Act::Text => continue,
            };
            match what {
                What::Ring(due) => self.ledger.pushed.push((self.now, due)),
                What::Tell => self.ledger.telling.push((self.now, u64::try_from(ring.id).unwrap())),
                What::Heard => {}
            }
            // The naive one believes that what it is about to send is sent.
            let next = (!self.naive).then_some(now + LEASE);
            let tag = u64::try_from(ring.id).unwrap();
            self.disk.messages.push(Message { what, tag, until, tries: 0, next });
            self.steps.push_back(Step::Send(self.disk.messages.len() - 1));
        }
    }

    fn send(&mut self, place: usize) {
        let message = &self.disk.messages[place];
        if self.shown() >= message.until {
            return self.steps.push_back(Step::Finish(place, true));
        }
        let (what, tag) = (message.what, message.tag);
        // A message can arrive although its answer does not.
        let (arrives, heard) =
            if self.broken { (self.chance.percent(30), false) } else { (true, self.chance.percent(90)) };
        if arrives {
            match what {
                What::Ring(due) => self.show(due, tag),
                What::Tell => self.ledger.told.push(self.now),
                What::Heard => {}
            }
        }
        self.steps.push_back(Step::Finish(place, heard));
    }

    /// The phone shows it, in place of one with the same tag, and Ada may answer.
    fn show(&mut self, due: i64, tag: u64) {
        self.ledger.shown.push((self.now, due, tag));
        if self.chance.percent(40) {
            let (later, up) = (self.chance.between(5, 2400), self.chance.percent(80));
            self.events.push((self.now + later, Event::Answer(tag, up)));
        }
    }

    fn finish(&mut self, place: usize, arrived: bool) {
        let now = self.shown();
        let message = &mut self.disk.messages[place];
        let wait = (2i64 << message.tries.min(10)).min(120);
        message.tries += 1;
        // What was taken back meanwhile stays so.
        if message.next.is_some() {
            message.next = (!arrived && now + wait < message.until).then_some(now + wait);
        }
    }
}
