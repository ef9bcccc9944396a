//! The first screen.

use chrono::{DateTime, Utc};
use contract::limit;
use contract::opening::Opening;
use contract::organization::OrganizationKind;
use contract::portal::Home;
use contract::time;
use yew::prelude::*;

use crate::page::portal::dates;
use crate::route::Route;
use crate::ui::{PageHead, RouteLink, href, icon, time_text};
use crate::{labels, language, text};

pub fn hero(content: &Home) -> Html {
    let edition = &content.edition.content;
    let province = content
        .openings
        .items
        .iter()
        .find(|o| o.organization.kind == OrganizationKind::ProvinceOffice);
    let place = province
        .map(|o| o.content.place.clone())
        .filter(|p| !p.is_empty());
    let at = content
        .edition
        .opening_at
        .or(province.and_then(|o| o.content.at));
    let title = if edition.theme.is_empty() {
        &edition.name
    } else {
        &edition.theme
    };
    html! {
        <div class="hero">
            <div class="wrap">
                <p class="kicker" lang={language::written()}>{&edition.name}</p>
                <PageHead title={title.clone()} written=true window={text::site_name()} />
                <div class="hero-facts">
                    {countdown(at)}
                    <dl>
                        <div>
                            <dt>{icon::calendar()}{text::home_when()}</dt>
                            <dd>{season(content, at, province)}</dd>
                        </div>
                        <div>
                            <dt>{icon::place()}{text::home_where()}</dt>
                            <dd>{text::home_where_text()}
                                if let Some(place) = place {
                                    <span>{text::with(text::home_opening_place, text::written(&place))}</span>
                                }
                            </dd>
                        </div>
                        <div>
                            <dt>{icon::people()}{text::home_how()}</dt>
                            <dd>{text::home_how_text()}</dd>
                        </div>
                    </dl>
                </div>
                <form class="searchbox" role="search" aria-label={text::find_form()} action={href(&Route::Activities, "")}>
                    <label for="q" class="unseen">{text::find_words()}</label>
                    {icon::search()}
                    <input id="q" name="q" class="input" type="search" enterkeyhint="search" autocomplete="off" maxlength={limit::QUERY.to_string()}
                        placeholder={text::find_words_short()} />
                    <button type="submit" class="button">{text::find_search()}</button>
                </form>
                <div class="actions">
                    <RouteLink to={Route::Activities} class="button">{text::home_find()}</RouteLink>
                    <RouteLink to={Route::Calendar} class="button quiet">{text::see_calendar()}</RouteLink>
                </div>
                <ul class="hero-numbers" aria-label={text::home_numbers()}>
                    {number(content.activities, text::home_count_activities())}
                    {number(content.occurrences, text::home_count_dates())}
                    {number(content.organizers, text::home_count_organizers())}
                </ul>
            </div>
        </div>
    }
}

fn number(count: i64, word: &'static str) -> Html {
    html! { <li><b>{count}</b><span>{word}</span></li> }
}

/// The days of the week, as far as they are known.
fn season(content: &Home, at: Option<DateTime<Utc>>, province: Option<&Opening>) -> Html {
    let today = dates::today();
    let opening = match at {
        Some(at) => text::home_opening_at(&dates::moment(at, today)).into(),
        None => province
            .map(|o| o.content.note.as_str())
            .filter(|note| !note.is_empty())
            .map_or_else(|| text::home_opening_pending().into(), text::written),
    };
    // Until the opening is known, only the rule can be told.
    let rule = &content.edition.content.window_rule;
    let local = match content
        .edition
        .opening_at
        .and(dates::span(&content.edition))
    {
        Some((first, last)) => dates::days(first, last, today),
        None => labels::window(*rule),
    };
    html! {
        <>
            {opening}
            <span class="hero-span">{text::home_local(&local)}</span>
        </>
    }
}

/// What the provincial opening is: told later, so many days away, today, or past.
#[derive(Debug, PartialEq)]
enum Stage {
    Open,
    Days(i64),
    Today,
    Held,
}

fn stage(at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Stage {
    let Some(at) = at else { return Stage::Open };
    match (time::day(at) - time::day(now)).num_days() {
        days if days > 0 => Stage::Days(days),
        0 if at > now => Stage::Today,
        _ => Stage::Held,
    }
}

fn countdown(at: Option<DateTime<Utc>>) -> Html {
    let (above, figure, below) = match (stage(at, Utc::now()), at) {
        (Stage::Days(days), _) => (
            text::countdown_left(),
            days.to_string(),
            text::countdown_days(days),
        ),
        (Stage::Today, Some(at)) => {
            let wall = time_text(time::local(at).time());
            (text::countdown_today(), wall, text::countdown_begins())
        }
        (Stage::Held, Some(at)) => {
            let day = dates::day(time::day(at), dates::today());
            return html! { <p class="sun words"><span>{text::home_opening()}</span><b>{text::badge_held()}</b><span>{day}</span></p> };
        }
        _ => {
            return html! { <p class="sun words"><span>{text::home_opening()}</span><b>{text::pending()}</b></p> };
        }
    };
    html! { <p class="sun"><span>{above}</span><b>{figure}</b><span>{below}</span></p> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_opening_is_counted_in_shanghai_days() {
        let at = |text: &str| time::instant(text.parse().expect("a wall clock"));
        let opening = Some(at("2020-11-15T09:00:00"));
        assert_eq!(stage(None, at("2020-11-14T23:59:00")), Stage::Open);
        assert_eq!(stage(opening, at("2020-11-14T23:59:00")), Stage::Days(1));
        assert_eq!(stage(opening, at("2020-11-15T00:01:00")), Stage::Today);
        assert_eq!(stage(opening, at("2020-11-15T09:00:00")), Stage::Held);
        assert_eq!(stage(opening, at("2021-01-01T00:00:00")), Stage::Held);
    }
}
