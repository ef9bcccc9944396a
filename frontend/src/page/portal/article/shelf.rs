//! Before anyone looks for something: the first few of every shelf.

use contract::article::{PublicArticleFilter, Shelf};
use yew::prelude::*;

use super::card::{cards, dated};
use super::query::shelf_query;
use crate::api;
use crate::hook::use_fetch;
use crate::route::Route;
use crate::ui::RouteLink;
use crate::{labels, text};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub shelf: Shelf,
    /// Not there at all while it holds nothing.
    #[prop_or_default]
    pub unless_empty: bool,
}

#[component]
pub fn ShelfPart(props: &Props) -> Html {
    let shelf = props.shelf;
    let filter = PublicArticleFilter {
        shelf: Some(shelf),
        limit: Some(if dated(shelf) { 4 } else { 3 }),
        ..PublicArticleFilter::default()
    };
    let first = use_fetch(filter, api::article::list_public_articles);
    let id = shelf.code();
    if props.unless_empty
        && first
            .data
            .as_ref()
            .is_some_and(|page| page.items.is_empty())
    {
        return html! {};
    }
    html! {
        <section aria-labelledby={id}>
            <div class="spread section-head">
                <h2 {id}>{labels::shelf(shelf)}</h2>
                <RouteLink to={Route::Articles} query={shelf_query(shelf)}>{text::article_shelf_all(id, shelf.label())}</RouteLink>
            </div>
            {first.view(|page| match page.items.as_slice() {
                [] => html! { <p class="small">{text::article_none()}</p> },
                rows => cards(rows, !dated(shelf)),
            })}
        </section>
    }
}
