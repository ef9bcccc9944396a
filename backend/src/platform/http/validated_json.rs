//! JSON bodies: read under a limit once the caller may send one, brought to NFC, checked by the contract's own
//! rules.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpRequest};
use contract::problem::{Code, Problem};
use contract::validate::{Check, Validate};
use contract::{limit, text};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::admission::admitted;
use super::pace::{self, Watch};
use crate::platform::blocking::blocking;
use crate::platform::failure::Failure;
use crate::platform::store::Idempotency;

/// Bytes that are read in less than a millisecond; more would hold up other requests.
const AT_ONCE: usize = 16 * 1024;

/// A sound body.
pub struct ValidatedJson<T> {
    pub value: T,
    /// For creates: the request's `Idempotency-Key` bound to this very body.
    pub once: Idempotency,
}

impl<T: DeserializeOwned + Validate + Send + 'static> FromRequest for ValidatedJson<T> {
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
        let announced = req.headers().get(header::CONTENT_LENGTH);
        let announced = announced.and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
        let (req, mut payload) = (req.clone(), payload.take());
        Box::pin(async move {
            if kind.split(';').next().map(str::trim) != Some("application/json") {
                return Err(Failure::code(Code::UnsupportedMedia));
            }
            if announced.is_some_and(|length| length > limit::BODY) {
                return Err(Failure::code(Code::TooLarge));
            }
            admitted(&req).await;
            let mut bytes = BytesMut::new();
            let mut watch = Watch::new(pace::SMALL);
            while let Some(chunk) = watch.next(&mut payload).await? {
                let chunk = chunk.map_err(|_| Failure::code(Code::MalformedRequest))?;
                if bytes.len() + chunk.len() > limit::BODY {
                    return Err(Failure::code(Code::TooLarge));
                }
                bytes.extend_from_slice(&chunk);
            }
            let bytes = bytes.freeze();
            let value = match bytes.len() > AT_ONCE {
                true => {
                    let bytes = bytes.clone();
                    blocking(move || parse(&bytes)).await?
                }
                false => parse(&bytes)?,
            };
            Ok(Self {
                value,
                once: Idempotency::new(key?, &bytes),
            })
        })
    }
}

/// A key of 1 to 100 visible ASCII characters.
pub(super) fn idempotency_key(req: &HttpRequest) -> Result<Option<String>, Failure> {
    let Some(value) = req.headers().get("idempotency-key") else {
        return Ok(None);
    };
    match value.to_str() {
        Ok(key) if (1..=100).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic()) => {
            Ok(Some(key.to_owned()))
        }
        _ => Err(Failure::code(Code::MalformedRequest)
            .detail("Idempotency-Key 须为1至100个可见的英文字符。")),
    }
}

fn parse<T: DeserializeOwned + Validate>(bytes: &Bytes) -> Result<T, Failure> {
    // Lone surrogates and broken UTF-8 fail here.
    let mut value: Value =
        serde_json::from_slice(bytes).map_err(|_| Failure::code(Code::MalformedRequest))?;
    if crowded(&value) {
        let detail = format!("一个列表最多{}项，请分次提交。", limit::ITEMS);
        return Err(Failure::code(Code::Invalid).detail(detail));
    }
    clean(&mut value);
    let typed: T = serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let field = if path == "." {
            String::new()
        } else {
            path.replace('[', ".").replace(']', "")
        };
        Problem::new(Code::Invalid).field(
            field,
            "wrong_type",
            "内容的类型或取值不正确，请检查后重新填写。",
        )
    })?;
    let mut check = Check::default();
    typed.validate(&mut check);
    check.finish()?;
    Ok(typed)
}

/// Whether a list or an object has more members than any has: what compares each with each stays fast.
fn crowded(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.len() > limit::ITEMS || items.iter().any(crowded),
        Value::Object(fields) => fields.len() > limit::ITEMS || fields.values().any(crowded),
        _ => false,
    }
}

/// NFC and trimmed, except for secrets, which count as they were typed.
fn clean(value: &mut Value) {
    match value {
        Value::String(raw) => *raw = text::clean(raw),
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(fields) => {
            for (name, field) in fields {
                if !matches!(name.as_str(), "password" | "current" | "new" | "token") {
                    clean(field);
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::activity::ActivityCreate;
    use contract::session::SignIn;

    fn failure<T: DeserializeOwned + Validate>(text: &str) -> Problem {
        match parse::<T>(&Bytes::copy_from_slice(text.as_bytes())) {
            Ok(_) => panic!("accepted: {text}"),
            Err(failure) => *failure.problem,
        }
    }

    #[test]
    fn faults_name_their_field() {
        let wrong = failure::<ActivityCreate>(r#"{"content":{"capacity":"many"}}"#);
        assert_eq!(
            (wrong.status, wrong.errors[0].field.as_str()),
            (422, "content.capacity")
        );
        let nul = failure::<ActivityCreate>(r#"{"content":{"title":"a\u0000b"}}"#);
        assert_eq!(nul.errors[0].code, "control_character");
        assert_eq!(
            failure::<ActivityCreate>(r#"{"content":{"title":"\ud800"}}"#).code,
            Code::MalformedRequest
        );
    }

    #[test]
    fn what_grows_faster_than_its_input_is_bounded() {
        let many = |n: usize| vec![r#""reading""#; n].join(",");
        for body in [
            format!(r#"{{"content":{{"audiences":[{}]}}}}"#, many(50_000)),
            format!(
                r#"{{"content":{{"schedule":{{"kind":"dates","slots":[{}]}}}}}}"#,
                many(50_000)
            ),
        ] {
            let wrong = failure::<ActivityCreate>(&body);
            assert!(wrong.errors.is_empty() && wrong.detail.is_some_and(|d| d.contains("2000")));
        }
        let keys: Vec<String> = (0..20_000).map(|n| format!(r#""k{n}":1"#)).collect();
        failure::<ActivityCreate>(&format!(r#"{{"content":{{{}}}}}"#, keys.join(",")));
        let wrong = failure::<ActivityCreate>(&format!(
            r#"{{"content":{{"audiences":[{}]}}}}"#,
            many(2_000)
        ));
        assert_eq!(wrong.errors.len(), limit::FAULTS);
    }

    #[test]
    fn passwords_are_left_alone() {
        let Ok(typed) =
            parse::<SignIn>(&Bytes::from_static(br#"{"login":" a ","password":" p "}"#))
        else {
            panic!("sound")
        };
        assert_eq!(
            (typed.login.as_str(), typed.password.as_str()),
            ("a", " p ")
        );
    }
}
