//! What units have handed in: panels of everyone who reports first, the rest in every state there is.

mod file;
mod progress;
#[cfg(test)]
mod tests;
mod text;

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Utc};
use contract::organization::OrganizationKind;
use contract::submission::Exemplar;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use sample::picture::Print;
use sample::random::SeededRandom;
use uuid::Uuid;

use self::file::Filing;
use self::progress::{Chain, Plan, Progress};
use self::text::References;
use super::{MAKER, dates};
use crate::command::seed::done;
use crate::command::seed::picture;
use crate::file::store::FileRow;
use crate::material::service::{Definition, definitions};
use crate::platform::blob::Blobs;
use crate::platform::failure::Failure;
use crate::platform::store::schema::{
    activity, extension, file as files, organization, submission,
};
use crate::platform::store::{AuditEvent, Conn, Store, SystemPermit, Tx};
use crate::reference::edition::{Settings, settings};
use crate::reference::organization::{find, province, reviewer};
use crate::submission::facts;

const LOAD: SystemPermit = SystemPermit("seed_sample_submissions");

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
    let filings = file::filings()?;
    let mut prints = BTreeSet::new();
    for filing in &filings {
        prints.extend(text::prints(filing)?);
    }
    let kept = picture::keep_photos(blobs, &mut tx, &prints).await?;
    let settings = settings(&mut tx, None).await?;
    let units = units(&mut tx).await?;
    let definitions = definitions(&mut tx, settings.id).await?;
    let there: HashSet<(Uuid, Uuid)> = submission::table
        .filter(submission::edition_id.eq(settings.id))
        .select((submission::material_id, submission::organization_id))
        .load::<(Uuid, Uuid)>(&mut *tx)
        .await?
        .into_iter()
        .collect();
    for (i, filing) in filings.iter().enumerate() {
        // Units go, materials are renamed, people file: the sample keeps out of the way.
        let unit = units.get(&filing.organization);
        let asked = definitions
            .iter()
            .find(|d| d.content.code == filing.material);
        if let (Some(unit), Some(asked)) = (unit, asked)
            && !there.contains(&(asked.id, *unit))
        {
            let random = SeededRandom(2020 + 64 * i as u64);
            one(&mut tx, &settings, asked, *unit, filing, &kept, random).await?;
        }
    }
    tx.commit(AuditEvent::new(&LOAD, "edition", settings.id).detail(["loaded"]))
        .await?;
    Ok(true)
}

/// Active units by key, those of the sample by name.
pub(super) async fn units(conn: &mut Conn) -> Result<HashMap<String, Uuid>, Failure> {
    let known: Vec<(Option<String>, String, Uuid)> = organization::table
        .filter(organization::status.eq("active"))
        .filter(
            organization::key
                .is_not_null()
                .or(organization::sample.eq(true)),
        )
        .select((organization::key, organization::name, organization::id))
        .load(conn)
        .await?;
    let named = known
        .into_iter()
        .map(|(key, name, id)| (key.unwrap_or(name), id));
    Ok(named.collect())
}

async fn one(
    conn: &mut Conn,
    settings: &Settings,
    asked: &Definition,
    unit: Uuid,
    filing: &Filing,
    kept: &HashMap<Print, FileRow>,
    mut random: SeededRandom,
) -> Result<(), Failure> {
    let begun = match asked.deadline {
        Some(at) => dates::office(at, -10 - random.below(3) as i64, &mut random),
        None => Utc::now(),
    };
    let mut named = References {
        photos: photos(conn, unit, filing, kept, begun).await?,
        ..References::default()
    };
    if filing.exemplars > 0 {
        named.exemplars = nominated(conn, settings, unit, filing.exemplars, &mut random).await?;
    }
    if !filing.figures.is_empty() {
        let empty = Default::default();
        let known = facts::known(conn, settings, asked, unit, false, &empty).await?;
        named.prefill = known.prefill;
    }
    let content = text::content(filing, named)?;
    if let Some(extension) = &filing.extension {
        extend(conn, asked, unit, extension, &mut random).await?;
    }
    let plan = Plan {
        chain: chain(conn, settings, asked, unit).await?,
        definition: asked,
        filing,
        content: &content,
    };
    let progress = Progress::begin(conn, LOAD, plan, random, begun).await?;
    progress.run().await
}

