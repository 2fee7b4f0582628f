//! `folje`: the one server of Följe, and what one does with it on the command line.
use clap::Parser as _;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    folje_server::cli::Cli::parse().run().await
}
