//! An activity with all that decides what can be done with it.

use contract::activity::ActivityContent;
use contract::workflow::{Holding, State};

use super::catalog::Catalog;
use crate::activity::store::{RevisionRow, Row, read};
use crate::http::failure::Failure;
use crate::organization::filer::{self, Filer};
use crate::store::Conn;

pub struct Whole {
    pub row: Row,
    pub holding: Holding,
    /// The one in work, or the last one.
    pub newest: RevisionRow,
    /// Of the newest.
    pub state: State,
    /// What the public sees.
    pub public: Option<RevisionRow>,
    pub filer: Filer,
    pub catalog: Catalog,
}

impl Whole {
    pub async fn load(conn: &mut Conn, row: Row) -> Result<Self, Failure> {
        let (newest, public) = read::revisions(conn, row.id).await?;
        Ok(Self {
            holding: holding(&row.holding)?,
            state: state(&newest.state)?,
            filer: filer::find(conn, row.organization_id).await?,
            catalog: Catalog::load(conn, row.edition_id).await?,
            newest,
            public,
            row,
        })
    }

    /// The organization is neither closed nor merged away.
    pub fn active(&self) -> bool {
        self.filer.active()
    }

    /// A second revision is only ever begun after the first was public.
    pub fn ever_public(&self) -> bool {
        self.newest.number > 1 || matches!(self.state, State::Published | State::Retracted)
    }
}

pub fn state(code: &str) -> Result<State, Failure> {
    State::parse(code).ok_or_else(|| Failure::internal("a revision in an unknown state"))
}

pub fn holding(code: &str) -> Result<Holding, Failure> {
    Holding::parse(code).ok_or_else(|| Failure::internal("an activity held in an unknown way"))
}

pub fn content(row: &RevisionRow) -> Result<ActivityContent, Failure> {
    serde_json::from_value(row.content.clone()).map_err(Failure::internal)
}
