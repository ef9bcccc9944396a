//! HTTP endpoints of resumable uploads (tus).

use actix_web::http::header;
use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder, delete, options, patch, post, route, web,
};
use contract::id::UploadId;
use contract::limit;
use contract::operation::permission::{AppendUpload, CreateUpload, DeleteUpload, GetUpload};
use contract::problem::Code;
use contract::upload::{EXTENSIONS, TUS, UploadStatus};
use tracing::Instrument;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::Granted;
use crate::file::service::BODIES;
use crate::platform::failure::Failure;
use crate::platform::http::reply::NoContent;
use crate::platform::http::{problems, tus};
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(get_upload_protocol)
        .service(create_upload)
        .service(get_upload)
        .service(append_upload)
        .service(delete_upload);
}

/// What of the protocol tus is understood: version, extensions, largest size.
#[utoipa::path(tag = "upload", responses((status = 204, description = "In the headers",
    headers(("Tus-Version" = String), ("Tus-Extension" = String), ("Tus-Max-Size" = i64))), problems::Public))]
#[options("/uploads")]
async fn get_upload_protocol() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header(("tus-version", TUS))
        .insert_header(("tus-extension", EXTENSIONS))
        .insert_header(("tus-max-size", limit::UPLOAD.to_string()))
        .finish()
}

/// Begins an upload of at most 20 MB that survives a dropped line (tus 1.0.0, creation). The answer's
/// `Location` takes the bytes.
#[utoipa::path(tag = "upload", security(("bearer" = [])),
    params(("Upload-Length" = i64, Header, minimum = 1, maximum = 20971520, description = "Bytes in all"),
        ("Upload-Metadata" = Option<String>, Header, description = "`filename <Base64>,kind <Base64>`; kind is `picture` (unless said) or `document`"),
        ("Tus-Resumable" = Option<String>, Header, description = "`1.0.0`"),
        ("Idempotency-Key" = Option<String>, Header, description = "Same key, same upload")),
    responses((status = 201, body = UploadStatus, headers(("Location" = String, description = "Path of the upload"),
        ("Upload-Offset" = i64), ("Upload-Expires" = String))), problems::Write))]
#[post("/uploads")]
async fn create_upload(
    req: HttpRequest,
    state: web::Data<AppState>,
    granted: Granted<CreateUpload>,
) -> Result<HttpResponse, Failure> {
    let announced = tus::announced(&req)?;
    let status = service::create_upload(&state, &granted, announced).await?;
    let place = format!("{}api/v1/uploads/{}", state.config.base_path, status.id);
    let mut answer = HttpResponse::Created();
    answer.insert_header((header::LOCATION, place));
    Ok(said(answer, &status).json(status))
}

/// How far an upload is, and the file once it is made. `HEAD` gives the same headers alone.
#[utoipa::path(get, tag = "upload", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = UploadStatus, headers(("Upload-Offset" = i64, description = "Go on here"),
        ("Upload-Length" = i64), ("Upload-Expires" = String), ("Upload-Metadata" = String))), problems::Read))]
#[route("/uploads/{id}", method = "GET", method = "HEAD")]
async fn get_upload(
    state: web::Data<AppState>,
    granted: Granted<GetUpload>,
    id: web::Path<UploadId>,
) -> Result<HttpResponse, Failure> {
    let status = service::get_upload(&state, &granted, *id).await?;
    Ok(said(HttpResponse::Ok(), &status).json(status))
}

/// Sends the next bytes of an upload. What arrived before a line dropped stays; ask `HEAD` and go on
/// there. With the last byte the file is made: 415 or 422 where it cannot be, and the upload is gone.
#[utoipa::path(tag = "upload", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("Upload-Offset" = i64, Header, minimum = 0, description = "Where these bytes begin; 409 where others are awaited"),
        ("Tus-Resumable" = Option<String>, Header, description = "`1.0.0`")),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream"),
    responses((status = 204, description = "Received", headers(("Upload-Offset" = i64, description = "Go on here"), ("Upload-Expires" = String))), problems::Write))]
#[patch("/uploads/{id}")]
async fn append_upload(
    req: HttpRequest,
    state: web::Data<AppState>,
    granted: Granted<AppendUpload>,
    id: web::Path<UploadId>,
    body: web::Payload,
) -> Result<HttpResponse, Failure> {
    let at = tus::offset(&req)?;
    if at.saturating_add(tus::size(&req)?) > limit::UPLOAD as i64 {
        return Err(Failure::code(Code::TooLarge));
    }
    // A task of its own: a request whose line drops is dropped too, but what came is yet to be kept.
    let receiving = async move {
        let _place = BODIES.place_of(granted.caller.id).await?;
        service::append_upload(&state, &granted, *id, at, body).await
    };
    let status = actix_web::rt::spawn(receiving.in_current_span())
        .await
        .map_err(Failure::internal)??;
    Ok(said(HttpResponse::NoContent(), &status).finish())
}

/// Gives an upload up, with all that came of it; a file that was made stays.
#[utoipa::path(tag = "upload", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 204, description = "It is gone"), problems::Write))]
#[delete("/uploads/{id}")]
async fn delete_upload(
    state: web::Data<AppState>,
    granted: Granted<DeleteUpload>,
    id: web::Path<UploadId>,
) -> Result<NoContent, Failure> {
    service::delete_upload(&state, &granted, *id).await?;
    Ok(NoContent)
}

fn said(mut answer: HttpResponseBuilder, status: &UploadStatus) -> HttpResponseBuilder {
    answer
        .insert_header(("upload-offset", status.offset.to_string()))
        .insert_header(("upload-length", status.length.to_string()))
        .insert_header(("upload-metadata", tus::metadata(&status.name, status.kind)))
        .insert_header(("upload-expires", tus::date(status.expires_at)))
        .insert_header((header::CACHE_CONTROL, "no-store"));
    answer
}
