//! What is known of the things that a content names, as far as the rules need it.

use std::collections::HashMap;
use std::rc::Rc;

use chrono::{DateTime, Utc};
use contract::edition::Edition;
use contract::file::FileRef;
use contract::id::{ActivityId, FileId};
use contract::submission::{ExemplarFact, Facts, PhotoFact, Submission};
use yew::prelude::*;

#[derive(Clone, Default, PartialEq)]
pub struct KnownFacts {
    pub files: HashMap<FileId, FileRef>,
    pub exemplars: HashMap<ActivityId, ExemplarFact>,
}

pub enum KnownAction {
    Files(Vec<FileRef>),
    Exemplars(Vec<ExemplarFact>),
}

impl KnownFacts {
    pub fn of(stored: &Submission) -> Self {
        let mut known = Self::default();
        known.files(stored.revision.files.clone());
        known.exemplars(stored.exemplars.clone());
        known
    }

    fn files(&mut self, files: Vec<FileRef>) {
        self.files.extend(files.into_iter().map(|f| (f.id, f)));
    }

    fn exemplars(&mut self, facts: Vec<ExemplarFact>) {
        let facts = facts.into_iter().map(|f| (f.activity_id, f));
        self.exemplars.extend(facts);
    }
}

impl Reducible for KnownFacts {
    type Action = KnownAction;

    fn reduce(self: Rc<Self>, act: KnownAction) -> Rc<Self> {
        let mut known = (*self).clone();
        match act {
            KnownAction::Files(files) => known.files(files),
            KnownAction::Exemplars(facts) => known.exemplars(facts),
        }
        Rc::new(known)
    }
}

pub fn facts(known: &KnownFacts, stored: &Submission, edition: Option<&Edition>) -> Facts {
    let pictures = known.files.values().map(|f| {
        let (width, height) = (f.original_width, f.original_height);
        let longer = width.max(height).unwrap_or_default();
        let fact = PhotoFact {
            digest: f.digest.clone(),
            longer: u32::try_from(longer).unwrap_or_default(),
        };
        (f.id, fact)
    });
    let documents = known.files.values().map(|f| (f.id, f.media_type.clone()));
    let prefill = stored.prefill.iter();
    let used = stored.used_photos.iter();
    Facts {
        photos: pictures.collect(),
        documents: documents.collect(),
        exemplars: known.exemplars.clone(),
        prefill: prefill.map(|p| (p.code.clone(), p.value.clone())).collect(),
        used: used
            .map(|u| (u.digest.clone(), u.material.clone()))
            .collect(),
        window: edition.and_then(window),
        part: stored.part,
    }
}

/// The span in which nominated activities take place.
fn window(edition: &Edition) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let dates = &edition.content.dates;
    let date = dates.iter().find(|d| d.code == "demonstration")?;
    Some((date.at?, date.until?))
}
