//! What the rules of a material say of a content. Runs in the page while a person types, and in the API.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::content::{Photo, SubmissionContent};
use crate::material::{MaterialInput, Part, RuleCheck, Severity};
use crate::text;
use crate::workflow::Holding;

/// What must be known of the things a content names.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub photos: HashMap<Uuid, PhotoFact>,
    /// Media types of documents.
    pub documents: HashMap<Uuid, String>,
    pub exemplars: HashMap<Uuid, ExemplarFact>,
    /// First values of figures, by code, in normal form.
    pub prefill: HashMap<String, String>,
    /// Labels of other materials by digest of their photos.
    pub used: HashMap<String, String>,
    /// The edition's span `demonstration`.
    pub window: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

/// What the rules need of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoFact {
    /// SHA-256 of the file.
    pub digest: String,
    /// Pixels of the original's longer side; 0 where unknown.
    pub longer: u32,
}

/// What the rules and annex 5 need of an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExemplarFact {
    pub activity_id: Uuid,
    pub title: String,
    pub organization: String,
    pub published: bool,
    pub holding: Holding,
    pub first_start: Option<DateTime<Utc>>,
    pub last_end: Option<DateTime<Utc>>,
}

/// One thing that a rule says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Finding {
    /// Path in the content: `title`, `photos.2.caption`.
    pub field: String,
    /// The rule; absent for what no rule needs to say (a required field).
    pub check: Option<RuleCheck>,
    pub severity: Severity,
    /// A Chinese sentence that says what to do.
    pub message: String,
}

/// Everything that is wrong or doubtful, in the order of the form.
pub fn findings(
    content: &SubmissionContent,
    material: &MaterialInput,
    facts: &Facts,
) -> Vec<Finding> {
    let mut run = Run {
        material,
        facts,
        found: Vec::new(),
    };
    match &content.statement {
        Some(statement) => run.statement(statement),
        None => run.parts(content),
    }
    run.found
}

/// Findings that stop a submission: errors, and warnings without a written reason.
pub fn unexplained<'a>(findings: &'a [Finding], content: &SubmissionContent) -> Vec<&'a Finding> {
    let explained = |finding: &Finding| {
        finding.severity == Severity::Warning
            && content
                .explanations
                .iter()
                .any(|e| Some(e.check) == finding.check && !e.reason.trim().is_empty())
    };
    findings.iter().filter(|f| !explained(f)).collect()
}

