//! The change feed. A number is given under the edition's row lock, so whoever saw number n saw all
//! below it; an activity's row moves ahead with each change, so a reader meets its last state once.

use contract::feed::{Change, Changes, FeedFilter};
use contract::problem::Code;
use uuid::Uuid;

use super::service::{pictures, year};
use super::{item, store};
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{Permit, page};
use crate::portal::filter::PublicActivityFilter;

pub async fn list_changes(
    state: &AppState,
    permit: &impl Permit,
    filter: &FeedFilter,
) -> Result<Changes, Failure> {
    let conditions = PublicActivityFilter::feed(filter)?;
    let take = page::take(filter.limit)?;
    let cursor = page::decode::<(Uuid, i64)>(filter.cursor.as_deref())?;
    let mut conn = state.store.read(permit).await?;
    let year = year(&mut conn).await?;
    let after = match cursor {
        None => 0,
        Some((_, number)) if number < 0 => return Err(Failure::code(Code::InvalidCursor)),
        // Another year's, or one from before the database was set back.
        Some((id, number)) if id != year.id || number > year.sequence => {
            return Err(Failure::code(Code::CursorExpired));
        }
        Some((_, number)) => number,
    };
    let conditions = PublicActivityFilter {
        edition_id: Some(year.id.into()),
        ..conditions
    };
    let ever = values(filter);
    let mut rows = store::changes(&mut conn, &conditions, year.id, after, ever, take).await?;
    let more = rows.len() as i64 >= take;
    rows.truncate(take as usize - 1);
    let last = rows.last().map_or(after, |row| row.sequence);
    // What was read before the rows is all among them, so the reader may pass it over next time.
    let number = if more { last } else { last.max(year.sequence) };
    let files = pictures(&mut conn, rows.iter().filter_map(|c| c.public.as_ref())).await?;
    let items = rows
        .into_iter()
        .map(|change| {
            let item = change
                .public
                .map(|row| item::item(&state.config, &year.content, &files, row))
                .transpose()?;
            Ok(Change {
                id: item::id(change.id),
                deleted: item.is_none(),
                changed_at: change.changed_at,
                item,
            })
        })
        .collect::<Result<_, Failure>>()?;
    Ok(Changes {
        items,
        cursor: page::encode(&(year.id, number)),
        more,
    })
}

/// What an activity must have had to concern this reader; written by `portal::sync`.
fn values(filter: &FeedFilter) -> Vec<String> {
    let region = filter.region.as_ref().map(|code| format!("region:{code}"));
    let strand = filter.strand.as_ref().map(|code| format!("strand:{code}"));
    let office = filter.organizer.map(|id| format!("organization:{id}"));
    // There is no word for those that are none: all changes are looked at.
    let exemplar = (filter.exemplar == Some(true)).then(|| "exemplar".to_owned());
    [region, strand, office, exemplar]
        .into_iter()
        .flatten()
        .collect()
}
