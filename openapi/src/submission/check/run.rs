//! The rules part by part.

mod photos;

use std::collections::HashSet;

use super::{Facts, Finding};
use crate::material::{DocumentKind, FigureSource, MaterialInput, Part, RuleCheck, Severity};
use crate::submission::content::{Statement, StatementKind, SubmissionContent};
use crate::text;
use crate::workflow::Holding;

/// Goes through a content.
pub(super) struct Run<'a> {
    pub material: &'a MaterialInput,
    pub facts: &'a Facts,
    pub found: Vec<Finding>,
}

impl Run<'_> {
    fn error(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.found.push(Finding {
            field: field.into(),
            check: None,
            severity: Severity::Error,
            message: message.into(),
        });
    }

    /// What `check` says, where the material has the rule.
    fn say(&mut self, check: RuleCheck, field: impl Into<String>, message: impl Into<String>) {
        if let Some(rule) = self.material.rule(check) {
            self.found.push(Finding {
                field: field.into(),
                check: Some(check),
                severity: rule.severity,
                message: message.into(),
            });
        }
    }

    fn bounds(&mut self, check: RuleCheck, field: impl Into<String>, what: &str, number: usize) {
        let Some(rule) = self.material.rule(check) else {
            return;
        };
        if !rule.holds(number) {
            let (bounds, unit) = (rule.bounds(), check.unit());
            self.say(
                check,
                field,
                format!("{what}要求{bounds}，现有{number}{unit}。"),
            );
        }
    }

    pub fn statement(&mut self, statement: &Statement) {
        use StatementKind::{NotHolding, Nothing};
        let allowed = match statement.kind {
            Nothing => self.material.allow_nothing,
            NotHolding => self.material.allow_not_holding,
        };
        if !allowed {
            self.error(
                "statement",
                format!("此项材料不能{}，请填写内容。", statement.kind.label()),
            );
        }
        if statement.reason.trim().is_empty() {
            self.error("statement.reason", "请说明原因。");
        }
    }

    pub fn parts(&mut self, content: &SubmissionContent) {
        if self.facts.part && content.is_blank() {
            let first = self.material.parts.first().map_or("title", |p| p.code());
            self.error(first, "还没有填写内容，请至少填写一项。");
            return;
        }
        for part in &self.material.parts {
            match part {
                Part::Title => {
                    let length = text::strict(&content.title);
                    if length > 0 {
                        self.bounds(RuleCheck::TitleLength, "title", "标题", length);
                    } else if !self.facts.part {
                        self.error("title", "请填写标题。");
                    }
                }
                Part::Body => {
                    let length = text::words(&content.body);
                    if length > 0 {
                        self.bounds(RuleCheck::BodyLength, "body", "正文", length);
                    } else if !self.facts.part {
                        self.error("body", "请填写正文。");
                    }
                }
                Part::Photos => self.photos(content),
                Part::Documents => self.documents(content),
                Part::Cases => self.cases(content),
                Part::Exemplars => self.exemplars(content),
                Part::Figures => self.figures(content),
                Part::Committee => self.committee(content),
            }
        }
        if [Part::Photos, Part::Cases]
            .iter()
            .any(|p| self.material.has(*p))
        {
            self.repeated(content);
        }
    }

    fn documents(&mut self, content: &SubmissionContent) {
        self.bounds(
            RuleCheck::DocumentCount,
            "documents",
            "文件",
            content.documents.len(),
        );
        for (i, document) in content.documents.iter().enumerate() {
            let Some(media_type) = self.facts.documents.get(&document.file) else {
                continue;
            };
            let kind = DocumentKind::of_media_type(media_type);
            if !kind.is_some_and(|k| self.material.document_kinds.contains(&k)) {
                let kinds: Vec<&str> = self
                    .material
                    .document_kinds
                    .iter()
                    .map(|k| k.label())
                    .collect();
                let message = format!("请上传{}格式的文件。", kinds.join("、"));
                self.error(format!("documents.{i}"), message);
            }
        }
    }

    fn exemplars(&mut self, content: &SubmissionContent) {
        self.bounds(
            RuleCheck::ExemplarCount,
            "exemplars",
            "示范活动",
            content.exemplars.len(),
        );
        let facts = self.facts;
        let mut seen = HashSet::new();
        for (i, exemplar) in content.exemplars.iter().enumerate() {
            let path = format!("exemplars.{i}");
            if !seen.insert(exemplar.activity_id) {
                self.error(&*path, "同一活动只能推荐一次。");
            }
            let Some(fact) = facts.exemplars.get(&exemplar.activity_id) else {
                self.error(&*path, "活动已删除或不在本单位范围内，请移除。");
                continue;
            };
            if !fact.published || fact.holding == Holding::Cancelled {
                let message = format!("“{}”尚未发布或已取消。", fact.title);
                self.say(RuleCheck::ExemplarsPublished, &*path, message);
            }
            if let Some((from, until)) = facts.window {
                let inside = fact.first_start.is_some_and(|s| s <= until)
                    && fact.last_end.is_some_and(|e| e >= from);
                if !inside {
                    let message = format!("“{}”不在示范活动集中展示期内举行。", fact.title);
                    self.say(RuleCheck::ExemplarsInWindow, &*path, message);
                }
            }
        }
    }

    fn figures(&mut self, content: &SubmissionContent) {
        for figure in &self.material.figures {
            let path = format!("figures.{}", figure.code);
            let written = content.figure(&figure.code);
            let counted = self.facts.prefill.get(&figure.code);
            let raw = written.map(|w| w.value.as_str()).unwrap_or_default();
            let value = match figure.normal(raw) {
                Ok(value) => value,
                Err(message) => {
                    self.error(path, message);
                    continue;
                }
            };
            if value.is_empty() {
                if figure.required {
                    self.error(path, format!("请填写“{}”，没有的填0或“无”。", figure.label));
                }
                continue;
            }
            let reason = written.is_some_and(|w| !w.reason.trim().is_empty());
            if let Some(counted) = counted.filter(|c| !c.is_empty() && **c != value && !reason) {
                let message = format!(
                    "“{}”与系统记录的{counted}不一致，请核对；确需调整的，请填写调整理由。",
                    figure.label
                );
                self.say(RuleCheck::FiguresAsRecorded, path, message);
            }
        }
        self.persons(content);
    }

    /// Who comes twice counts twice among 人次 and once among 人数 (docs/DOMAIN.md R33).
    fn persons(&mut self, content: &SubmissionContent) {
        let number = |source| {
            let mut figures = self.material.figures.iter();
            let figure = figures.find(|f| f.source == Some(source))?;
            let value = figure.normal(&content.figure(&figure.code)?.value).ok()?;
            Some((figure, value.parse::<i64>().ok()?))
        };
        let (Some((figure, persons)), Some((other, visits))) =
            (number(FigureSource::Persons), number(FigureSource::Visits))
        else {
            return;
        };
        if persons > visits {
            let path = format!("figures.{}", figure.code);
            let message = format!(
                "“{}”{persons}不能多于“{}”{visits}：一人参加两次，计两人次、一人。",
                figure.label, other.label
            );
            self.error(path, message);
        }
    }

    fn committee(&mut self, content: &SubmissionContent) {
        let members = content.committee.as_ref().map_or(0, |c| c.members.len());
        if members > 0 {
            self.bounds(
                RuleCheck::MemberCount,
                "committee.members",
                "领导小组",
                members,
            );
        } else if !self.facts.part {
            self.error("committee.members", "请填写领导小组成员。");
        }
    }
}
