//! How many activities each choice would show.

use std::rc::Rc;

use contract::edition::Term;
use contract::portal::{FacetCount, Facets, PublicFilter};
use yew::prelude::*;

use crate::api;
use crate::hook::use_fetch;
use crate::labels::Say;
use crate::text;

/// The counts for a filter; while newer ones are on their way, the last ones.
#[hook]
pub fn use_facets(filter: &PublicFilter) -> Option<Rc<Facets>> {
    let backwards = matches!((filter.from, filter.until), (Some(a), Some(b)) if b < a);
    let last = use_mut_ref(|| None::<Rc<Facets>>);
    let fetch = use_fetch(
        (filter.clone(), backwards),
        |(filter, backwards)| async move {
            match backwards {
                true => Ok(Facets::default()),
                false => api::portal::get_facets(filter).await,
            }
        },
    );
    let mut last = last.borrow_mut();
    if fetch.data.is_some() {
        *last = fetch.data;
    }
    last.clone()
}

/// How many have a code.
pub fn count_of(counts: &[FacetCount], code: &str) -> i64 {
    let found = counts.iter().find(|c| c.code == code);
    found.map_or(0, |c| c.activities)
}

/// `讲座（12）`.
pub fn counted(label: &str, code: &str, counts: Option<&[FacetCount]>) -> AttrValue {
    match counts {
        Some(counts) => text::find_counted(label, count_of(counts, code)).into(),
        None => label.to_owned().into(),
    }
}

/// What is still offered of a list, each with how many it would show.
pub fn options(
    terms: Option<&Vec<Term>>,
    say: Say,
    counts: Option<&[FacetCount]>,
) -> Rc<Vec<(AttrValue, AttrValue)>> {
    let offered = terms.into_iter().flatten().filter(|t| !t.retired);
    let option = |t: &Term| {
        (
            t.code.clone().into(),
            counted(&say(&t.code, &t.label), &t.code, counts),
        )
    };
    Rc::new(offered.map(option).collect())
}
