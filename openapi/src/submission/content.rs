//! What an organization writes. One shape for all materials: a material says which parts are used.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::part::Exemplar;
use crate::coded::coded_enum;
use crate::edition::CommitteeInput;
use crate::entry::Content;
use crate::id::{FileId, SubmissionId};
use crate::limit;
use crate::validate::{Check, Validate};

coded_enum! {
    /// What is stated instead of handing something in.
    pub enum StatementKind {
        /// 零上报
        Nothing = "nothing" "零上报",
        /// 不举办
        NotHolding = "not_holding" "不举办",
    }
}

/// 零上报 or 不举办, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    pub kind: StatementKind,
    #[serde(default)]
    #[schema(max_length = 1000)]
    pub reason: String,
}

/// A photo with its caption, in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    pub file: FileId,
    /// Says which activity it shows; the file is named by it on export.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub caption: String,
}

/// An uploaded document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmittedDocument {
    pub file: FileId,
}

/// 典型活动案例.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    #[serde(default)]
    #[schema(max_length = 200)]
    pub title: String,
    #[serde(default)]
    #[schema(max_length = 20_000)]
    pub body: String,
    #[serde(default)]
    #[schema(max_items = 20)]
    pub photos: Vec<Photo>,
}

/// A field of the form, as written; normal forms by [`crate::material::Figure::normal`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FigureValue {
    pub code: String,
    #[serde(default)]
    #[schema(max_length = 500)]
    pub value: String,
    /// Why it differs from what the system counted.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub reason: String,
}

/// Why a rule that only warns is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    pub check: crate::material::RuleCheck,
    #[serde(default)]
    #[schema(max_length = 500)]
    pub reason: String,
}

/// The content of one version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmissionContent {
    /// Instead of all else.
    #[serde(default)]
    pub statement: Option<Statement>,
    #[serde(default)]
    #[schema(max_length = 200)]
    pub title: String,
    #[serde(default)]
    #[schema(max_length = 50_000)]
    pub body: String,
    #[serde(default)]
    #[schema(max_items = 60)]
    pub photos: Vec<Photo>,
    #[serde(default)]
    #[schema(max_items = 20)]
    pub documents: Vec<SubmittedDocument>,
    #[serde(default)]
    #[schema(max_items = 20)]
    pub cases: Vec<Case>,
    #[serde(default)]
    #[schema(max_items = 200)]
    pub exemplars: Vec<Exemplar>,
    #[serde(default)]
    #[schema(max_items = 80)]
    pub figures: Vec<FigureValue>,
    #[serde(default)]
    pub committee: Option<CommitteeInput>,
    #[serde(default)]
    #[schema(max_items = 40)]
    pub explanations: Vec<Explanation>,
    /// Submissions of organizations below that were gathered into this one.
    #[serde(default)]
    #[schema(max_items = 500)]
    pub gathered: Vec<SubmissionId>,
}

impl SubmissionContent {
    /// Every file it names, in order of appearance, each once.
    pub fn files(&self) -> Vec<FileId> {
        let mut seen = std::collections::HashSet::new();
        let photos = self.photos.iter().map(|p| p.file);
        let of_cases = self
            .cases
            .iter()
            .flat_map(|c| c.photos.iter().map(|p| p.file));
        let documents = self.documents.iter().map(|d| d.file);
        photos
            .chain(of_cases)
            .chain(documents)
            .filter(|id| seen.insert(*id))
            .collect()
    }

    /// Every photo with its path: `photos.0`, `cases.1.photos.0`.
    pub fn all_photos(&self) -> impl Iterator<Item = (String, &Photo)> {
        let own = self.photos.iter().enumerate();
        let own = own.map(|(i, p)| (format!("photos.{i}"), p));
        let cases = self.cases.iter().enumerate().flat_map(|(c, case)| {
            let photos = case.photos.iter().enumerate();
            photos.map(move |(i, p)| (format!("cases.{c}.photos.{i}"), p))
        });
        own.chain(cases)
    }

