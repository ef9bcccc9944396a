//! What tus 1.0.0 says in headers: https://tus.io/protocols/resumable-upload

use actix_web::HttpRequest;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderName, HeaderValue, HttpDate};
use actix_web::middleware::Next;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use contract::file::FileKind;
use contract::problem::Code;
use contract::upload::{PART, TUS};

use super::validated_json::idempotency_key;
use crate::platform::failure::Failure;
use crate::platform::store::Idempotency;

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const VERSION: HeaderName = HeaderName::from_static("tus-version");
/// Of old networks that let no PATCH through.
const METHOD: &str = "x-http-method-override";

/// An upload that is about to begin.
pub struct Announced {
    pub length: i64,
    pub name: String,
    pub kind: FileKind,
    pub once: Idempotency,
}

/// Reads `Upload-Length` and `Upload-Metadata`.
pub fn announced(req: &HttpRequest) -> Result<Announced, Failure> {
    let length = number(req, "upload-length")?
        .ok_or_else(|| malformed("请在 Upload-Length 中说明文件的长度。"))?;
    let said = text(req, "upload-metadata")?.unwrap_or_default();
    let mut name = String::new();
    let mut kind = FileKind::default();
    for pair in said.split(',').map(str::trim).filter(|p| !p.is_empty()) {
        let (key, value) = pair.split_once(' ').unwrap_or((pair, ""));
        let value = STANDARD
            .decode(value.trim())
            .ok()
            .and_then(|v| String::from_utf8(v).ok())
            .ok_or_else(|| malformed("Upload-Metadata 须是 Base64 编码的 UTF-8 文字。"))?;
        match key {
            "filename" => name = value,
            "kind" => {
                kind = FileKind::parse(&value).ok_or_else(|| {
                    Failure::field("kind", "unknown", "文件用途只能是 picture 或 document。")
                })?;
            }
            _ => {}
        }
    }
    Ok(Announced {
        once: Idempotency::new(
            idempotency_key(req)?,
            format!("{length}\n{said}").as_bytes(),
        ),
        length,
        name,
        kind,
    })
}

/// `Upload-Offset` of a part; 415 where the body is none.
pub fn offset(req: &HttpRequest) -> Result<i64, Failure> {
    let kind = text(req, "content-type")?.unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some(PART) {
        return Err(
            Failure::code(Code::UnsupportedMedia).detail(format!("内容的类型须是 {PART}。"))
        );
    }
    number(req, "upload-offset")?.ok_or_else(|| malformed("请在 Upload-Offset 中说明从何处继续。"))
}

/// The bytes that a request says it brings.
pub fn size(req: &HttpRequest) -> Result<i64, Failure> {
    Ok(number(req, "content-length")?.unwrap_or(0))
}

/// As `Upload-Expires` has it.
pub fn date(at: DateTime<Utc>) -> String {
    HttpDate::from(std::time::SystemTime::from(at)).to_string()
}

/// As `Upload-Metadata` has it.
pub fn metadata(name: &str, kind: FileKind) -> String {
    format!(
        "filename {},kind {}",
        STANDARD.encode(name),
        STANDARD.encode(kind.code())
    )
}

fn number(req: &HttpRequest, name: &str) -> Result<Option<i64>, Failure> {
    let Some(value) = text(req, name)? else {
        return Ok(None);
    };
    let digits = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
    match value.parse() {
        Ok(number) if digits => Ok(Some(number)),
        _ => Err(malformed(format!("{name} 须是一个不小于0的整数。"))),
    }
}

fn text<'a>(req: &'a HttpRequest, name: &str) -> Result<Option<&'a str>, Failure> {
    req.headers()
        .get(name)
        .map(|v| {
            v.to_str()
                .map_err(|_| malformed(format!("{name} 无法识别。")))
        })
        .transpose()
}

fn malformed(sentence: impl Into<String>) -> Failure {
    Failure::code(Code::MalformedRequest).detail(sentence)
}

/// Before routing: the method that was meant, and the version that both speak.
pub async fn speak<B: MessageBody + 'static>(
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    if !req.path().contains("/api/v1/uploads") {
        return Ok(next.call(req).await?.map_into_boxed_body());
    }
    let meant = req
        .headers()
        .get(METHOD)
        .and_then(|m| Method::from_bytes(m.as_bytes()).ok())
        .filter(|m| req.method() == Method::POST && [Method::PATCH, Method::DELETE].contains(m));
    if let Some(meant) = meant {
        req.head_mut().method = meant;
    }
    let foreign =
        req.method() != Method::OPTIONS && req.headers().get(RESUMABLE).is_some_and(|v| v != TUS);
    let mut answer = if foreign {
        let problem = Failure::code(Code::UnsupportedProtocol)
            .answer(Some(super::trace::request_id(req.request())));
        req.into_response(problem)
    } else {
        next.call(req).await?.map_into_boxed_body()
    };
    let headers = answer.headers_mut();
    headers.insert(RESUMABLE, HeaderValue::from_static(TUS));
    headers.insert(VERSION, HeaderValue::from_static(TUS));
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(answer)
}
