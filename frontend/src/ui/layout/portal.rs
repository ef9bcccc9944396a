//! What the public sees around every page.

use contract::site::{ICP_ADDRESS, Site};
use yew::prelude::*;
use yew_router::prelude::*;

use super::simple::{SimpleBar, SimpleSwitch};
use super::switches::Switches;
use super::{SampleBanner, skip};
use crate::api;
use crate::hook::{use_edition, use_fetch};
use crate::route::Route;
use crate::session;
use crate::ui::aloud::whole_page;
use crate::ui::{Aloud, Go, icon};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub children: Html,
}

/// The week's mark and name.
pub fn brand(to: Route, line: &str) -> Html {
    html! {
        <Go {to} class="brand">
            <img src="assets/logo.svg" alt="" width="40" height="40" />
            <span><b>{"全民终身学习活动周"}</b><small>{line.to_owned()}</small></span>
        </Go>
    }
}

#[component]
pub fn PortalShell(props: &Props) -> Html {
    let signed = use_state(|| false);
    use_effect_with((), {
        let signed = signed.clone();
        move |()| signed.set(session::likely())
    });
    let open = use_state(|| false);
    let route: Option<Route> = use_route();
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let link = |to: Route, text: &str| {
        let current = route.as_ref() == Some(&to);
        // A list says the same in plainer words.
        let extra = matches!(to, Route::Calendar | Route::Map).then_some("extra");
        html! { <li class={extra}><Go {to} {current} onclick={close.clone()}>{text.to_owned()}</Go></li> }
    };
    html! {
        <div class="portal">
            {skip()}
            <SampleBanner />
            <header class="top">
                <div class="wrap">
                    {brand(Route::Home, "吉林省")}
                    <SimpleSwitch />
                    <button type="button" class="menu" aria-expanded={open.to_string()} aria-controls="menu" onclick={toggle}>
                        {if *open { icon::cross() } else { icon::menu() }}<span>{"菜单"}</span>
                    </button>
                    <nav id="menu" class={classes!(open.then_some("open"))} aria-label="主导航">
                        <ul>
                            {link(Route::Home, "首页")}
                            {link(Route::Activities, "活动查询")}
                            {link(Route::Calendar, "活动日历")}
                            {link(Route::Map, "活动地图")}
                            {link(Route::Hall, "网上展厅")}
                            {link(Route::Articles, "展示与资源")}
                            {link(Route::About, "关于活动周")}
                        </ul>
                        if *signed {
                            <Go to={Route::Desk} class="button small">{"进入工作台"}</Go>
                        } else {
                            <Go to={Route::SignIn} class="button small quiet">{"单位登录"}</Go>
                        }
                    </nav>
                </div>
            </header>
            <main id="main" tabindex="-1">{props.children.clone()}</main>
            <Footer />
            <SimpleBar />
        </div>
    }
}

#[component]
fn Footer() -> Html {
    let edition = use_edition();
    let site = use_fetch((), api::portal::get_site);
    let feed = |(name, address): (&'static str, String)| {
        html! { <li><a href={address} target="_blank" rel="noopener">{name}</a></li> }
    };
    html! {
        <footer class="foot">
            <div class="wrap">
                <div>
                    <p class="foot-name">{edition.as_ref().map_or("吉林省全民终身学习活动周", |e| e.content.name.as_str()).to_owned()}</p>
                    if let Some(edition) = edition {
                        <p>{"主题："}{&edition.content.theme}</p>
                    }
                    if let Some(site) = &site.data {
                        {registered(site)}
                    }
                </div>
                <div>
                    <p class="foot-head">{"数据接口"}</p>
                    <ul>{ for api::portal::feed_addresses().into_iter().map(feed) }</ul>
                </div>
                <div class="stack">
                    <Switches />
                    <p class="row"><Aloud text={whole_page()} label="朗读本页" /></p>
                </div>
            </div>
        </footer>
    }
}

/// What a site in China says of itself at its foot; what is not set is left out.
fn registered(site: &Site) -> Html {
    let outside = |address: String, text: &str| {
        html! { <a href={address} target="_blank" rel="noopener nofollow">{text.to_owned()}</a> }
    };
    let line = |name: &'static str, text: &str| match text {
        "" => html! {},
        text => html! { <p>{name}{text.to_owned()}</p> },
    };
    html! {
        <>
            {line("主办单位：", &site.organizer)}
            {line("联系方式：", &site.contact)}
            {line("网站标识码：", &site.site_code)}
            if !site.icp.is_empty() {
                <p>{outside(ICP_ADDRESS.to_owned(), &site.icp)}</p>
            }
            if let Some(address) = site.police_address() {
                <p>{outside(address, &site.police)}</p>
            }
        </>
    }
}

/// A quiet page with one thing to do.
#[component]
pub fn AccountShell(props: &Props) -> Html {
    html! {
        <div class="account">
            {skip()}
            <SampleBanner />
            <header>{brand(Route::Home, "吉林省")}</header>
            <main id="main" tabindex="-1"><div class="sheet">{props.children.clone()}</div></main>
            <footer><Switches /></footer>
        </div>
    }
}
