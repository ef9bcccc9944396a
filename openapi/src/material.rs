//! Materials (docs/DOMAIN.md R16–R18): what an edition requires of an organization, by when, under which
//! rules. All of it is data of the edition.

mod figure;
mod rule;

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::coded::coded_enum;
use crate::id::{EditionId, MaterialId};
use crate::limit;
use crate::organization::OrganizationKind;
use crate::validate::{Check, Validate};

pub use crate::file::DocumentKind;
pub use figure::{Figure, FigureKind, FigureSource, from_hundredths, hundredths};
pub use rule::{Rule, RuleCheck, Severity};

coded_enum! {
    /// A piece of a submission's form.
    pub enum Part {
        Title = "title" "标题",
        Body = "body" "正文",
        Photos = "photos" "图片",
        Documents = "documents" "文件",
        /// 典型活动案例: each with title, text and photos of its own.
        Cases = "cases" "典型案例",
        /// 示范活动: activities of the own subtree that are nominated.
        Exemplars = "exemplars" "示范活动",
        /// A form of numbers and short answers, such as 总结表.
        Figures = "figures" "数据表",
        /// 领导小组 and its office.
        Committee = "committee" "领导小组",
    }
}

/// Everything a province user sets of a material.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MaterialInput {
    /// Stable within the edition: lower-case letters, digits, underscore.
    #[schema(max_length = 40, example = "panel")]
    pub code: String,
    #[schema(min_length = 1, max_length = 80, example = "展板素材")]
    pub label: String,
    /// 第几批.
    #[schema(minimum = 1, maximum = 9)]
    pub batch: i32,
    /// What to hand in, in the notice's words; shown above the form.
    #[serde(default)]
    #[schema(max_length = 1000)]
    pub guide: String,
    /// `附件5` and the like; heads the exported annex.
    #[serde(default)]
    #[schema(max_length = 20)]
    pub annex: String,
    pub parts: Vec<Part>,
    /// Kinds of organizations that owe it. Offices and universities owe it only as reporters of the
    /// edition, institutions always.
    pub owed_by: Vec<OrganizationKind>,
    /// Organizations below a reporter may hand in parts, which the reporter gathers into its own.
    #[serde(default)]
    pub gathers: bool,
    /// The closing instant, included; absent: 时间另行通知.
    #[serde(default)]
    pub deadline: Option<DateTime<Utc>>,
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// Kinds of documents taken; only with the part `documents`.
    #[serde(default)]
    pub document_kinds: Vec<DocumentKind>,
    /// The form's fields; only with the part `figures`.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// 零上报: an organization may state that it has nothing to hand in.
    #[serde(default)]
    pub allow_nothing: bool,
    /// An organization may state that it holds no week this year.
    #[serde(default)]
    pub allow_not_holding: bool,
    /// No longer asked for; what was handed in stays.
    #[serde(default)]
    pub retired: bool,
}

impl MaterialInput {
    pub fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    pub fn rule(&self, check: RuleCheck) -> Option<&Rule> {
        self.rules.iter().find(|r| r.check == check)
    }

    /// As it binds an institution that hands in a part of it: how much there must be at least is asked
    /// of the reporter, which gathers the parts.
    pub fn of_part(mut self) -> Self {
        self.rules.retain_mut(|rule| {
            if rule.check.of_whole() {
                rule.least = None;
            }
            !rule.check.bounded() || rule.least.is_some() || rule.most.is_some()
        });
        // Who has nothing to give owes no statement.
        (self.allow_nothing, self.allow_not_holding) = (false, false);
        self
    }

    /// Whether an organization of this kind hands it in at all: because it owes it, or as a part.
    pub fn concerns(&self, kind: OrganizationKind, reporter: bool) -> bool {
        self.owes(kind, reporter)
            || (self.gathers && kind == OrganizationKind::Institution && !reporter)
    }

    /// Whether an organization of this kind owes it.
    pub fn owes(&self, kind: OrganizationKind, reporter: bool) -> bool {
        self.owed_by.contains(&kind) && (reporter || kind == OrganizationKind::Institution)
    }
}

