//! HTTP endpoints that take and serve files.

use actix_web::body::SizedStream;
use actix_web::http::header::{
    self, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue,
};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, get, post, web};
use contract::file::{FileRef, TicketQuery, UploadQuery};
use contract::id::FileId;
use contract::limit;
use contract::operation::permission::{GetOriginal, UploadFile};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::{self, Granted};
use crate::platform::blob::Outgoing;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::upload::{Upload, UploadForm};
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(upload_file)
        .service(get_original)
        .configure(super::archive::endpoint::mount)
        .configure(super::upload::endpoint::mount);
}

/// Below the base path.
pub fn mount_outside(config: &mut ServiceConfig) {
    config.service(get_file);
}

/// Uploads a picture or a document of at most 20 MB for the caller's organization. What it is is told
/// by its bytes; pictures are turned upright and lose their metadata.
#[utoipa::path(tag = "activity", params(UploadQuery, ("Idempotency-Key" = Option<String>, Header, description = "Same key, same file")),
    security(("bearer" = [])), request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 201, body = FileRef), problems::Write))]
#[post("/files")]
async fn upload_file(
    state: web::Data<AppState>,
    granted: Granted<UploadFile>,
    query: ValidatedQuery<UploadQuery>,
    upload: Upload,
) -> Result<Reply<FileRef>, Failure> {
    let started_at = clock::now();
    let _place = service::BODIES.place_of(granted.caller.id).await?;
    let sent = upload.file(limit::UPLOAD).await?;
    Ok(Reply::created(
        service::upload_file(&state, &granted, query.0.kind, sent, started_at).await?,
    ))
}

/// The bytes as they were sent, with all metadata. For the sender's organization and the offices above
/// it; everybody else gets [`get_file`], which shows no metadata.
#[utoipa::path(tag = "activity", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, description = "The content", content(
        (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"), (Vec<u8> = "image/webp"), (Vec<u8> = "application/pdf"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))), problems::Read))]
#[get("/files/{id}/original")]
async fn get_original(
    state: web::Data<AppState>,
    granted: Granted<GetOriginal>,
    id: web::Path<FileId>,
) -> Result<HttpResponse, Failure> {
    let (row, body) = service::get_original(&state, &granted, *id).await?;
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        ))
        .insert_header(header::ContentEncoding::Identity)
        .insert_header(attachment(&row.name))
        .content_type(row.media_type);
    Ok(sent(answer, body))
}

fn sent(mut answer: HttpResponseBuilder, body: Outgoing) -> HttpResponse {
    match body {
        Outgoing::Whole(bytes) => answer.body(bytes),
        Outgoing::Stream { size, pieces } => answer.body(SizedStream::new(size, pieces)),
    }
}

/// A picture (`large.jpg`, `small.jpg`; `large.webp`, `medium.webp`, `small.webp`: at most 1600, 960 and 480
/// pixels wide) or a document (`document.pdf`, `document.docx`,
/// `document.xlsx`), as long as something public names it; with a ticket, which the addresses in signed-in answers
/// have, for some hours. What stands under an address never changes.
#[utoipa::path(tag = "public", params(TicketQuery, ("id" = Uuid, Path), ("variant" = String, Path, description = "`large.jpg`, `small.webp`, `document.pdf`, …")),
    responses((status = 200, description = "The content", content(
        (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/webp"), (Vec<u8> = "application/pdf"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))), problems::Public))]
#[get("/files/{id}/{variant}")]
async fn get_file(
    req: HttpRequest,
    state: web::Data<AppState>,
    path: web::Path<(FileId, String)>,
    query: ValidatedQuery<TicketQuery>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_file");
    let (id, variant) = path.into_inner();
    let ticket = query.0.ticket.as_deref();
    let (content, public) = service::get_file(&state, &permit, id, &variant, ticket).await?;
    // What is withdrawn is soon gone from caches, too.
    let kept = match public {
        true => "public, max-age=300",
        false => "private, max-age=3600",
    };
    Ok(serve(&req, content, kept))
}

/// The content, or 304 where the reader has it already. `kept`: for how long caches may keep it.
pub fn serve(req: &HttpRequest, content: service::Content, kept: &'static str) -> HttpResponse {
    let tag = format!("\"{}\"", content.tag);
    let same = req
        .headers()
        .get_all(header::IF_NONE_MATCH)
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .any(|v| v.trim() == "*" || v.trim().trim_start_matches("W/") == tag);
    let mut answer = if same {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    answer
        .insert_header((header::ETAG, tag))
        .insert_header((header::CACHE_CONTROL, kept))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        ))
        // The bytes are packed already.
        .insert_header(header::ContentEncoding::Identity)
        .insert_header(("cross-origin-resource-policy", "cross-origin"));
    if same {
        return answer.finish();
    }
    if let Some(name) = content.name {
        answer.insert_header(attachment(&name));
    }
    answer.content_type(content.media_type);
    sent(answer, content.body)
}

/// RFC 6266 with the name as RFC 5987 wants it, and a plain one for old programs.
pub fn attachment(name: &str) -> ContentDisposition {
    let ending = name.rsplit_once('.').map_or("", |(_, e)| e);
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![
            DispositionParam::Filename(format!("document.{ending}")),
            DispositionParam::FilenameExt(ExtendedValue {
                charset: Charset::Ext("UTF-8".to_owned()),
                language_tag: None,
                value: name.as_bytes().to_vec(),
            }),
        ],
    }
}
