//! Regions: the administrative divisions.

use contract::region::Region;

use super::store;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{Conn, Permit};

pub async fn list_regions(state: &AppState, permit: &impl Permit) -> Result<Vec<Region>, Failure> {
    let mut conn = state.store.read(permit).await?;
    Ok(store::all(&mut conn).await?)
}

/// Whether there is such a place.
pub async fn is_known(conn: &mut Conn, code: &str) -> Result<bool, Failure> {
    Ok(store::is_known(conn, code).await?)
}
