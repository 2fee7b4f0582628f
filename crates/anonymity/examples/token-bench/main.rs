//! What `cargo xtask bench tokens` measures. Each run measures one thing on one core and prints one line of JSON: how many
//! tokens, and how many processor seconds they took.
//!
//! ```text
//! token-bench ask COUNT        the phone: blind a batch
//! token-bench issue COUNT      the server: evaluate a batch and prove it
//! token-bench finish COUNT     the phone: check the proofs and unblind
//! token-bench redeem COUNT     the server: verify a token that is spent
//! ```
//! COUNT is rounded up to whole batches of twelve.
use anyhow::{Context, Result, bail};
use folje_anonymity::tokens::{Batch, Issuer, Period, SLOTS, issue};
use folje_domain::ids::OrganisationId;
use std::{fs, hint::black_box};

/// Linux counts a process's time in hundredths of a second, on every machine that this runs on.
const TICKS: f64 = 100.0;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, count] = &arguments[..] else { bail!("see the head of main.rs for what can be measured") };
    let batches = count.parse::<usize>().context("COUNT is a number")?.div_ceil(SLOTS.into());
    let organisation: OrganisationId = "00000000-0000-0000-0000-000000000001".parse()?;
    let issuer = Issuer::new([1; 32], Period::new(organisation, "tolg", 2026, 4)?)?;
    let batch = |number: usize| {
        let mut random = [0; 32];
        random[..8].copy_from_slice(&number.to_be_bytes());
        Batch::begin(issuer.public().clone(), random)
    };
    // One batch, over and over: no step remembers anything, so the second time takes as long as the first.
    let (asked, (_, answer)) = (batch(0), issue(&issuer, None, &batch(0).request())?);
    let (request, tokens) = (asked.request(), asked.finish(&answer)?);
    let before = processor()?;
    for number in 0..batches {
        match what.as_str() {
            "ask" => drop(black_box(batch(number).request())),
            "issue" => drop(black_box(issue(&issuer, None, black_box(&request))?)),
            "finish" => drop(black_box(asked.finish(black_box(&answer))?)),
            "redeem" => {
                for token in &tokens {
                    black_box(issuer.redeem(token.slot, black_box(token), |_| false)?);
                }
            }
            other => bail!("{other} is not measured"),
        }
    }
    let processor = processor()? - before;
    println!(r#"{{"tokens":{},"processor":{processor:.3}}}"#, batches * usize::from(SLOTS));
    Ok(())
}

/// Seconds that this process spent on a processor, for itself and in the kernel.
fn processor() -> Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat").context("the bench needs Linux's /proc")?;
    // The name of the program, in parentheses, may hold spaces; user and system time are the 14th and 15th field.
    let (_, fields) = stat.rsplit_once(')').context("an unknown form of /proc/self/stat")?;
    let ticks: Vec<f64> = fields.split_whitespace().skip(11).take(2).flat_map(str::parse).collect();
    Ok(ticks.iter().sum::<f64>() / TICKS)
}
