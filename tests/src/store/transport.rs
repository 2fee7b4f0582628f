//! The connection to PostgreSQL: what crosses a network is encrypted, to a server that proved its name.
//!
//! The fake server is reached as `0.0.0.0`, which leads to this machine and is no loopback address, so that the rules for
//! a network hold.
use crate::support::{certificate::Certificate, postgres::Database};
use folje_store::{Store, StoreError};
use std::{
    io::{Read as _, Write as _},
    net::{Shutdown, TcpListener, TcpStream},
    thread::{self, JoinHandle},
};

/// A server that answers whatever it is sent with `reply`; joined, it tells all that it was sent.
fn fake_server(reply: &'static [u8]) -> (u16, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("0.0.0.0:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let (mut all, mut part) = (Vec::new(), [0; 1024]);
        loop {
            let length = socket.read(&mut part).unwrap_or(0);
            if length == 0 {
                return all;
            }
            all.extend_from_slice(&part[..length]);
            // Whoever hangs up does not hear the reply.
            drop(socket.write_all(reply));
        }
    });
    (port, server)
}

/// `AuthenticationCleartextPassword` (PostgreSQL documentation, section 54.7).
const ASK_FOR_PASSWORD: &[u8] = b"R\0\0\0\x08\0\0\0\x03";

/// What the client sends first to ask for TLS (`SSLRequest`).
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];

/// Opens a store over a network and gives the error, and all that was sent.
async fn opened_over_a_network(reply: &'static [u8], options: &str) -> (StoreError, Vec<u8>) {
    let (port, server) = fake_server(reply);
    let address = format!("postgres://folje:geheim@0.0.0.0:{port}/folje{options}");
    let error = Store::open(&address).await.unwrap_err();
    // The server may still wait for its first connection.
    if let Ok(socket) = TcpStream::connect(("127.0.0.1", port)) {
        drop(socket.shutdown(Shutdown::Both));
    }
    (error, server.join().unwrap())
}

#[tokio::test]
async fn a_connection_that_would_not_be_protected_is_not_opened() {
    for options in ["", "?sslmode=disable", "?sslmode=prefer", "?sslmode=require", "?sslmode=verify-ca"] {
        let (error, sent) = opened_over_a_network(ASK_FOR_PASSWORD, options).await;
        assert!(matches!(error, StoreError::Unencrypted { .. }), "{options}: {error}");
        assert_eq!(sent, b"", "{options}");
    }
}

#[tokio::test]
async fn a_server_without_tls_that_asks_for_the_password_does_not_get_it() {
    for reply in [ASK_FOR_PASSWORD, b"N"] {
        let (error, sent) = opened_over_a_network(reply, "?sslmode=verify-full").await;
        assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
        assert_eq!(sent, SSL_REQUEST, "TLS was asked for, and nothing else was said");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_with_a_certificate_of_ones_own_authority_is_connected_to() {
    let certificate = Certificate::for_name("localhost");
    let database = Database::with_tls(&certificate);
    let address = |options: &str| format!("{}?{options}", database.address);
    let root = certificate.authority_file();
    let store = Store::open(&address(&format!("sslmode=verify-full&sslrootcert={root}"))).await.unwrap();
    assert_eq!(store.organisations().await.unwrap(), []);
    store.close().await;

    // The server takes connections with TLS alone, so this one was encrypted.
    let plain = Store::open(&address("sslmode=disable")).await.unwrap_err();
    assert!(plain.to_string().contains("no encryption"), "{plain}");
    let unknown = Store::open(&address("sslmode=verify-full")).await.unwrap_err();
    assert!(unknown.to_string().contains("UnknownIssuer"), "{unknown}");
    let other_name = database.address.replace("localhost", "127.0.0.1");
    let other_name = format!("{other_name}?sslmode=verify-full&sslrootcert={root}");
    let other_name = Store::open(&other_name).await.unwrap_err();
    assert!(other_name.to_string().contains("not valid for name"), "{other_name}");
}
