//! Workbooks: templates out, rows in.

use contract::import::{ImportKind, ImportQuery, ImportReport};
use web_sys::File;
use yew::Callback;

use super::client::{Answer, address, read};
use super::{file, query};

/// The template's address, for a link with `download`.
pub fn get_template(kind: ImportKind) -> String {
    address(&format!("api/v1/templates/{}", kind.code()))
}

/// `import_activities`, `import_organizations` or `import_people`. `progress` hears how much is
/// sent, 0 to 100.
pub async fn import(
    kind: ImportKind,
    file: File,
    query: ImportQuery,
    progress: Callback<u32>,
) -> Answer<ImportReport> {
    let query = query::query(&query);
    let path = format!("/{}/import{query}", kind.code());
    read(&file::upload(&path, &file, progress).await?)
}
