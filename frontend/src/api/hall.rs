//! 网上展厅.

use contract::hall::{PanelFilter, PanelRow, PublicPanel};
use contract::page::Page;
use uuid::Uuid;

use super::client::{Answer, Call};

pub async fn list_panels(filter: PanelFilter) -> Answer<Page<PanelRow>> {
    Call::get("/public/panels")
        .query(&filter)
        .public()
        .json()
        .await
}

pub async fn get_panel(id: Uuid) -> Answer<PublicPanel> {
    Call::get(format!("/public/panels/{id}"))
        .public()
        .json()
        .await
}

pub async fn visit_panel(id: Uuid) -> Answer<()> {
    Call::post(format!("/public/panels/{id}/visits"))
        .public()
        .no_content()
        .await
}
