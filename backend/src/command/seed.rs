//! `learning-week seed`

pub mod base;
mod file;

use clap::Args;

use super::Outcome;
use crate::config::{DataConfig, DatabaseConfig};
use crate::store::Store;

#[derive(Clone, Debug, Args)]
pub struct SeedArgs {
    #[command(flatten)]
    pub database: DatabaseConfig,
    #[command(flatten)]
    pub data: DataConfig,

    /// Without sample data; every first password must be changed
    #[arg(long)]
    pub empty: bool,

    /// Take the sample data out again, keep all else
    #[arg(long, conflicts_with = "empty")]
    pub remove_sample: bool,
}

/// Loads what is missing; a second run changes nothing.
pub async fn run(args: &SeedArgs) -> Outcome<()> {
    let store = Store::new(&args.database.database_url, 2)
        .map_err(|e| format!("DATABASE_URL cannot be used: {e}"))?;
    if base::load(&store)
        .await
        .map_err(|e| format!("The edition could not be loaded: {e}"))?
    {
        println!("The edition of 2020 was loaded.");
    }
    Ok(())
}
