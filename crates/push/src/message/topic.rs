//! What a message is about.
use http::HeaderValue;

/// The longest topic (RFC 8030, section 5.4).
const LONGEST: usize = 32;

/// What a message is about: up to 32 characters of base64url (RFC 8030, section 5.4). The push service sees it:
/// let it say nothing, as a UUID's 32 digits do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic(HeaderValue);

/// The text is no topic: empty, longer than 32 characters, or with others than A–Z, a–z, 0–9, - and _.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a topic is 1 to 32 characters of base64url")]
pub struct TopicError;

impl Topic {
    /// The topic with this text.
    ///
    /// # Errors
    /// When the text is no topic.
    pub fn new(text: &str) -> Result<Self, TopicError> {
        let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if text.is_empty() || text.len() > LONGEST || !text.bytes().all(known) {
            return Err(TopicError);
        }
        HeaderValue::from_str(text).map(Self).map_err(|_| TopicError)
    }

    pub(crate) const fn header(&self) -> &HeaderValue {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_short_and_plain() {
        for sound in ["a", "_-Az09", "0195f3c0a1b27c3d8e4f5061728394a5"] {
            assert!(Topic::new(sound).is_ok(), "{sound}");
        }
        for broken in ["", "a b", "å", "a=", "a/b", "a\r\nX: y", "0195f3c0a1b27c3d8e4f5061728394a5x"] {
            assert_eq!(Topic::new(broken), Err(TopicError), "{broken:?}");
        }
    }
}
