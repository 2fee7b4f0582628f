//! The crate against a push service of its own, on loopback, with real TLS and HTTP/2.
#[cfg(test)]
mod browser;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod names;
#[cfg(test)]
mod round_trips;
#[cfg(test)]
mod service;
#[cfg(test)]
mod status;
#[cfg(test)]
mod streams;
#[cfg(test)]
mod world;
