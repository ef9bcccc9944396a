use chrono::Utc;
use contract::portal::{Home, StrandCount};

use super::store::{self, Count};
use crate::app::State;
use crate::edition;
use crate::http::failure::Failure;
use crate::portal::service::shown;
use crate::portal::store::{moment, rows};
use crate::store::Permit;

/// Activities under "next" at most.
const NEXT: usize = 6;

pub async fn get_home(state: &State, permit: &impl Permit) -> Result<Home, Failure> {
    let edition = edition::service::get_edition(state, permit, None).await?;
    let openings =
        edition::opening::service::list_openings(state, permit, Some(edition.id)).await?;
    let mut conn = state.store.read(permit).await?;
    let moment = moment(&mut conn, Some(edition.id))
        .await?
        .ok_or_else(Failure::not_found)?;
    let make = async { Ok(store::counts(&mut conn, edition.id).await?) };
    let counts = state.memory.counts(moment, make).await?;
    let mut ids = store::coming(&mut conn, edition.id, Utc::now(), NEXT).await?;
    if ids.is_empty() {
        ids = store::last(&mut conn, edition.id, NEXT).await?;
    }
    let mut next = rows(&mut conn, ids.clone()).await?;
    next.sort_by_key(|row| ids.iter().position(|id| *id == row.activity_id));
    let next = shown(&mut conn, next).await?;
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
        sample: edition.sample || counts.strands.iter().any(|c| c.sample),
        openings,
        edition,
    })
}
