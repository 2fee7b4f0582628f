//! Much randomness from a little: SHA-512 over a purpose, 32 secret bytes and a counter.
//!
//! One secret serves several purposes without their streams having anything to do with each other, as long as nobody
//! knows the secret. The same secret and purpose give the same stream, which is what lets a phone repeat a request that
//! was lost.
use rand_core::{CryptoRng, Error, RngCore, impls};
use sha2::{Digest, Sha512};

/// Bytes that nobody can tell from random ones without the secret.
pub struct Stream {
    base: Sha512,
    counter: u64,
    block: [u8; 64],
    used: usize,
}

impl Stream {
    /// The stream of `secret` for `purpose`; `about` tells apart what the same purpose is for.
    #[must_use]
    pub fn new(purpose: &str, secret: &[u8; 32], about: &[u8]) -> Self {
        // A length before each part: no two triples give the same text.
        let base = Sha512::new()
            .chain_update(b"folje ")
            .chain_update((purpose.len() as u64).to_be_bytes())
            .chain_update(purpose)
            .chain_update(secret)
            .chain_update((about.len() as u64).to_be_bytes())
            .chain_update(about);
        Self { base, counter: 0, block: [0; 64], used: 64 }
    }

    /// The next `N` bytes.
    pub fn take<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill_bytes(&mut bytes);
        bytes
    }

    /// A number from 0 to `end`, `end` itself left out; each is as likely as the next. 0 where there is none.
    pub fn below(&mut self, end: u64) -> u64 {
        if end == 0 {
            return 0;
        }
        // What lies beyond the last full run of `end` numbers would favour the first ones.
        let fair = u64::MAX - u64::MAX % end;
        loop {
            let number = self.next_u64();
            if number < fair {
                return number % end;
            }
        }
    }

    /// Puts `things` into an order that is as likely as any other (Fisher and Yates).
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let other = self.below(last as u64 + 1);
            things.swap(last, usize::try_from(other).unwrap_or(last));
        }
    }
}

impl RngCore for Stream {
    fn next_u32(&mut self) -> u32 {
        impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            if self.used == self.block.len() {
                self.block = self.base.clone().chain_update(self.counter.to_be_bytes()).finalize().into();
                self.counter += 1;
                self.used = 0;
            }
            *byte = self.block[self.used];
            self.used += 1;
        }
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Stream {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_the_same_and_each_purpose_its_own() {
        let first =
            |purpose, secret: [u8; 32], about: &[u8]| Stream::new(purpose, &secret, about).take::<200>();
        assert_eq!(first("a", [1; 32], b"x"), first("a", [1; 32], b"x"));
        for other in [first("b", [1; 32], b"x"), first("a", [2; 32], b"x"), first("a", [1; 32], b"y")] {
            assert_ne!(first("a", [1; 32], b"x"), other);
        }
    }

    #[test]
    fn pieces_are_the_same_as_the_whole() {
        let whole = Stream::new("a", &[0; 32], b"").take::<150>();
        let mut stream = Stream::new("a", &[0; 32], b"");
        let pieces = [stream.take::<50>(), stream.take::<50>(), stream.take::<50>()].concat();
        assert_eq!(pieces, whole);
    }

    #[test]
    fn each_order_is_as_likely_as_any_other() {
        let mut stream = Stream::new("a", &[0; 32], b"");
        let mut seen = std::collections::BTreeMap::<[u8; 3], u32>::new();
        for _ in 0..6000 {
            let mut things = [0, 1, 2];
            stream.shuffle(&mut things);
            *seen.entry(things).or_default() += 1;
        }
        assert_eq!(seen.len(), 6);
        // Each is expected 1,000 times with a standard deviation of 29.
        assert!(seen.values().all(|times| (850..1150).contains(times)), "{seen:?}");
    }
}
