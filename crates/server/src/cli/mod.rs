//! The command line: a file for each command.
mod channels;
mod check;
mod demo;
mod devices;
mod gtfs;
mod invite;
mod leave;
mod listen;
pub mod log;
mod openapi;
mod person;
mod private;
mod serve;
mod setting;
mod templates;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// The server of Följe, and what one does with it.
#[derive(Parser)]
#[command(name = "folje", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API and the app
    Serve(serve::Serve),
    /// Serve a fictional municipality, ready to look around in
    Demo(demo::Demo),
    /// Invite somebody to sign in on a device: a link, a code and a QR code
    Invite(invite::Invite),
    /// Somebody leaves: end what they are to participants, so that others stand in
    Leave(leave::Leave),
    /// Show the devices on which somebody is signed in, or sign them out there (a lost phone)
    Devices(devices::Devices),
    /// Check the templates and the store
    Check(check::Check),
    /// Timetables for bus practice
    Gtfs(gtfs::Gtfs),
    /// Print the description of the API (OpenAPI)
    Openapi(openapi::Openapi),
}

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// What went wrong, in words for whoever typed it.
    pub async fn run(self) -> Result<()> {
        match self.command {
            Command::Serve(serve) => serve.run().await,
            Command::Demo(demo) => demo.run().await,
            Command::Invite(invite) => invite.run().await,
            Command::Leave(leave) => leave.run().await,
            Command::Devices(devices) => devices.run().await,
            Command::Check(check) => check.run().await,
            Command::Gtfs(gtfs) => gtfs.run().await,
            Command::Openapi(openapi) => openapi.run(),
        }
    }
}
