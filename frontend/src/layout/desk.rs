//! The desk: what a signed-in person may do stands at the side.

use yew::prelude::*;
use yew_router::prelude::*;

use super::portal::{Props, brand};
use super::switches::Switches;
use super::{SampleBanner, skip};
use crate::hook::{set_to, toggle};
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{RouteLink, icon};

/// Groups of the side navigation. What the policy forbids is not shown.
const GROUPS: &[(&str, &[(Route, &str)])] = &[
    (
        "",
        &[
            (Route::Desk, "工作台"),
            (Route::DeskActivities, "活动管理"),
            (Route::Reviews, "审核发布"),
            (Route::DeskArticles, "稿件管理"),
            (Route::ArticleReviews, "稿件审核"),
        ],
    ),
    (
        "材料报送",
        &[
            (Route::Submissions, "材料报送"),
            (Route::Board, "报送进度"),
            (Route::Materials, "材料要求"),
        ],
    ),
    (
        "单位与人员",
        &[
            (Route::Organizations, "单位"),
            (Route::People, "人员"),
            (Route::Invitations, "邀请"),
            (Route::Keys, "接口密钥"),
        ],
    ),
    (
        "年度活动周",
        &[
            (Route::Edition, "年度设置"),
            (Route::Openings, "启动仪式与活动周时间"),
            (Route::Committees, "组织机构"),
        ],
    ),
    ("监督", &[(Route::Audit, "审计记录")]),
    (
        "我的",
        &[
            (Route::Notifications, "通知"),
            (Route::Profile, "个人信息"),
            (Route::Sessions, "登录记录"),
        ],
    ),
];

/// A page below an entry belongs to it: `/desk/people/…` to 人员.
fn within(route: &Route, entry: &Route) -> bool {
    if route == entry {
        return true;
    }
    let path = route.to_path();
    *entry != Route::Desk
        && path
            .strip_prefix(&entry.to_path())
            .is_some_and(|rest| rest.starts_with('/'))
}

#[component]
pub fn DeskShell(props: &Props) -> Html {
    let session = use_session();
    let route: Route = use_route().unwrap_or(Route::Desk);
    let navigator = use_navigator();
    let open = use_state(|| false);
    let Some(profile) = session.profile().cloned() else {
        return html! {};
    };
    let close = set_to(&open, false);
    let toggle = toggle(&open);
    let leave = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| {
            // Away from the desk first, or its guard would ask to sign in again.
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Home);
            }
            session.sign_out(None);
        })
    };
    let entry = |(to, text): &(Route, &'static str)| {
        let unread = (*to == Route::Notifications && profile.unread > 0).then_some(profile.unread);
        html! {
            <li><RouteLink to={to.clone()} current={within(&route, to)} onclick={close.clone()}>
                {*text}
                if let Some(unread) = unread {
                    <span class="number">{unread}<span class="unseen">{"条未读"}</span></span>
                }
            </RouteLink></li>
        }
    };
    let group = |(name, entries): &(&'static str, &'static [(Route, &'static str)])| {
        let mut allowed = entries
            .iter()
            .filter(|(to, _)| to.needs().is_none_or(|o| session.may(o)))
            // Institutions see their own row alone: that is 材料报送.
            .filter(|(to, _)| *to != Route::Board || session.is_office())
            .peekable();
        if allowed.peek().is_none() {
            return html! {};
        }
        html! {
            <>
                if !name.is_empty() {
                    <p>{*name}</p>
                }
                <ul>{ for allowed.map(entry) }</ul>
            </>
        }
    };
    let bell = format!("通知，{}条未读", profile.unread);
    html! {
        <div class="desk">
            {skip()}
            <SampleBanner />
            <header class="top">
                <div class="wrap">
                    {brand(Route::Desk, "工作台")}
                    <div class="who">
                        <span class="who-name"><b>{&profile.name}</b><small>{&profile.organization.name}</small></span>
                        <RouteLink to={Route::Notifications} class="bell">
                            {icon::bell()}
                            <span class="unseen">{bell}</span>
                            if profile.unread > 0 {
                                <span class="number" aria-hidden="true">{profile.unread.min(99)}</span>
                            }
                        </RouteLink>
                        <button type="button" class="button small quiet" onclick={leave}>{"退出"}</button>
                    </div>
                    <button type="button" class="menu" aria-expanded={open.to_string()} aria-controls="menu" onclick={toggle}>
                        {if *open { icon::cross() } else { icon::menu() }}<span>{"菜单"}</span>
                    </button>
                </div>
            </header>
            <div class="desk-body">
                <nav id="menu" class={classes!("side", open.then_some("open"))} aria-label="工作台导航">
                    { for GROUPS.iter().map(group) }
                    <ul><li><RouteLink to={Route::Home}>{"查看公众页面"}</RouteLink></li></ul>
                    <Switches />
                </nav>
                <main id="main" tabindex="-1">{props.children.clone()}</main>
            </div>
        </div>
    }
}
