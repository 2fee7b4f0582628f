//! What the reader asks of a value that a JSON parser made.

/// A JSON value of whatever parser.
pub(super) trait Value: Clone {
    /// Whether it is null, or not there at all.
    fn is_none(&self) -> bool;
    /// The truth value, if it is one.
    fn bool(&self) -> Option<bool>;
    /// The number, if it is one.
    fn number(&self) -> Option<f64>;
    /// The text, if it is one.
    fn text(&self) -> Option<String>;
    /// How many elements it has, if it is a list.
    fn length(&self) -> Option<u32>;
    /// Whether it is an object; a list is none.
    fn is_object(&self) -> bool;
    /// The names of the members, if it is an object.
    fn names(&self) -> Option<Vec<String>>;
    /// The element at that place of a list.
    fn element(&self, index: u32) -> Self;
    /// The member of that name of an object; a value that [`is_none`](Self::is_none) where there is none.
    fn member(&self, name: &str) -> Self;
}
