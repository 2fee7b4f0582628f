//! The program as whoever runs it meets it. The browser tests take the one that is built for these.
#[cfg(test)]
mod quiet;
#[cfg(test)]
mod said;
