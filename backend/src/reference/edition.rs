//! An edition and its settings, as other nouns read them.

mod store;

use chrono::{DateTime, Utc};
use contract::edition::{EditionInput, EditionStatus, EditionSummary};
use contract::id::EditionId;
use contract::problem::Code;
use uuid::Uuid;

use crate::platform::failure::Failure;
use crate::platform::store::Conn;

pub use self::store::{EditionRow, find, next_number, version};

/// An edition and what a province user sets of it.
#[derive(Clone, Debug)]
pub struct Settings {
    pub id: Uuid,
    pub current: bool,
    pub version: i32,
    pub updated_at: DateTime<Utc>,
    /// The number of its last change.
    pub feed_sequence: i64,
    pub content: EditionInput,
}

impl Settings {
    /// What is archived can only be read.
    pub fn archived(&self) -> bool {
        self.content.status == EditionStatus::Archived
    }

    /// 404 for strangers while it is prepared, unless it is the current one.
    pub fn for_reader(self, works_here: bool) -> Result<Self, Failure> {
        match works_here || is_public(self.content.status, self.current) {
            true => Ok(self),
            false => Err(Failure::not_found()),
        }
    }

    pub fn summary(&self) -> EditionSummary {
        EditionSummary {
            id: self.id.into(),
            year: self.content.year,
            name: self.content.name.clone(),
            theme: self.content.theme.clone(),
            status: self.content.status,
            current: self.current,
        }
    }
}

/// Whether everyone may see an edition.
pub fn is_public(status: EditionStatus, current: bool) -> bool {
    current || status != EditionStatus::Preparing
}

/// The settings of one edition, of the current one where no id is given; 404 where there is none.
pub async fn settings(conn: &mut Conn, id: Option<EditionId>) -> Result<Settings, Failure> {
    let row = store::find(conn, id)
        .await?
        .ok_or_else(Failure::not_found)?;
    of(row)
}

/// The id of the current edition, if there is one.
pub async fn current(conn: &mut Conn) -> Result<Option<Uuid>, Failure> {
    Ok(store::current(conn).await?)
}

/// The current edition, which new filings belong to; 409 where there is none yet. `what` is filed.
pub async fn current_settings(conn: &mut Conn, what: &str) -> Result<Settings, Failure> {
    let row = store::find(conn, None).await?.ok_or_else(|| {
        Failure::code(Code::StateChanged).detail(format!(
            "尚未设定本届活动周，暂不能填报{what}，请联系省教育厅。"
        ))
    })?;
    of(row)
}

/// As [`settings`], held for a write to what hangs on it; 409 where it is archived.
pub async fn lock(conn: &mut Conn, id: EditionId) -> Result<Settings, Failure> {
    let row = store::lock(conn, id)
        .await?
        .ok_or_else(Failure::not_found)?;
    let settings = of(row)?;
    if settings.archived() {
        return Err(Failure::code(Code::StateChanged)
            .detail("该年度活动周已归档，不能再修改；如需修改，请先由省级调整年度状态。"));
    }
    Ok(settings)
}

fn of(row: EditionRow) -> Result<Settings, Failure> {
    Ok(Settings {
        id: row.id,
        current: row.current,
        version: row.version,
        updated_at: row.updated_at,
        feed_sequence: row.feed_sequence,
        content: content(&row)?,
    })
}

pub fn content(row: &EditionRow) -> Result<EditionInput, Failure> {
    serde_json::from_value(row.content.clone()).map_err(Failure::internal)
}

/// `current` or an id, as it stands in the path; anything else is not found.
pub fn id_in_path(word: &str) -> Result<Option<EditionId>, Failure> {
    if word == "current" {
        return Ok(None);
    }
    word.parse().map(Some).map_err(|_| Failure::not_found())
}
