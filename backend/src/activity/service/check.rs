//! What even a draft must keep to, besides the contract's own checks: words of the edition, places
//! that exist, files of the same organization.

use contract::activity::ActivityContent;
use contract::edition::{EditionInput, Term};
use contract::problem::FieldError;
use contract::validate::Check;
use uuid::Uuid;

pub use super::catalog::Catalog;
use crate::activity::store::read;
use crate::http::failure::Failure;
use crate::organization::filer::Filer;
use crate::store::Conn;

/// A content that was checked against edition, places and files.
#[derive(Clone, Debug)]
pub struct Sound(ActivityContent);

impl Sound {
    /// One that was checked when it was stored.
    pub(super) fn stored(content: ActivityContent) -> Self {
        Self(content)
    }

    pub fn content(&self) -> &ActivityContent {
        &self.0
    }
}

/// All that is wrong with `new` as a draft of this organization. What `old` had already is not
/// questioned: a word may have been retired since.
pub async fn faults(
    conn: &mut Conn,
    catalog: &Catalog,
    organization_id: Uuid,
    old: Option<&ActivityContent>,
    new: &ActivityContent,
) -> Result<Vec<FieldError>, Failure> {
    let mut check = Check::default();
    words(&mut check, &catalog.edition, old, new);
    if let Some(code) = &new.region_code
        && old.and_then(|o| o.region_code.as_ref()) != Some(code)
        && !read::is_region(conn, code).await?
    {
        check.fault(
            "region_code",
            "unknown",
            "没有此行政区划，请从列表中选择所在地区。",
        );
    }
    let asked: Vec<(&str, &str, Uuid)> = [
        (
            "picture",
            "picture",
            new.picture
                .filter(|id| old.and_then(|o| o.picture) != Some(*id)),
        ),
        (
            "attachment",
            "document",
            new.attachment
                .filter(|id| old.and_then(|o| o.attachment) != Some(*id)),
        ),
    ]
    .into_iter()
    .filter_map(|(field, kind, id)| Some((field, kind, id?)))
    .collect();
    files(conn, &mut check, organization_id, &asked).await?;
    Ok(check.errors)
}

/// As [`faults`], for one content with its path in the request; 422 where anything is wrong.
pub async fn sound(
    conn: &mut Conn,
    catalog: &Catalog,
    organization_id: Uuid,
    old: Option<&ActivityContent>,
    new: ActivityContent,
    path: &str,
) -> Result<Sound, Failure> {
    let mut found = faults(conn, catalog, organization_id, old, &new).await?;
    for fault in &mut found {
        fault.field.insert_str(0, path);
    }
    Failure::fields(found)?;
    Ok(Sound(new))
}

/// What stands between the stored draft and its submission.
pub(super) async fn submittable(
    conn: &mut Conn,
    catalog: &Catalog,
    filer: &Filer,
    content: &ActivityContent,
) -> Result<(), Failure> {
    let mut check = Check::default();
    check.errors = content.submittable(&catalog.edition);
    let asked: Vec<_> = [
        ("picture", "picture", content.picture),
        ("attachment", "document", content.attachment),
    ]
    .into_iter()
    .filter_map(|(field, kind, id)| Some((field, kind, id?)))
    .collect();
    files(conn, &mut check, filer.id, &asked).await?;
    Failure::fields(check.errors)
}

fn words(
    check: &mut Check,
    edition: &EditionInput,
    old: Option<&ActivityContent>,
    new: &ActivityContent,
) {
    let before = |pick: fn(&ActivityContent) -> &[String]| old.map(pick).unwrap_or_default();
    let one =
        |pick: fn(&ActivityContent) -> &Option<String>| old.map(pick).and_then(Option::as_ref);
    let mut word = |field: &str, code: &str, known: bool, terms: &[Term]| {
        if known {
            return;
        }
        match terms.iter().find(|t| t.code == code) {
            None => check.fault(field, "unknown", "此选项不在本年度的目录中，请重新选择。"),
            Some(term) if term.retired => check.fault(
                field,
                "retired",
                format!("“{}”已停用，请选择其他选项。", term.label),
            ),
            Some(_) => {}
        }
    };
    if let Some(code) = &new.strand {
        word(
            "strand",
            code,
            one(|c| &c.strand) == Some(code),
            &edition.strands,
        );
    }
    if let Some(code) = &new.form {
        word("form", code, one(|c| &c.form) == Some(code), &edition.forms);
    }
    for (i, code) in new.topics.iter().enumerate() {
        let known = before(|c| &c.topics).contains(code);
        word(&format!("topics.{i}"), code, known, &edition.topics);
    }
    for (i, code) in new.audiences.iter().enumerate() {
        let known = before(|c| &c.audiences).contains(code);
        word(&format!("audiences.{i}"), code, known, &edition.audiences);
    }
}

async fn files(
    conn: &mut Conn,
    check: &mut Check,
    organization_id: Uuid,
    asked: &[(&str, &str, Uuid)],
) -> Result<(), Failure> {
    if asked.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = asked.iter().map(|(_, _, id)| *id).collect();
    let own = read::own_files(conn, organization_id, &ids).await?;
    for (field, kind, id) in asked {
        match own.iter().find(|(own, _)| own == id) {
            None => check.fault(field, "unknown", "没有找到本单位上传的此文件，请重新上传。"),
            Some((_, found)) if found != kind => check.fault(
                field,
                "wrong_kind",
                if *kind == "picture" {
                    "此处只能使用图片，请重新上传。"
                } else {
                    "此处只能使用文档，请重新上传。"
                },
            ),
            Some(_) => {}
        }
    }
    Ok(())
}