struct Run<'a> {
    material: &'a MaterialInput,
    facts: &'a Facts,
    found: Vec<Finding>,
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

    fn statement(&mut self, statement: &super::Statement) {
        use super::StatementKind::{NotHolding, Nothing};
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

    fn parts(&mut self, content: &SubmissionContent) {
        for part in &self.material.parts {
            match part {
                Part::Title => {
                    let length = text::strict(&content.title);
                    if length == 0 {
                        self.error("title", "请填写标题。");
                    } else {
                        self.bounds(RuleCheck::TitleLength, "title", "标题", length);
                    }
                }
                Part::Body => {
                    let length = text::words(&content.body);
                    if length == 0 {
                        self.error("body", "请填写正文。");
                    } else {
                        self.bounds(RuleCheck::BodyLength, "body", "正文", length);
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

    fn photos(&mut self, content: &SubmissionContent) {
        self.bounds(
            RuleCheck::PhotoCount,
            "photos",
            "图片",
            content.photos.len(),
        );
        for (path, photo) in content.all_photos() {
            self.photo(&path, photo);
        }
        let mut seen = HashSet::new();
        for (i, photo) in content.photos.iter().enumerate() {
            let caption = text::searchable(&photo.caption);
            if !caption.is_empty() && !seen.insert(caption) {
                let message = format!("第{}张图片的说明与前面的重复，请写明各自的内容。", i + 1);
                self.say(
                    RuleCheck::CaptionsDistinct,
                    format!("photos.{i}.caption"),
                    message,
                );
            }
        }
    }

    fn photo(&mut self, path: &str, photo: &Photo) {
        let caption = format!("{path}.caption");
        let length = text::strict(&photo.caption);
        match self.material.rule(RuleCheck::CaptionLength) {
            Some(rule) if length == 0 && rule.least.is_some_and(|n| n > 0) => {
                let message = "请填写图片说明，写明是什么活动。";
                self.say(RuleCheck::CaptionLength, &*caption, message);
            }
            Some(_) => self.bounds(RuleCheck::CaptionLength, &*caption, "图片说明", length),
            None => {}
        }
        if length > 0 && meaningless(&photo.caption) {
            let message = "图片说明像是相机或微信的文件名，请改为活动内容。";
            self.say(RuleCheck::CaptionMeaningful, &*caption, message);
        }
        let facts = self.facts;
        let Some(fact) = facts.photos.get(&photo.file) else {
            return;
        };
        if fact.longer > 0
            && let Some(rule) = self.material.rule(RuleCheck::PhotoPixels)
            && !rule.holds(fact.longer as usize)
        {
            let message = format!(
                "图片长边为{}像素，要求{}，请使用原图（不要用微信压缩过的图片）。",
                fact.longer,
                rule.bounds()
            );
            self.say(RuleCheck::PhotoPixels, path, message);
        }
        if let Some(other) = facts.used.get(&fact.digest) {
            let message = format!("这张图片已用于“{other}”，请换一张，或说明理由。");
            self.say(RuleCheck::PhotosUnused, path, message);
        }
    }

    fn repeated(&mut self, content: &SubmissionContent) {
        let facts = self.facts;
        let mut seen: HashSet<&str> = HashSet::new();
        for (path, photo) in content.all_photos() {
            let digest = facts.photos.get(&photo.file).map(|f| f.digest.as_str());
            if digest.is_some_and(|d| !d.is_empty() && !seen.insert(d)) {
                self.say(
                    RuleCheck::PhotosDistinct,
                    path,
                    "与前面的图片是同一张，请更换。",
                );
            }
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
            let kind = crate::material::DocumentKind::of_media_type(media_type);
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

    fn cases(&mut self, content: &SubmissionContent) {
        self.bounds(
            RuleCheck::CaseCount,
            "cases",
            "典型案例",
            content.cases.len(),
        );
        for (i, case) in content.cases.iter().enumerate() {
            let (title, body) = (text::strict(&case.title), text::words(&case.body));
            let n = i + 1;
            if title == 0 {
                self.error(format!("cases.{i}.title"), format!("请填写案例{n}的标题。"));
            } else {
                self.bounds(
                    RuleCheck::CaseTitleLength,
                    format!("cases.{i}.title"),
                    "案例标题",
                    title,
                );
            }
            if body == 0 {
                self.error(format!("cases.{i}.body"), format!("请填写案例{n}的正文。"));
            } else {
                self.bounds(
                    RuleCheck::CaseBodyLength,
                    format!("cases.{i}.body"),
                    "案例正文",
                    body,
                );
            }
            let what = format!("案例{n}的图片");
            self.bounds(
                RuleCheck::CasePhotoCount,
                format!("cases.{i}.photos"),
                &what,
                case.photos.len(),
            );
        }
        // Photos of cases are looked at with the others where the material has both.
        if !self.material.has(Part::Photos) {
            for (path, photo) in content.all_photos() {
                self.photo(&path, photo);
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
    }

    fn committee(&mut self, content: &SubmissionContent) {
        let members = content.committee.as_ref().map_or(0, |c| c.members.len());
        if members == 0 {
            self.error("committee.members", "请填写领导小组成员。");
        } else {
            self.bounds(
                RuleCheck::MemberCount,
                "committee.members",
                "领导小组",
                members,
            );
        }
    }
}

/// A name that a camera, a phone or a chat program gave: it says nothing of the activity.
pub fn meaningless(caption: &str) -> bool {
    let plain = text::half_width(caption).to_lowercase();
    let plain = plain.trim();
    const BEGINNINGS: [&str; 12] = [
        "img",
        "dsc",
        "dscn",
        "mmexport",
        "wx_camera",
        "微信图片",
        "微信截图",
        "qq图片",
        "screenshot",
        "屏幕截图",
        "pic",
        "photo",
    ];
    let rest = |begin: &str| plain.strip_prefix(begin).unwrap_or("x");
    let only_digits = |s: &str| {
        s.chars()
            .all(|c| c.is_ascii_digit() || "_-. ()".contains(c))
    };
    let numbered = BEGINNINGS.iter().any(|b| only_digits(rest(b)));
    let named = ["图片", "照片", "图", "新建图片"]
        .iter()
        .any(|b| only_digits(rest(b)));
    numbered || named || only_digits(plain)
}

#[cfg(test)]
mod tests;
