//! 网上展厅: all boards, and the walk from one to the next.

mod full;
pub mod panel;
mod visit;
mod zoom;

use contract::hall::{PanelFilter, PanelRow};
use contract::organization::OrganizationKind;
use yew::prelude::*;

use super::cities::city_links;
use super::map::PROVINCE;
use super::query::{ActivityQuery, use_activity_query};
use crate::api;
use crate::hook::{use_description, use_fetch, use_paged};
use crate::route::Route;
use crate::ui::{Badge, PageHead, Picture, RouteLink, Tone, href};
use crate::{language, text};

/// Boards of one page: all reporters find room on the first.
const PAGE: u32 = 60;

#[component]
pub fn Hall() -> Html {
    use_description(text::hall_description());
    let find = use_activity_query(Route::Hall).find;
    let begin = find.cursor.clone();
    let region = find.filter.region.clone().filter(|code| code != PROVINCE);
    let regions = use_fetch((), |()| api::region::list_regions()).data;
    let found = use_paged((region.clone(), begin), |(region, begin), cursor| {
        api::hall::list_panels(PanelFilter {
            region,
            cursor: cursor.or(begin),
            limit: Some(PAGE),
            ..PanelFilter::default()
        })
    });
    let later = |cursor: &str| {
        let find = ActivityQuery {
            cursor: Some(cursor.to_owned()),
            ..find.clone()
        };
        Some(href(&Route::Hall, &find.write()).into())
    };
    let none = match region {
        Some(_) => text::hall_none_here(),
        None => text::hall_none(),
    };
    let first = found.items.first().map(|row| row.id);
    let walls = |rows: &[PanelRow]| {
        html! {
            <div class="walls">
                {wall(text::hall_cities(), rows, |kind| kind != OrganizationKind::University)}
                {wall(text::hall_universities(), rows, |kind| kind == OrganizationKind::University)}
            </div>
        }
    };
    html! {
        <div class="wrap">
            <PageHead title={text::nav_hall()} lead={text::hall_lead()}>
                if let Some(id) = first {
                    <RouteLink to={Route::Panel { id }} class="button">{text::hall_start()}</RouteLink>
                }
            </PageHead>
            if let Some(all) = &regions {
                {city_links(&Route::Hall, text::hall_choose(), text::find_all(), all, region.as_deref())}
            }
            {found.linked(none, later, walls)}
        </div>
    }
}

fn wall(title: &'static str, rows: &[PanelRow], of: fn(OrganizationKind) -> bool) -> Html {
    let rows: Vec<&PanelRow> = rows.iter().filter(|r| of(r.organization.kind)).collect();
    if rows.is_empty() {
        return html! {};
    }
    html! {
        <section>
            <div class="section-head"><h2>{title}</h2></div>
            <ul class="boards">{ for rows.into_iter().enumerate().map(card) }</ul>
        </section>
    }
}

/// A board seen from afar. The first ones are seen at once.
fn card((at, row): (usize, &PanelRow)) -> Html {
    let lang = language::written();
    html! {
        <li class="board-card" key={row.id.to_string()}>
            <p class="board-unit" {lang}>{&row.organization.name}</p>
            <h3 {lang}><RouteLink to={Route::Panel { id: row.id }}>{&row.title}</RouteLink></h3>
            if let Some(photo) = &row.photo {
                <Picture url={photo.url.clone()} width={photo.width} height={photo.height} alt={photo.caption.clone()} eager={at < 2} sizes="(max-width: 40rem) 88vw, 22rem" space={(480, 360)} />
            }
            if row.sample {
                <Badge text={text::badge_sample()} tone={Tone::Warm} />
            }
        </li>
    }
}
