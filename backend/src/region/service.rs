//! Regions: the administrative divisions.

use contract::region::Region;

use super::store;
use crate::app::State;
use crate::http::failure::Failure;
use crate::store::{Conn, Permit};

pub async fn list_regions(state: &State, permit: &impl Permit) -> Result<Vec<Region>, Failure> {
    let mut conn = state.store.read(permit).await?;
    Ok(store::all(&mut conn).await?)
}

/// Whether there is such a place.
pub async fn is_known(conn: &mut Conn, code: &str) -> Result<bool, Failure> {
    Ok(store::is_known(conn, code).await?)
}
