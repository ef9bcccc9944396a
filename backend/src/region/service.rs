use contract::region::Region;

use super::store;
use crate::app::State;
use crate::http::failure::Failure;
use crate::store::Permit;

pub async fn list_regions(state: &State, permit: &impl Permit) -> Result<Vec<Region>, Failure> {
    let mut conn = state.store.read(permit).await?;
    Ok(store::all(&mut conn).await?)
}
