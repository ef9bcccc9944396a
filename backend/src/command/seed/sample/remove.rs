//! Takes the sample out again and keeps all else.

use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{filing, office};
use crate::file::VARIANTS;
use crate::platform::blob::Blobs;
use crate::platform::failure::Failure;
use crate::platform::store::schema::{activity, entry, file, organization, revision, submission};
use crate::platform::store::{AuditEvent, Conn, Store, SystemPermit, Tx};
use crate::portal;

/// What went, and what had to stay.
#[derive(Debug, Default)]
pub struct Removed {
    pub activities: usize,
    pub organizations: usize,
    /// Names of sample organizations in which real people work; they are sample no more.
    pub kept: Vec<String>,
}

pub async fn remove(store: &Store, blobs: &Blobs) -> Result<Removed, Failure> {
    let permit = SystemPermit("remove_sample");
    let mut tx = Tx::begin(store, &permit).await?;
    let mut removed = Removed {
        activities: activities(&mut tx).await?,
        ..Default::default()
    };
    submissions(&mut tx).await?;
    filing::remove(&mut tx).await?;
    let digests = files(&mut tx).await?;
    office::remove(&mut tx).await?;
    removed.organizations = organizations(&mut tx).await?;
    removed.kept = diesel::update(organization::table.filter(organization::sample.eq(true)))
        .set(organization::sample.eq(false))
        .returning(organization::name)
        .get_results(&mut *tx)
        .await?;
    if removed.activities + removed.organizations + digests.len() == 0 {
        tx.rollback().await?;
        return Ok(removed);
    }
    tx.commit(AuditEvent::new(&permit, "edition", None)).await?;
    // After the commit: a file without a row is harmless, a row without its file is not.
    for digest in digests {
        blobs.remove(&digest, VARIANTS).await?;
    }
    Ok(removed)
}

/// Public ones leave a tombstone in the change feed.
async fn activities(conn: &mut Conn) -> Result<usize, Failure> {
    let sample = entry::table
        .filter(entry::sample.eq(true))
        .select(entry::id);
    let public: Vec<Uuid> = diesel::update(
        revision::table
            .filter(revision::state.eq("published"))
            .filter(revision::entry_id.eq_any(sample)),
    )
    .set(revision::state.eq("retracted"))
    .returning(revision::entry_id)
    .get_results(conn)
    .await?;
    let activities: Vec<Uuid> = activity::table
        .filter(activity::id.eq_any(public))
        .select(activity::id)
        .load(conn)
        .await?;
    for id in activities {
        portal::service::refresh(conn, id).await?;
    }
    diesel::sql_query(
        "delete from notification using entry \
         where entry.sample and position(entry.id::text in notification.link) > 0",
    )
    .execute(conn)
    .await?;
    let articles = entry::table.filter(entry::noun.eq("article"));
    diesel::delete(articles.filter(entry::sample.eq(true)))
        .execute(conn)
        .await?;
    diesel::delete(activity::table.filter(activity::sample.eq(true)))
        .execute(conn)
        .await
        .map_err(Failure::from)
}

/// Before the files: what a version names stays.
async fn submissions(conn: &mut Conn) -> Result<(), Failure> {
    diesel::sql_query(
        "delete from notification using submission \
         where submission.sample and position(submission.id::text in notification.link) > 0",
    )
    .execute(conn)
    .await?;
    diesel::delete(submission::table.filter(submission::sample.eq(true)))
        .execute(conn)
        .await?;
    Ok(())
}

/// Files that neither an activity, an article nor a submission shows any more; digests that no other file has.
async fn files(conn: &mut Conn) -> Result<Vec<String>, Failure> {
    #[derive(QueryableByName)]
    struct Gone {
        #[diesel(sql_type = Text)]
        digest: String,
    }
    let gone: Vec<Gone> = diesel::sql_query(
        "delete from file where sample and not exists \
         (select 1 from revision r where r.picture = file.id or r.attachment = file.id) \
         and not exists (select 1 from revision r join entry e on e.id = r.entry_id \
           where e.noun = 'article' and position(file.id::text in r.content::text) > 0) \
         and not exists (select 1 from submission_file n where n.file_id = file.id) returning digest",
    )
    .load(conn)
    .await?;
    let gone: Vec<String> = gone.into_iter().map(|g| g.digest).collect();
    diesel::update(file::table.filter(file::sample.eq(true)))
        .set(file::sample.eq(false))
        .execute(conn)
        .await?;
    let kept: Vec<String> = file::table
        .filter(file::digest.eq_any(&gone))
        .select(file::digest)
        .load(conn)
        .await?;
    Ok(gone.into_iter().filter(|d| !kept.contains(d)).collect())
}

/// From the leaves up, those in which nobody works and on which nothing hangs.
async fn organizations(conn: &mut Conn) -> Result<usize, Failure> {
    let mut all = 0;
    loop {
        let gone = diesel::sql_query(
            "delete from organization o where o.sample \
             and not exists (select 1 from person p where p.organization_id = o.id and not p.sample) \
             and not exists (select 1 from entry a where a.organization_id = o.id) \
             and not exists (select 1 from submission s where o.id in (s.organization_id, s.office_id)) \
             and not exists (select 1 from review v where v.office_id = o.id) \
             and not exists (select 1 from file f where f.organization_id = o.id) \
             and not exists (select 1 from api_key k where k.organization_id = o.id and k.revoked_at is null) \
             and not exists (select 1 from organization c where c.reports_to = o.id or c.merged_into = o.id)",
        )
        .execute(conn)
        .await?;
        if gone == 0 {
            return Ok(all);
        }
        all += gone;
    }
}
