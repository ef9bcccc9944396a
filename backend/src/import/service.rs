use contract::import::{ImportKind, ImportLink, ImportReport};
use contract::operation::permission::{ImportActivities, ImportOrganizations, ImportPeople};

use super::activities::{self, Words};
use super::line::{all_sound, report};
use super::named::Organizations;
use super::{organizations, people, store, template, workbook};
use crate::account::invitation;
use crate::activity::service::{self as activity, Catalog};
use crate::app::State;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::upload::Sent;
use crate::organization::many;
use crate::region::service as region;
use crate::store::{Entry, Permit, Tx};

/// Drafts of activities, for the caller's organization or those named in reach.
pub async fn import_activities(
    state: &State,
    granted: &Granted<ImportActivities>,
    commit: bool,
    sent: Sent,
) -> Result<ImportReport, Failure> {
    let kind = ImportKind::Activities;
    let mut lines = workbook::read(kind, sent.bytes).await?;
    let regions = region::list_regions(state, granted).await?;
    let mut tx = begin(state, granted, commit).await?;
    let catalog = Catalog::current(&mut tx).await?;
    let column = activities::ORGANIZATION;
    let own = store::within(&mut tx, granted.reach(), granted.caller.organization).await?;
    let words = Words {
        edition: &catalog.edition,
        regions: &regions,
        organizations: &Organizations::load(&mut tx, granted.reach(), None, &lines, column).await?,
        own: own.as_ref(),
    };
    let drafts = activities::check(&mut tx, catalog.id, &words, &mut lines).await?;
    if !commit {
        tx.nothing().await?;
        return Ok(report(kind, lines, false, Vec::new()));
    }
    all_sound(&lines)?;
    let drafts = drafts.into_iter().map(|d| (d.organization, d.content));
    activity::insert_drafts(&mut tx, granted, &catalog, drafts.collect()).await?;
    tx.commit(entry(granted, "activity", lines.len())).await?;
    Ok(report(kind, lines, true, Vec::new()))
}

/// Organizations below the caller's.
pub async fn import_organizations(
    state: &State,
    granted: &Granted<ImportOrganizations>,
    commit: bool,
    sent: Sent,
) -> Result<ImportReport, Failure> {
    let kind = ImportKind::Organizations;
    let mut lines = workbook::read(kind, sent.bytes).await?;
    let regions = region::list_regions(state, granted).await?;
    let mut tx = begin(state, granted, commit).await?;
    if commit {
        many::alone(&mut tx).await?;
    }
    let own = store::own(&mut tx, granted.caller.organization).await?;
    let (reach, column) = (granted.reach(), organizations::PARENT);
    let found = Organizations::load(&mut tx, reach, Some(own.id), &lines, column).await?;
    let made = organizations::check(&mut tx, &regions, &found, &own, &mut lines).await?;
    if !commit {
        tx.nothing().await?;
        return Ok(report(kind, lines, false, Vec::new()));
    }
    all_sound(&lines)?;
    many::add_all(&mut tx, granted, &made).await?;
    tx.commit(entry(granted, "organization", lines.len()))
        .await?;
    Ok(report(kind, lines, true, Vec::new()))
}

/// Invitations for people of organizations below the caller's; their links are given once.
pub async fn import_people(
    state: &State,
    granted: &Granted<ImportPeople>,
    commit: bool,
    sent: Sent,
) -> Result<ImportReport, Failure> {
    let kind = ImportKind::People;
    let mut lines = workbook::read(kind, sent.bytes).await?;
    let mut tx = begin(state, granted, commit).await?;
    let column = people::ORGANIZATION;
    let found = Organizations::load(&mut tx, granted.reach(), None, &lines, column).await?;
    let inputs = people::check(&mut tx, &found, &mut lines).await?;
    if !commit {
        tx.nothing().await?;
        return Ok(report(kind, lines, false, Vec::new()));
    }
    all_sound(&lines)?;
    let links = invitation::many::invite_all(&mut tx, &state.config, granted, &inputs).await?;
    let given = lines.iter().zip(links).map(|(line, link)| ImportLink {
        name: line.text(people::NAME).to_owned(),
        organization: line.text(people::ORGANIZATION).to_owned(),
        link,
    });
    let given = given.collect();
    tx.commit(entry(granted, "invitation", lines.len())).await?;
    Ok(report(kind, lines, true, given))
}

/// A workbook to fill in, with the words of the current edition.
pub async fn get_template(
    state: &State,
    permit: &impl Permit,
    kind: ImportKind,
) -> Result<Vec<u8>, Failure> {
    let regions = region::list_regions(state, permit).await?;
    let catalog = {
        let mut conn = state.store.read(permit).await?;
        Catalog::current(&mut conn).await.ok()
    };
    tokio::task::spawn_blocking(move || {
        template::make(kind, catalog.as_ref().map(|c| &c.edition), &regions)
    })
    .await
    .map_err(Failure::internal)?
    .map_err(Failure::internal)
}

/// Imports that save take turns; those that only look don't wait.
async fn begin(state: &State, permit: &impl Permit, commit: bool) -> Result<Tx, Failure> {
    let mut tx = Tx::begin(&state.store, permit).await?;
    if commit {
        store::alone(&mut tx).await?;
    }
    Ok(tx)
}

fn entry(permit: &impl Permit, object: &'static str, rows: usize) -> Entry {
    Entry::new(permit, object, None).detail([format!("rows={rows}")])
}
