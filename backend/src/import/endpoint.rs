//! HTTP endpoints of imports from workbooks.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use contract::file::DocumentKind;
use contract::import::{ImportKind, ImportQuery, ImportReport};
use contract::limit;
use contract::operation::permission::{ImportActivities, ImportOrganizations, ImportPeople};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::{self, Granted};
use crate::file::endpoint::attachment;
use crate::file::service::BODIES;
use crate::platform::failure::Failure;
use crate::platform::http::reply::Reply;
use crate::platform::http::upload::{Upload, UploadForm};
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::http::{cache, problems};
use crate::platform::state::AppState;

/// Before the nouns whose paths begin alike.
pub fn mount(config: &mut ServiceConfig) {
    config
        .service(import_activities)
        .service(import_organizations)
        .service(import_people)
        .service(get_template);
}

/// Reads a list of activities: XLSX, XLS, ET or CSV, the template or a list of an office's own, whose columns
/// are matched by their headings. Without `commit` it only says what it finds; with it all rows become
/// drafts, or none where one has a fault (422, faults by cell).
#[utoipa::path(tag = "activity", params(ImportQuery), security(("bearer" = [])),
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 200, body = ImportReport), problems::Write))]
#[post("/activities/import")]
async fn import_activities(
    state: web::Data<AppState>,
    granted: Granted<ImportActivities>,
    query: ValidatedQuery<ImportQuery>,
    upload: Upload,
) -> Result<Reply<ImportReport>, Failure> {
    let _place = BODIES.place_of(granted.caller.id).await?;
    let sent = upload.file(limit::WORKBOOK).await?;
    let report = service::import_activities(&state, &granted, query.0, sent).await?;
    Ok(Reply::ok(report))
}

/// Reads a list of organizations, as `import_activities` does; rows may stand below each other.
#[utoipa::path(tag = "organization", params(ImportQuery), security(("bearer" = [])),
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 200, body = ImportReport), problems::Write))]
#[post("/organizations/import")]
async fn import_organizations(
    state: web::Data<AppState>,
    granted: Granted<ImportOrganizations>,
    query: ValidatedQuery<ImportQuery>,
    upload: Upload,
) -> Result<Reply<ImportReport>, Failure> {
    let _place = BODIES.place_of(granted.caller.id).await?;
    let sent = upload.file(limit::WORKBOOK).await?;
    let report = service::import_organizations(&state, &granted, query.0, sent).await?;
    Ok(Reply::ok(report))
}

/// Reads a list of people, as `import_activities` does. Each row becomes an invitation, whose link
/// is given once.
#[utoipa::path(tag = "people", params(ImportQuery), security(("bearer" = [])),
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 200, body = ImportReport), problems::Write))]
#[post("/people/import")]
async fn import_people(
    state: web::Data<AppState>,
    granted: Granted<ImportPeople>,
    query: ValidatedQuery<ImportQuery>,
    upload: Upload,
) -> Result<Reply<ImportReport>, Failure> {
    let _place = BODIES.place_of(granted.caller.id).await?;
    let sent = upload.file(limit::WORKBOOK).await?;
    let report = service::import_people(&state, &granted, query.0, sent).await?;
    Ok(Reply::ok(report))
}

/// The workbook to fill in: headings, drop-down lists with the current edition's words, explanations.
#[utoipa::path(tag = "public", params(("kind" = inline(ImportKind), Path)),
    responses((status = 200, description = "XLSX", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), problems::Public))]
#[get("/templates/{kind}")]
async fn get_template(
    req: HttpRequest,
    state: web::Data<AppState>,
    kind: web::Path<ImportKind>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_template");
    let kind = kind.into_inner();
    let book = service::get_template(&state, &permit, kind).await?;
    let mut answer = cache::answer(&req, DocumentKind::Xlsx.media_type(), book, 60);
    let name = attachment(&format!("{}导入模板.xlsx", kind.label()));
    if let Ok(name) = header::TryIntoHeaderValue::try_into_value(name) {
        answer
            .headers_mut()
            .insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(answer)
}
