//! `migrate` beside others: another one, and those who use the tables.

use std::time::Duration;

use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use learning_week::platform::store;

use crate::support::Database;

type Applied = Result<Vec<String>, String>;

/// On a thread of its own: migrations need a multi-threaded runtime, tests run on another.
async fn migrate(url: &str) -> Applied {
    let url = url.to_owned();
    let work = move || {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let applied = runtime.block_on(store::migrate(&url));
        applied.map_err(|error| error.to_string())
    };
    tokio::task::spawn_blocking(|| std::thread::spawn(work).join())
        .await
        .expect("the thread ends")
        .expect("it ends well")
}

/// As before the newest migrations, which build indexes.
const BEFORE: &str = "drop index file_organization; drop index listing_facets; drop index listing_search; \
    delete from __diesel_schema_migrations where version in ('20201016000100', '20201013000100', '20201013000200')";

async fn connected(database: &Database) -> AsyncPgConnection {
    AsyncPgConnection::establish(&database.url)
        .await
        .expect("the database answers")
}

#[actix_web::test]
async fn of_two_migrations_at_once_both_end_well() {
    let database = Database::new().await;
    connected(&database)
        .await
        .batch_execute(BEFORE)
        .await
        .expect("as before");
    let (one, other) = tokio::join!(migrate(&database.url), migrate(&database.url));
    let (one, other) = (one.expect("well"), other.expect("well"));
    assert_eq!(one.len() + other.len(), 3, "{one:?} {other:?}");
    assert_eq!(migrate(&database.url).await, Ok(vec![]));
}

#[actix_web::test]
async fn a_migration_lets_others_pass_and_comes_again() {
    let database = Database::new().await;
    let mut conn = connected(&database).await;
    conn.batch_execute(BEFORE).await.expect("as before");
    // As left by one that was cut off.
    let left = "create unique index concurrently file_organization on region (level)";
    conn.batch_execute(left)
        .await
        .expect_err("levels are not unique");
    let mut holder = connected(&database).await;
    let hold = "begin; lock table listing in access exclusive mode";
    holder.batch_execute(hold).await.expect("a lock");
    let lets_go = async {
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        holder.batch_execute("commit").await.expect("the lock back");
    };
    let (applied, ()) = tokio::join!(migrate(&database.url), lets_go);
    assert_eq!(applied.expect("well").len(), 3);
    #[derive(diesel::QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        n: i64,
    }
    let sound = "select count(*) as n from pg_index i join pg_class c on c.oid = i.indexrelid \
        where i.indisvalid and c.relname in ('file_organization', 'listing_facets', 'listing_search')";
    let found: Count = diesel::sql_query(sound)
        .get_result(&mut conn)
        .await
        .expect("a count");
    assert_eq!(found.n, 3);
}
