//! What even a draft must keep to, besides the contract's own checks, and what a submission must.

use std::collections::HashMap;

use contract::id::FileId;
use contract::material::MaterialInput;
use contract::problem::FieldError;
use contract::submission::{Facts, SubmissionContent, findings, unexplained};
use contract::validate::Check;
use uuid::Uuid;

use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::submission::store::read;

/// All that is wrong with `new` as a draft of this organization's. What `old` had already is not questioned: the
/// material may have changed since, and a file may have gone with its organization.
pub async fn draft(
    conn: &mut Conn,
    material: &MaterialInput,
    organization: Uuid,
    check: &mut Check,
    old: Option<&SubmissionContent>,
    new: &SubmissionContent,
) -> Result<(), Failure> {
    figures(check, material, old, new);
    for (i, id) in new.gathered.iter().enumerate() {
        let known = old.is_some_and(|o| o.gathered.contains(id));
        let message = "请用“汇集下级材料”加入下级单位的材料。";
        check.that(known, &format!("gathered.{i}"), "unknown", message);
    }
    files(conn, check, organization, old, new).await
}

fn figures(
    check: &mut Check,
    material: &MaterialInput,
    old: Option<&SubmissionContent>,
    new: &SubmissionContent,
) {
    for (i, figure) in new.figures.iter().enumerate() {
        let code = &figure.code;
        let field = format!("figures.{code}");
        let known = material.figures.iter().any(|f| f.code == *code)
            || old.is_some_and(|o| o.figure(code).is_some());
        let message = "此项材料的数据表中没有这一项，请刷新后重新填写。";
        check.that(known, &field, "unknown", message);
        let twice = new.figures[..i].iter().any(|f| f.code == *code);
        check.that(!twice, &field, "duplicate", "同一数据项只能填写一次。");
    }
}

async fn files(
    conn: &mut Conn,
    check: &mut Check,
    organization: Uuid,
    old: Option<&SubmissionContent>,
    new: &SubmissionContent,
) -> Result<(), Failure> {
    let ids = new.files();
    if ids.is_empty() {
        return Ok(());
    }
    let before = old.map(SubmissionContent::files).unwrap_or_default();
    let found: HashMap<FileId, String> = read::files(conn, organization, &ids)
        .await?
        .into_iter()
        .filter(|(id, _, within)| *within || before.contains(&(*id).into()))
        .map(|(id, kind, _)| (id.into(), kind))
        .collect();
    let photos = new.all_photos().map(|(path, p)| (path, p.file, "picture"));
    let documents = new.documents.iter().enumerate();
    let documents = documents.map(|(i, d)| (format!("documents.{i}"), d.file, "document"));
    for (path, id, wanted) in photos.chain(documents) {
        match found.get(&id).map(String::as_str) {
            None => check.fault(
                &path,
                "unknown",
                "没有找到本单位或下级单位上传的此文件，请重新上传。",
            ),
            Some(kind) if kind != wanted => check.fault(
                &path,
                "wrong_kind",
                match wanted {
                    "picture" => "此处只能使用图片，请重新上传。",
                    _ => "此处只能使用文档，请重新上传。",
                },
            ),
            Some(_) => {}
        }
    }
    Ok(())
}

/// What the rules say that no written reason answers: it can't be submitted so.
pub fn submittable(
    content: &SubmissionContent,
    material: &MaterialInput,
    facts: &Facts,
) -> Result<(), Failure> {
    let found = findings(content, material, facts);
    let faults = unexplained(&found, content)
        .into_iter()
        .map(|f| FieldError {
            field: f.field.clone(),
            code: f.check.map_or("required", |c| c.code()).to_owned(),
            message: f.message.clone(),
        });
    Failure::fields(faults.collect())
}
