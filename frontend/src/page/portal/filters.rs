//! The conditions of the list and of the calendar.

mod chips;
mod facet;
mod place;
mod search;

use std::rc::Rc;

use contract::activity::Mode;
use contract::edition::{Edition, Term};
use contract::portal::{FacetCount, Facets, PublicFilter};
use yew::prelude::*;

use super::dates;
use super::query::{ActivityQuery, query_of};
use crate::api;
use crate::hook::{edited, non_empty, use_fetch};
use crate::labels::Say;
use crate::route::Route;
use crate::ui::{CheckField, DateField, RouteLink, SelectField};
use crate::{labels, text};

use chips::chips;
pub use facet::{count_of, use_facets};
use facet::{counted, options};
use place::place_fields;
use search::SearchForm;

/// What every form asks for, and the cursor, which a new question has not.
const FIELDS: [&str; 8] = [
    "q", "region", "strand", "form", "audience", "mode", "exemplar", "cursor",
];

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page that shows what is found.
    pub route: Route,
    pub find: ActivityQuery,
    pub edition: Option<Rc<Edition>>,
    pub push: Callback<ActivityQuery>,
    pub replace: Callback<ActivityQuery>,
    /// How many each choice would show, once it is known.
    pub facets: Option<Rc<Facets>>,
    /// Offers days; the calendar has its months instead.
    #[prop_or_default]
    pub days: bool,
    /// Name of the organizer that the list is narrowed to.
    #[prop_or_default]
    pub organizer: Option<AttrValue>,
}

#[component]
pub fn Filters(props: &Props) -> Html {
    let filter = &props.find.filter;
    let regions = use_fetch((), |()| api::region::list_regions()).data;
    // On a phone, and above the calendar, the results come first: the conditions open at a touch.
    let width = crate::environment::width();
    let open = use_state(|| props.days && width.is_none_or(|w| w >= 768.0));
    // Rendered for a window of whatever width: the style knows it.
    let early = (*open && width.is_none()).then_some("early");
    let places = regions.as_deref().map(Vec::as_slice).unwrap_or_default();
    let content = props.edition.as_ref().map(|e| &e.content);
    let push = {
        let (find, push) = (props.find.clone(), props.push.clone());
        Callback::from(move |filter: PublicFilter| {
            push.emit(ActivityQuery {
                filter,
                cursor: None,
                ..find.clone()
            });
        })
    };
    let choose = |set: fn(&mut PublicFilter, Option<String>)| {
        edited(filter, &push, move |filter, value| {
            set(filter, non_empty(value));
        })
    };
    let facets = props.facets.as_deref();
    let select = |name: &'static str,
                  label: &'static str,
                  terms: Option<&Vec<Term>>,
                  say: Say,
                  counts: Option<&[FacetCount]>,
                  value: &Option<String>,
                  set| {
        html! {
            <SelectField {name} {label} none={text::find_all()} options={options(terms, say, counts)} value={value.clone().unwrap_or_default()} onchange={choose(set)} />
        }
    };
    let modes = Rc::new(
        Mode::ALL
            .iter()
            .map(|m| {
                let label = counted(&labels::mode(*m), m.code(), facets.map(|f| &*f.modes));
                (m.code().into(), label)
            })
            .collect::<Vec<(AttrValue, AttrValue)>>(),
    );
    let from = edited(filter, &push, |filter, day| filter.from = day);
    let until = edited(filter, &push, |filter, day| filter.until = day);
    let exemplar = edited(filter, &push, |filter, on: bool| {
        filter.exemplar = on.then_some(true);
    });
    html! {
        <SearchForm route={props.route.clone()} find={props.find.clone()} replace={props.replace.clone()}>
            {unasked(props)}
            if props.days {
                {quicks(props)}
            }
            <details open={*open} class={early}>
                <summary>{text::find_fields()}</summary>
                <div class="finder-fields">
                    {place_fields(places, facets, filter.region.as_deref().unwrap_or_default(), &choose(|f, v| f.region = v))}
                    if props.days {
                        <DateField name="from" label={text::find_from()} value={filter.from} onchange={from} />
                        <DateField name="until" label={text::find_until()} value={filter.until} onchange={until} />
                    }
                    {select("strand", text::find_strand(), content.map(|c| &c.strands), text::strand, facets.map(|f| &*f.strands), &filter.strand, |f, v| f.strand = v)}
                    {select("form", text::activity_form(), content.map(|c| &c.forms), text::form, facets.map(|f| &*f.forms), &filter.form, |f, v| f.form = v)}
                    {select("audience", text::activity_audiences(), content.map(|c| &c.audiences), text::audience, facets.map(|f| &*f.audiences), &filter.audience, |f, v| f.audience = v)}
                    if props.days {
                        {select("topic", text::activity_topics(), content.map(|c| &c.topics), text::topic, None, &filter.topic, |f, v| f.topic = v)}
                    }
                    <SelectField name="mode" label={text::find_mode()} none={text::find_all()} options={modes}
                        value={filter.mode.map(Mode::code).unwrap_or_default()}
                        onchange={choose(|f, v| f.mode = v.and_then(|m| Mode::parse(&m)))} />
                    <CheckField name="exemplar" label={text::find_exemplar()} value={filter.exemplar.unwrap_or_default()} onchange={exemplar} />
                    <noscript><button type="submit" class="button">{text::find_send()}</button></noscript>
                </div>
            </details>
            {chips(props, places)}
        </SearchForm>
    }
}

/// What the address says and no field of this form: it stays when the form is sent without script.
fn unasked(props: &Props) -> Html {
    let query = props.find.write();
    let days: &[&str] = match props.days {
        true => &["from", "until", "topic"],
        false => &[],
    };
    let asked = |name: &str| FIELDS.contains(&name) || days.contains(&name);
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    // All of these are codes and dates: nothing in them is encoded.
    pairs
        .filter(|(name, _)| !asked(name))
        .map(|(name, value)| {
            html! { <input type="hidden" name={name.to_owned()} value={value.to_owned()} /> }
        })
        .collect()
}

/// Days by one word. Touching the chosen one again takes it away.
fn quicks(props: &Props) -> Html {
    let filter = &props.find.filter;
    let span = props.edition.as_deref().and_then(dates::span);
    let choice = |quick: dates::Quick| {
        let on = (filter.from, filter.until) == (Some(quick.from), Some(quick.until));
        let query = query_of(PublicFilter {
            from: (!on).then_some(quick.from),
            until: (!on).then_some(quick.until),
            over: None,
            ..filter.clone()
        });
        html! { <li><RouteLink to={props.route.clone()} {query} class="chip" current={on}>{quick.label}</RouteLink></li> }
    };
    html! {
        <ul class="chips" aria-label={text::find_quick()}>
            { for dates::quick(dates::today(), span).into_iter().map(choice) }
        </ul>
    }
}
