//! What the crate promises, played as games: somebody who knows much tries to find out more, and the same somebody
//! succeeds against what is usually done.
mod differences;
mod links;
mod panels;
mod record;
mod swapped;
mod tokens;
