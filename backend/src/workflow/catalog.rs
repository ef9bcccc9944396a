//! What an edition offers.

use contract::edition::{EditionInput, EditionStatus};
use contract::problem::Code;
use contract::workflow::Noun;
use uuid::Uuid;

use super::store::read;
use crate::edition;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;

/// The edition with its words.
#[derive(Clone, Debug)]
pub struct Catalog {
    pub id: Uuid,
    pub edition: EditionInput,
}

impl Catalog {
    pub async fn load(conn: &mut Conn, id: Uuid) -> Result<Self, Failure> {
        let content = read::edition(conn, id).await?;
        let edition = serde_json::from_value(content).map_err(Failure::internal)?;
        Ok(Self { id, edition })
    }

    /// The edition that new entries belong to.
    pub async fn current(conn: &mut Conn, noun: Noun) -> Result<Self, Failure> {
        match edition::service::current(conn).await? {
            Some(id) => Self::load(conn, id).await,
            None => Err(Failure::code(Code::StateChanged).detail(format!(
                "尚未设定本届活动周，暂不能填报{}，请联系省教育厅。",
                noun.label()
            ))),
        }
    }

    /// What is archived can only be read.
    pub fn archived(&self) -> bool {
        self.edition.status == EditionStatus::Archived
    }
}
