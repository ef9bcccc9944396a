//! Lists the audit log.

use chrono::Datelike;
use contract::audit::{AuditFilter, AuditRow};
use contract::operation::permission::ListAudit;
use contract::page::Page;

use super::store;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::page;

/// The trail of the caller's office and all below it; what the program and strangers did too.
pub async fn list_audit(
    state: &AppState,
    granted: &Granted<ListAudit>,
    filter: AuditFilter,
) -> Result<Page<AuditRow>, Failure> {
    for (field, day) in [("from", filter.from), ("until", filter.until)] {
        if day.is_some_and(|day| !(2000..=2100).contains(&day.year())) {
            return Err(Failure::field(
                field,
                "out_of_range",
                "日期应在2000年至2100年之间。",
            ));
        }
    }
    if let (Some(from), Some(until)) = (filter.from, filter.until)
        && until < from
    {
        return Err(Failure::field(
            "until",
            "before_start",
            "结束日期不能早于开始日期。",
        ));
    }
    let take = page::take(filter.limit)?;
    let after = page::decode(filter.cursor.as_deref())?;
    let mut conn = state.store.read(granted).await?;
    let rows = store::list(&mut conn, granted.reach(), &filter, after, take).await?;
    Ok(page::cut(rows, take, |row| (row.at, row.id)))
}
