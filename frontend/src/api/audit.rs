//! Who did what.

use contract::audit::{AuditFilter, AuditRow};
use contract::page::Page;

use super::client::{Answer, Call};

pub async fn list_audit(filter: AuditFilter) -> Answer<Page<AuditRow>> {
    Call::get("/audit").query(&filter).json().await
}
