//! Faults of a form by the path of the field.

use std::rc::Rc;

use contract::problem::{FieldError, Problem};
use contract::validate::Validate;
use wasm_bindgen::JsCast;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Errors(Rc<Vec<FieldError>>);

impl Errors {
    /// What the contract's own check says, before anything is sent.
    pub fn of(value: &impl Validate) -> Self {
        value.faults().into()
    }

    /// What the server said.
    pub fn from_problem(problem: &Problem) -> Self {
        problem.errors.clone().into()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }

    /// The sentences about exactly this field, as one text.
    pub fn at(&self, path: &str) -> Option<String> {
        joined(self.0.iter().filter(|e| e.field == path))
    }

    /// The sentences about this field or anything in it: for groups and lists.
    pub fn within(&self, path: &str) -> Option<String> {
        joined(self.0.iter().filter(|e| {
            e.field
                .strip_prefix(path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        }))
    }
}

impl From<Vec<FieldError>> for Errors {
    fn from(errors: Vec<FieldError>) -> Self {
        Self(Rc::new(errors))
    }
}

/// The id of a field's control.
pub fn id(path: &str) -> String {
    format!("f-{}", path.replace('.', "-"))
}

/// The control of a path, or of the nearest path above it that has one, and its label.
pub(super) fn control(path: &str) -> Option<(web_sys::Element, String)> {
    let document = crate::document();
    let mut path = path;
    loop {
        if let Some(found) = document.get_element_by_id(&id(path)) {
            let label = document
                .get_element_by_id(&format!("{}-label", id(path)))
                .and_then(|l| l.get_attribute("data-label"));
            return Some((found, label.unwrap_or_default()));
        }
        path = path.rsplit_once('.')?.0;
    }
}

/// Leads to the control of a path.
pub fn focus_field(path: &str) {
    if let Some((found, _)) = control(path) {
        focus_control(&found);
    }
}

pub(super) fn focus_control(control: &web_sys::Element) {
    let inner = control
        .query_selector("input,select,textarea,button")
        .ok()
        .flatten();
    let target = inner.unwrap_or_else(|| control.clone());
    if let Ok(target) = target.dyn_into::<web_sys::HtmlElement>() {
        target.scroll_into_view();
        let _ = target.focus();
    }
}

fn joined<'a>(errors: impl Iterator<Item = &'a FieldError>) -> Option<String> {
    let mut out: Vec<&str> = Vec::new();
    for error in errors {
        if !out.contains(&error.message.as_str()) {
            out.push(&error.message);
        }
    }
    (!out.is_empty()).then(|| out.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::session::SignIn;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn error(field: &str, message: &str) -> FieldError {
        FieldError {
            field: field.into(),
            code: "x".into(),
            message: message.into(),
        }
    }

    #[wasm_bindgen_test]
    fn faults_are_found_by_path() {
        let errors: Errors = vec![
            error("topics.0", "甲。"),
            error("topics.1", "乙。"),
            error("topics_more", "丙。"),
            error("content.title", "丁。"),
        ]
        .into();
        assert_eq!(errors.at("topics"), None);
        assert_eq!(errors.within("topics").as_deref(), Some("甲。乙。"));
        assert_eq!(errors.at("topics.1").as_deref(), Some("乙。"));
        assert_eq!(errors.at("content.title").as_deref(), Some("丁。"));
    }

    #[wasm_bindgen_test]
    fn the_contract_checks_before_sending() {
        let errors = Errors::of(&SignIn::default());
        assert_eq!(errors.at("login").as_deref(), Some("请输入用户名。"));
        assert_eq!(id("schedule.slots.0.ends_at"), "f-schedule-slots-0-ends_at");
    }
}
