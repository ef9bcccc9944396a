//! Migrations, built into the program.

use diesel_async::{AsyncConnection, AsyncMigrationHarness};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::Conn;

pub const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Applies what is pending; gives the names of what was applied. Needs the multi-threaded runtime.
pub async fn migrate(url: &str) -> Outcome<Vec<String>> {
    let mut harness = AsyncMigrationHarness::new(Conn::establish(url).await?);
    let done = harness.run_pending_migrations(MIGRATIONS)?;
    Ok(done.iter().map(ToString::to_string).collect())
}

/// Names of migrations that the database has not seen.
pub async fn pending(url: &str) -> Outcome<Vec<String>> {
    let mut harness = AsyncMigrationHarness::new(Conn::establish(url).await?);
    let waiting = harness.pending_migrations(MIGRATIONS)?;
    Ok(waiting.iter().map(|m| m.name().to_string()).collect())
}