/// `第一批`
pub fn batch_label(batch: i32) -> String {
    let number = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    usize::try_from(batch - 1)
        .ok()
        .and_then(|i| number.get(i))
        .map_or_else(String::new, |n| format!("第{n}批"))
}

impl Validate for MaterialInput {
    fn validate(&self, check: &mut Check) {
        check.code("code", &self.code);
        check.required("label", &self.label, limit::NAME);
        check.text("guide", &self.guide, limit::REASON);
        check.text("annex", &self.annex, 20);
        let batch = (1..=9).contains(&self.batch);
        check.that(batch, "batch", "out_of_range", "批次应在1至9之间。");
        let distinct = |list: &[Part]| (1..list.len()).all(|i| !list[..i].contains(&list[i]));
        check.that(
            !self.parts.is_empty(),
            "parts",
            "required",
            "请至少选择一项填报内容。",
        );
        check.that(
            distinct(&self.parts),
            "parts",
            "duplicate",
            "同一项内容只能选一次。",
        );
        let sound = !self.owed_by.contains(&OrganizationKind::ProvinceOffice);
        check.that(
            sound,
            "owed_by",
            "unknown",
            "省级办公室不报送材料，请选择其他单位类别。",
        );
        check.that(
            !self.owed_by.is_empty(),
            "owed_by",
            "required",
            "请选择由哪些单位报送。",
        );
        check.that(
            self.deadline
                .is_none_or(|at| (2000..=2100).contains(&at.year())),
            "deadline",
            "out_of_range",
            "年份应在2000至2100之间。",
        );
        check.that(
            self.rules.len() <= 40,
            "rules",
            "too_many",
            "规则不能超过40条。",
        );
        for (i, rule) in self.rules.iter().enumerate() {
            check.under(format!("rules.{i}"), |c| {
                rule.validate(c);
                let twice = self.rules[..i].iter().any(|r| r.check == rule.check);
                c.that(!twice, "check", "duplicate", "同一项检查只能设置一条规则。");
                c.that(
                    rule.check.fits(&self.parts),
                    "check",
                    "no_part",
                    format!(
                        "材料不含“{}”，请先勾选该项内容。",
                        rule.check.part().label()
                    ),
                );
            });
        }
        let kinds = !self.has(Part::Documents) || !self.document_kinds.is_empty();
        check.that(
            kinds,
            "document_kinds",
            "required",
            "请至少选择一种文件格式。",
        );
        let form = !self.has(Part::Figures) || !self.figures.is_empty();
        check.that(form, "figures", "required", "请至少设置一个数据项。");
        check.that(
            self.figures.len() <= 80,
            "figures",
            "too_many",
            "数据项不能超过80个。",
        );
        for (i, figure) in self.figures.iter().enumerate() {
            check.under(format!("figures.{i}"), |c| {
                figure.validate(c);
                let twice = self.figures[..i].iter().any(|f| f.code == figure.code);
                c.that(!twice, "code", "duplicate", "代码重复，请换一个。");
            });
        }
    }
}

/// A material as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Material {
    pub id: MaterialId,
    pub edition_id: EditionId,
    /// Place in the list, from 0.
    pub position: i32,
    pub content: MaterialInput,
    /// How many organizations have begun or handed in something.
    pub submissions: i64,
    pub version: i32,
    pub updated_at: DateTime<Utc>,
}

/// The order of an edition's materials.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MaterialOrder {
    /// Every material of the edition once.
    #[schema(max_items = 100)]
    pub ids: Vec<MaterialId>,
}

impl Validate for MaterialOrder {
    fn validate(&self, check: &mut Check) {
        let mut seen = std::collections::HashSet::new();
        let sound = self.ids.len() <= 100 && self.ids.iter().all(|id| seen.insert(id));
        check.that(sound, "ids", "duplicate", "每项材料只能列一次。");
    }
}
