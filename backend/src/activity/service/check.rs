//! What even a draft must keep to, besides the contract's own checks: words of the edition, places
//! that exist, files of the same organization.

use contract::activity::ActivityContent;
use contract::edition::EditionInput;
use contract::validate::Check;
use uuid::Uuid;

use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::workflow::service::check::{self, NamedFile};

/// All that is wrong with `new` as a draft of this organization. What `old` had already is not
/// questioned: a word may have been retired since.
pub(super) async fn faults(
    conn: &mut Conn,
    check: &mut Check,
    edition: &EditionInput,
    organization_id: Uuid,
    old: Option<&ActivityContent>,
    new: &ActivityContent,
) -> Result<(), Failure> {
    let blank = ActivityContent::default();
    let before = old.unwrap_or(&blank);
    for (field, was, is, terms) in [
        ("strand", &before.strand, &new.strand, &edition.strands),
        ("form", &before.form, &new.form, &edition.forms),
    ] {
        if let Some(code) = is {
            check::word(check, field, code, was == is, terms);
        }
    }
    for (field, was, is, terms) in [
        ("topics", &before.topics, &new.topics, &edition.topics),
        (
            "audiences",
            &before.audiences,
            &new.audiences,
            &edition.audiences,
        ),
    ] {
        check::words(check, field, was, is, terms);
    }
    let (was, is) = (before.region_code.as_ref(), new.region_code.as_ref());
    check::place(conn, check, was, is).await?;
    let known = named(before);
    let mut asked = named(new);
    asked.retain(|named| !known.contains(named));
    check::files(conn, check, organization_id, &asked).await
}

/// The files of a content.
pub(super) fn named(content: &ActivityContent) -> Vec<NamedFile> {
    [
        ("picture", "picture", content.picture),
        ("attachment", "document", content.attachment),
    ]
    .into_iter()
    .filter_map(|(field, kind, id)| {
        Some(NamedFile {
            field: field.to_owned(),
            kind,
            id: id?,
        })
    })
    .collect()
}
