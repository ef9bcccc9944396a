//! What is exported: found within reach, then loaded in small pages.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use contract::activity::ActivityContent;
use contract::edition::EditionInput;
use contract::id::{FileId, MaterialId, OrganizationId};
use contract::material::MaterialInput;
use contract::operation::permission::CreateDownload;
use contract::organization::OrganizationKind;
use contract::submission::{StatementKind, Submission, SubmissionContent, SubmissionState};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::download::paper::exemplars::Exemplar;
use crate::download::paper::summary::Line;
use crate::download::paper::{Head, Stated};
use crate::download::store::{self, Asked, Nominated, Version};
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::reference::edition;
use crate::reference::organization::OrganizationSummary;
use crate::workflow::EntryOf;
use crate::{file, material};

/// Most submissions of one export.
const MOST: i64 = 10_000;

/// A material and its edition.
#[derive(Clone, Debug)]
pub struct Subject {
    pub material: MaterialInput,
    pub edition: EditionInput,
    pub updated_at: DateTime<Utc>,
}

/// One submission.
pub struct One {
    pub subject: Subject,
    pub version: Version,
}

/// A material's submissions.
pub struct All {
    pub subject: Subject,
    /// Whose they are: this organization's and all below it.
    pub scope: Uuid,
    pub unit: String,
    /// In the official order.
    pub versions: Vec<Version>,
}

pub async fn one(
    conn: &mut Conn,
    granted: &Granted<CreateDownload>,
    id: Uuid,
) -> Result<One, Failure> {
    let row = Authorized::<EntryOf<Submission>>::find(conn, granted, id).await?;
    Ok(One {
        subject: subject(conn, row.material_id.unwrap_or_default()).await?,
        version: store::newest(conn, row.id).await?,
    })
}

/// `parts`: what reporters gather goes along where one reporter's is asked for; in the whole it already
/// stands in the reporter's own.
pub async fn all(
    conn: &mut Conn,
    granted: &Granted<CreateDownload>,
    material: MaterialId,
    organization: Option<OrganizationId>,
    accepted: bool,
    parts: bool,
) -> Result<All, Failure> {
    let subject = subject(conn, material.into()).await?;
    let scope = organization.map_or(granted.caller.organization, Uuid::from);
    let unit = Authorized::<OrganizationSummary>::find(conn, granted, scope).await?;
    let asked = Asked {
        material: material.into(),
        scope,
        accepted,
        parts: parts && unit.kind() != OrganizationKind::ProvinceOffice,
        reporters: &subject.edition.reporters,
        most: MOST + 1,
    };
    let versions = store::index(conn, granted.reach(), &asked).await?;
    if versions.len() as i64 > MOST {
        let message = format!("超过{MOST}份材料，请按市（州）分别导出。");
        return Err(Failure::field("organization_id", "too_many", message));
    }
    Ok(All {
        subject,
        scope,
        unit: unit.into_inner().name,
        versions,
    })
}

async fn subject(conn: &mut Conn, material: Uuid) -> Result<Subject, Failure> {
    let definition = material::service::definition(conn, material).await?;
    let settings = edition::settings(conn, Some(definition.edition_id.into())).await?;
    Ok(Subject {
        material: definition.content,
        edition: settings.content,
        updated_at: definition.updated_at,
    })
}

fn parsed<T: DeserializeOwned>(value: Value) -> Result<T, Failure> {
    serde_json::from_value(value).map_err(Failure::internal)
}

/// Contents of a page of versions, and what they name.
pub struct Loaded {
    contents: HashMap<Uuid, SubmissionContent>,
    pub files: HashMap<FileId, file::store::FileRow>,
    activities: HashMap<Uuid, (Nominated, ActivityContent)>,
    /// Who lies at or below whom.
    inside: HashSet<(Uuid, Uuid)>,
}

pub async fn load(
    conn: &mut Conn,
    versions: &[Version],
    with_files: bool,
) -> Result<Loaded, Failure> {
    let ids: Vec<Uuid> = versions.iter().map(|v| v.id).collect();
    let mut contents: HashMap<Uuid, SubmissionContent> = HashMap::new();
    for (id, content) in store::contents(conn, &ids).await? {
        contents.insert(id, parsed(content)?);
    }
    let mut files = HashMap::new();
    if with_files {
        let ids: Vec<FileId> = contents.values().flat_map(|c| c.files()).collect();
        files = file::service::rows(conn, &ids).await?;
    }
    let named = contents.values().flat_map(|c| &c.exemplars);
    let named: Vec<Uuid> = named.map(|e| e.activity_id.into()).collect();
    let mut activities = HashMap::new();
    let mut inside = HashSet::new();
    if !named.is_empty() {
        for row in store::activities(conn, &named).await? {
            let content = parsed(row.content.clone())?;
            activities.insert(row.id, (row, content));
        }
        let hosts: Vec<Uuid> = activities
            .values()
            .map(|(a, _)| a.organization_id)
            .collect();
        let units: Vec<Uuid> = versions.iter().map(|v| v.organization_id).collect();
        inside = store::inside(conn, &units, &hosts)
            .await?
            .into_iter()
            .collect();
    }
    Ok(Loaded {
        contents,
        files,
        activities,
        inside,
    })
}

