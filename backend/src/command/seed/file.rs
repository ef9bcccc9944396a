//! The seed files' shapes.

use contract::edition::{CommitteeMember, EditionInput};
use contract::material::MaterialInput;
use contract::organization::OrganizationKind;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regions {
    pub region: Vec<Region>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    pub code: String,
    pub name: String,
    pub level: Level,
    pub parent: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Province = 1,
    Prefecture = 2,
    County = 3,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organizations {
    pub organization: Vec<Organization>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    pub key: String,
    pub kind: OrganizationKind,
    pub parent: Option<String>,
    pub name: String,
    pub short_name: String,
    pub region: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Year {
    pub edition: EditionInput,
    pub opening: Opening,
    pub reporters: Reporters,
    pub committee: Vec<Committee>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Materials {
    pub material: Vec<MaterialInput>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    pub place: String,
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporters {
    /// Keys in the notice's order.
    pub order: Vec<String>,
    /// Then all of this kind, in the order of their file.
    pub then_kind: OrganizationKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Committee {
    pub organization: String,
    pub office: String,
    pub members: Vec<Member>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub duty: String,
    #[serde(default)]
    pub name: String,
    pub unit: String,
    pub post: String,
}

impl From<Member> for CommitteeMember {
    fn from(m: Member) -> Self {
        Self {
            duty: m.duty,
            name: m.name,
            unit: m.unit,
            post: m.post,
        }
    }
}
