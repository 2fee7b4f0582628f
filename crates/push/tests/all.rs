//! The crate against a push service of its own, on loopback, with real TLS and HTTP/2.
mod browser;
mod faults;
mod names;
mod round_trips;
mod service;
mod status;
mod streams;
mod world;
