//! An article in a list.

use chrono::Datelike;
use contract::article::{PublicArticleRow, Shelf};
use contract::time;
use yew::prelude::*;

use crate::page::portal::dates;
use crate::page::portal::parts::place;
use crate::route::Route;
use crate::ui::{Badge, Picture, RouteLink, Tone};
use crate::{labels, language, text};

/// Colours of `style/70-portal.css`.
pub fn colour(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Showcase => "k3",
        Shelf::Resources => "k1",
        Shelf::Announcements => "k6",
        Shelf::Coverage => "k2",
        Shelf::Columns => "k4",
        Shelf::Organizations => "k5",
    }
}

/// What is read like news, or has no picture, stands in lines with its day; all else in tiles.
pub fn dated(shelf: Shelf) -> bool {
    matches!(
        shelf,
        Shelf::Announcements | Shelf::Coverage | Shelf::Columns
    )
}

/// Cards of one kind of look. `tiles`: with the picture on top.
pub fn cards(rows: &[PublicArticleRow], tiles: bool) -> Html {
    let class = classes!("events", "pieces", tiles.then_some("tiles"));
    html! { <ul {class}>{ for rows.iter().map(|row| card(row, tiles)) }</ul> }
}

fn card(row: &PublicArticleRow, tiles: bool) -> Html {
    let day = row
        .published_on
        .unwrap_or_else(|| time::day(row.published_at));
    let lang = language::written();
    html! {
        <li class={classes!("event", colour(row.shelf))} key={row.id.to_string()}>
            if !tiles {
                <div class="event-day" aria-hidden="true">
                    <small>{text::month_short(day.month())}</small>
                    <b>{day.day()}</b>
                    <small>{day.year()}</small>
                </div>
            }
            <div class="event-text">
                <div class="event-top">
                    <span class="strand">{labels::kind(row.kind)}</span>
                    if let Some(category) = row.category {
                        <span class="small">{text::course_category(category.code(), category.label())}</span>
                    }
                </div>
                <h3 {lang}><RouteLink to={Route::Article { id: row.id }}>{&row.title}</RouteLink></h3>
                if !tiles {
                    <p class="unseen">{text::article_dated(&dates::day(day, dates::today()))}</p>
                }
                if !row.summary.is_empty() {
                    <p class="event-summary" {lang}>{&row.summary}</p>
                }
                <p class="small">{by(row)}</p>
                if row.featured || row.sample {
                    <div class="row event-badges">
                        if row.featured {
                            <Badge text={text::badge_featured()} tone={Tone::Good} />
                        }
                        if row.sample {
                            <Badge text={text::badge_sample()} tone={Tone::Warm} />
                        }
                    </div>
                }
            </div>
            {picture(row)}
        </li>
    }
}

/// Whose it is: a book's author, a report's medium, else the unit.
fn by(row: &PublicArticleRow) -> Html {
    let parts = [&*row.author, &row.medium, &row.organization.name];
    let parts: Vec<&str> = parts.into_iter().filter(|t| !t.is_empty()).collect();
    html! {
        <>
            {text::written(&parts.join(" · "))}
            if let Some(place) = place(row.region_code.as_deref(), row.region_name.as_deref()) {
                {" · "}{place}
            }
        </>
    }
}

fn picture(row: &PublicArticleRow) -> Html {
    match &row.picture {
        Some(picture) => html! {
            <Picture class="event-picture" url={picture.url.clone()} width={picture.width} height={picture.height} alt={row.picture_alt.clone()}
                space={(480, 270)} sizes="(max-width: 48rem) 94vw, 24rem" />
        },
        None => html! { <div class="event-picture bare" aria-hidden="true"></div> },
    }
}
