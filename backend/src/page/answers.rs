//! What the public pages ask the API for, answered without going over the network.

use std::str::FromStr;

use contract::render::PageRenderer;
use serde::Serialize;

use crate::article;
use crate::edition::{self, committee, opening};
use crate::hall;
use crate::platform::failure::Failure;
use crate::platform::http::validated_query;
use crate::platform::state::AppState;
use crate::platform::store::Permit;
use crate::portal::{self, calendar, facet, home, similar};
use crate::reference::edition::id_in_path;
use crate::region;

/// The JSON at a path below `api/v1`, with its query. 404 for what no public page reads.
pub async fn answer(
    state: &AppState,
    permit: &impl Permit,
    renderer: &dyn PageRenderer,
    path: &str,
) -> Result<String, Failure> {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match parts[..] {
        ["public", "site"] => text(state.config.site.site()),
        ["public", "home"] => {
            let filter = validated_query::parse(query)?;
            text(home::service::get_home(state, permit, &filter).await?)
        }
        ["public", "activities"] => {
            let filter = validated_query::parse(query)?;
            text(portal::service::list_public_activities(state, permit, &filter).await?)
        }
        ["public", "activities", "facets"] => {
            let filter = validated_query::parse(query)?;
            text(facet::service::get_facets(state, permit, &filter).await?)
        }
        ["public", "activities", id] => {
            text(portal::service::get_public_activity(state, permit, parsed(id)?).await?)
        }
        ["public", "activities", id, "similar"] => {
            let id = parsed(id)?;
            text(similar::service::list_similar_activities(state, permit, id).await?)
        }
        ["public", "calendar"] => {
            let filter = validated_query::parse(query)?;
            text(calendar::service::get_calendar(state, permit, &filter).await?)
        }
        ["public", "panels"] => {
            let filter = validated_query::parse(query)?;
            text(hall::service::list_panels(state, permit, &filter).await?)
        }
        ["public", "panels", id] => {
            text(hall::service::get_panel(state, permit, parsed(id)?).await?)
        }
        // A file of the page's own.
        ["assets", "map", file] => file
            .strip_suffix(".json")
            .and_then(|code| renderer.outline(code))
            .map(str::to_owned)
            .ok_or_else(Failure::not_found),
        ["public", "articles"] => {
            let filter = validated_query::parse(query)?;
            text(article::service::list_public_articles(state, permit, &filter).await?)
        }
        ["public", "articles", id] => {
            text(article::service::get_public_article(state, permit, parsed(id)?).await?)
        }
        ["public", "organizations", id] => {
            text(article::service::get_public_organization(state, permit, parsed(id)?).await?)
        }
        ["regions"] => text(region::service::list_regions(state, permit).await?),
        ["editions"] => text(edition::service::list_editions(state, permit, false).await?),
        ["editions", which] => {
            let which = id_in_path(which)?;
            text(edition::service::get_edition(state, permit, which, false).await?)
        }
        ["editions", which, "openings"] => {
            let which = id_in_path(which)?;
            text(opening::service::list_openings(state, permit, which, false).await?)
        }
        ["editions", which, "committees"] => {
            let which = id_in_path(which)?;
            text(committee::service::list_committees(state, permit, which, false).await?)
        }
        _ => Err(Failure::not_found()),
    }
}

fn text(value: impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(&value).map_err(Failure::internal)
}

fn parsed<T: FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::not_found())
}
