//! Sending over HTTP/2 and TLS to a receiver in another process, 100 messages at a time, on one thread.
use crate::{
    measure::Measure,
    phones::{Phones, server},
};
use anyhow::{Context, Result, ensure};
use folje_push::{
    CertificateDer,
    message::Prepared,
    send::{Outcome, Sender, Settings, Trust},
};
use std::{
    cell::Cell,
    fs,
    rc::Rc,
    time::{Duration, UNIX_EPOCH},
};
use tokio::{runtime, task::LocalSet};

/// How many messages are under way at a time.
const AT_A_TIME: usize = 100;

/// Encrypts each message when it is sent.
pub(crate) fn inline(port: &str, certificate: &str, messages: usize) -> Result<()> {
    let phones = Phones::new(port)?;
    deliver(certificate, messages, move |number| phones.message(number))
}

/// Encrypts all messages before time is taken.
pub(crate) fn prepared(port: &str, certificate: &str, messages: usize) -> Result<()> {
    let phones = Phones::new(port)?;
    let prepared = (0..messages).map(|number| phones.message(number)).collect::<Result<Vec<_>>>()?;
    deliver(certificate, messages, move |number| Ok(prepared[number].clone()))
}

fn deliver(
    certificate: &str,
    messages: usize,
    message: impl Fn(usize) -> Result<Prepared> + 'static,
) -> Result<()> {
    let trust = Trust::Only(vec![CertificateDer::from(fs::read(certificate)?)]);
    let (keys, contact) = server()?;
    let sender = Rc::new(Sender::new(keys, contact, Settings { trust, ..Settings::default() })?);
    let message = Rc::new(message);
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    LocalSet::new().block_on(&runtime, async move {
        // The connection is made before time is taken, as it is in a process that runs.
        send(&sender, &message(0)?).await?;
        let next = Rc::new(Cell::new(0));
        let measure = Measure::begin()?;
        let hands = (0..AT_A_TIME).map(|_| {
            let (sender, message, next) = (sender.clone(), message.clone(), next.clone());
            tokio::task::spawn_local(async move {
                while next.get() < messages {
                    let number = next.replace(next.get() + 1);
                    send(&sender, &message(number)?).await?;
                }
                anyhow::Ok(())
            })
        });
        for hand in hands.collect::<Vec<_>>() {
            hand.await.context("a hand fell ill")??;
        }
        measure.end(messages)
    })
}

async fn send(sender: &Sender, message: &Prepared) -> Result<()> {
    let now = UNIX_EPOCH + Duration::from_secs(1_790_000_000);
    let outcome = sender.send(message, now, Duration::from_secs(30)).await;
    ensure!(outcome == Outcome::Delivered, "{outcome:?}");
    Ok(())
}
