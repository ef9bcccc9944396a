//! The feeds of activities: JSON Feed, Atom, iCalendar, and QR codes.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::edition::EditionInput;
use contract::feed::{FeedFilter, IcsFilter, JsonFeed, JsonFeedItem};
use contract::file::FileRef;
use contract::id::{ActivityId, FileId};
use qrcode::QrCode;
use qrcode::render::svg;
use serde::Serialize;
use uuid::Uuid;

use super::store::{self, FeedRow};
use super::{atom, ics, item};
use crate::file;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{Conn, Permit, page};
use crate::portal::filter::PublicActivityFilter;
use crate::portal::service::start;
use crate::reference::edition;

/// Occurrences in one calendar at most: what calendar programs still take.
const OCCURRENCES: i64 = 5_000;

/// A document and when its content last changed.
pub struct Dated<T> {
    pub value: T,
    pub changed_at: DateTime<Utc>,
}

/// The edition whose feeds these are.
pub(super) struct FeedEdition {
    pub id: Uuid,
    pub content: EditionInput,
    pub sequence: i64,
    pub changed_at: DateTime<Utc>,
}

pub(super) async fn year(conn: &mut Conn) -> Result<FeedEdition, Failure> {
    let year = edition::settings(conn, None).await?;
    let last = store::changed_at(conn, year.id).await?;
    Ok(FeedEdition {
        id: year.id,
        content: year.content,
        sequence: year.feed_sequence,
        changed_at: last.map_or(year.updated_at, |at| at.max(year.updated_at)),
    })
}

pub(super) async fn pictures<'a>(
    conn: &mut Conn,
    rows: impl Iterator<Item = &'a FeedRow>,
) -> Result<HashMap<FileId, FileRef>, Failure> {
    let ids = item::pictures(rows);
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    file::service::public_refs(conn, &ids).await
}

struct FeedPage {
    year: FeedEdition,
    items: Vec<JsonFeedItem>,
    next: Option<String>,
}

async fn feed_page(
    state: &AppState,
    permit: &impl Permit,
    filter: &FeedFilter,
) -> Result<FeedPage, Failure> {
    let conditions = PublicActivityFilter::feed(filter)?;
    let take = page::take(filter.limit)?;
    let start = start(filter.cursor.as_deref())?;
    let mut conn = state.store.read(permit).await?;
    let year = year(&mut conn).await?;
    let rows = store::newest(&mut conn, &conditions, start, take).await?;
    let rows = page::cut(rows, take, |row| {
        (row.published_at.timestamp_micros(), row.activity_id)
    });
    let files = pictures(&mut conn, rows.items.iter()).await?;
    let items = rows
        .items
        .into_iter()
        .map(|row| item::item(&state.config, &year.content, &files, row))
        .collect::<Result<_, _>>()?;
    Ok(FeedPage {
        year,
        items,
        next: rows.next,
    })
}

/// The address of a feed with this filter.
pub(super) fn address(
    state: &AppState,
    path: &str,
    filter: &impl Serialize,
) -> Result<String, Failure> {
    let query = serde_urlencoded::to_string(filter).map_err(Failure::internal)?;
    let mark = if query.is_empty() { "" } else { "?" };
    Ok(state.config.url(&format!("{path}{mark}{query}")))
}

fn with_cursor(filter: &FeedFilter, cursor: Option<String>) -> FeedFilter {
    FeedFilter {
        cursor,
        ..filter.clone()
    }
}

pub async fn get_json_feed(
    state: &AppState,
    permit: &impl Permit,
    filter: &FeedFilter,
) -> Result<Dated<JsonFeed>, Failure> {
    let page = feed_page(state, permit, filter).await?;
    let path = "feeds/activities.json";
    let next_url = page
        .next
        .map(|next| address(state, path, &with_cursor(filter, Some(next))))
        .transpose()?;
    Ok(Dated {
        changed_at: page.year.changed_at,
        value: JsonFeed {
            version: "https://jsonfeed.org/version/1.1".into(),
            title: page.year.content.name,
            home_page_url: state.config.url(""),
            feed_url: address(state, path, filter)?,
            language: "zh-CN".into(),
            description: page.year.content.theme,
            next_url,
            items: page.items,
        },
    })
}

pub async fn get_atom_feed(
    state: &AppState,
    permit: &impl Permit,
    filter: &FeedFilter,
) -> Result<Dated<String>, Failure> {
    let page = feed_page(state, permit, filter).await?;
    let path = "feeds/activities.atom";
    let head = atom::FeedHead {
        id: address(state, path, &with_cursor(filter, None))?,
        itself: address(state, path, filter)?,
        next: page
            .next
            .map(|next| address(state, path, &with_cursor(filter, Some(next))))
            .transpose()?,
        home: state.config.url(""),
        title: page.year.content.name,
        subtitle: page.year.content.theme,
        updated: page.year.changed_at,
    };
    Ok(Dated {
        changed_at: head.updated,
        value: atom::document(
            head,
            page.items.into_iter().map(atom::activity).collect(),
            &[],
        ),
    })
}

pub async fn get_ics_feed(
    state: &AppState,
    permit: &impl Permit,
    filter: &FeedFilter,
) -> Result<Dated<String>, Failure> {
    let conditions = PublicActivityFilter::feed(filter)?;
    let mut conn = state.store.read(permit).await?;
    let year = year(&mut conn).await?;
    let rows = store::occurrences(&mut conn, &conditions, OCCURRENCES).await?;
    Ok(Dated {
        changed_at: year.changed_at,
        value: ics::calendar(&state.config, &year.content, &year.content.name, &rows),
    })
}

pub async fn get_activity_ics(
    state: &AppState,
    permit: &impl Permit,
    id: ActivityId,
    filter: &IcsFilter,
) -> Result<Dated<String>, Failure> {
    let mut conn = state.store.read(permit).await?;
    let mut rows = store::occurrences_of(&mut conn, id.into()).await?;
    if let Some(number) = filter.occurrence {
        rows.retain(|o| u32::try_from(o.number) == Ok(number));
    }
    let [first, ..] = rows.as_slice() else {
        return Err(Failure::not_found());
    };
    let year = year(&mut conn).await?;
    Ok(Dated {
        changed_at: first.updated_at,
        value: ics::calendar(&state.config, &year.content, &first.title, &rows),
    })
}

/// A QR code of the page's address.
pub async fn get_activity_qr(
    state: &AppState,
    permit: &impl Permit,
    id: ActivityId,
) -> Result<String, Failure> {
    let mut conn = state.store.read(permit).await?;
    if !store::is_public(&mut conn, id.into()).await? {
        return Err(Failure::not_found());
    }
    let code = QrCode::new(item::url(&state.config, id.into())).map_err(Failure::internal)?;
    Ok(code.render::<svg::Color>().min_dimensions(240, 240).build())
}
