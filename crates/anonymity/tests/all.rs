//! What the crate promises, played as games: somebody who knows much tries to find out more, and the same somebody
//! succeeds against what is usually done.
#[cfg(test)]
mod differences;
#[cfg(test)]
mod links;
#[cfg(test)]
mod panels;
#[cfg(test)]
mod record;
#[cfg(test)]
mod swapped;
#[cfg(test)]
mod tokens;
