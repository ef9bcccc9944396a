//! The conditions that hold, each to be taken away by one touch.

use contract::activity::Mode;
use contract::edition::Term;
use contract::portal::PublicFilter;
use contract::region::Region;
use yew::prelude::*;

use super::Props;
use crate::hook::edition::label;
use crate::page::portal::dates;
use crate::page::portal::find::Find;
use crate::ui::{Go, icon};

/// What the condition is, and the filter without it.
type Chip = (String, PublicFilter);

pub fn chips(props: &Props, places: &[Region]) -> Html {
    let held = held(props, places);
    if held.is_empty() {
        return html! {};
    }
    let to = |filter: PublicFilter| {
        Find {
            filter,
            cursor: None,
            ..props.find.clone()
        }
        .write()
    };
    let chip = |(text, without): Chip| {
        html! {
            <li><Go to={props.route.clone()} query={to(without)} class="chip held">
                <span class="unseen">{"去掉条件："}</span>{text}{icon::cross()}
            </Go></li>
        }
    };
    let none = PublicFilter {
        edition_id: props.find.filter.edition_id,
        ..PublicFilter::default()
    };
    html! {
        <ul class="chips" aria-label="已选条件">
            { for held.into_iter().map(chip) }
            <li><Go to={props.route.clone()} query={to(none)} class="chip bare">{"清除全部条件"}</Go></li>
        </ul>
    }
}

fn held(props: &Props, places: &[Region]) -> Vec<Chip> {
    let filter = &props.find.filter;
    let content = props.edition.as_ref().map(|e| &e.content);
    let mut out = Vec::new();
    let mut put = |text: Option<String>, drop: fn(&mut PublicFilter)| {
        if let Some(text) = text {
            let mut without = filter.clone();
            drop(&mut without);
            out.push((text, without));
        }
    };
    let word = |terms: Option<&Vec<Term>>, code: &Option<String>| {
        Some(label(
            terms.map(Vec::as_slice).unwrap_or_default(),
            code.as_ref()?,
        ))
    };
    put(filter.q.as_ref().map(|q| format!("“{q}”")), |f| {
        f.q = None
    });
    put(
        filter.region.as_ref().map(|code| place(places, code)),
        |f| f.region = None,
    );
    put(word(content.map(|c| &c.strands), &filter.strand), |f| {
        f.strand = None
    });
    put(word(content.map(|c| &c.forms), &filter.form), |f| {
        f.form = None
    });
    put(word(content.map(|c| &c.audiences), &filter.audience), |f| {
        f.audience = None
    });
    put(filter.mode.map(|m| Mode::label(m).to_owned()), |f| {
        f.mode = None
    });
    put(
        filter.exemplar.map(|_| "省级示范活动".to_owned()),
        |f| f.exemplar = None,
    );
    if props.days {
        put(days(filter), |f| (f.from, f.until) = (None, None));
        put(word(content.map(|c| &c.topics), &filter.topic), |f| {
            f.topic = None
        });
        let organizer = props.organizer.as_deref().unwrap_or("指定单位");
        put(filter.organization_id.map(|_| organizer.to_owned()), |f| {
            f.organization_id = None
        });
    }
    out
}

fn place(places: &[Region], code: &str) -> String {
    let found = places.iter().find(|r| r.code == code);
    found.map_or_else(|| code.to_owned(), |r| r.name.clone())
}

fn days(filter: &PublicFilter) -> Option<String> {
    let now = dates::today();
    match (filter.from, filter.until) {
        (Some(from), Some(until)) => Some(dates::days(from, until, now)),
        (Some(from), None) => Some(dates::day(from, now) + "起"),
        (None, Some(until)) => Some(dates::day(until, now) + "前（含当日）"),
        (None, None) => None,
    }
}
