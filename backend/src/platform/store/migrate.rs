//! Migrations, built into the program.

use std::time::{Duration, Instant};

use diesel::QueryableByName;
use diesel::sql_types::{Bool, Text};
use diesel_async::{AsyncConnection, AsyncMigrationHarness, RunQueryDsl, SimpleAsyncConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use tokio::time::sleep;

use super::Conn;

pub const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// A change of a table waits so long for those who use it, and all others behind it. Then it lets them pass
/// and comes again.
const SETUP: &str = "set lock_timeout = '1s'; set statement_timeout = 0; \
    set idle_in_transaction_session_timeout = 0";
const PAUSE: Duration = Duration::from_secs(1);
/// In all, for locks and for another who migrates.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// Applies what is pending; gives the names of what was applied. Of several at once one works and the others
/// wait for it. Needs the multi-threaded runtime.
pub async fn migrate(url: &str) -> Outcome<Vec<String>> {
    let until = Instant::now() + PATIENCE;
    let mut conn = Conn::establish(url).await?;
    conn.batch_execute(SETUP).await?;
    while !alone(&mut conn).await? {
        if Instant::now() > until {
            return Err("another migration has not ended".into());
        }
        sleep(PAUSE).await;
    }
    let mut done = Vec::new();
    loop {
        drop_unfinished(&mut conn).await?;
        let mut harness = AsyncMigrationHarness::new(conn);
        let outcome = apply(&mut harness, &mut done);
        conn = harness.into_inner();
        match outcome {
            Ok(()) => return Ok(done),
            Err(error) if passes(&*error) && Instant::now() < until => {
                tracing::info!(%error, "a migration lets others pass and tries again");
                sleep(PAUSE).await;
            }
            Err(error) => return Err(error),
        }
    }
}

fn apply(harness: &mut AsyncMigrationHarness<Conn>, done: &mut Vec<String>) -> Outcome<()> {
    for migration in harness.pending_migrations(MIGRATIONS)? {
        done.push(harness.run_migration(&*migration)?.to_string());
    }
    Ok(())
}

/// Whether others hold what it needs: it was undone and can begin again.
fn passes(error: &(dyn std::error::Error + 'static)) -> bool {
    let said = error.to_string();
    said.contains("lock timeout") || said.contains("deadlock detected")
}

#[derive(QueryableByName)]
struct Turn {
    #[diesel(sql_type = Bool)]
    mine: bool,
}

/// Nobody else migrates this database as long as the connection lasts. Asked again and again: who waits in the
/// database keeps indexes from being built beside the work of others.
async fn alone(conn: &mut Conn) -> Outcome<bool> {
    let turn: Turn = diesel::sql_query("select pg_try_advisory_lock(hashtext('migrate')) as mine")
        .get_result(conn)
        .await?;
    Ok(turn.mine)
}

#[derive(QueryableByName)]
struct Unfinished {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Takes away what is left of an index whose building beside the work of others was cut off.
async fn drop_unfinished(conn: &mut Conn) -> Outcome<()> {
    let left: Vec<Unfinished> = diesel::sql_query(
        "select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indexrelid \
         where not i.indisvalid and c.relnamespace = current_schema()::regnamespace \
           and not exists (select from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)",
    )
    .load(conn)
    .await?;
    for index in left {
        conn.batch_execute(&format!("drop index if exists {}", index.name))
            .await?;
    }
    Ok(())
}

/// Names of migrations that the database has not seen.
pub async fn pending(url: &str) -> Outcome<Vec<String>> {
    let mut harness = AsyncMigrationHarness::new(Conn::establish(url).await?);
    let waiting = harness.pending_migrations(MIGRATIONS)?;
    Ok(waiting.iter().map(|m| m.name().to_string()).collect())
}
