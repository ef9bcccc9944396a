//! Editions: one year's week of one province. All that the notice fixes for a year is data here.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::coded::coded_enum;
use crate::id::{EditionId, OrganizationId};
use crate::limit;
use crate::organization::OrganizationRef;
use crate::validate::{Check, Validate};
use crate::window::WindowRule;

coded_enum! {
    #[derive(Default)]
    pub enum EditionStatus {
        /// 筹备
        #[default]
        Preparing = "preparing" "筹备",
        /// 报送中
        Filing = "filing" "报送中",
        /// 活动中
        Running = "running" "活动中",
        /// 总结
        Summing = "summing" "总结",
        /// 归档
        Archived = "archived" "归档",
    }
}

/// A word of one of the edition's lists: a strand, form, topic or audience.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Stable within the edition: lower-case letters, digits, underscore.
    #[schema(max_length = 40, example = "reading")]
    pub code: String,
    #[schema(max_length = 80, example = "全民阅读")]
    pub label: String,
    #[serde(default)]
    #[schema(max_length = 500)]
    pub description: String,
    /// No longer offered; what used it keeps it.
    #[serde(default)]
    pub retired: bool,
}

/// A date that the notice names, or leaves open ("另行通知").
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyDate {
    #[schema(max_length = 40)]
    pub code: String,
    #[schema(max_length = 80)]
    pub label: String,
    /// Absent: 时间另行通知.
    #[serde(default)]
    pub at: Option<DateTime<Utc>>,
    /// End of a span, e.g. of the 示范活动 window.
    #[serde(default)]
    pub until: Option<DateTime<Utc>>,
    #[serde(default)]
    #[schema(max_length = 500)]
    pub note: String,
}

/// A document the edition rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    #[schema(max_length = 80, example = "吉教职成〔2020〕30号")]
    pub number: String,
    #[schema(max_length = 200)]
    pub title: String,
    #[serde(default)]
    pub issued_on: Option<NaiveDate>,
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub url: String,
}

/// Everything a province user sets of an edition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionInput {
    #[schema(minimum = 2005, maximum = 2100)]
    pub year: i32,
    /// Which week it is by the province's own count; absent where nobody counts.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 200)]
    pub number: Option<i32>,
    #[schema(min_length = 1, max_length = 80)]
    pub name: String,
    #[serde(default)]
    #[schema(max_length = 80)]
    pub theme: String,
    #[serde(default)]
    pub status: EditionStatus,
    pub window_rule: WindowRule,
    #[serde(default)]
    pub documents: Vec<Document>,
    #[serde(default)]
    pub dates: Vec<KeyDate>,
    #[serde(default)]
    pub strands: Vec<Term>,
    #[serde(default)]
    pub forms: Vec<Term>,
    #[serde(default)]
    pub topics: Vec<Term>,
    #[serde(default)]
    pub audiences: Vec<Term>,
    /// Organizations that report straight to the province, in the notice's order.
    #[serde(default)]
    pub reporters: Vec<OrganizationId>,
}

/// An edition as stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Edition {
    pub id: EditionId,
    /// The one the home page shows and new activities belong to.
    pub current: bool,
    pub version: i32,
    pub updated_at: DateTime<Utc>,
    pub content: EditionInput,
    /// `content.reporters` by name, in the same order.
    pub reporters: Vec<OrganizationRef>,
    /// The province's own opening, where known.
    pub opening_at: Option<DateTime<Utc>>,
    /// Sample data is loaded: every page says so.
    pub sample: bool,
}

/// An edition in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct EditionSummary {
    pub id: EditionId,
    pub year: i32,
    pub name: String,
    pub theme: String,
    pub status: EditionStatus,
    pub current: bool,
}

impl EditionInput {
    pub fn strand(&self, code: &str) -> Option<&Term> {
        self.strands.iter().find(|t| t.code == code)
    }

    /// The label of a code in one of the lists; the code itself where it is unknown.
    pub fn label<'a>(terms: &'a [Term], code: &'a str) -> &'a str {
        terms
            .iter()
            .find(|t| t.code == code)
            .map_or(code, |t| t.label.as_str())
    }

    /// A new year's copy: lists and documents' shape stay, dates are open again (docs/DOMAIN.md R34).
    pub fn rolled_over(&self, year: i32) -> Self {
        let mut next = self.clone();
        next.year = year;
        next.number = self.number.map(|n| n + 1);
        next.name = self.name.replace(&self.year.to_string(), &year.to_string());
        next.theme = String::new();
        next.status = EditionStatus::Preparing;
        next.documents.clear();
        for date in &mut next.dates {
            date.at = None;
            date.until = None;
        }
        next
    }
}

