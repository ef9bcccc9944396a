//! The facts one needs to take part.

use chrono::Utc;
use contract::edition::Edition;
use contract::id::EditionId;
use contract::portal::{PublicActivity, PublicFilter};
use contract::workflow::Holding;
use yew::prelude::*;

use super::actions::CopyButton;
use crate::api;
use crate::page::portal::dates;
use crate::page::portal::parts::{out, place};
use crate::page::portal::query::query_of;
use crate::route::Route;
use crate::ui::{Facts, RouteLink};
use crate::{language, text};

fn plain(value: &str) -> Html {
    if value.is_empty() {
        return Html::default();
    }
    html! { {value.to_owned()} }
}

pub fn when_where(activity: &PublicActivity) -> Html {
    let row = &activity.row;
    let (now, today) = (Utc::now(), dates::today());
    // The next one, or from the first to the last where all are past.
    let all = &activity.occurrences_all;
    let next = all.iter().find(|o| o.ends_at > now);
    let when = match next {
        Some(o) => dates::range(o.starts_at, o.ends_at, today),
        None => dates::of_row(row, today),
    };
    let many = all.len() > 1;
    let label = match row.holding {
        Holding::Cancelled => text::when_planned(),
        _ if many && next.is_some() => text::when_next(),
        _ => text::when(),
    };
    let region = place(row.region_code.as_deref(), row.region_name.as_deref());
    let address = format!("{} {}", activity.venue_address, row.venue_name);
    let nowhere =
        region.is_none() && row.venue_name.is_empty() && activity.venue_address.is_empty();
    let venue = if row.mode.needs_venue() && !nowhere {
        html! {
            <>
                <p>{region}{" "}{text::written(&row.venue_name)}</p>
                if !activity.venue_address.is_empty() {
                    <p lang={language::written()}>{&activity.venue_address}</p>
                    <CopyButton text={address.trim().to_owned()} label={text::place_copy()} said={text::place_copied()} />
                }
            </>
        }
    } else {
        Html::default()
    };
    let online = if row.mode.needs_link() {
        html! {
            <>
                {out(&activity.online_url, text::online_open().into(), "")}
                if !activity.online_guide.is_empty() {
                    <p lang={language::written()}>{&activity.online_guide}</p>
                }
                if activity.online_url.is_empty() && activity.online_guide.is_empty() {
                    {text::online_later()}
                }
            </>
        }
    } else {
        Html::default()
    };
    let fee = if row.free {
        plain(text::badge_free())
    } else {
        text::written(&activity.fee)
    };
    let capacity = activity
        .capacity
        .map(text::capacity_people)
        .unwrap_or_default();
    let items = vec![
        (label.into(), plain(&when)),
        (text::fact_place().into(), venue),
        (text::fact_online().into(), online),
        (text::fact_fee().into(), fee),
        (text::fact_capacity().into(), plain(&capacity)),
        (
            text::fact_registration().into(),
            out(&activity.registration_url, text::register().into(), ""),
        ),
        (
            text::fact_accessibility().into(),
            text::written(&activity.accessibility),
        ),
    ];
    html! {
        <>
            <Facts {items} />
            if many {
                <p class="small">{text::dates_below(all.len())}</p>
            }
        </>
    }
}

/// An address names the edition only where it is not the current one.
pub fn past(edition: Option<&Edition>) -> Option<EditionId> {
    edition.filter(|e| !e.current).map(|e| e.id)
}

/// Who holds it, whom to ask, and what else they hold.
pub fn organizer(activity: &PublicActivity, edition: Option<&Edition>) -> Html {
    let organization = &activity.row.organization;
    let query = query_of(PublicFilter {
        organization_id: Some(organization.id),
        edition_id: past(edition),
        ..PublicFilter::default()
    });
    let name = activity.contact_name.as_deref().unwrap_or_default();
    let phone = activity.contact_phone.as_deref().unwrap_or_default();
    let call = if phone.is_empty() {
        Html::default()
    } else if phone.chars().all(|c| c.is_ascii_digit() || c == '-') {
        html! { <a href={format!("tel:{phone}")}>{phone.to_owned()}</a> }
    } else {
        text::written(phone)
    };
    let items = vec![
        (
            text::organizer().into(),
            html! { <RouteLink to={Route::Unit { id: organization.id }}>{text::written(&organization.name)}</RouteLink> },
        ),
        (
            text::organizer_others().into(),
            text::written(&activity.co_organizers.join("、")),
        ),
        (text::organizer_person().into(), text::written(name)),
        (text::organizer_phone().into(), call),
    ];
    html! {
        <section class="card" aria-labelledby="organizer">
            <h2 id="organizer">{text::organizer()}</h2>
            <Facts {items} />
            <div class="actions">
                <RouteLink to={Route::Activities} {query} class="button quiet">{text::organizer_activities()}</RouteLink>
                <a class="button quiet" href={api::portal::organizer_calendar(organization.id)}>{text::organizer_calendar()}</a>
            </div>
        </section>
    }
}
