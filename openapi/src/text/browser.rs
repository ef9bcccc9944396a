//! Unicode from the browser, which has the tables already: they would be a tenth of the page.

use js_sys::{Array, Function, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// NFC; the rest is the server's.
pub fn normal(text: String) -> String {
    as_form(text, "NFC")
}

pub fn compatible(text: String) -> String {
    as_form(text, "NFKC")
}

fn as_form(text: String, form: &str) -> String {
    if text.is_ascii() {
        return text;
    }
    JsString::from(text).normalize(form).into()
}

/// Byte offsets at which a user-perceived character begins. A browser without `Intl.Segmenter`
/// counts code points: the server has the last word.
pub fn graphemes(text: &str) -> impl Iterator<Item = usize> {
    let plain = text.bytes().all(|b| b.is_ascii() && b != b'\r');
    let starts = if plain { None } else { segments(text) };
    starts
        .unwrap_or_else(|| text.char_indices().map(|(at, _)| at).collect())
        .into_iter()
}

fn segments(text: &str) -> Option<Vec<usize>> {
    thread_local! {
        static SEGMENTER: Option<(JsValue, Function)> = segmenter();
    }
    SEGMENTER.with(|found| {
        let (segmenter, segment) = found.as_ref()?;
        let parts = segment.call1(segmenter, &JsValue::from_str(text)).ok()?;
        let mut at = 0;
        let mut out = Vec::new();
        for part in Array::from(&parts).iter() {
            out.push(at);
            let part = Reflect::get(&part, &"segment".into()).ok()?.as_string()?;
            at += part.len();
        }
        Some(out)
    })
}

/// `new Intl.Segmenter('zh', { granularity: 'grapheme' })` and its method.
fn segmenter() -> Option<(JsValue, Function)> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"Segmenter".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    Reflect::set(&options, &"granularity".into(), &"grapheme".into()).ok()?;
    let made = Reflect::construct(&class, &Array::of2(&"zh".into(), &options)).ok()?;
    let method = Reflect::get(&made, &"segment".into())
        .ok()?
        .dyn_into()
        .ok()?;
    Some((made, method))
}
