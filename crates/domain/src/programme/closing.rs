//! When a programme may end: «Avslut på Access sker alltid i flerpart» (S1, row 71).
use super::{Ending, Enrolment};
use crate::{record::Meeting, template::Closing};

impl Enrolment {
    /// Whether it may end so, by what its template asks for and the participant's `meetings`: after a closing meeting in
    /// its time was held, or the participant said no to one in their words. Going on in another form is no end, and who broke
    /// off is gone: nobody can hold a meeting with them, and one that was made up would be counted.
    #[must_use]
    pub fn may_end(&self, closing: Option<&Closing>, ending: Ending, meetings: &[Meeting]) -> bool {
        let asks = closing.is_some_and(|closing| closing.meeting.is_some());
        let first = self.first_day();
        let closed = meetings
            .iter()
            .filter(|meeting| meeting.about.closes())
            .filter(|meeting| first.is_none_or(|first| first <= meeting.start.date()))
            .any(|meeting| meeting.held.is_some() || meeting.declined.is_some());
        let needs_none = match ending {
            Ending::Moved | Ending::Discontinued => true,
            Ending::Work | Ending::Studies | Ending::Completed => false,
        };
        !asks || closed || needs_none
    }
}
