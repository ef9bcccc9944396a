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

pub async fn import_activities(file: File, commit: bool) -> Answer<ImportReport> {
    import("/activities/import", file, commit).await
}

pub async fn import_organizations(file: File, commit: bool) -> Answer<ImportReport> {
    import("/organizations/import", file, commit).await
}

pub async fn import_people(file: File, commit: bool) -> Answer<ImportReport> {
    import("/people/import", file, commit).await
}

async fn import(path: &str, file: File, commit: bool) -> Answer<ImportReport> {
    let path = format!("{path}{}", query::query(&ImportQuery { commit }));
    read(&file::upload(&path, &file, Callback::noop()).await?)
}
