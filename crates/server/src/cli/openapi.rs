//! `folje openapi`
use crate::http;
use anyhow::Result;
use clap::Args;

#[derive(Args)]
pub(super) struct Openapi {}

impl Openapi {
    pub(super) fn run(&self) -> Result<()> {
        println!("{:#}", http::description()?);
        Ok(())
    }
}
