//! HTTP endpoint that takes a ZIP of photos.

use actix_web::{post, web};
use contract::limit;
use contract::operation::permission::UnpackArchive;
use contract::upload::Unpacked;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::Granted;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::upload::{Upload, UploadForm};
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config.service(unpack_archive);
}

/// Takes photos out of a ZIP of at most 100 MB with at most 200 photos of at most 20 MB each: keeps the
/// sound ones for the caller's organization, says of each other one what is wrong with it.
#[utoipa::path(tag = "upload", security(("bearer" = [])),
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 200, body = Unpacked), problems::Write))]
#[post("/files/archive")]
async fn unpack_archive(
    state: web::Data<AppState>,
    granted: Granted<UnpackArchive>,
    upload: Upload,
) -> Result<Reply<Unpacked>, Failure> {
    let started_at = clock::now();
    let _place = service::BODIES.place_of(granted.caller.id).await?;
    let sent = upload.file(limit::ARCHIVE).await?;
    Ok(Reply::ok(
        service::unpack_archive(&state, &granted, sent.content, started_at).await?,
    ))
}
