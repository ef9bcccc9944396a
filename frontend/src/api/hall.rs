//! 网上展厅.

use contract::hall::{PanelFilter, PanelRow, PublicPanel};
use contract::id::SubmissionId;
use contract::page::Page;

use super::client::{Answer, Call};

pub async fn list_panels(filter: PanelFilter) -> Answer<Page<PanelRow>> {
    Call::get("/public/panels")
        .query(&filter)
        .public()
        .json()
        .await
}

pub async fn get_panel(id: SubmissionId) -> Answer<PublicPanel> {
    Call::get(format!("/public/panels/{id}"))
        .public()
        .json()
        .await
}

pub async fn visit_panel(id: SubmissionId) -> Answer<()> {
    Call::post(format!("/public/panels/{id}/visits"))
        .public()
        .no_content()
        .await
}
