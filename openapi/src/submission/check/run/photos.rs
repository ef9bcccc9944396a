//! Photos, those of cases too.

use std::collections::HashSet;

use super::Run;
use crate::material::{Part, RuleCheck};
use crate::submission::check::meaningless;
use crate::submission::content::{Photo, SubmissionContent};
use crate::text;

impl Run<'_> {
    pub fn photos(&mut self, content: &SubmissionContent) {
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

    pub fn repeated(&mut self, content: &SubmissionContent) {
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

    pub fn cases(&mut self, content: &SubmissionContent) {
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
}
