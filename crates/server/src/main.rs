//! `folje`: the one server of Följe, and what one does with it on the command line.
use clap::Parser as _;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match folje_server::cli::Cli::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // For whoever typed the command: what went wrong and why, without the program's insides.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
