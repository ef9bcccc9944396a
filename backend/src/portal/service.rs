//! Published activities, as everyone sees them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::activity::ActivityContent;
use contract::file::FileRef;
use contract::id::{ActivityId, FileId};
use contract::page::Page;
use contract::portal::{PublicActivity, PublicFilter, PublicRow};
use uuid::Uuid;

use super::filter::PublicActivityFilter;
use super::search::marks::marks;
pub use super::store::conditions;
use super::store::{self, ListingRow};
pub use super::sync::service::refresh;
pub use super::sync::store::public_below;
use crate::file;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{Conn, Permit, page};
use crate::reference::edition;

pub async fn list_public_activities(
    state: &AppState,
    permit: &impl Permit,
    filter: &PublicFilter,
) -> Result<Page<PublicRow>, Failure> {
    let conditions = PublicActivityFilter::list(filter)?;
    let take = page::take(filter.limit)?;
    let start = start(filter.cursor.as_deref())?;
    let mut conn = state.store.read(permit).await?;
    let rows = store::list(&mut conn, &conditions, start, take).await?;
    let rows = page::cut(rows, take, |row| {
        (row.first_start.timestamp_micros(), row.activity_id)
    });
    let next = rows.next;
    let mut items = shown(&mut conn, rows.items).await?;
    if let Some(words) = &conditions.words {
        for row in &mut items {
            let texts = [
                &row.title,
                &row.summary,
                &row.organization.name,
                &row.venue_name,
            ];
            row.marks = marks(words, &texts.map(String::as_str));
        }
    }
    Ok(Page { items, next })
}

/// Where a page begins: microseconds, as the database keeps them, and an id.
pub fn start(cursor: Option<&str>) -> Result<Option<(DateTime<Utc>, Uuid)>, Failure> {
    let Some((micros, id)) = page::decode::<(i64, Uuid)>(cursor)? else {
        return Ok(None);
    };
    Ok(Some((page::moment(micros)?, id)))
}

/// With their pictures, found in one query.
pub(super) async fn shown(
    conn: &mut Conn,
    rows: Vec<ListingRow>,
) -> Result<Vec<PublicRow>, Failure> {
    let ids = rows.iter().filter_map(|row| row.picture.map(FileId::from));
    let ids: Vec<FileId> = ids.collect();
    let files = files(conn, &ids).await?;
    Ok(rows.into_iter().map(|row| row.shown(&files)).collect())
}

async fn files(conn: &mut Conn, ids: &[FileId]) -> Result<HashMap<FileId, FileRef>, Failure> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    file::service::public_refs(conn, ids).await
}

pub async fn get_public_activity(
    state: &AppState,
    permit: &impl Permit,
    id: ActivityId,
) -> Result<PublicActivity, Failure> {
    let mut conn = state.store.read(permit).await?;
    let detail = store::detail(&mut conn, id.into())
        .await?
        .ok_or_else(Failure::not_found)?;
    let content: ActivityContent =
        serde_json::from_value(detail.content).map_err(Failure::internal)?;
    let wanted: Vec<FileId> = [content.picture, content.attachment]
        .into_iter()
        .flatten()
        .collect();
    let files = files(&mut conn, &wanted).await?;
    let contact = |text: String| (content.contact_public && !text.is_empty()).then_some(text);
    Ok(PublicActivity {
        row: detail.brief.shown(&files),
        edition_id: detail.edition_id.into(),
        url: state.config.url(&format!("a/{id}")),
        description: content.description,
        topics: content.topics,
        audiences: content.audiences,
        occurrences_all: content.schedule.expand(),
        venue_address: content.venue_address,
        latitude: content.latitude,
        longitude: content.longitude,
        online_url: content.online_url,
        online_guide: content.online_guide,
        co_organizers: content.co_organizers,
        contact_name: contact(content.contact_name),
        contact_phone: contact(content.contact_phone),
        fee: content.fee,
        capacity: content.capacity,
        registration_url: content.registration_url,
        accessibility: content.accessibility,
        attachment: content.attachment.and_then(|id| files.get(&id).cloned()),
        source: content.source,
        notice: detail.notice,
        published_at: detail.published_at,
        updated_at: detail.updated_at,
    })
}

/// Every published activity of the current edition and its last change, the newest first, 49,000 at most:
/// what a sitemap takes.
pub async fn addresses(
    state: &AppState,
    permit: &impl Permit,
) -> Result<Vec<(Uuid, DateTime<Utc>)>, Failure> {
    let mut conn = state.store.read(permit).await?;
    match edition::current(&mut conn).await? {
        Some(id) => Ok(store::addresses(&mut conn, id).await?),
        None => Ok(Vec::new()),
    }
}
