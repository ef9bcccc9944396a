//! Imports activities, organizations and people: preview, then all or nothing.

use contract::activity::Activity;
use contract::import::{ImportKind, ImportLink, ImportQuery, ImportReport};
use contract::operation::permission::{ImportActivities, ImportOrganizations, ImportPeople};
use contract::problem::FieldError;
use contract::progress::Phase;

use super::activities::{self, ActivityContext};
use super::choice::Choices;
use super::line::all_valid;
use super::named::Organizations;
use super::options::ImportOptions;
use super::report::{complete, missing, report};
use super::word::RegionNames;
use super::workbook::Table;
use super::{organizations, people, store, template, workbook};
use crate::access::authorized::Scoped;
use crate::access::guard::Granted;
use crate::account::invitation;
use crate::organization::many;
use crate::platform::failure::Failure;
use crate::platform::http::upload::Sent;
use crate::platform::office::MAKING;
use crate::platform::share::Share;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Permit, Tx};
use crate::progress::service::ProgressReporter;
use crate::reference::edition::current_settings;
use crate::reference::organization::{self, OrganizationSummary};
use crate::region::service as region;
use crate::workflow::service::insert_many;
use contract::noun::Noun;

/// Lists are read, checked and saved one after the other: a long one takes much of everything, and what readers
/// and writers need is not for it.
static IMPORTS: Share = Share::new("import", 1, 1, 32, 300);
/// Drafts inserted between two tellings of how far it is.
const PART: usize = 1_000;

/// Drafts of activities, for the caller's organization or those named in reach.
pub async fn import_activities(
    state: &AppState,
    granted: &Granted<ImportActivities>,
    query: ImportQuery,
    sent: Sent,
) -> Result<ImportReport, Failure> {
    let _place = IMPORTS.place_of(granted.caller.id).await?;
    let kind = ImportKind::Activities;
    let mut progress = ProgressReporter::new(state, granted, query.progress);
    let (options, mut table) = read(kind, &query, sent, &mut progress).await?;
    let regions = region::list_regions(state, granted).await?;
    let mut tx = begin(state, granted, query.commit).await?;
    let settings = current_settings(&mut tx, Noun::Activity.label()).await?;
    let choices = Choices::new(kind, Some(&settings.content), &regions);
    let missing = prepare(kind, &options, &choices, &mut table)?;
    let (column, lines) = (activities::ORGANIZATION, &mut table.lines);
    let own =
        OrganizationSummary::find(&mut tx, granted.reach(), granted.caller.organization, false);
    let own = own.await?.map(|own| own.reference());
    let words = ActivityContext {
        edition: &settings.content,
        regions_by_name: &RegionNames::new(&regions),
        organizations: &Organizations::load(&mut tx, granted.reach(), None, lines, column).await?,
        own: own.as_ref(),
    };
    let drafts = activities::check(&mut tx, settings.id, &words, lines, &mut progress).await?;
    if !query.commit {
        tx.rollback().await?;
        return Ok(report(kind, &options, &choices, table, missing, None));
    }
    ready(&missing, &table)?;
    let total = drafts.len();
    let mut drafts = drafts.into_iter().map(|d| (d.organization, d.content));
    for saved in (0..total).step_by(PART) {
        progress.report(Phase::Saving, saved, total).await;
        let part = drafts.by_ref().take(PART).collect();
        insert_many::<Activity>(&mut tx, granted, &settings, part).await?;
    }
    tx.commit(entry(granted, "activity", total)).await?;
    progress.report(Phase::Done, total, total).await;
    let links = Some(Vec::new());
    Ok(report(kind, &options, &choices, table, missing, links))
}

/// Organizations below the caller's.
pub async fn import_organizations(
    state: &AppState,
    granted: &Granted<ImportOrganizations>,
    query: ImportQuery,
    sent: Sent,
) -> Result<ImportReport, Failure> {
    let _place = IMPORTS.place_of(granted.caller.id).await?;
    let kind = ImportKind::Organizations;
    let mut progress = ProgressReporter::new(state, granted, query.progress);
    let (options, mut table) = read(kind, &query, sent, &mut progress).await?;
    let regions = region::list_regions(state, granted).await?;
    let choices = Choices::new(kind, None, &regions);
    let missing = prepare(kind, &options, &choices, &mut table)?;
    let mut tx = begin(state, granted, query.commit).await?;
    if query.commit {
        many::lock_tree(&mut tx).await?;
    }
    let own = organization::find(&mut tx, granted.caller.organization)
        .await?
        .reference();
    let (reach, column) = (granted.reach(), organizations::PARENT);
    let (regions_by_name, lines) = (RegionNames::new(&regions), &mut table.lines);
    let found = Organizations::load(&mut tx, reach, Some(own.id.into()), lines, column).await?;
    let made = organizations::check(
        &mut tx,
        &regions_by_name,
        &found,
        &own,
        lines,
        &mut progress,
    )
    .await?;
    if !query.commit {
        tx.rollback().await?;
        return Ok(report(kind, &options, &choices, table, missing, None));
    }
    ready(&missing, &table)?;
    let total = made.len();
    progress.report(Phase::Saving, 0, 0).await;
    many::add_all(&mut tx, granted, &made).await?;
    tx.commit(entry(granted, "organization", total)).await?;
    progress.report(Phase::Done, total, total).await;
    let links = Some(Vec::new());
    Ok(report(kind, &options, &choices, table, missing, links))
}

