//! What a draft and a step of any noun are held against besides its own rules: words of the edition, places
//! that exist, files of the same organization, what is missing, what a verdict must say.

use contract::edition::Term;
use contract::id::FileId;
use contract::validate::Check;
use contract::workflow::{Verb, WorkflowState};
use uuid::Uuid;

use super::aggregate::Aggregate;
use super::step::Move;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::workflow::kind::{Context, Validated, WorkflowKind};
use crate::workflow::store::{EntryChanges, read};

/// 422 where `new` is no draft, with `path` before each field.
pub async fn draft<N: WorkflowKind>(
    conn: &mut Conn,
    context: Context<'_, N>,
    old: Option<&N::Content>,
    new: N::Content,
    path: &str,
) -> Result<Validated<N::Content>, Failure> {
    let mut check = Check::default();
    N::validate(conn, context, &mut check, old, &new).await?;
    for fault in &mut check.errors {
        fault.field.insert_str(0, path);
    }
    Failure::fields(check.errors)?;
    Ok(Validated::checked(new))
}

/// 422 lists what is missing before it can be submitted, or says that a review tells too little.
pub async fn before<N: WorkflowKind>(
    conn: &mut Conn,
    aggregate: &Aggregate<N>,
    step: Move<'_, N::State>,
) -> Result<EntryChanges, Failure> {
    let mut check = Check::default();
    match step.verb {
        Verb::Submit => {
            let content = aggregate.content()?;
            check.errors = N::missing(&content, aggregate.context());
            files(conn, &mut check, aggregate.filer.id, &N::named(&content)).await?;
        }
        Verb::Return => {
            let said = !step.verdict.note.is_empty() || !step.verdict.remarks.is_empty();
            let message = "请填写退回意见，或对具体内容逐项说明。";
            check.that(said, "note", "required", message);
        }
        _ => {}
    }
    Failure::fields(check.errors)?;
    kept(conn, aggregate, step).await
}

/// What an entry that offices review keeps of when its last version came in, and was accepted.
async fn kept<N: WorkflowKind>(
    conn: &mut Conn,
    aggregate: &Aggregate<N>,
    step: Move<'_, N::State>,
) -> Result<EntryChanges, Failure> {
    let mut changes = EntryChanges::default();
    let now = Some(step.now);
    match step.verb {
        _ if !N::chained() => {}
        Verb::Submit => {
            changes.submitted_at = Some(now);
            changes.first_submitted_at = (!aggregate.came_before()).then_some(now);
        }
        // It counts as not handed in: what shows is when the version before came in, where there is one.
        Verb::Withdraw => {
            let last = read::before::<N>(conn, aggregate.row.id, aggregate.newest.number).await?;
            changes.first_submitted_at = last.is_none().then_some(None);
            changes.submitted_at = Some(last.and_then(|last| last.submitted_at));
        }
        _ => changes.accepted_at = (step.to == N::State::IN_FORCE).then_some(now),
    }
    Ok(changes)
}

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
    pub id: FileId,
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
    let ids: Vec<Uuid> = asked.iter().map(|named| named.id.into()).collect();
    let own = read::own_files(conn, organization_id, &ids).await?;
    for NamedFile { field, kind, id } in asked {
        match own.iter().find(|(own, _)| *own == Uuid::from(*id)) {
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
