//! Links inside the page.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub to: Route,
    /// Query string without `?`.
    #[prop_or_default]
    pub query: AttrValue,
    #[prop_or_default]
    pub class: Classes,
    /// This is where one is.
    #[prop_or_default]
    pub current: bool,
    #[prop_or_default]
    pub onclick: Callback<()>,
    pub children: Html,
}

/// The address of a page, below the base path. `query`: without `?`.
pub fn href(to: &Route, query: &str) -> String {
    let mut out = crate::api::base_path().trim_end_matches('/').to_owned() + &to.to_path();
    if !query.is_empty() {
        out.push('?');
        out += query;
    }
    out
}

/// A real link with a real address: opens in a new tab where the reader wants one.
#[component]
pub fn RouteLink(props: &Props) -> Html {
    let navigator = use_navigator();
    let href = href(&props.to, &props.query);
    let onclick = {
        let (to, query) = (props.to.clone(), props.query.clone());
        let told = props.onclick.clone();
        Callback::from(move |event: MouseEvent| {
            let Some(navigator) = &navigator else { return };
            if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
                return;
            }
            if to.in_other_program() {
                return;
            }
            event.prevent_default();
            told.emit(());
            if query.is_empty() {
                navigator.push(&to);
            } else {
                let raw = yew_router::query::Raw(query.as_str());
                let _ = navigator.push_with_query(&to, raw);
            }
        })
    };
    html! {
        <a {href} class={props.class.clone()} {onclick} aria-current={props.current.then_some("page")}>
            {props.children.clone()}
        </a>
    }
}
