//! Public answers: an `ETag` of the content, 304 where the reader has it already.

use actix_web::http::header::{self, HeaderMap};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Answers with `bytes`, or with 304. `seconds`: how long any cache may keep it unasked.
pub fn answer(req: &HttpRequest, media_type: &str, bytes: Vec<u8>, seconds: u32) -> HttpResponse {
    // Weak: compression on the way changes the bytes, not what they say.
    let tag = format!(
        "W/\"{}\"",
        crate::platform::secret::hex(&Sha256::digest(&bytes)[..12])
    );
    let same = matches(req.headers(), &tag);
    let mut answer = if same {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    answer
        .insert_header((header::ETAG, tag))
        .insert_header((header::CACHE_CONTROL, control(req, seconds)));
    if same {
        return answer.finish();
    }
    answer.content_type(media_type).body(bytes)
}

/// What those who are signed in get is nobody else's.
fn control(req: &HttpRequest, seconds: u32) -> String {
    match req.headers().contains_key(header::AUTHORIZATION) {
        true => "private, no-store".to_owned(),
        false => format!("public, max-age={seconds}"),
    }
}

/// As [`answer`], for JSON.
pub fn json(req: &HttpRequest, value: &impl Serialize, seconds: u32) -> HttpResponse {
    match serde_json::to_vec(value) {
        Ok(bytes) => answer(req, "application/json", bytes, seconds),
        Err(error) => crate::platform::failure::Failure::internal(error).answer(None),
    }
}

fn matches(headers: &HeaderMap, tag: &str) -> bool {
    let bare = tag.trim_start_matches("W/");
    headers
        .get_all(header::IF_NONE_MATCH)
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .map(str::trim)
        .any(|v| v == "*" || v.trim_start_matches("W/") == bare)
}
