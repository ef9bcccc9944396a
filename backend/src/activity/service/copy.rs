//! Copies.

use contract::activity::{Activity, ActivityContent};
use contract::edition::Term;
use contract::operation::Permission;
use contract::operation::permission::DuplicateActivity;
use contract::workflow::Noun;
use contract::{limit, text};
use uuid::Uuid;

use super::Activities;
use crate::app::State;
use crate::entry::catalog::Catalog;
use crate::entry::piece::{Sound, Whose};
use crate::entry::service::whole::{Whole, content};
use crate::entry::service::{insert, rule, shown};
use crate::entry::store::Of;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::organization::filer::Filer;
use crate::store::{Authorized, Entry, Tx};

/// A copy as a new draft of the current edition.
pub async fn duplicate_activity(
    state: &State,
    granted: &Granted<DuplicateActivity>,
    id: Uuid,
) -> Result<Activity, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Of<Activities>>::find(&mut tx, granted, id).await?;
    let whole = Whole::load(&mut tx, row.row.clone()).await?;
    rule::check::<Activities>(DuplicateActivity::OPERATION, &whole, granted.caller.id)
        .map_err(|r| r.of(Noun::Activity))?;
    let filer = Authorized::<Filer>::lock(&mut tx, granted, whole.filer.id).await?;
    let catalog = Catalog::current(&mut tx, Noun::Activity).await?;
    let mut copied: ActivityContent = content(&whole.newest)?;
    copied.title = copy_title(&copied.title);
    if catalog.id != whole.row.edition_id {
        prune(&catalog, &mut copied);
    }
    let new = Uuid::now_v7();
    let copied = Sound::checked(copied);
    let whose = Whose {
        catalog: &catalog,
        filer: &filer,
        kind: None,
    };
    insert::<Activities>(&mut tx, granted, new, &filer, whose, &copied).await?;
    let made = shown::<Activities, _>(&mut tx, granted, new).await?;
    tx.commit(Entry::new(granted, "activity", new).detail([id.to_string()]))
        .await?;
    Ok(made)
}

/// Takes out what the edition doesn't offer: for a copy from another year.
fn prune(catalog: &Catalog, content: &mut ActivityContent) {
    let edition = &catalog.edition;
    let offered = |terms: &[Term], code: &str| terms.iter().any(|t| t.code == code && !t.retired);
    content.strand = content
        .strand
        .take()
        .filter(|c| offered(&edition.strands, c));
    content.form = content.form.take().filter(|c| offered(&edition.forms, c));
    content.topics.retain(|c| offered(&edition.topics, c));
    content.audiences.retain(|c| offered(&edition.audiences, c));
}

const COPY: &str = "（副本）";

/// As much of the title as leaves room for the word.
fn copy_title(title: &str) -> String {
    let mut kept: Vec<char> = title.chars().collect();
    loop {
        let whole: String = kept.iter().copied().chain(COPY.chars()).collect();
        if text::length(&whole) <= limit::TITLE || kept.pop().is_none() {
            return whole;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_fit() {
        assert_eq!(copy_title("读书会"), "读书会（副本）");
        let long = copy_title(&"学".repeat(60));
        assert_eq!(text::length(&long), limit::TITLE);
        assert!(long.ends_with(COPY));
    }
}
