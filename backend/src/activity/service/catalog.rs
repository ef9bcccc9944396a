//! What an edition offers.

use contract::activity::ActivityContent;
use contract::edition::{EditionInput, EditionStatus, Term};
use contract::problem::Code;
use uuid::Uuid;

use crate::activity::store::read;
use crate::edition;
use crate::http::failure::Failure;
use crate::store::Conn;

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

    /// The edition that new activities belong to.
    pub async fn current(conn: &mut Conn) -> Result<Self, Failure> {
        match edition::service::current(conn).await? {
            Some(id) => Self::load(conn, id).await,
            None => Err(Failure::code(Code::StateChanged)
                .detail("尚未设定本届活动周，暂不能填报活动，请联系省教育厅。")),
        }
    }

    /// What is archived can only be read.
    pub fn archived(&self) -> bool {
        self.edition.status == EditionStatus::Archived
    }

    /// Takes out what the edition doesn't offer: for a copy from another year.
    pub fn prune(&self, content: &mut ActivityContent) {
        let offered =
            |terms: &[Term], code: &str| terms.iter().any(|t| t.code == code && !t.retired);
        content.strand = content
            .strand
            .take()
            .filter(|c| offered(&self.edition.strands, c));
        content.form = content
            .form
            .take()
            .filter(|c| offered(&self.edition.forms, c));
        content.topics.retain(|c| offered(&self.edition.topics, c));
        content
            .audiences
            .retain(|c| offered(&self.edition.audiences, c));
    }
}
