//! HTTP endpoints of downloads.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use contract::download::{Download, DownloadInput};
use contract::operation::permission::CreateDownload;
use contract::problem::Code;
use futures_util::StreamExt;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service::{self, Made};
use super::ticket::{self, Ticket};
use crate::access::guard::{self, Granted};
use crate::file::endpoint::attachment;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config.service(create_download);
}

/// Below the base path.
pub fn mount_outside(config: &mut ServiceConfig) {
    config.service(get_download);
}

/// Asks for an export: a submission or a material's submissions as ZIP, its annex as DOCX or XLSX, the
/// board as XLSX. The answer says where to fetch it within two minutes.
#[utoipa::path(tag = "submission", security(("bearer" = [])), request_body = DownloadInput,
    responses((status = 201, body = Download), problems::Write))]
#[post("/downloads")]
async fn create_download(
    state: web::Data<AppState>,
    granted: Granted<CreateDownload>,
    body: ValidatedJson<DownloadInput>,
) -> Result<Reply<Download>, Failure> {
    Ok(Reply::created(
        service::create_download(&state, &granted, body.value).await?,
    ))
}

/// The export that a ticket names, made while it is sent. No sign-in: the ticket says who asked, and
/// what that person or key may have is looked up anew. 410 `link_expired` where it counts no longer.
#[utoipa::path(tag = "submission", params(("ticket" = String, Path, description = "From `create_download`"),
        ("name" = String, Path, description = "The file's name; any other does as well")),
    responses((status = 200, description = "The file", content(
        (Vec<u8> = "application/zip"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))), problems::Public))]
#[get("/downloads/{ticket}/{name}")]
async fn get_download(
    req: HttpRequest,
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let ticket = Ticket::open(&state.signer, &path.0)?;
    let granted = guard::regrant::<CreateDownload>(&req, &state, ticket.holder)
        .await
        .map_err(gone)?;
    let (content, place) = service::get_download(&state, &granted, ticket.input)
        .await
        .map_err(gone)?;
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        ))
        // Office files and archives are packed already.
        .insert_header(header::ContentEncoding::Identity)
        .insert_header(attachment(&content.name))
        .content_type(content.media_type);
    Ok(match content.made {
        Made::Whole(bytes) => answer.body(bytes),
        Made::Stream(pieces) => answer.streaming(pieces.inspect(move |_| {
            let _held = &place;
        })),
    })
}

/// Whoever may no longer have it learns only that the link is over.
fn gone(failure: Failure) -> Failure {
    if failure.problem.status >= 500 || failure.problem.code == Code::TooManyRequests {
        failure
    } else {
        ticket::expired()
    }
}
