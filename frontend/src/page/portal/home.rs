//! The home page: what, when, where, how to take part.

mod hero;
mod near;
mod part;

use std::rc::Rc;

use contract::article::Shelf;
use contract::edition::Edition;
use contract::portal::{Home as Content, PublicFilter, PublicRow, StrandCount};
use contract::region::is_code;
use yew::prelude::*;

use super::article::shelf::ShelfPart;
use super::card::event_card;
use super::map::PROVINCE;
use super::openings::opening_list;
use super::query::{query_of, use_activity_query};
use super::season::season_note;
use super::{dates, strand};
use crate::api;
use crate::hook::{use_description, use_fetch};
use crate::route::Route;
use crate::ui::{Failure, Loading, PageHead, RouteLink};
use crate::{language, text};

use hero::hero;
use near::near;
use part::{how_to, partners};

/// The key date of the national opening.
const NATIONAL: &str = "national_opening";

#[component]
pub fn Home() -> Html {
    use_description(text::site_description());
    let asked = use_activity_query(Route::Home).find.filter.region;
    // Chosen here, in the address; or chosen before.
    use_effect_with(asked.clone(), |asked| {
        if let Some(code) = asked {
            crate::environment::remember_city(code);
        }
    });
    let region = asked.or_else(|| crate::environment::city().filter(|code| is_code(code)));
    let region = region.filter(|code| code != PROVINCE);
    let regions = use_fetch((), |()| api::region::list_regions()).data;
    let fetch = use_fetch(region.clone(), api::portal::get_home);
    // While another city's are on their way, the page stays as it is.
    let last = use_mut_ref(|| None::<Rc<Content>>);
    let busy = fetch.data.is_none();
    if fetch.data.is_some() {
        *last.borrow_mut() = fetch.data.clone();
    }
    if let (Some(content), None) = (last.borrow().as_deref(), &fetch.problem) {
        let regions = regions.as_deref().map(Vec::as_slice).unwrap_or_default();
        let near = near(content, regions, region.as_deref(), busy);
        return home_view(content, near);
    }
    html! {
        <div class="wrap">
            if let Some(problem) = &fetch.problem {
                <PageHead title={text::site_name()} />
                <Failure problem={problem.clone()} retry={fetch.reload.clone()} />
            } else {
                <Loading />
            }
        </div>
    }
}

fn home_view(content: &Content, near: Html) -> Html {
    let card = |row: &PublicRow| event_card(row, Some(&content.edition));
    html! {
        <>
            {hero(content)}
            <div class="wrap home">
                {season_note(&content.edition, dates::today())}
                {near}
                <ShelfPart shelf={Shelf::Announcements} unless_empty=true />
                if !content.featured.is_empty() {
                    <section aria-labelledby="featured">
                        <div class="spread section-head">
                            <h2 id="featured">{text::home_exemplars()}</h2>
                            <RouteLink to={Route::Activities} query={exemplars()}>{text::home_exemplars_all()}</RouteLink>
                        </div>
                        <ul class="events tiles">{ for content.featured.iter().map(card) }</ul>
                    </section>
                }
                <ShelfPart shelf={Shelf::Showcase} unless_empty=true />
                <section aria-labelledby="strands">
                    <div class="section-head"><h2 id="strands">{text::home_strands()}</h2></div>
                    <ul class="strands">{ for content.strands.iter().map(|s| strand_tile(content, s)) }</ul>
                </section>
                <section aria-labelledby="openings">
                    <div class="spread section-head">
                        <h2 id="openings">{text::home_openings()}</h2>
                        <RouteLink to={Route::About}>{text::nav_about()}</RouteLink>
                    </div>
                    {national(&content.edition)}
                    {opening_list(&content.openings)}
                </section>
                {how_to()}
                {partners()}
            </div>
        </>
    }
}

/// When the national opening is and how to watch it: told as soon as the office knows.
fn national(edition: &Edition) -> Html {
    let Some(date) = edition.content.dates.iter().find(|d| d.code == NATIONAL) else {
        return html! {};
    };
    let when = match date.at {
        Some(at) => dates::moment(at, dates::today()),
        None => text::home_watch_when().to_owned(),
    };
    html! {
        <div class="national">
            <h3>{text::with(text::home_watch, text::word(text::key_date(&date.code, &date.label)))}</h3>
            <p><b>{when}</b></p>
            if date.note.is_empty() {
                <p>{text::home_watch_how()}</p>
            } else {
                <p lang={language::written()}>{&date.note}</p>
            }
        </div>
    }
}

/// 示范活动 of the province.
fn exemplars() -> String {
    query_of(PublicFilter {
        exemplar: Some(true),
        ..PublicFilter::default()
    })
}

fn strand_tile(content: &Content, count: &StrandCount) -> Html {
    let about = content.edition.content.strand(&count.code);
    let query = query_of(PublicFilter {
        strand: Some(count.code.clone()),
        ..PublicFilter::default()
    });
    html! {
        <li class={strand::colour(Some(&content.edition), &count.code)} key={count.code.clone()}>
            <h3><RouteLink to={Route::Activities} {query}>{text::word(text::strand(&count.code, &count.label))}</RouteLink></h3>
            <p class="strand-count"><b>{count.activities}</b>{text::home_count_activities()}</p>
            if let Some(about) = about.filter(|t| !t.description.is_empty()) {
                <p class="small" lang={language::written()}>{&about.description}</p>
            }
        </li>
    }
}
