//! Items of a content in words.

use contract::entry::Content;
use contract::submission::{Photo, Submission, SubmissionContent};

/// One field as text; empty where it holds nothing.
pub fn field_text(field: &str, c: &SubmissionContent) -> String {
    let lines = |lines: Vec<String>| lines.join("\n");
    match field {
        "statement" => c
            .statement
            .as_ref()
            .map_or_else(String::new, |s| format!("{}：{}", s.kind.label(), s.reason)),
        "title" => c.title.clone(),
        "body" => c.body.clone(),
        "photos" => lines(photos(&c.photos)),
        "documents" => match c.documents.len() {
            0 => String::new(),
            n => format!("{n}个文件"),
        },
        "cases" => {
            let case = |(i, case): (usize, &contract::submission::Case)| {
                let mut all = vec![format!("案例{}：{}", i + 1, case.title), case.body.clone()];
                all.extend(photos(&case.photos));
                lines(all)
            };
            lines(c.cases.iter().enumerate().map(case).collect())
        }
        "exemplars" => match c.exemplars.len() {
            0 => String::new(),
            n => format!("{n}项活动"),
        },
        "figures" => lines(
            c.figures
                .iter()
                .filter(|f| !f.value.is_empty())
                .map(|f| format!("{}：{}", f.code, f.value))
                .collect(),
        ),
        "committee" => c.committee.as_ref().map_or_else(String::new, |committee| {
            let member = |m: &contract::edition::CommitteeMember| {
                format!("{} {} {}{}", m.duty, m.name, m.unit, m.post)
            };
            lines(committee.members.iter().map(member).collect())
        }),
        "explanations" => lines(
            c.explanations
                .iter()
                .map(|e| format!("{}：{}", e.check.label(), e.reason))
                .collect(),
        ),
        "gathered" => match c.gathered.len() {
            0 => String::new(),
            n => format!("汇集{n}份"),
        },
        _ => String::new(),
    }
}

fn photos(photos: &[Photo]) -> Vec<String> {
    let line = |(i, p): (usize, &Photo)| format!("{}. {}", i + 1, p.caption);
    photos.iter().enumerate().map(line).collect()
}

/// `photos.2` → 第3张图片, `cases.0.body` → 案例1正文, `figures.visits` → its label.
pub fn item_label(path: &str, submission: &Submission) -> String {
    let mut parts = path.split('.');
    let nth = |part: Option<&str>| part.and_then(|p| p.parse::<usize>().ok()).map(|n| n + 1);
    let root = parts.next().unwrap_or_default();
    match (root, parts.next()) {
        ("photos", Some(i)) => format!("第{}张图片", nth(Some(i)).unwrap_or_default()),
        ("documents", Some(i)) => format!("文件{}", nth(Some(i)).unwrap_or_default()),
        ("exemplars", Some(i)) => format!("示范活动{}", nth(Some(i)).unwrap_or_default()),
        ("cases", Some(i)) => {
            let case = format!("案例{}", nth(Some(i)).unwrap_or_default());
            match (parts.next(), nth(parts.next())) {
                (Some("title"), _) => case + "标题",
                (Some("body"), _) => case + "正文",
                (Some("photos"), Some(n)) => format!("{case}第{n}张图片"),
                (Some("photos"), None) => case + "图片",
                _ => case,
            }
        }
        ("figures", Some(code)) => submission
            .material
            .content
            .figures
            .iter()
            .find(|f| f.code == code)
            .map_or_else(|| code.to_owned(), |f| f.label.clone()),
        _ => SubmissionContent::label(root).to_owned(),
    }
}
