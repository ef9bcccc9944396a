//! 批量导入单位.

use contract::import::ImportKind;
use yew::prelude::*;

use crate::page::import::Import;
use crate::route::Route;
use crate::ui::{PageHead, RouteLink};

#[component]
pub fn OrganizationImport() -> Html {
    let after =
        html! { <RouteLink to={Route::Organizations} class="button">{"查看单位"}</RouteLink> };
    html! {
        <>
            <PageHead title="批量导入单位" lead="一次新增多个下属单位，全部正确后才会保存。" />
            <Import kind={ImportKind::Organizations} {after}>
                <p>{"“上级单位”留空表示本单位；填写时须与系统中的单位名称完全一致。"}</p>
            </Import>
        </>
    }
}
