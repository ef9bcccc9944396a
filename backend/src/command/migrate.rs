//! `learning-week migrate`

use super::Outcome;
use crate::platform::config::DatabaseConfig;
use crate::platform::store;

/// Brings the database up to date; does nothing when it is.
pub async fn run(config: &DatabaseConfig) -> Outcome<()> {
    let done = store::migrate(&config.database_url)
        .await
        .map_err(|e| format!("The database could not be brought up to date: {e}"))?;
    match done.len() {
        0 => println!("The database is up to date."),
        n => println!("{n} migrations applied."),
    }
    Ok(())
}
