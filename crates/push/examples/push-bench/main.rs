//! What `cargo xtask bench push` measures of ours. Each run measures one thing and prints one line of JSON:
//! how many messages, and how many processor and wall seconds they took.
//!
//! ```text
//! push-bench encrypt COUNT                      encrypt and sign, on one core
//! push-bench primitives COUNT                   what the same takes of ring alone
//! push-bench receive CERTIFICATE                a push service; writes its certificate (DER), prints its port
//! push-bench inline PORT CERTIFICATE COUNT      encrypt, sign and send
//! push-bench prepared PORT CERTIFICATE COUNT    send what was encrypted before
//! ```
mod deliver;
mod encrypt;
mod measure;
mod phones;
mod primitives;
mod receive;

use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let count = |text: &str| text.parse().context("COUNT is a number");
    match arguments[..] {
        ["encrypt", messages] => encrypt::run(count(messages)?),
        ["primitives", messages] => primitives::run(count(messages)?),
        ["receive", certificate] => receive::run(certificate),
        ["inline", port, certificate, messages] => deliver::inline(port, certificate, count(messages)?),
        ["prepared", port, certificate, messages] => deliver::prepared(port, certificate, count(messages)?),
        _ => bail!("see the head of main.rs for what can be measured"),
    }
}
