//! Copies.

use contract::activity::{Activity, ActivityContent};
use contract::edition::{EditionInput, Term};
use contract::id::ActivityId;
use contract::noun::Noun;
use contract::operation::Permission;
use contract::operation::permission::DuplicateActivity;
use contract::{limit, text};
use uuid::Uuid;

use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Tx};
use crate::reference::edition::current_settings;
use crate::reference::organization::OrganizationSummary;
use crate::workflow::EntryOf;
use crate::workflow::kind::{Context, Validated};
use crate::workflow::service::aggregate::Aggregate;
use crate::workflow::service::{insert, rule, shown};

/// A copy as a new draft of the current edition.
pub async fn duplicate_activity(
    app: &AppState,
    granted: &Granted<DuplicateActivity>,
    id: ActivityId,
) -> Result<Activity, Failure> {
    let mut tx = Tx::begin(&app.store, granted).await?;
    let row = Authorized::<EntryOf<Activity>>::find(&mut tx, granted, id.into()).await?;
    let aggregate = Aggregate::load(&mut tx, row).await?;
    rule::check(DuplicateActivity::OPERATION, &aggregate, &granted.caller)
        .map_err(|r| r.of::<Activity>())?;
    let filer =
        Authorized::<OrganizationSummary>::lock(&mut tx, granted, aggregate.filer.id).await?;
    let settings = current_settings(&mut tx, Noun::Activity.label()).await?;
    let mut copied = aggregate.content()?;
    copied.title = copy_title(&copied.title);
    if settings.id != aggregate.row.edition_id {
        prune(&settings.content, &mut copied);
    }
    let new = Uuid::now_v7();
    let copied = Validated::checked(copied);
    let context = Context {
        settings: &settings,
        filer: &filer,
        extra: &(),
    };
    insert::<Activity>(&mut tx, granted, new, &filer, context, &copied).await?;
    let made = shown::<Activity, _>(&mut tx, granted, new).await?;
    tx.commit(AuditEvent::new(granted, "activity", new).detail([id.to_string()]))
        .await?;
    Ok(made)
}

/// Takes out what the edition doesn't offer: for a copy from another year.
fn prune(edition: &EditionInput, content: &mut ActivityContent) {
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
