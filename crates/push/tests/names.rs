//! Names that lead inside, nowhere, or somewhere else each time.
use crate::world::{PATIENT, message, now, sender_with};
use folje_push::send::{Addresses, Failure, Outcome, Resolve, Settings, Trust};
use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Answers with these addresses, and counts how often it is asked.
struct Names(Vec<IpAddr>, AtomicUsize);

impl Resolve for Names {
    fn addresses<'asked>(&'asked self, _: &'asked str, port: u16) -> Addresses<'asked> {
        self.1.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move {
            if self.0.is_empty() {
                return Err(io::Error::other("no such host"));
            }
            Ok(self.0.iter().map(|address| SocketAddr::new(*address, port)).collect())
        })
    }
}

async fn outcome(addresses: &[&str]) -> (Outcome, usize) {
    let addresses = addresses.iter().map(|address| address.parse().unwrap()).collect();
    let names = Arc::new(Names(addresses, AtomicUsize::new(0)));
    let sender = sender_with(Settings { trust: Trust::Browsers, resolver: names.clone() });
    let outcome = sender.send(&message("https://web.push.apple.com/x", b""), now(), PATIENT).await;
    (outcome, names.1.load(Ordering::SeqCst))
}

#[tokio::test]
async fn a_name_that_leads_inside_is_not_connected_to() {
    for inside in ["127.0.0.1", "169.254.169.254", "10.0.0.1", "::1", "fd00::1", "::ffff:192.168.0.1"] {
        let (outcome, asked) = outcome(&[inside]).await;
        assert_eq!(outcome, Outcome::Failed(Failure::Address(inside.parse().unwrap())));
        // Asked once: what was looked at is what would be connected to, so that no second answer can differ.
        assert_eq!(asked, 1);
    }
}

#[tokio::test]
async fn one_address_inside_taints_the_answer() {
    let (outcome, _) = outcome(&["17.188.143.99", "192.168.1.1"]).await;
    assert_eq!(outcome, Outcome::Failed(Failure::Address("192.168.1.1".parse().unwrap())));
}

#[tokio::test]
async fn a_name_that_leads_nowhere_is_a_reason() {
    let (outcome, _) = outcome(&[]).await;
    assert_eq!(outcome, Outcome::Failed(Failure::Name("no such host".to_owned())));
}
