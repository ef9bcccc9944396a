//! What a person types is kept in the browser until it is saved, also over a sign-out.

use gloo_timers::callback::Timeout;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use yew::prelude::*;

use crate::session::use_session;
use crate::store;

/// Milliseconds after the last key at which a draft is written.
const PAUSE: u32 = 800;

fn key(person: Uuid, form: &str) -> String {
    format!("week.draft.{person}.{form}")
}

pub fn put<T: Serialize>(person: Uuid, form: &str, value: &T) {
    if let Ok(text) = serde_json::to_string(value) {
        store::set(&key(person, form), &text);
    }
}

/// A draft of an older shape that no longer fits is as good as none.
pub fn get<T: DeserializeOwned>(person: Uuid, form: &str) -> Option<T> {
    serde_json::from_str(&store::get(&key(person, form))?).ok()
}

pub fn clear(person: Uuid, form: &str) {
    store::remove(&key(person, form));
}

pub struct Draft<T: 'static> {
    /// What was typed before and never saved; offer it with [`crate::ui::RestoreOffer`].
    pub found: Option<T>,
    /// Takes the found draft away: after restoring it, or because it is not wanted.
    pub dismiss: Callback<()>,
    /// Forgets the draft: call it after a save.
    pub saved: Callback<()>,
}

/// Keeps `value` under this person and `form` while `dirty`.
#[hook]
pub fn use_draft<T>(form: &str, value: &T, dirty: bool) -> Draft<T>
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + 'static,
{
    let person = use_session().profile().map(|p| p.id).unwrap_or_default();
    let form = form.to_owned();
    let found = use_state(|| get::<T>(person, &form));
    let pending = use_mut_ref(|| None::<Timeout>);
    use_effect_with((value.clone(), dirty, form.clone()), {
        let pending = pending.clone();
        move |(value, dirty, form)| {
            if *dirty {
                let (value, form) = (value.clone(), form.clone());
                let write = Timeout::new(PAUSE, move || put(person, &form, &value));
                *pending.borrow_mut() = Some(write);
            }
        }
    });
    let dismiss = Callback::from({
        let (found, form) = (found.clone(), form.clone());
        move |()| {
            clear(person, &form);
            found.set(None);
        }
    });
    Draft {
        found: (*found).clone(),
        dismiss,
        saved: Callback::from(move |()| {
            pending.borrow_mut().take();
            clear(person, &form);
            found.set(None);
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_draft_belongs_to_one_person_and_one_form() {
        let (me, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        put(me, "activity-new", &vec!["学习".to_owned()]);
        assert_eq!(
            get::<Vec<String>>(me, "activity-new"),
            Some(vec!["学习".to_owned()])
        );
        assert_eq!(get::<Vec<String>>(other, "activity-new"), None);
        assert_eq!(get::<Vec<String>>(me, "profile"), None);
        assert_eq!(get::<u32>(me, "activity-new"), None, "another shape");
        clear(me, "activity-new");
        assert_eq!(get::<Vec<String>>(me, "activity-new"), None);
    }
}
