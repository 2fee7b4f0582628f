//! Why a feed gives no timetable at all. What concerns one row stands in the [report](crate::Report).

/// Why a feed cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// The file or folder, or something in it, cannot be opened or breaks off.
    #[error("{what} cannot be read: {why}")]
    Unreadable {
        /// Which file.
        what: String,
        /// What the system says.
        why: String,
    },
    /// It is a file, but no zip archive.
    #[error("that is no GTFS feed: a feed is a zip file or a folder with files like stops.txt ({0})")]
    NotAFeed(String),
    /// A file is not there that each feed has.
    #[error("the feed has no {0}")]
    Missing(&'static str),
    /// A column is not there that the file must have.
    #[error("{file}, line 1: there is no column {column}")]
    Column {
        /// Which file.
        file: &'static str,
        /// Which column.
        column: &'static str,
    },
    /// Not one run could be read, so there is nothing to take the old timetable's place.
    #[error("the feed has no runs that could be used")]
    Empty(Box<crate::Report>),
}
