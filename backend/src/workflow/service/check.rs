//! What a draft of any noun is held against besides its own rules: words of the edition, places that
//! exist, files of the same organization.

use contract::edition::Term;
use contract::validate::Check;
use uuid::Uuid;

use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::workflow::store::read;

/// A word that the edition offers. One that was there before may have been retired since.
pub fn word(check: &mut Check, field: &str, code: &str, before: bool, terms: &[Term]) {
    if before {
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
}

/// Several of a list.
pub fn words(check: &mut Check, field: &str, before: &[String], now: &[String], terms: &[Term]) {
    for (i, code) in now.iter().enumerate() {
        let known = before.contains(code);
        word(check, &format!("{field}.{i}"), code, known, terms);
    }
}

pub async fn place(
    conn: &mut Conn,
    check: &mut Check,
    before: Option<&String>,
    now: Option<&String>,
) -> Result<(), Failure> {
    if let Some(code) = now.filter(|code| before != Some(*code))
        && !read::is_region(conn, code).await?
    {
        check.fault(
            "region_code",
            "unknown",
            "没有此行政区划，请从列表中选择所在地区。",
        );
    }
    Ok(())
}

/// A file that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFile {
    pub field: String,
    /// `picture` or `document`.
    pub kind: &'static str,
    pub id: Uuid,
}

pub async fn files(
    conn: &mut Conn,
    check: &mut Check,
    organization_id: Uuid,
    asked: &[NamedFile],
) -> Result<(), Failure> {
    if asked.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = asked.iter().map(|named| named.id).collect();
    let own = read::own_files(conn, organization_id, &ids).await?;
    for NamedFile { field, kind, id } in asked {
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
