//! `learning-week seed`

mod accounts;
pub mod base;
mod file;
mod picture;
pub mod sample;

use clap::Args;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::Outcome;
use crate::platform::blob::Blobs;
use crate::platform::config::{DataConfig, DatabaseConfig};
use crate::platform::failure::Failure;
use crate::platform::store::schema::audit;
use crate::platform::store::{Conn, Permit, Store};

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
    if let Some(path) = accounts::make(&store, &args.data.data_dir, args.empty).await? {
        println!("The first accounts are in {}.", path.display());
    }
    sample(args, &store)
        .await
        .map_err(|e| format!("The sample data could not be loaded or removed: {e}"))
}

async fn sample(args: &SeedArgs, store: &Store) -> Result<(), Failure> {
    if args.empty {
        return sample::decline(store).await;
    }
    let blobs = Blobs::open(&args.data).map_err(Failure::internal)?;
    if !args.remove_sample {
        if sample::load(store, &blobs).await? {
            println!("The sample data was loaded.");
        }
        return Ok(());
    }
    sample::decline(store).await?;
    let removed = sample::remove(store, &blobs).await?;
    println!(
        "{} sample activities and {} sample organizations were removed.",
        removed.activities, removed.organizations
    );
    if !removed.kept.is_empty() {
        println!(
            "Kept, because real people or things are in them: {}.",
            removed.kept.join(", ")
        );
    }
    Ok(())
}

/// Whether this step was taken once: the audit trail remembers, whatever was removed since.
async fn done(conn: &mut Conn, permit: &impl Permit) -> Result<bool, Failure> {
    Ok(diesel::select(diesel::dsl::exists(
        audit::table
            .filter(audit::operation.eq(permit.operation()))
            .filter(audit::refused.eq(false)),
    ))
    .get_result(conn)
    .await?)
}
