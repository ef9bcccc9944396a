//! A public page: rendered with the answers of the services, and again while it asks for more.

use std::collections::BTreeMap;
use std::sync::Arc;

use contract::problem::Problem;
use contract::render::{Answers, Language, PageAddress, RenderedPage};

use super::{answers, head, site};
use crate::platform::failure::Failure;
use crate::platform::http::spa::Spa;
use crate::platform::share::Share;
use crate::platform::state::AppState;
use crate::platform::store::Permit;
use crate::{article, hall, portal};

/// Pages in the making.
static RENDERED: Share = Share::new("page", 4, 4, 512, 10);
/// How often a page may find that it needs more: what it shows may name what to ask for next.
const ROUNDS: usize = 4;

/// What the reader chose before, and the page follows.
pub struct Reader {
    pub language: Language,
    /// Its code.
    pub city: Option<String>,
}

/// A rendered page.
pub struct Page {
    pub html: String,
    /// What it is about is there.
    pub found: bool,
}

/// `path` below the base path, with a slash before it. The caller knows that the page is public.
pub async fn get_page(
    state: &AppState,
    permit: &impl Permit,
    spa: &Spa,
    path: &str,
    query: &str,
    reader: Reader,
) -> Result<Page, Failure> {
    let renderer = spa.renderer();
    let address = PageAddress {
        origin: state.config.origin(),
        base: state.config.base_path.clone(),
        path: path.to_owned(),
        query: query.to_owned(),
        language: reader.language,
        city: reader.city,
    };
    let mut known = Answers::new();
    let mut shown = RenderedPage::default();
    for _ in 0..ROUNDS {
        let (at, here) = (address.clone(), Arc::clone(renderer));
        shown = RENDERED
            .run(move || Ok::<_, Failure>(here.render(&at, known)))
            .await?;
        known = std::mem::take(&mut shown.answers);
        shown.missed.sort_unstable();
        shown.missed.dedup();
        if shown.missed.is_empty() {
            break;
        }
        for path in std::mem::take(&mut shown.missed) {
            let answer = match answers::answer(state, permit, &**renderer, &path).await {
                Ok(json) => Ok(json),
                Err(failure) if failure.problem.status >= 500 => return Err(failure),
                Err(failure) => Err(*failure.problem),
            };
            known.insert(path, answer);
        }
    }
    let missing = |(path, answer): (&String, &Result<String, Problem>)| {
        path.starts_with("/public/") && answer.as_ref().is_err_and(|p| p.status == 404)
    };
    let found = renderer.is_public(path).is_some() && !known.iter().any(missing);
    let head = head::head(&state.config, &**renderer, &address, &shown, &known, found);
    let known: BTreeMap<_, _> = known
        .into_iter()
        .map(|(path, answer)| (path, answer.map_err(|p| said(&p))))
        .collect();
    Ok(Page {
        html: spa
            .document()
            .fill(reader.language.tag(), &head, &shown.html, &known),
        found,
    })
}

fn said(problem: &Problem) -> String {
    serde_json::to_string(problem).unwrap_or_default()
}

/// All pages that are always there, all boards, published articles and activities of the current edition,
/// and the organizations that they come from.
pub async fn get_sitemap(state: &AppState, permit: &impl Permit) -> Result<String, Failure> {
    let below = |path: &'static str| move |(id, at)| (format!("{path}/{id}"), at);
    let panels = hall::service::addresses(state, permit).await?;
    let (articles, organizations) = article::service::addresses(state, permit).await?;
    let activities = portal::service::addresses(state, permit).await?;
    let entries: Vec<_> = panels
        .into_iter()
        .map(below("hall"))
        .chain(articles.into_iter().map(below("articles")))
        .chain(organizations.into_iter().map(below("o")))
        .chain(activities.into_iter().map(below("a")))
        .take(site::MOST)
        .collect();
    Ok(site::sitemap(&state.config, &entries))
}
