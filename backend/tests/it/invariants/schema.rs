//! Migrations go both ways, and `store/schema.rs` says what they make.

use std::collections::BTreeSet;

use diesel::migration::MigrationVersion;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::{
    AsyncConnection, AsyncMigrationHarness, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection,
};
use diesel_migrations::MigrationHarness;
use learning_week::platform::store::MIGRATIONS;

use crate::support::{Api, Database};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

async fn lines(conn: &mut AsyncPgConnection, query: &str) -> BTreeSet<String> {
    let found: Vec<Line> = diesel::sql_query(query)
        .load(conn)
        .await
        .expect("the catalogue");
    found.into_iter().map(|l| l.line).collect()
}

/// All that the catalogue knows of our tables and functions.
const CATALOGUE: &str = "
select format('column %s.%s %s %s %s %s', table_name, column_name, data_type, udt_name, is_nullable,
    coalesce(column_default, generation_expression, '')) as line
from information_schema.columns where table_schema = 'public'
union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
from pg_constraint where connamespace = 'public'::regnamespace
union all select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t where not tgisinternal
union all select 'function ' || pg_get_functiondef(p.oid) from pg_proc p where pronamespace = 'public'::regnamespace";

/// Migrations need a multi-threaded runtime; tests run on another.
fn migrate(url: String, work: fn(&mut AsyncMigrationHarness<AsyncPgConnection>)) {
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let conn = AsyncPgConnection::establish(&url)
                .await
                .expect("the database answers");
            work(&mut AsyncMigrationHarness::new(conn));
        });
    });
    thread.join().expect("the migrations run");
}

#[actix_web::test]
async fn migrations_go_down_and_up_again() {
    let database = Database::new().await;
    let mut conn = AsyncPgConnection::establish(&database.url)
        .await
        .expect("the database answers");
    let before = lines(&mut conn, CATALOGUE).await;
    migrate(database.url.clone(), |harness| {
        harness
            .revert_all_migrations(MIGRATIONS)
            .expect("all go down");
    });
    let left: Vec<String> = lines(&mut conn, CATALOGUE)
        .await
        .into_iter()
        .filter(|l| !l.contains("__diesel_schema_migrations"))
        .collect();
    assert!(left.is_empty(), "left behind: {left:#?}");
    migrate(database.url.clone(), |harness| {
        harness
            .run_pending_migrations(MIGRATIONS)
            .expect("all go up");
    });
    let after = lines(&mut conn, CATALOGUE).await;
    let differ: Vec<_> = before.symmetric_difference(&after).collect();
    assert!(differ.is_empty(), "{differ:#?}");
    assert!(
        before.len() > 200,
        "the catalogue was looked at: {}",
        before.len()
    );
}

/// Submissions as their tables, and later their views, say them, with all that hangs on them.
const SUBMISSIONS: &str = "
select format('submission %s', to_jsonb(s) - 'noun') as line from submission s
union all select format('revision %s', to_jsonb(v)) from submission_revision v
union all select format('file %s', to_jsonb(f)) from submission_file f
union all select format('review %s', to_jsonb(r)) from review r
union all select format('visit %s', to_jsonb(p)) from panel_visit p";

#[actix_web::test]
async fn submissions_keep_all_they_have_when_their_tables_change() {
    let database = Database::new().await;
    let mut conn = AsyncPgConnection::establish(&database.url)
        .await
        .expect("the database answers");
    let down = |harness: &mut AsyncMigrationHarness<AsyncPgConnection>| {
        let later = |v: &MigrationVersion<'_>| v.to_string().as_str() >= "20201015";
        while harness
            .applied_migrations()
            .expect("versions")
            .iter()
            .any(later)
        {
            let undone = harness.revert_last_migration(MIGRATIONS);
            undone.expect("the last goes down");
        }
    };
    migrate(database.url.clone(), down);
    conn.batch_execute(include_str!("before.sql"))
        .await
        .expect("as it was filled before");
    let before = lines(&mut conn, SUBMISSIONS).await;
    assert_eq!(before.len(), 6);
    migrate(database.url.clone(), |harness| {
        let done = harness.run_pending_migrations(MIGRATIONS);
        done.expect("it goes up");
    });
    assert_eq!(lines(&mut conn, SUBMISSIONS).await, before);
    migrate(database.url.clone(), down);
    assert_eq!(lines(&mut conn, SUBMISSIONS).await, before);
}

/// As things stood before keys knew their makers: one that somebody still here made, one of a person who left, and
/// one of which nobody knows.
const KEYS_BEFORE: &str = "
insert into person (id, organization_id, login, name, password_hash, roles, active)
    select ('0190163d-8694-7397-8a1c-00000000010' || n)::uuid, id, 'maker' || n, '王芳', '-', '{city_editor}', n = 1
    from organization, generate_series(1, 2) n where key = 'changchun';
insert into api_key (id, organization_id, name, prefix, secret_hash, scopes, created_by, expires_on)
    select ('0190163d-8694-7397-8a1c-00000000020' || n)::uuid, id, 'k' || n, 'lwk_', 'h' || n, '{}', '王芳',
        case n when 1 then null else date '2099-01-01' end
    from organization, generate_series(1, 3) n where key = 'changchun';
insert into audit (id, actor_kind, actor_id, actor_name, operation, object_kind, object_id)
    select gen_random_uuid(), 'person', ('0190163d-8694-7397-8a1c-00000000010' || n)::uuid, '王芳', 'create_api_key',
        'api_key', ('0190163d-8694-7397-8a1c-00000000020' || n)::uuid from generate_series(1, 2) n;
