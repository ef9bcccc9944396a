//! Lists and saves openings and local weeks.

use chrono::{DateTime, SubsecRound, Utc};
use contract::id::{EditionId, OrganizationId};
use contract::opening::{Opening, OpeningInput, OpeningSaved, Openings};
use contract::operation::Permission;
use contract::operation::permission::SaveOpening;
use contract::organization::{OrganizationKind, OrganizationRef};
use contract::problem::Code;
use contract::time;
use contract::window::WindowState;
use uuid::Uuid;

use super::{store, window};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::version::{Version, differing};
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Conn, Permit, Tx};
use crate::reference::edition::{self, Settings};
use crate::reference::organization::{self, OrganizationSummary};

pub async fn list_openings(
    state: &AppState,
    permit: &impl Permit,
    id: Option<EditionId>,
    works_here: bool,
) -> Result<Openings, Failure> {
    let mut conn = state.store.read(permit).await?;
    let settings = edition::settings(&mut conn, id)
        .await?
        .for_reader(works_here)?;
    openings(&mut conn, &settings).await
}

/// The province, every reporting city whether it gave its dates or not, and who else has an opening;
/// in the notice's order.
pub async fn openings(conn: &mut Conn, settings: &Settings) -> Result<Openings, Failure> {
    let office = organization::top(conn).await?;
    let mut saved = store::all(conn, settings.id).await?;
    let reporters = organization::named(conn, &settings.content.reporters).await?;
    let bounds = saved
        .iter()
        .find(|(whose, _)| whose.id == office.id)
        .and_then(|(_, row)| settings.content.window_rule.bounds(time::day(row.at?)));
    let mut items = Vec::new();
    for whose in std::iter::once(office).chain(reporters) {
        let found = saved.iter().position(|(other, _)| other.id == whose.id);
        match found {
            Some(i) => items.push(saved.remove(i).1.shown(whose)),
            None if whose.kind != OrganizationKind::University => items.push(none_yet(whose)),
            None => {}
        }
    }
    items.extend(saved.into_iter().map(|(whose, row)| row.shown(whose)));
    Ok(Openings {
        items,
        first_day: bounds.map(|(first, _)| first),
        last_day: bounds.map(|(_, last)| last),
    })
}

fn none_yet(organization: OrganizationRef) -> Opening {
    Opening {
        organization,
        content: OpeningInput::default(),
        window: WindowState::Unset,
        version: 0,
    }
}

/// When an organization opens, where it is known.
pub async fn opening_at(
    conn: &mut Conn,
    edition: Uuid,
    organization: Uuid,
) -> Result<Option<DateTime<Utc>>, Failure> {
    Ok(store::find(conn, edition, organization)
        .await?
        .and_then(|row| row.at))
}

pub async fn save_opening(
    state: &AppState,
    granted: &Granted<SaveOpening>,
    edition: EditionId,
    organization: OrganizationId,
    version: Version,
    mut input: OpeningInput,
) -> Result<OpeningSaved, Failure> {
    // As exact as it is stored.
    input.at = input.at.map(|at| at.trunc_subsecs(6));
    let mut tx = Tx::begin(&state.store, granted).await?;
    let settings = edition::lock(&mut tx, edition).await?;
    let office = takes_part(&mut tx, granted, &settings, organization.into()).await?;
    let before = store::find(&mut tx, edition.into(), organization.into()).await?;
    let was = before
        .as_ref()
        .map(store::OpeningRow::content)
        .unwrap_or_default();
    let fields = changed(&was, &input);
    let stored_version = before.as_ref().map_or(0, |row| row.version);
    version.must_be_or(stored_version, || fields.clone())?;

    let top = organization::top(&mut tx).await?;
    let is_top = top.id == organization;
    let at = if is_top {
        input.at
    } else {
        opening_at(&mut tx, edition.into(), top.id.into()).await?
    };
    let rule = settings.content.window_rule;
    let week = input.first_day.zip(input.last_day);
    let window = rule.check(at.map(time::day), week);
    let row = store::save(&mut tx, edition.into(), &office, &input, window).await?;
    let whose = office.reference();
    let outside = if is_top && was.at != input.at {
        window::recheck(&mut tx, edition.into(), rule, "省级启动仪式时间").await?
    } else if is_top {
        window::outside(&mut tx, edition.into()).await?
    } else if window == WindowState::Outside {
        let news = before.is_none_or(|b| b.window() != window || window::week(&b) != week);
        if let (true, Some(week)) = (news, week) {
            let bounds = at.and_then(|at| rule.bounds(time::day(at)));
            window::notify_outside(&mut tx, top.id.into(), &whose, week, bounds).await?;
        }
        vec![whose.clone()]
    } else {
        Vec::new()
    };
    let saved = OpeningSaved {
        opening: row.shown(whose),
        outside,
    };
    tx.commit(AuditEvent::new(granted, "opening", organization).detail(fields))
        .await?;
    Ok(saved)
}

/// The organization, within reach, active, and one of those that the edition is about.
pub(in super::super) async fn takes_part<P: Permission>(
    conn: &mut Conn,
    granted: &Granted<P>,
    settings: &Settings,
    organization: Uuid,
) -> Result<Authorized<OrganizationSummary>, Failure> {
    let office = Authorized::<OrganizationSummary>::find(conn, granted, organization).await?;
    if !office.is_active() {
        return Err(Failure::code(Code::StateChanged));
    }
    let of_kind = matches!(
        office.kind(),
        OrganizationKind::ProvinceOffice | OrganizationKind::CityOffice
    );
    if of_kind || settings.content.reporters.contains(&organization.into()) {
        return Ok(office);
    }
    Err(Failure::field(
        "organization_id",
        "not_a_reporter",
        "该单位不直接向省级报送，不能填报此项。",
    ))
}

/// The fields in which two differ.
fn changed(a: &OpeningInput, b: &OpeningInput) -> Vec<String> {
    differing([
        ("at", a.at != b.at),
        ("place", a.place != b.place),
        ("mode", a.mode != b.mode),
        ("first_day", a.first_day != b.first_day),
        ("last_day", a.last_day != b.last_day),
        ("watch_url", a.watch_url != b.watch_url),
        ("note", a.note != b.note),
    ])
}