impl Validate for EditionInput {
    fn validate(&self, check: &mut Check) {
        check.that(
            (2005..=2100).contains(&self.year),
            "year",
            "out_of_range",
            "年份应在2005至2100之间。",
        );
        check.that(
            self.number.is_none_or(|n| (1..=200).contains(&n)),
            "number",
            "out_of_range",
            "届次应在1至200之间。",
        );
        check.required("name", &self.name, limit::NAME);
        check.text("theme", &self.theme, limit::NAME);
        if let WindowRule::Months { months } = self.window_rule {
            check.that(
                (1..=12).contains(&months),
                "window_rule.months",
                "out_of_range",
                "月数应在1至12之间。",
            );
        }
        check.that(
            self.documents.len() <= 20,
            "documents",
            "too_many",
            "文件不能超过20个。",
        );
        for (i, document) in self.documents.iter().enumerate() {
            check.under(format!("documents.{i}"), |c| {
                c.required("number", &document.number, limit::NAME);
                c.required("title", &document.title, limit::ADDRESS);
                c.url("url", &document.url);
            });
        }
        check.that(
            self.dates.len() <= 40,
            "dates",
            "too_many",
            "日程不能超过40项。",
        );
        for (i, date) in self.dates.iter().enumerate() {
            check.under(format!("dates.{i}"), |c| {
                c.code("code", &date.code);
                c.required("label", &date.label, limit::NAME);
                c.text("note", &date.note, limit::NOTE);
                for (field, at) in [("at", date.at), ("until", date.until)] {
                    c.that(
                        at.is_none_or(|at| (2000..=2100).contains(&at.year())),
                        field,
                        "out_of_range",
                        "年份应在2000至2100之间。",
                    );
                }
                let backwards =
                    matches!((date.at, date.until), (Some(at), Some(until)) if until < at);
                c.that(
                    !backwards,
                    "until",
                    "before_start",
                    "结束时间不能早于开始时间。",
                );
            });
        }
        let lists = [
            ("strands", &self.strands),
            ("forms", &self.forms),
            ("topics", &self.topics),
            ("audiences", &self.audiences),
        ];
        for (name, terms) in lists {
            check.that(terms.len() <= 60, name, "too_many", "选项不能超过60个。");
            for (i, term) in terms.iter().enumerate() {
                check.under(format!("{name}.{i}"), |c| {
                    c.code("code", &term.code);
                    c.required("label", &term.label, limit::NAME);
                    c.text("description", &term.description, limit::NOTE);
                    let twice = terms[..i].iter().any(|t| t.code == term.code);
                    c.that(!twice, "code", "duplicate", "代码重复，请换一个。");
                });
            }
        }
        check.that(
            !self.strands.is_empty(),
            "strands",
            "required",
            "请至少设置一个活动板块。",
        );
        check.that(
            self.reporters.len() <= 500,
            "reporters",
            "too_many",
            "报送单位不能超过500个。",
        );
        let mut seen = std::collections::HashSet::new();
        let twice = self.reporters.iter().any(|id| !seen.insert(id));
        check.that(!twice, "reporters", "duplicate", "同一单位只能列一次。");
    }
}

/// Begins an edition, from scratch or as a copy of another's set-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionCreate {
    #[schema(minimum = 2005, maximum = 2100)]
    pub year: i32,
    #[schema(min_length = 1, max_length = 80)]
    pub name: String,
    /// Its lists and reporters are copied; openings, dates and activities are not.
    pub copy_from: EditionId,
}

impl Validate for EditionCreate {
    fn validate(&self, check: &mut Check) {
        check.that(
            (2005..=2100).contains(&self.year),
            "year",
            "out_of_range",
            "年份应在2005至2100之间。",
        );
        check.required("name", &self.name, limit::NAME);
    }
}

/// A committee of an organization in an edition. Names and posts only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommitteeInput {
    /// 领导小组 members, 组长 first.
    #[serde(default)]
    pub members: Vec<CommitteeMember>,
    /// Where the 办公室 is.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub office: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommitteeMember {
    /// 组长, 副组长, 成员, 办公室主任
    #[schema(max_length = 20)]
    pub duty: String,
    #[schema(max_length = 50)]
    pub name: String,
    /// 单位
    #[schema(max_length = 80)]
    pub unit: String,
    /// 职务
    #[serde(default)]
    #[schema(max_length = 80)]
    pub post: String,
}

/// A committee as shown publicly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Committee {
    pub organization: OrganizationRef,
    pub content: CommitteeInput,
    pub updated_at: DateTime<Utc>,
}

impl Validate for CommitteeInput {
    fn validate(&self, check: &mut Check) {
        check.text("office", &self.office, limit::ADDRESS);
        check.that(
            self.members.len() <= 60,
            "members",
            "too_many",
            "成员不能超过60人。",
        );
        for (i, member) in self.members.iter().enumerate() {
            check.under(format!("members.{i}"), |c| {
                c.required("duty", &member.duty, 20);
                c.text("name", &member.name, limit::PERSON_NAME);
                c.required("unit", &member.unit, limit::NAME);
                c.text("post", &member.post, limit::NAME);
            });
        }
    }
}
