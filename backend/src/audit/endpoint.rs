//! HTTP endpoint of the audit log.

use actix_web::{get, web};
use contract::audit::{AuditFilter, AuditRow};
use contract::operation::permission::ListAudit;
use contract::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::app::State;
use crate::http::ask::Ask;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::problems;
use crate::http::reply::Reply;

pub fn mount(config: &mut ServiceConfig) {
    config.service(list_audit);
}

/// Who did what when, newest first, refused attempts included. Nobody can change or delete a row.
#[utoipa::path(tag = "audit", params(AuditFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<AuditRow>), problems::Read))]
#[get("/audit")]
async fn list_audit(
    state: web::Data<State>,
    granted: Granted<ListAudit>,
    filter: Ask<AuditFilter>,
) -> Result<Reply<Page<AuditRow>>, Failure> {
    Ok(Reply::ok(
        service::list_audit(&state, &granted, filter.0).await?,
    ))
}
