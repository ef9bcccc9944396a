//! The current edition, loaded once: its name, its words for codes, whether it is sample data.

use std::rc::Rc;

use contract::edition::Edition;
use contract::id::EditionId;
use yew::prelude::*;

use super::use_fetch;
use crate::api;

/// Absent while it is on its way or cannot be had.
#[derive(Clone, PartialEq)]
struct Current(Option<Rc<Edition>>);

#[derive(Properties, PartialEq)]
pub struct Props {
    pub children: Html,
}

#[component]
pub fn EditionProvider(props: &Props) -> Html {
    let fetch = use_fetch(None, api::edition::get_edition);
    html! {
        <ContextProvider<Current> context={Current(fetch.data)}>
            {props.children.clone()}
        </ContextProvider<Current>>
    }
}

#[hook]
pub fn use_edition() -> Option<Rc<Edition>> {
    use_context::<Current>().and_then(|c| c.0)
}

/// Another year's, where the address asks for one; otherwise the current.
#[hook]
pub fn use_edition_of(id: Option<EditionId>) -> Option<Rc<Edition>> {
    let current = use_edition();
    let wanted = id.filter(|id| current.as_ref().is_none_or(|c| c.id != *id));
    let other = use_fetch(wanted, |id| async move {
        match id {
            Some(_) => api::edition::get_edition(id).await.map(Some),
            None => Ok(None),
        }
    });
    match wanted {
        Some(id) => other
            .data
            .and_then(|found| (*found).clone())
            .filter(|found| found.id == id)
            .map(Rc::new),
        None => current,
    }
}