/// The unit's own rows of the pictures it shows.
async fn photos(
    conn: &mut Conn,
    unit: Uuid,
    filing: &Filing,
    kept: &HashMap<Print, FileRow>,
    begun: DateTime<Utc>,
) -> Result<Vec<Uuid>, Failure> {
    let prints = text::prints(filing)?;
    let rows = prints
        .iter()
        .filter_map(|p| kept.get(p))
        .map(|row| FileRow {
            id: Uuid::new_v4(),
            organization_id: unit,
            upload_started_at: begun,
            created_at: begun,
            ..row.clone()
        });
    let rows: Vec<FileRow> = rows.collect();
    diesel::insert_into(files::table)
        .values(&rows)
        .execute(conn)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Published activities of the unit and those below, within the edition's span.
async fn nominated(
    conn: &mut Conn,
    settings: &Settings,
    unit: Uuid,
    most: i64,
    random: &mut SeededRandom,
) -> Result<Vec<Exemplar>, Failure> {
    #[derive(QueryableByName)]
    struct PublishedActivity {
        #[diesel(sql_type = SqlUuid)]
        activity_id: Uuid,
    }
    let span = settings
        .content
        .dates
        .iter()
        .find(|d| d.code == "demonstration");
    let found: Vec<PublishedActivity> = diesel::sql_query(
        "select l.activity_id from listing l \
         join reach r on r.descendant = l.organization_id and r.ancestor = $1 \
         where l.edition_id = $2 and l.holding = 'scheduled' \
           and l.last_end >= coalesce($3, l.last_end) and l.first_start <= coalesce($4, l.first_start) \
         order by l.first_start, l.activity_id limit $5",
    )
    .bind::<SqlUuid, _>(unit)
    .bind::<SqlUuid, _>(settings.id)
    .bind::<Nullable<Timestamptz>, _>(span.and_then(|d| d.at))
    .bind::<Nullable<Timestamptz>, _>(span.and_then(|d| d.until))
    .bind::<BigInt, _>(most)
    .load(conn)
    .await?;
    let found = found.into_iter().map(|f| Exemplar {
        activity_id: f.activity_id.into(),
        expected: Some(60 + 20 * random.below(20) as i32),
        note: String::new(),
    });
    Ok(found.collect())
}

async fn extend(
    conn: &mut Conn,
    asked: &Definition,
    unit: Uuid,
    granted: &file::Extension,
    random: &mut SeededRandom,
) -> Result<(), Failure> {
    let at = dates::office(asked.deadline.unwrap_or(granted.until), -1, random);
    diesel::insert_into(extension::table)
        .values((
            extension::id.eq(random.id()),
            extension::material_id.eq(asked.id),
            extension::organization_id.eq(unit),
            extension::until.eq(granted.until),
            extension::reason.eq(&granted.reason),
            extension::granted_by.eq(MAKER),
            extension::granted_at.eq(at),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(())
}

async fn chain(
    conn: &mut Conn,
    settings: &Settings,
    asked: &Definition,
    unit: Uuid,
) -> Result<Chain, Failure> {
    let nobody = || Failure::internal("nobody reviews a unit of the sample");
    let kind = find(conn, unit).await?.kind();
    let reporter = settings.content.reporters.contains(&unit.into());
    let above = reviewer(conn, unit).await?.ok_or_else(nobody)?;
    let city = (above.kind() != OrganizationKind::ProvinceOffice).then_some(above.id);
    Ok(Chain {
        organization: unit,
        part: !asked.content.owes(kind, reporter),
        city,
        province: province(conn, unit).await?.ok_or_else(nobody)?,
    })
}

/// Takes out extensions; submissions go with the mark that they bear.
pub async fn remove(conn: &mut Conn) -> Result<(), Failure> {
    diesel::delete(extension::table.filter(extension::granted_by.eq(MAKER)))
        .execute(conn)
        .await?;
    Ok(())
}
