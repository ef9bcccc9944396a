//! What turns codes into words.

use std::rc::Rc;

use contract::edition::{Edition, EditionInput, Term};
use contract::region::Region;
use uuid::Uuid;
use yew::prelude::*;

use crate::api;
use crate::hook::{use_edition, use_fetch};

#[derive(Clone, Default, PartialEq)]
pub struct Words {
    pub edition: Option<Rc<Edition>>,
    pub regions: Option<Rc<Vec<Region>>>,
}

/// The words of an edition, the current one where `edition` is absent.
#[hook]
pub fn use_words(edition: Option<Uuid>) -> Words {
    let current = use_edition();
    let other = edition.filter(|id| current.as_ref().is_some_and(|e| e.id != *id));
    let fetched = use_fetch(other, |id| async move {
        match id {
            Some(_) => api::edition::get_edition(id).await.map(Some),
            None => Ok(None),
        }
    });
    let regions = use_fetch((), |()| api::region::list_regions());
    let edition = match other {
        Some(_) => fetched.data.and_then(|e| (*e).clone()).map(Rc::new),
        None => current,
    };
    // A new `Rc` of the same edition equals the old one, so nothing is drawn anew for it.
    Words {
        edition,
        regions: regions.data,
    }
}

impl Words {
    /// One of the edition's words.
    pub fn term(&self, terms: fn(&EditionInput) -> &Vec<Term>, code: &str) -> String {
        match &self.edition {
            Some(edition) => EditionInput::label(terms(&edition.content), code).to_owned(),
            None => code.to_owned(),
        }
    }

    /// Some of the edition's words.
    pub fn terms(&self, terms: fn(&EditionInput) -> &Vec<Term>, codes: &[String]) -> String {
        let words: Vec<String> = codes.iter().map(|c| self.term(terms, c)).collect();
        words.join("、")
    }

    /// `长春市南关区`
    pub fn region(&self, code: &str) -> String {
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
