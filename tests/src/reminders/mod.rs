//! The reminder engine, end to end: a clock that the test moves, a push service that decrypts what it gets, an SMS
//! gateway that keeps what it gets.
mod answers;
mod calling;
mod chain;
mod copies;
mod damaged;
mod faults;
mod full_disk;
mod killed;
mod moved;
mod news;
mod simulation;
mod texts;
mod world;
