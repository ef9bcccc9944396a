//! A visit is counted once per board while the browser is open; the server learns nothing of whose.

use contract::id::SubmissionId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api;

/// Boards seen, in the browser's memory of this session.
const SEEN: &str = "week.boards";

/// Whether this visit was counted just now: it is not yet in what was loaded.
#[hook]
pub fn use_visit(id: SubmissionId) -> bool {
    let counted = use_state(|| false);
    use_effect_with(id, {
        let counted = counted.clone();
        move |id| {
            let id = *id;
            if first(id) {
                spawn_local(async move {
                    // A visit that cannot be counted is a visit all the same.
                    counted.set(api::hall::visit_panel(id).await.is_ok());
                });
            }
        }
    });
    *counted
}

fn first(id: SubmissionId) -> bool {
    let Ok(Some(storage)) = crate::window().session_storage() else {
        return false;
    };
    let word = uuid::Uuid::from(id).simple().to_string();
    let seen = storage.get_item(SEEN).ok().flatten().unwrap_or_default();
    if seen.contains(&word) {
        return false;
    }
    storage.set_item(SEEN, &format!("{seen} {word}")).is_ok()
}
