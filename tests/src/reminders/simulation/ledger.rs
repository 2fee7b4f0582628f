//! What really happened on one morning, and what is wrong with it.

/// What happened. Times are true seconds after the first planned time of the wake-up.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// When the wake-up was planned, as the record said, and from when on it said so.
    pub(super) plans: Vec<(i64, i64)>,
    /// When the phone showed a wake-up, for which planned or snoozed time, and under which tag.
    pub(super) shown: Vec<(i64, i64, u64)>,
    /// When a push was decided on, for which planned or snoozed time.
    pub(super) pushed: Vec<(i64, i64)>,
    /// When somebody was told, by a message that arrived.
    pub(super) told: Vec<i64>,
    /// When it was decided that somebody is told, and about which ring.
    pub(super) telling: Vec<(i64, u64)>,
    /// When «Jag är uppe» or a snooze of the plan as it is was kept, and until when that snoozes.
    pub(super) answers: Vec<(i64, Option<i64>)>,
    /// The stretches in which the server ran, its disk took writes and the network carried everything.
    pub(super) well: Vec<(i64, i64)>,
    /// How often the process died.
    pub(super) crashes: u32,
    /// Whether the server's clock was set.
    pub(super) clock_was_set: bool,
}

/// For how long a wake-up is of use, in seconds.
pub(super) const USEFUL: i64 = 600;
/// How long after it somebody is told.
pub(super) const MINUTES: i64 = 20 * 60;
/// How long the server has to be well for everything that was cut off to be taken up again: a lease, and a moment.
const LONG_ENOUGH: i64 = 90;

impl Ledger {
    /// What is wrong, if anything is.
    pub(super) fn wrong(&self) -> Option<&'static str> {
        let checks: [(&'static str, bool); 6] = [
            ("doubled", self.doubled()),
            ("told twice", self.told_twice()),
            ("after its window", !self.clock_was_set && self.late()),
            ("after the answer", self.after_the_answer()),
            ("told too early", !self.clock_was_set && self.too_early()),
            ("lost", !self.clock_was_set && self.lost()),
        ];
        let found = checks.into_iter().find(|(_, wrong)| *wrong).map(|(what, _)| what);
        found.or_else(|| (!self.clock_was_set && self.unheard()).then_some("silence reached nobody"))
    }

    /// Two decisions to ring for one time, or two notifications beside each other.
    fn doubled(&self) -> bool {
        let twice = |times: Vec<i64>| (1..times.len()).any(|place| times[..place].contains(&times[place]));
        let mut tags: Vec<_> = self.shown.iter().map(|(_, due, tag)| (*due, *tag)).collect();
        tags.sort_unstable();
        tags.dedup();
        twice(self.pushed.iter().map(|(_, due)| *due).collect())
            || twice(tags.iter().map(|(due, _)| *due).collect())
    }

    /// One person told twice about one ring.
    fn told_twice(&self) -> bool {
        let rings: Vec<_> = self.telling.iter().map(|(_, ring)| ring).collect();
        (1..rings.len()).any(|place| rings[..place].contains(&rings[place]))
    }

    fn late(&self) -> bool {
        self.shown.iter().any(|(at, due, _)| !(*due..=due + USEFUL).contains(at))
    }

    /// Something was decided on although «Jag är uppe» was kept.
    fn after_the_answer(&self) -> bool {
        let over = self.answers.iter().find(|(_, until)| until.is_none());
        over.is_some_and(|(over, _)| {
            self.pushed.iter().any(|(at, _)| at > over) || self.telling.iter().any(|(at, _)| at > over)
        })
    }

    fn too_early(&self) -> bool {
        let due = self.plans.iter().map(|(due, _)| *due).min();
        self.telling.iter().any(|(at, _)| due.is_none_or(|due| *at < due + MINUTES))
    }

    /// The last plan stood unanswered, the server was well for long enough inside the window, and nothing was shown.
    fn lost(&self) -> bool {
        let Some((due, since)) = self.plans.last().copied() else { return false };
        let answered = self.answers.iter().any(|(at, _)| *at <= due + USEFUL);
        let well = self.well.iter().any(|(from, until)| {
            let (from, until) = ((*from).max(due), (*until).min(due + USEFUL));
            until - from > LONG_ENOUGH
        });
        since < due && !answered && well && !self.shown.iter().any(|(_, of, _)| *of == due)
    }

    /// Nobody answered, the server was well for long enough while somebody was to be told, and nobody was.
    fn unheard(&self) -> bool {
        let Some((due, since)) = self.plans.last().copied() else { return false };
        let well = self.well.iter().any(|(from, until)| {
            let (from, until) = ((*from).max(due + USEFUL + MINUTES), (*until).min(due + 2 * 60 * 60));
            until - from > LONG_ENOUGH
        });
        since < due && self.answers.is_empty() && well && self.told.is_empty()
    }
}
