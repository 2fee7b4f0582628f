//! Numbers of several timetables beside each other: the generation of the import in the upper 32 bits, the place in the
//! timetable in the lower.
//!
//! A statement asks for the generation in force by `number >> 32 = generation`; what is found from there on has the
//! same generation by itself. Being one statement, it sees one timetable, whatever is imported meanwhile.

/// How many bits the place in a timetable has.
const BITS: u32 = 32;

/// An import's generation: later imports have greater ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Generation(pub(super) i64);

impl Generation {
    /// The number of what stands at `place` in the timetable.
    pub(super) const fn number(self, place: u32) -> i64 {
        self.start() + place as i64
    }

    /// The first of its numbers; the one after its last is the next generation's.
    pub(super) const fn start(self) -> i64 {
        self.0 << BITS
    }

    /// The generation after it.
    pub(super) const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// The place in its timetable of what has that number.
pub(super) const fn place(number: i64) -> i64 {
    number & ((1 << BITS) - 1)
}
