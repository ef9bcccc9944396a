//! Articles of every kind, most of them published.

mod files;

use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use contract::article::{ArticleContent, ArticleKind};
use contract::edition::EditionInput;
use contract::time;
use contract::workflow::RevisionState;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use sample::data;
use sample::picture::Print;
use sample::random::SeededRandom;
use serde::Deserialize;
use uuid::Uuid;

use self::files::Shown;
use super::file::parse;
use super::filing::units;
use crate::article;
use crate::command::seed::done;
use crate::command::seed::picture;
use crate::file::store::FileRow;
use crate::platform::blob::Blobs;
use crate::platform::failure::Failure;
use crate::platform::store::schema::{activity, entry, revision};
use crate::platform::store::{AuditEvent, Conn, Store, SystemPermit, Tx};

const LOAD: SystemPermit = SystemPermit("seed_sample_articles");

#[derive(Deserialize)]
struct File {
    article: Vec<Sample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    kind: ArticleKind,
    /// By key, or by name where it comes with the sample.
    organization: String,
    state: Option<RevisionState>,
    #[serde(default)]
    featured: bool,
    /// Drawn and written by the program: the content names them once they are kept.
    #[serde(default)]
    shown: Shown,
    content: ArticleContent,
}

/// Loads them once, where the sample's activities are; says whether it did.
pub async fn load(store: &Store, blobs: &Blobs) -> Result<bool, Failure> {
    let mut tx = Tx::begin(store, &LOAD).await?;
    let sample: i64 = activity::table
        .filter(activity::sample.eq(true))
        .count()
        .get_result(&mut *tx)
        .await?;
    if sample == 0 || done(&mut tx, &LOAD).await? {
        tx.rollback().await?;
        return Ok(false);
    }
    let (edition_id, edition) = super::current(&mut tx).await?;
    let units = units(&mut tx).await?;
    let samples = samples(&edition)?;
    let prints = files::prints(samples.iter().map(|s| &s.shown))?;
    let kept = picture::keep_photos(blobs, &mut tx, &prints).await?;
    for (i, sample) in samples.into_iter().enumerate() {
        // Units go: the sample keeps out of the way.
        if let Some(unit) = units.get(&sample.organization) {
            let random = SeededRandom(77 + 64 * i as u64);
            let place = Place {
                edition: edition_id,
                unit: *unit,
                begun: start() + Duration::hours(5 * i as i64),
            };
            one(&mut tx, blobs, &kept, place, sample, random).await?;
        }
    }
    tx.commit(AuditEvent::new(&LOAD, "edition", edition_id).detail(["loaded"]))
        .await?;
    Ok(true)
}

/// All of the files, each fit to be submitted.
fn samples(edition: &EditionInput) -> Result<Vec<Sample>, Failure> {
    let mut all = Vec::new();
    for (name, text) in data::ARTICLES {
        let file: File = parse(name, text)?;
        for sample in &file.article {
            let missing = sample.content.submittable(sample.kind, edition);
            if let [fault, ..] = missing.as_slice() {
                return Err(Failure::internal(format!(
                    "sample/data/{name}.toml, {}: {} {}",
                    sample.content.title, fault.field, fault.message
                )));
            }
        }
        all.extend(file.article);
    }
    Ok(all)
}

struct Place {
    edition: Uuid,
    unit: Uuid,
    begun: DateTime<Utc>,
}

async fn one(
    conn: &mut Conn,
    blobs: &Blobs,
    kept: &HashMap<Print, FileRow>,
    place: Place,
    mut sample: Sample,
    mut random: SeededRandom,
) -> Result<(), Failure> {
    let state = sample.state.unwrap_or(RevisionState::Published);
    let public = state == RevisionState::Published;
    let begun = place.begun;
    let shown = std::mem::take(&mut sample.shown);
    shown
        .keep(conn, blobs, kept, &place, &mut sample.content)
        .await?;
    let at = |days: i64| begun + Duration::days(days);
    let id = random.id();
    diesel::insert_into(entry::table)
        .values((
            entry::id.eq(id),
            entry::noun.eq("article"),
            entry::kind.eq(sample.kind.code()),
            entry::edition_id.eq(place.edition),
            entry::organization_id.eq(place.unit),
            entry::sample.eq(true),
            entry::featured_at.eq((public && sample.featured).then_some(at(6))),
            entry::created_at.eq(begun),
            entry::updated_at.eq(at(5)),
        ))
        .execute(conn)
        .await?;
    let sent = state != RevisionState::Draft;
    let passed = public || state == RevisionState::Approved;
    diesel::insert_into(revision::table)
        .values((
            revision::id.eq(random.id()),
            revision::entry_id.eq(id),
            revision::number.eq(1),
            revision::state.eq(state.code()),
            revision::content.eq(serde_json::to_value(&sample.content).map_err(Failure::internal)?),
            revision::author_id.eq(random.id()),
            revision::author_name.eq("王老师"),
            revision::submitted_by.eq(sent.then(|| random.id())),
            revision::submitted_name.eq(sent.then_some("王老师")),
            revision::submitted_at.eq(sent.then_some(at(1))),
            revision::reviewed_by.eq(passed.then(|| random.id())),
            revision::reviewed_name.eq(passed.then_some("李老师")),
            revision::reviewed_at.eq(passed.then_some(at(3))),
            revision::published_by.eq(public.then(|| random.id())),
            revision::published_name.eq(public.then_some("张老师")),
            revision::published_at.eq(public.then_some(at(5))),
            revision::created_at.eq(begun),
            revision::updated_at.eq(at(5)),
        ))
        .execute(conn)
        .await?;
    article::service::sync(conn, id).await
}

/// When the first was begun.
fn start() -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2020, 10, 12).unwrap_or_default();
    time::start_of(day) + Duration::hours(9)
}
