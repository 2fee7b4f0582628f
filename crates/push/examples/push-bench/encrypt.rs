//! Encrypting and signing, without sending.
use crate::{
    measure::Measure,
    phones::{Phones, server},
};
use anyhow::Result;
use folje_push::vapid::Tokens;
use std::{
    hint::black_box,
    time::{Duration, UNIX_EPOCH},
};

pub(crate) fn run(messages: usize) -> Result<()> {
    let phones = Phones::new("8443")?;
    let (keys, contact) = server()?;
    let tokens = Tokens::new(keys, contact);
    let now = UNIX_EPOCH + Duration::from_secs(1_790_000_000);
    let measure = Measure::begin()?;
    for number in 0..messages {
        let message = phones.message(number)?;
        black_box(tokens.authorization(message.endpoint.origin(), now)?);
        black_box(message);
    }
    measure.end(messages)
}