    /// Nothing is written, neither text nor piece.
    pub fn is_blank(&self) -> bool {
        self.title.trim().is_empty()
            && self.body.trim().is_empty()
            && self.photos.is_empty()
            && self.documents.is_empty()
            && self.cases.is_empty()
            && self.exemplars.is_empty()
            && self.figures.iter().all(|f| f.value.trim().is_empty())
            && self.committee.as_ref().is_none_or(|c| c.members.is_empty())
    }

    pub fn figure(&self, code: &str) -> Option<&FigureValue> {
        self.figures.iter().find(|f| f.code == code)
    }

    /// What a list shows of it.
    pub fn heading(&self) -> String {
        let first = [self.title.as_str(), self.body.as_str()];
        let first = first.into_iter().find(|t| !t.trim().is_empty());
        let case = self
            .cases
            .iter()
            .map(|c| c.title.as_str())
            .find(|t| !t.is_empty());
        crate::text::beginning(first.or(case).unwrap_or_default(), 60).replace('\n', " ")
    }
}

impl Content for SubmissionContent {
    const FIELDS: &'static [(&'static str, &'static str)] = &[
        ("statement", "报送方式"),
        ("title", "标题"),
        ("body", "正文"),
        ("photos", "图片"),
        ("documents", "文件"),
        ("cases", "典型案例"),
        ("exemplars", "示范活动"),
        ("figures", "数据表"),
        ("committee", "领导小组"),
        ("explanations", "情况说明"),
        ("gathered", "汇集来源"),
    ];
}

/// What even a draft must keep: sizes. What is asked for is [`super::findings`].
impl Validate for SubmissionContent {
    fn validate(&self, check: &mut Check) {
        if let Some(statement) = &self.statement {
            check.under("statement", |c| {
                c.text("reason", &statement.reason, limit::REASON)
            });
        }
        check.text("title", &self.title, limit::MATERIAL_TITLE);
        check.text("body", &self.body, limit::MATERIAL_BODY);
        photos(check, &self.photos, 60);
        bounded(check, "documents", self.documents.len(), 20);
        bounded(check, "cases", self.cases.len(), 20);
        for (i, case) in self.cases.iter().enumerate() {
            check.under(format!("cases.{i}"), |c| {
                c.text("title", &case.title, limit::MATERIAL_TITLE);
                c.text("body", &case.body, limit::CASE_BODY);
                photos(c, &case.photos, 20);
            });
        }
        bounded(check, "exemplars", self.exemplars.len(), 200);
        for (i, exemplar) in self.exemplars.iter().enumerate() {
            check.under(format!("exemplars.{i}"), |c| exemplar.validate(c));
        }
        bounded(check, "figures", self.figures.len(), 80);
        for figure in &self.figures {
            check.under(format!("figures.{}", figure.code), |c| {
                c.text("value", &figure.value, limit::NOTE);
                c.text("reason", &figure.reason, limit::NOTE);
            });
        }
        if let Some(committee) = &self.committee {
            check.under("committee", |c| committee.validate(c));
        }
        bounded(check, "explanations", self.explanations.len(), 40);
        for (i, explanation) in self.explanations.iter().enumerate() {
            check.under(format!("explanations.{i}"), |c| {
                c.text("reason", &explanation.reason, limit::NOTE);
            });
        }
        bounded(check, "gathered", self.gathered.len(), 500);
    }
}

fn photos(check: &mut Check, photos: &[Photo], most: usize) {
    bounded(check, "photos", photos.len(), most);
    for (i, photo) in photos.iter().enumerate() {
        check.under(format!("photos.{i}"), |c| {
            c.text("caption", &photo.caption, limit::SUMMARY);
        });
    }
}

fn bounded(check: &mut Check, field: &str, number: usize, most: usize) {
    check.that(
        number <= most,
        field,
        "too_many",
        format!("不能超过{most}项，现有{number}项。"),
    );
}