impl Loaded {
    pub fn content(&mut self, version: &Version) -> SubmissionContent {
        self.contents.remove(&version.id).unwrap_or_default()
    }

    /// The nominated activities that still lie at or below who nominated them, and their last change.
    pub fn exemplars(
        &self,
        edition: &EditionInput,
        version: &Version,
        content: &SubmissionContent,
    ) -> (Vec<Exemplar>, Option<DateTime<Utc>>) {
        let mut last = None;
        let mut out = Vec::new();
        for nominated in &content.exemplars {
            let Some((row, activity)) = self.activities.get(&nominated.activity_id.into()) else {
                continue;
            };
            if !self
                .inside
                .contains(&(version.organization_id, row.organization_id))
            {
                continue;
            }
            last = last.max(Some(row.updated_at));
            let all = activity.schedule.expand();
            let label = |terms, code: &str| EditionInput::label(terms, code).to_owned();
            let strand = activity.strand.as_deref().unwrap_or_default();
            let places = [
                &activity.venue_name,
                &activity.venue_address,
                &activity.online_url,
            ];
            let places = places.into_iter().filter(|p| !p.is_empty());
            out.push(Exemplar {
                title: activity.title.clone(),
                strand: label(&edition.strands, strand),
                host: row.host.clone(),
                partners: activity.co_organizers.clone(),
                mode: activity.mode.label().to_owned(),
                starts_at: all.first().map(|o| o.starts_at),
                ends_at: all.iter().map(|o| o.ends_at).max(),
                place: places.cloned().collect::<Vec<_>>().join(" "),
                audiences: activity
                    .audiences
                    .iter()
                    .map(|code| label(&edition.audiences, code))
                    .collect(),
                expected: nominated.expected,
                contact: activity.contact_name.clone(),
                phone: activity.contact_phone.clone(),
                summary: activity.summary.clone(),
                note: noted(&row.holding, &nominated.note),
            });
        }
        (out, last)
    }
}

fn noted(holding: &str, note: &str) -> String {
    let holding = match holding {
        "cancelled" => "已取消",
        "postponed" => "已延期",
        _ => "",
    };
    let both = [holding, note].into_iter().filter(|t| !t.is_empty());
    both.collect::<Vec<_>>().join("；")
}

/// When a version got the form that is exported.
pub fn changed(version: &Version) -> DateTime<Utc> {
    version.submitted_at.unwrap_or(version.updated_at)
}

pub fn kind(version: &Version) -> OrganizationKind {
    OrganizationKind::parse(&version.kind).unwrap_or_default()
}

/// A version in a list; words are counted where its content is at hand.
pub fn line(version: &Version) -> Line {
    let state = SubmissionState::parse(&version.state).unwrap_or_default();
    let statement = version.statement.as_deref().and_then(StatementKind::parse);
    let mut words = vec![state.label()];
    words.extend(statement.map(StatementKind::label));
    words.extend(version.part.then_some("汇集材料"));
    Line {
        unit: version.unit.clone(),
        title: version.heading.clone(),
        words: 0,
        photos: version.photos,
        state: words.join("，"),
        submitted_at: version.submitted_at,
    }
}

impl Subject {
    pub fn head(&self, unit: &str) -> Head {
        Head {
            edition: self.edition.name.clone(),
            label: self.material.label.clone(),
            annex: self.material.annex.clone(),
            unit: unit.to_owned(),
            ..Head::default()
        }
    }
}

impl All {
    /// Filled in by whoever handed in the one version that it is about.
    pub fn head(&self) -> Head {
        let mut head = self.subject.head(&self.unit);
        if let [version] = &self.versions[..]
            && version.organization_id == self.scope
        {
            head.by = version.submitted_name.clone().unwrap_or_default();
            head.day = version.submitted_at.map(contract::time::day);
        }
        let newest = self.versions.iter().map(changed).max();
        head.as_of = Some(newest.unwrap_or(self.subject.updated_at));
        head
    }
}

/// 零上报 or 不举办, where that was stated.
pub fn stated(version: &Version, content: &SubmissionContent) -> Option<Stated> {
    content.statement.as_ref().map(|statement| Stated {
        unit: version.unit.clone(),
        kind: statement.kind,
        reason: statement.reason.clone(),
    })
}
