//! Copies.

use contract::activity::Activity;
use contract::operation::Permission;
use contract::operation::permission::DuplicateActivity;
use contract::{limit, text};
use uuid::Uuid;

use super::catalog::Catalog;
use super::check::Sound;
use super::draft::{insert_draft, shown};
use super::rule;
use super::whole::{Whole, content};
use crate::activity::store::Row;
use crate::app::State;
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
    let row = Authorized::<Row>::find(&mut tx, granted, id).await?;
    let whole = Whole::load(&mut tx, row.into_inner()).await?;
    rule::check(DuplicateActivity::OPERATION, &whole, granted.caller.id)?;
    let filer = Authorized::<Filer>::lock(&mut tx, granted, whole.filer.id).await?;
    let catalog = Catalog::current(&mut tx).await?;
    let mut copied = content(&whole.newest)?;
    copied.title = copy_title(&copied.title);
    if catalog.id != whole.row.edition_id {
        catalog.prune(&mut copied);
    }
    let new = Uuid::now_v7();
    let copied = Sound::stored(copied);
    insert_draft(&mut tx, granted, new, &filer, &catalog, &copied).await?;
    let made = shown(&mut tx, granted, new).await?;
    tx.commit(Entry::new(granted, "activity", new).detail([id.to_string()]))
        .await?;
    Ok(made)
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
