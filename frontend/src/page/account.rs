//! Signing in and one's own account.

pub mod email;
pub mod invitation;
pub mod password;
pub mod profile;
mod reset;
pub mod sessions;
pub mod sign_in;
mod strength;

use contract::problem::FieldError;

/// What stands behind `#`, where no server's log sees it. Taken once, then out of the address, so that no history
/// or shared screen keeps it.
fn secret_of_address() -> String {
    let location = crate::window().location();
    let hash = location.hash().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    if !hash.is_empty()
        && let Ok(history) = crate::window().history()
    {
        let none = wasm_bindgen::JsValue::NULL;
        let _ = history.replace_state_with_url(&none, "", Some(&path));
    }
    hash.trim_start_matches('#').to_owned()
}

/// What is wrong with a new password that is typed twice.
fn password_faults(field: &str, new: &str, again: &str, login: &str) -> Vec<FieldError> {
    let fault = |field: &str, code: &str, message: &str| FieldError {
        field: field.into(),
        code: code.into(),
        message: message.into(),
    };
    let weak = contract::password::faults(new, login).into_iter();
    let mut faults: Vec<_> = weak.map(|m| fault(field, "weak_password", m)).collect();
    if new != again {
        faults.push(fault("again", "different", "两次输入的密码不一致。"));
    }
    faults
}
