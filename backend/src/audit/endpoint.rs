//! HTTP endpoint of the audit log.

use actix_web::{get, web};
use contract::audit::{AuditFilter, AuditRow};
use contract::operation::permission::ListAudit;
use contract::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config.service(list_audit);
}

/// Who did what when, newest first, refused attempts included. Nobody can change or delete a row.
#[utoipa::path(tag = "audit", params(AuditFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<AuditRow>), problems::Read))]
#[get("/audit")]
async fn list_audit(
    state: web::Data<AppState>,
    granted: Granted<ListAudit>,
    filter: ValidatedQuery<AuditFilter>,
) -> Result<Reply<Page<AuditRow>>, Failure> {
    Ok(Reply::ok(
        service::list_audit(&state, &granted, filter.0).await?,
    ))
}
