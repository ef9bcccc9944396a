//! The exhibition hall: accepted boards with their photos.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::hall::{PanelFilter, PanelPhoto, PanelRow, PublicPanel};
use contract::id::{FileId, SubmissionId};
use contract::page::Page;
use contract::submission::Photo;
use contract::time;
use uuid::Uuid;

use super::store::{self, PanelRecord};
use crate::file;
use crate::file::service::Content;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{Conn, Permit, page};
use crate::portal::filter;

pub async fn list_panels(
    state: &AppState,
    permit: &impl Permit,
    filter: &PanelFilter,
) -> Result<Page<PanelRow>, Failure> {
    let region = filter.region.as_deref().map(filter::place).transpose()?;
    let take = page::take(filter.limit)?;
    let start = page::decode(filter.cursor.as_deref())?;
    let mut conn = state.store.read(permit).await?;
    let (edition, unit) = (filter.edition_id, filter.organization_id);
    let rows = store::list(&mut conn, edition, region, unit, start, take).await?;
    let Page { items, next } = page::cut(rows, take, PanelRecord::key);
    let photos = items.iter().map(photos).collect::<Result<Vec<_>, _>>()?;
    let files = files(&mut conn, photos.iter().flatten()).await?;
    let shown = |(row, photos): (PanelRecord, Vec<Photo>)| {
        let photo = hung(row.id, photos, &files).into_iter().next();
        PanelRow {
            photo,
            ..row.shown()
        }
    };
    Ok(Page {
        items: items.into_iter().zip(photos).map(shown).collect(),
        next,
    })
}

pub async fn get_panel(
    state: &AppState,
    permit: &impl Permit,
    id: SubmissionId,
) -> Result<PublicPanel, Failure> {
    let mut conn = state.store.read(permit).await?;
    let found = store::find(&mut conn, id.into())
        .await?
        .ok_or_else(Failure::not_found)?;
    let photos = photos(&found.brief)?;
    let files = files(&mut conn, photos.iter()).await?;
    let photos = hung(id.into(), photos, &files);
    let (previous, next) = found.beside.links();
    Ok(PublicPanel {
        row: PanelRow {
            photo: photos.first().cloned(),
            ..found.brief.shown()
        },
        edition_id: found.edition_id.into(),
        edition: found.edition,
        body: found.body,
        photos,
        number: found.number,
        total: found.total,
        previous,
        next,
        visits: found.visits,
    })
}

/// The served copy of the photo in this place, from 1, as long as the board is shown.
pub async fn get_panel_photo(
    state: &AppState,
    permit: &impl Permit,
    id: SubmissionId,
    place: u32,
    variant: &str,
) -> Result<Content, Failure> {
    let mut conn = state.store.read(permit).await?;
    let file = store::photo(&mut conn, id.into(), place.into())
        .await?
        .ok_or_else(Failure::not_found)?;
    drop(conn);
    // Documents are no photos.
    if variant.starts_with("document.") {
        return Err(Failure::not_found());
    }
    file::service::get_shown(state, permit, file.into(), variant).await
}

/// Counts a visit on today's date in Shanghai; nothing is kept of who it was.
pub async fn visit_panel(
    state: &AppState,
    permit: &impl Permit,
    id: SubmissionId,
) -> Result<(), Failure> {
    let mut conn = state.store.write_unaudited(permit).await?;
    let today = time::day(clock::now());
    if store::visit(&mut conn, id.into(), today).await? {
        Ok(())
    } else {
        Err(Failure::not_found())
    }
}

/// Every board of the current edition and its last change, for the sitemap.
pub async fn addresses(
    state: &AppState,
    permit: &impl Permit,
) -> Result<Vec<(Uuid, DateTime<Utc>)>, Failure> {
    let mut conn = state.store.read(permit).await?;
    let found = store::addresses(&mut conn).await?;
    Ok(found.into_iter().map(|a| (a.id, a.updated_at)).collect())
}

fn photos(row: &PanelRecord) -> Result<Vec<Photo>, Failure> {
    serde_json::from_value(row.photos.clone()).map_err(Failure::internal)
}

async fn files(
    conn: &mut Conn,
    photos: impl Iterator<Item = &Photo>,
) -> Result<HashMap<FileId, file::store::FileRow>, Failure> {
    let ids: Vec<FileId> = photos.map(|photo| photo.file).collect();
    file::service::rows(conn, &ids).await
}

/// As they are shown; what is gone leaves its place.
fn hung(
    id: Uuid,
    photos: Vec<Photo>,
    files: &HashMap<FileId, file::store::FileRow>,
) -> Vec<PanelPhoto> {
    let mut out = Vec::with_capacity(photos.len());
    for (place, photo) in (1..).zip(photos) {
        let Some(file) = files.get(&photo.file) else {
            continue;
        };
        let address = |variant: &str| format!("files/panels/{id}/{place}/{variant}.jpg");
        out.push(PanelPhoto {
            caption: photo.caption,
            url: address("large"),
            thumbnail: address("small"),
            width: file.width,
            height: file.height,
        });
    }
    out
}
