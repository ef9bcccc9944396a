//! The words of codes: an edition's lists, regions.

use std::rc::Rc;

use contract::edition::{Edition, EditionInput, Term};
use contract::id::EditionId;
use contract::region::Region;
use yew::prelude::*;

use crate::api;
use crate::hook::{use_edition, use_edition_of, use_fetch};

#[derive(Clone, Default, PartialEq)]
pub struct Labels {
    pub edition: Option<Rc<Edition>>,
    pub regions: Option<Rc<Vec<Region>>>,
}

/// The words of an edition, the current one where `edition` is absent.
#[hook]
pub fn use_labels(edition: Option<EditionId>) -> Labels {
    let current = use_edition();
    // Whether it is the current one is known once that is there.
    let wanted = edition.filter(|_| current.is_some());
    Labels {
        edition: use_edition_of(wanted),
        regions: use_fetch((), |()| api::region::list_regions()).data,
    }
}

/// One list of an edition's words.
type TermList = fn(&EditionInput) -> &Vec<Term>;

/// One of the edition's words.
pub fn term(edition: Option<&Edition>, terms: TermList, code: Option<&str>) -> String {
    let code = code.unwrap_or_default();
    match edition {
        Some(edition) => EditionInput::label(terms(&edition.content), code).to_owned(),
        None => code.to_owned(),
    }
}

impl Labels {
    /// One of the edition's words; empty where no code is.
    pub fn term(&self, terms: TermList, code: Option<&str>) -> String {
        term(self.edition.as_deref(), terms, code)
    }

    /// Some of the edition's words.
    pub fn terms(&self, terms: TermList, codes: &[String]) -> String {
        let words = codes.iter().map(|c| self.term(terms, Some(c)));
        words.collect::<Vec<_>>().join("、")
    }

    /// `长春市南关区`
    pub fn region(&self, code: Option<&str>) -> String {
        let code = code.unwrap_or_default();
        let regions: &[Region] = self.regions.as_ref().map_or(&[], |r| r);
        let find = |code: &str| regions.iter().find(|r| r.code == code);
        let Some(region) = find(code) else {
            return code.to_owned();
        };
        let above = region
            .parent_code
            .as_deref()
            .and_then(find)
            .filter(|r| r.level == 2);
        above.map_or_else(String::new, |r| r.name.clone()) + &region.name
    }
}

/// What may be chosen: the terms still offered, and those already chosen.
pub fn options(terms: &[Term], chosen: &[String]) -> Rc<Vec<(AttrValue, AttrValue)>> {
    let offered = terms
        .iter()
        .filter(|t| !t.retired || chosen.contains(&t.code));
    let known = offered.map(|t| {
        let label = if t.retired {
            format!("{}（已停用）", t.label)
        } else {
            t.label.clone()
        };
        (t.code.clone().into(), label.into())
    });
    // A code the edition does not know must be seen to be taken away.
    let unknown = chosen
        .iter()
        .filter(|c| !terms.iter().any(|t| t.code == **c))
        .map(|c| (c.clone().into(), format!("{c}（不在目录中）").into()));
    Rc::new(known.chain(unknown).collect())
}
