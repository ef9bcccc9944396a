//! The conditions that hold, each to be taken away by one touch.

use contract::edition::Term;
use contract::portal::PublicFilter;
use contract::region::Region;
use yew::prelude::*;

use super::Props;
use crate::labels::Say;
use crate::page::portal::dates;
use crate::page::portal::query::ActivityQuery;
use crate::ui::{RouteLink, icon};
use crate::{labels, text};

/// What the condition is, and the filter without it.
type Chip = (Html, PublicFilter);

pub fn chips(props: &Props, places: &[Region]) -> Html {
    let held = held(props, places);
    if held.is_empty() {
        return html! {};
    }
    let to = |filter: PublicFilter| {
        ActivityQuery {
            filter,
            cursor: None,
            ..props.find.clone()
        }
        .write()
    };
    let chip = |(text, without): Chip| {
        html! {
            <li><RouteLink to={props.route.clone()} query={to(without)} class="chip held">
                <span class="unseen">{text::find_remove()}</span>{text}{icon::cross()}
            </RouteLink></li>
        }
    };
    let none = PublicFilter {
        edition_id: props.find.filter.edition_id,
        ..PublicFilter::default()
    };
    html! {
        <ul class="chips" aria-label={text::find_held()}>
            { for held.into_iter().map(chip) }
            <li><RouteLink to={props.route.clone()} query={to(none)} class="chip bare">{text::find_clear()}</RouteLink></li>
        </ul>
    }
}

fn held(props: &Props, places: &[Region]) -> Vec<Chip> {
    let filter = &props.find.filter;
    let content = props.edition.as_ref().map(|e| &e.content);
    let mut out = Vec::new();
    let mut put = |text: Option<Html>, drop: fn(&mut PublicFilter)| {
        if let Some(text) = text {
            let mut without = filter.clone();
            drop(&mut without);
            out.push((text, without));
        }
    };
    let word = |terms: Option<&Vec<Term>>, code: &Option<String>, say: Say| {
        let terms = terms.map(Vec::as_slice).unwrap_or_default();
        Some(text::word(labels::term(terms, code.as_ref()?, say)))
    };
    put(filter.q.as_deref().map(quoted), |f| f.q = None);
    put(
        filter.region.as_ref().map(|code| place(places, code)),
        |f| f.region = None,
    );
    put(
        word(content.map(|c| &c.strands), &filter.strand, text::strand),
        |f| f.strand = None,
    );
    put(
        word(content.map(|c| &c.forms), &filter.form, text::form),
        |f| f.form = None,
    );
    put(
        word(
            content.map(|c| &c.audiences),
            &filter.audience,
            text::audience,
        ),
        |f| f.audience = None,
    );
    put(filter.mode.map(|m| labels::mode(m).into()), |f| {
        f.mode = None
    });
    put(
        filter.exemplar.map(|_| text::home_exemplars().into()),
        |f| f.exemplar = None,
    );
    if props.days {
        put(days(filter), |f| (f.from, f.until) = (None, None));
        put(filter.over.map(|_| text::find_over().into()), |f| {
            f.over = None
        });
        put(
            word(content.map(|c| &c.topics), &filter.topic, text::topic),
            |f| f.topic = None,
        );
        let organizer = || match &props.organizer {
            Some(name) => text::written(name),
            None => text::find_one_organization().into(),
        };
        put(filter.organization_id.map(|_| organizer()), |f| {
            f.organization_id = None
        });
    }
    out
}

/// The reader's own words: in Chinese where they have Chinese letters.
fn quoted(words: &str) -> Html {
    text::with(text::find_quoted, text::word(words.to_owned()))
}

fn place(places: &[Region], code: &str) -> Html {
    let found = places.iter().find(|r| r.code == code);
    found.map_or_else(|| code.to_owned(), labels::region).into()
}

fn days(filter: &PublicFilter) -> Option<Html> {
    let now = dates::today();
    let said = match (filter.from, filter.until) {
        (Some(from), Some(until)) => dates::days(from, until, now),
        (Some(from), None) => text::find_from_day(&dates::day(from, now)),
        (None, Some(until)) => text::find_until_day(&dates::day(until, now)),
        (None, None) => return None,
    };
    Some(said.into())
}
