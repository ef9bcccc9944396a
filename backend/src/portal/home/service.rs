//! What the home page shows.

use contract::portal::{Home, HomeFilter, StrandCount};
use contract::schedule::Occurrence;
use uuid::Uuid;

use super::store::{self, Count, HomeSelection};
use crate::edition;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::Permit;
use crate::portal::cache::PublicCache;
use crate::portal::filter::place;
use crate::portal::service::shown;
use crate::portal::store::rows;
use crate::reference::edition::version;

/// Activities that are on today, and that come next, at most.
const NEXT: usize = 6;
/// 示范活动 at most.
const FEATURED: usize = 3;

pub async fn get_home(
    state: &AppState,
    permit: &impl Permit,
    filter: &HomeFilter,
) -> Result<Home, Failure> {
    let region = filter.region.as_deref().map(place).transpose()?;
    let edition = edition::service::get_edition(state, permit, None, false).await?;
    let openings =
        edition::opening::service::list_openings(state, permit, Some(edition.id), false).await?;
    let mut conn = state.store.read(permit).await?;
    let moment = version(&mut conn, Some(edition.id))
        .await?
        .ok_or_else(Failure::not_found)?;
    let make = async { Ok(store::counts(&mut conn, edition.id.into()).await?) };
    let counts = state
        .shared
        .get::<PublicCache>()
        .counts
        .get(moment, make)
        .await?;
    let now = clock::now();
    let minute = now.timestamp() / 60;
    let make = async {
        let id = edition.id;
        let coming = store::coming(&mut conn, id.into(), region.clone(), now, NEXT).await?;
        let mut ids: Vec<Uuid> = coming.iter().map(|c| c.activity_id).collect();
        if ids.is_empty() {
            ids = store::last(&mut conn, id.into(), region.clone(), NEXT).await?;
        }
        let mut featured =
            store::exemplars(&mut conn, id.into(), now, FEATURED + ids.len()).await?;
        featured.retain(|id| !ids.contains(id));
        featured.truncate(FEATURED);
        Ok(HomeSelection {
            coming,
            next: ids,
            featured,
        })
    };
    let key = (moment, region.clone(), minute);
    let cache = state.shared.get::<PublicCache>();
    let chosen = cache.home.get(key, make).await?;
    let ids = [chosen.next.as_slice(), &chosen.featured].concat();
    let mut all = rows(&mut conn, ids.clone()).await?;
    all.sort_by_key(|row| ids.iter().position(|id| *id == row.activity_id));
    let mut next = shown(&mut conn, all).await?;
    let featured = next.split_off(next.partition_point(|row| chosen.next.contains(&row.id.into())));
    for row in &mut next {
        let id = Uuid::from(row.id);
        let coming = chosen.coming.iter().find(|c| c.activity_id == id);
        row.next = coming.map(|c| Occurrence {
            starts_at: c.starts_at,
            ends_at: c.ends_at,
        });
    }
    let sum = |of: fn(&Count) -> i64| counts.strands.iter().map(of).sum();
    let strands = edition.content.strands.iter().map(|term| StrandCount {
        code: term.code.clone(),
        label: term.label.clone(),
        activities: counts
            .strands
            .iter()
            .find(|c| c.strand == term.code)
            .map_or(0, |c| c.activities),
    });
    Ok(Home {
        strands: strands.collect(),
        activities: sum(|c| c.activities),
        occurrences: sum(|c| c.occurrences),
        organizers: counts.organizers,
        exemplars: sum(|c| c.exemplars),
        next,
        featured,
        sample: edition.sample || counts.strands.iter().any(|c| c.sample),
        openings,
        edition,
    })
}
