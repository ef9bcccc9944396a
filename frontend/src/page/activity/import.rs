//! 批量导入活动.

use contract::import::ImportKind;
use contract::workflow::RevisionState;
use yew::prelude::*;

use crate::page::import::Import;
use crate::route::Route;
use crate::ui::{PageHead, RouteLink};

#[component]
pub fn ActivityImport() -> Html {
    let drafts = format!("state={}", RevisionState::Draft.code());
    let after = html! { <RouteLink to={Route::DeskActivities} query={drafts} class="button">{"查看导入的草稿"}</RouteLink> };
    html! {
        <>
            <PageHead title="批量导入活动" lead="把已有的活动清单一次导入为草稿，核对补充后再逐项提交审核。" />
            <Import kind={ImportKind::Activities} {after}>
                <p>{"多个主题、人群或单位用顿号隔开。时间写作 2020-11-15 09:00。“举办单位”留空表示本单位。"}</p>
            </Import>
        </>
    }
}
