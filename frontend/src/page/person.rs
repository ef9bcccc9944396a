//! People, their invitations and keys.

pub mod import;
pub mod invitation;
pub mod key;
pub mod list;
pub mod view;

use contract::person::Person;

use crate::ui::Tone;

/// Whether a person can sign in, as a word.
fn status_text(p: &Person) -> (&'static str, Tone) {
    if !p.active {
        ("已停用", Tone::Plain)
    } else if p
        .locked_until
        .is_some_and(|until| until > chrono::Utc::now())
    {
        ("已锁定", Tone::Bad)
    } else if p.must_change_password {
        ("待改初始密码", Tone::Warm)
    } else {
        ("在用", Tone::Good)
    }
}
