//! Attacks on the surveys, on the real server and on real files. Each test is an attempt, and fails if the attempt works.
//!
//! - `tokens`: replayed, forged, double-spent, stolen, relabelled; tagging by keys; second batches
//! - `letters`: what an answer carries, and what nobody can send
//! - `releases`: differencing over panels, pools and closes; numbers while a survey is open
//! - `codes`: printed codes
//! - `traces`: singling out, linking and inference in what lies in the store
//! - `timing`: who answers when, from the log, the store of each day and the times of files
//! - `power_cut`: the box and its keys after a power cut at each step; keys that are gone
//! - `links`: the game of links on files; `swapped`: A answered x and B answered y, and the other way round
mod codes;
mod letters;
mod links;
mod power_cut;
mod releases;
mod swapped;
mod timing;
mod tokens;
mod town;
mod traces;