/// Invitations for people of organizations below the caller's; their links are given once.
pub async fn import_people(
    state: &AppState,
    granted: &Granted<ImportPeople>,
    query: ImportQuery,
    sent: Sent,
) -> Result<ImportReport, Failure> {
    let _place = IMPORTS.place_of(granted.caller.id).await?;
    let kind = ImportKind::People;
    let mut progress = ProgressReporter::new(state, granted, query.progress);
    let (options, mut table) = read(kind, &query, sent, &mut progress).await?;
    let choices = Choices::new(kind, None, &[]);
    let missing = prepare(kind, &options, &choices, &mut table)?;
    let mut tx = begin(state, granted, query.commit).await?;
    let (column, lines) = (people::ORGANIZATION, &mut table.lines);
    let found = Organizations::load(&mut tx, granted.reach(), None, lines, column).await?;
    let inputs =
        people::check(&mut tx, &found, &granted.caller.roles, lines, &mut progress).await?;
    if !query.commit {
        tx.rollback().await?;
        return Ok(report(kind, &options, &choices, table, missing, None));
    }
    ready(&missing, &table)?;
    let total = inputs.len();
    progress.report(Phase::Saving, 0, 0).await;
    let links = invitation::many::invite_all(&mut tx, &state.config, granted, &inputs).await?;
    let given = table
        .lines
        .iter()
        .zip(links)
        .map(|(line, link)| ImportLink {
            name: line.text(people::NAME).to_owned(),
            organization: line.text(people::ORGANIZATION).to_owned(),
            link,
        });
    let given = Some(given.collect());
    tx.commit(entry(granted, "invitation", total)).await?;
    progress.report(Phase::Done, total, total).await;
    Ok(report(kind, &options, &choices, table, missing, given))
}

async fn read<P: Permit>(
    kind: ImportKind,
    query: &ImportQuery,
    sent: Sent,
    progress: &mut ProgressReporter<'_, P>,
) -> Result<(ImportOptions, Table), Failure> {
    let options = ImportOptions::new(kind, query)?;
    progress.report(Phase::Reading, 0, 0).await;
    let table = workbook::read(kind, sent.content.bytes().await?, &options).await?;
    progress.report(Phase::Checking, 0, table.lines.len()).await;
    Ok((options, table))
}

/// Defaults, and what must be there; gives the columns that lack.
fn prepare(
    kind: ImportKind,
    options: &ImportOptions,
    choices: &Choices,
    table: &mut Table,
) -> Result<Vec<FieldError>, Failure> {
    choices.apply(kind, &options.defaults, &mut table.lines)?;
    for line in &mut table.lines {
        line.check_required();
    }
    Ok(missing(kind, options, table))
}

fn ready(missing: &[FieldError], table: &Table) -> Result<(), Failure> {
    complete(missing)?;
    all_valid(&table.lines)
}

/// A workbook to fill in, with the words of the current edition.
pub async fn get_template(
    state: &AppState,
    permit: &impl Permit,
    kind: ImportKind,
) -> Result<Vec<u8>, Failure> {
    let regions = region::list_regions(state, permit).await?;
    let settings = {
        let mut conn = state.store.read(permit).await?;
        match current_settings(&mut conn, Noun::Activity.label()).await {
            // Before the first edition there are no words of one.
            Err(failure) if failure.problem.status < 500 => None,
            settings => Some(settings?),
        }
    };
    MAKING
        .run(move || {
            let edition = settings.as_ref().map(|s| &s.content);
            template::make(kind, edition, &regions).map_err(Failure::internal)
        })
        .await
}

/// Imports that save take turns; those that only look don't wait.
async fn begin(state: &AppState, permit: &impl Permit, commit: bool) -> Result<Tx, Failure> {
    let mut tx = Tx::begin(&state.store, permit).await?;
    if commit {
        store::lock_imports(&mut tx).await?;
    }
    Ok(tx)
}

fn entry(permit: &impl Permit, object: &'static str, rows: usize) -> AuditEvent {
    AuditEvent::new(permit, object, None).detail([format!("rows={rows}")])
}
