//! A filter as a query string.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};
use serde::Serialize;
use serde_json::Value;

/// What may stand in a component as it is (RFC 3986 unreserved).
const COMPONENT: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// `?a=1&b=%E5%90%89`: absent and empty fields are left out; nothing gives an empty string.
pub fn query(filter: &impl Serialize) -> String {
    let Ok(Value::Object(fields)) = serde_json::to_value(filter) else {
        return String::new();
    };
    let mut out = String::new();
    for (name, value) in &fields {
        let text = match value {
            Value::String(text) if !text.is_empty() => encoded(text),
            Value::Bool(_) | Value::Number(_) => value.to_string(),
            _ => continue,
        };
        out.push(if out.is_empty() { '?' } else { '&' });
        out += name;
        out.push('=');
        out += &text;
    }
    out
}

/// As one component of an address.
pub fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, &COMPONENT).to_string()
}

#[cfg(test)]
mod tests {
    use super::query;
    use contract::activity::ActivityFilter;
    use contract::workflow::RevisionState;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn only_what_is_set_is_sent() {
        assert_eq!(query(&ActivityFilter::default()), "");
        let filter = ActivityFilter {
            state: Some(RevisionState::Submitted),
            q: Some("书 & 画".into()),
            strand: Some(String::new()),
            limit: Some(20),
            ..Default::default()
        };
        let text = query(&filter);
        let mut parts: Vec<&str> = text.trim_start_matches('?').split('&').collect();
        parts.sort_unstable();
        assert_eq!(
            parts,
            [
                "limit=20",
                "q=%E4%B9%A6%20%26%20%E7%94%BB",
                "state=submitted"
            ]
        );
    }
}