insert into entry (id, noun, edition_id, organization_id)
    select '0190163d-8694-7397-8a1c-000000000300', 'activity', e.id, o.id from edition e, organization o
    where e.current and o.key = 'changchun';
insert into revision (id, entry_id, number, state, content, author_id, author_name, submitted_by, writers)
    values (gen_random_uuid(), '0190163d-8694-7397-8a1c-000000000300', 1, 'submitted', '{}',
        '0190163d-8694-7397-8a1c-000000000201', 'k1', '0190163d-8694-7397-8a1c-000000000201',
        '{0190163d-8694-7397-8a1c-000000000900,0190163d-8694-7397-8a1c-000000000201}')";

const KEYS: &str = "
select format('%s %s %s %s', name, coalesce(right(maker_id::text, 3), '-'), revoked_at is not null,
    expires_on - (now() at time zone 'Asia/Shanghai')::date) as line from api_key
union all select format('%s %s %s', right(author_id::text, 3), right(submitted_by::text, 3), writers) from revision
    where entry_id = '0190163d-8694-7397-8a1c-000000000300'";

#[actix_web::test]
async fn keys_get_their_makers_and_a_last_day() {
    let database = Database::new().await;
    let mut conn = AsyncPgConnection::establish(&database.url)
        .await
        .expect("the database answers");
    migrate(database.url.clone(), |harness| {
        let later = |v: &MigrationVersion<'_>| v.to_string().as_str() >= "20201018";
        let applied = |harness: &mut AsyncMigrationHarness<AsyncPgConnection>| {
            harness.applied_migrations().expect("versions")
        };
        while applied(harness).iter().any(later) {
            let undone = harness.revert_last_migration(MIGRATIONS);
            undone.expect("the last goes down");
        }
    });
    conn.batch_execute(KEYS_BEFORE).await.expect("as it was");
    migrate(database.url.clone(), |harness| {
        let done = harness.run_pending_migrations(MIGRATIONS);
        done.expect("it goes up");
    });
    let after: Vec<String> = lines(&mut conn, KEYS).await.into_iter().collect();
    let writers = "{0190163d-8694-7397-8a1c-000000000900,0190163d-8694-7397-8a1c-000000000101}";
    assert_eq!(
        after,
        [
            &format!("101 101 {writers}"),
            "k1 101 f 365",
            "k2 102 t 730",
            "k3 - t 730",
        ]
    );
}

const SCHEMA: &str = include_str!("../../../src/platform/store/schema.rs");

/// `table.column Type` of each table, and `table (key)`, as `store/schema.rs` says them.
fn said() -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for part in SCHEMA.split("diesel::table! {").skip(1) {
        let (head, rest) = part.split_once('{').expect("a table with columns");
        let (name, key) = head.trim().split_once(' ').expect("a table with a key");
        out.insert(format!("{name} {key}"));
        let columns = rest.split('}').next().expect("the end of the columns");
        for column in columns.split(',').map(str::trim).filter(|c| !c.is_empty()) {
            let (column, kind) = column.split_once(" -> ").expect("a column with a type");
            out.insert(format!("{name}.{column} {kind}"));
        }
    }
    out
}

#[actix_web::test]
async fn the_schema_says_what_the_database_has() {
    let api = Api::start().await;
    let mut conn = api.conn().await;
    let has = lines(
        &mut conn,
        "select format('%s.%s %s', table_name, column_name, case when is_nullable = 'YES' then format('Nullable<%s>', kind) else kind end) as line
         from (select c.table_name, c.column_name, coalesce(e.is_nullable, c.is_nullable) as is_nullable, case c.udt_name when 'text' then 'Text' when 'uuid' then 'Uuid' when 'timestamptz' then 'Timestamptz'
             when 'int2' then 'SmallInt' when 'int4' then 'Integer' when 'int8' then 'BigInt' when 'bool' then 'Bool' when 'date' then 'Date'
             when 'jsonb' then 'Jsonb' when '_text' then 'Array<Text>' when '_uuid' then 'Array<Uuid>' else c.udt_name end as kind
             from information_schema.columns c
             -- Columns of the views are as those of their tables, but for two that each submission has.
             left join information_schema.columns e
               on (c.table_name in ('activity', 'submission') and e.table_name = 'entry' and e.column_name = c.column_name
                   and (c.table_name, c.column_name) not in (('submission', 'material_id'), ('submission', 'state')))
               or (c.table_name = 'submission_revision' and e.table_name = 'revision'
                   and e.column_name = case c.column_name when 'submission_id' then 'entry_id' else c.column_name end)
               or (c.table_name, c.column_name) in (('submission', 'material_id'), ('submission', 'state'))
                   and (e.table_name, e.column_name) = ('entry', 'id')
             where c.table_schema = 'public' and c.table_name <> '__diesel_schema_migrations') c
         union all values ('activity (id)'), ('submission (id)'), ('submission_revision (id)')
         union all select format('%s (%s)', conrelid::regclass, (select string_agg(attname, ', ' order by array_position(conkey, attnum))
             from pg_attribute where attrelid = conrelid and attnum = any (conkey)))
         from pg_constraint where contype = 'p' and connamespace = 'public'::regnamespace
             and conrelid <> '__diesel_schema_migrations'::regclass",
    )
    .await;
    let said = said();
    let differ: Vec<_> = has.symmetric_difference(&said).collect();
    assert!(differ.is_empty(), "{differ:#?}");
    assert!(said.len() > 150, "the file was read: {}", said.len());
}
