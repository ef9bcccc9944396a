//! 批量导入人员.

use contract::import::ImportKind;
use yew::prelude::*;

use crate::page::import::Import;
use crate::route::Route;
use crate::ui::{PageHead, RouteLink};

#[component]
pub fn PersonImport() -> Html {
    let after =
        html! { <RouteLink to={Route::Invitations} class="button">{"查看邀请"}</RouteLink> };
    html! {
        <>
            <PageHead title="批量导入人员" lead="一次邀请多名人员，导入后逐一得到邀请链接，由本人设置用户名和密码。" />
            <Import kind={ImportKind::People} {after}>
                <p>{"“单位名称”须与系统中的名称完全一致；多个角色用顿号隔开。"}</p>
            </Import>
        </>
    }
}
