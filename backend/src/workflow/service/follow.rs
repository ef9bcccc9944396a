//! For changes of the tree of organizations, within their transaction.

use std::collections::BTreeMap;

use contract::noun::Noun;
use uuid::Uuid;

use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::workflow::store::follow::{self, WaitingEntry};

/// What an office has to review that another had before.
pub struct CameAlong {
    pub office: Uuid,
    pub noun: Noun,
    pub count: usize,
}

/// What waits for its first review in an organization and below it. Ask before the tree changes.
pub async fn waiting_below(
    conn: &mut Conn,
    organization: Uuid,
) -> Result<Vec<WaitingEntry>, Failure> {
    Ok(follow::waiting_below(conn, organization).await?)
}

/// Call it when the tree has changed; says what came to which office, of what waited before.
pub async fn follow_move(
    conn: &mut Conn,
    before: &[WaitingEntry],
) -> Result<Vec<CameAlong>, Failure> {
    follow::reassign_offices(conn).await?;
    let ids: Vec<Uuid> = before.iter().map(|entry| entry.id).collect();
    let mut counts: BTreeMap<(Uuid, &str), usize> = BTreeMap::new();
    let now = follow::waiting(conn, &ids).await?;
    for entry in &now {
        if !before
            .iter()
            .any(|b| b.id == entry.id && b.office == entry.office)
        {
            *counts.entry((entry.office, &entry.noun)).or_default() += 1;
        }
    }
    let came = |((office, noun), count): ((Uuid, &str), usize)| {
        Some(CameAlong {
            office,
            noun: Noun::parse(noun)?,
            count,
        })
    };
    Ok(counts.into_iter().filter_map(came).collect())
}
