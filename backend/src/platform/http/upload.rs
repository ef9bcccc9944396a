//! Files in multipart bodies, read under a limit.

use std::future::Future;
use std::pin::Pin;

use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use contract::problem::Code;
use futures_util::StreamExt;
use utoipa::ToSchema;

use super::pace::{self, Watch};
use super::validated_json::idempotency_key;
use crate::platform::failure::Failure;
use crate::platform::spool::{Spool, Spooled};
use crate::platform::state::AppState;

/// A multipart body that has not been read yet: permission comes first.
pub struct Upload {
    body: Multipart,
    key: Option<String>,
    spool: Spool,
}

/// The field `file` of a multipart body.
pub struct Sent {
    /// As the sender calls it; never trusted.
    pub name: String,
    pub content: Spooled,
    /// The request's `Idempotency-Key`.
    pub key: Option<String>,
}

/// For the description.
#[derive(ToSchema)]
pub struct UploadForm {
    #[schema(value_type = String, format = Binary)]
    pub file: Vec<u8>,
}

/// What is read and thrown away of a body that is too large, so that the sender gets to see why.
const PATIENCE: usize = 64 * 1024 * 1024;

impl Upload {
    /// Reads the file; 413 where it is larger than `limit`.
    pub async fn file(mut self, limit: usize) -> Result<Sent, Failure> {
        let mut watch = Watch::new(pace::LARGE);
        while let Some(field) = watch.within(self.body.next()).await? {
            let mut field = field.map_err(malformed)?;
            if field.name() != Some("file") {
                let mut passed = 0;
                while let Some(chunk) = watch.next(&mut field).await? {
                    passed += chunk.map_err(malformed)?.len();
                    if passed > limit {
                        return Err(Failure::code(Code::TooLarge));
                    }
                }
                continue;
            }
            let name = field
                .content_disposition()
                .and_then(|d| {
                    let extended = d
                        .get_filename_ext()
                        .and_then(|e| String::from_utf8(e.value.clone()).ok());
                    extended.or_else(|| d.get_filename().map(str::to_owned))
                })
                .unwrap_or_default();
            let mut spooling = self.spool.begin().await?;
            let mut seen = 0;
            while let Some(chunk) = watch.next(&mut field).await? {
                let chunk = chunk.map_err(malformed)?;
                seen += chunk.len();
                if seen <= limit {
                    spooling.write(&chunk).await?;
                }
                if seen > limit.saturating_add(PATIENCE) {
                    break;
                }
            }
            if seen > limit {
                let most = limit / 1024 / 1024;
                return Err(Failure::code(Code::TooLarge)
                    .detail(format!("文件不能超过{most}MB，请压缩后重新上传。")));
            }
            if seen == 0 {
                return Err(Failure::field(
                    "file",
                    "empty",
                    "文件是空的，请重新选择文件。",
                ));
            }
            return Ok(Sent {
                name,
                content: spooling.finish().await?,
                key: self.key,
            });
        }
        Err(Failure::field("file", "required", "请选择要上传的文件。"))
    }
}

fn malformed(error: actix_multipart::MultipartError) -> Failure {
    tracing::debug!(%error, "a multipart body cannot be read");
    Failure::code(Code::MalformedRequest).detail("上传的内容不完整，请重新上传。")
}

impl FromRequest for Upload {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = req
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .to_ascii_lowercase();
        let key = idempotency_key(req);
        let body = Multipart::new(req.headers(), payload.take());
        let state = req.app_data::<web::Data<AppState>>();
        let spool = state.expect("the app has its state").spool.clone();
        Box::pin(async move {
            if kind.split(';').next().map(str::trim) != Some("multipart/form-data") {
                return Err(Failure::code(Code::UnsupportedMedia)
                    .detail("请以表单方式（multipart/form-data）上传文件。"));
            }
            Ok(Self {
                body,
                key: key?,
                spool,
            })
        })
    }
}
