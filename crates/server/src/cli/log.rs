//! What gets into the log.
use tracing_subscriber::{EnvFilter, filter::ParseError};

/// Lets through what `FOLJE_LOG` wishes: `info` where it says nothing, or nothing that can be read.
///
/// Whatever it says, the engines' statements stay out: with their times they would tell when an answer to a survey came.
///
/// # Errors
/// None that could happen: what is added can be read.
pub fn filter(wish: Option<&str>) -> Result<EnvFilter, ParseError> {
    let wished = wish.and_then(|wish| EnvFilter::try_new(wish).ok());
    Ok(wished.unwrap_or_else(|| EnvFilter::new("info")).add_directive("sqlx=off".parse()?))
}
