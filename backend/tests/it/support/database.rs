//! One database per test, copied from a template that is made once per state of migrations and seeds.

use std::hash::{DefaultHasher, Hash, Hasher};

use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use learning_week::command::seed::base;
use learning_week::platform::store::{self, Store};
use uuid::Uuid;

/// A database of its own; gone when dropped.
pub struct Database {
    pub url: String,
    name: String,
    admin: String,
}

impl Database {
    pub async fn new() -> Self {
        let admin = std::env::var("TEST_DATABASE_URL")
            .expect("TEST_DATABASE_URL names a PostgreSQL: run this through ./dev test");
        let template = format!("it_template_{:016x}", fingerprint());
        let name = format!("it_{}", Uuid::now_v7().simple());
        let mut conn = AsyncPgConnection::establish(&admin)
            .await
            .expect("the test database answers");
        conn.batch_execute("select pg_advisory_lock(20201009)")
            .await
            .expect("a lock");
        if !exists(&mut conn, &template).await {
            let making = format!("{template}_making");
            conn.batch_execute(&format!("drop database if exists {making}"))
                .await
                .expect("no half-made template");
            conn.batch_execute(&format!("create database {making}"))
                .await
                .expect("a template");
            fill(with_name(&admin, &making)).await;
            conn.batch_execute(&format!("alter database {making} rename to {template}"))
                .await
                .expect("the template's name");
        }
        conn.batch_execute(&format!("create database {name} template {template}"))
            .await
            .expect("a copy of the template");
        conn.batch_execute("select pg_advisory_unlock(20201009)")
            .await
            .expect("the lock back");
        Self {
            url: with_name(&admin, &name),
            name,
            admin,
        }
    }
}

impl Database {
    /// As when the database server is away: every connection breaks, none is let in.
    pub async fn shut(&self) {
        let name = &self.name;
        let mut conn = AsyncPgConnection::establish(&self.admin)
            .await
            .expect("the test database answers");
        conn.batch_execute(&format!(
            "alter database {name} with allow_connections false; \
             select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
        ))
        .await
        .expect("nobody is let in");
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let (admin, name) = (self.admin.clone(), self.name.clone());
        // The test's own runtime may be ending: another thread, another runtime.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(async {
                let mut conn = AsyncPgConnection::establish(&admin)
                    .await
                    .expect("the test database answers");
                conn.batch_execute(&format!("drop database if exists {name} with (force)"))
                    .await
            })
        });
        let _ = dropped.join();
    }
}

/// Migrates and seeds. Migrations need a multi-threaded runtime, tests run on another.
async fn fill(url: String) {
    let work = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            store::migrate(&url).await.expect("migrations apply");
            let store = Store::new(&url, 1).expect("a pool");
            base::load(&store).await.expect("the edition loads");
        });
    });
    tokio::task::spawn_blocking(move || work.join().expect("the template is made"))
        .await
        .expect("the thread ends");
}

async fn exists(conn: &mut AsyncPgConnection, name: &str) -> bool {
    #[derive(diesel::QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        n: i64,
    }
    let found: Count =
        diesel::sql_query("select count(*) as n from pg_database where datname = $1")
            .bind::<diesel::sql_types::Text, _>(name)
            .get_result(conn)
            .await
            .expect("the list of databases");
    found.n == 1
}

fn with_name(admin: &str, name: &str) -> String {
    let (head, _) = admin.rsplit_once('/').expect("the URL names a database");
    format!("{head}/{name}")
}

/// Changes with every migration and seed file.
fn fingerprint() -> u64 {
    let mut hash = DefaultHasher::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["migrations", "seed", "src/command/seed"] {
        let mut files: Vec<_> = walk(&root.join(folder));
        files.sort();
        for file in files {
            file.strip_prefix(root).unwrap_or(&file).hash(&mut hash);
            std::fs::read(&file).unwrap_or_default().hash(&mut hash);
        }
    }
    hash.finish()
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            out.extend(walk(&path))
        } else {
            out.push(path)
        }
    }
    out
}
