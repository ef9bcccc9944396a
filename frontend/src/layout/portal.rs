//! What the public sees around every page.

use contract::site::{ICP_ADDRESS, Site};
use yew::prelude::*;
use yew_router::prelude::*;

use super::simple::{SimpleBar, SimpleSwitch};
use super::switches::Switches;
use super::{SampleBanner, skip};
use crate::api;
use crate::hook::{set_to, toggle, use_edition, use_fetch};
use crate::route::Route;
use crate::ui::read_aloud::whole_page;
use crate::ui::{ReadAloud, RouteLink, icon};
use crate::{language, session, text};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub children: Html,
}

/// The week's mark and name.
pub fn brand(to: Route, line: &str) -> Html {
    html! {
        <RouteLink {to} class="brand">
            <img src="assets/logo.svg" alt="" width="40" height="40" />
            <span><b>{text::week_name()}</b><small>{line.to_owned()}</small></span>
        </RouteLink>
    }
}

#[component]
pub fn PortalShell(props: &Props) -> Html {
    let signed = use_state(|| false);
    use_effect_with((), {
        let signed = signed.clone();
        move |()| signed.set(session::probably_signed_in())
    });
    let open = use_state(|| false);
    let route: Option<Route> = use_route();
    let close = set_to(&open, false);
    let toggle = toggle(&open);
    let link = |to: Route, text: &'static str| {
        let current = route.as_ref() == Some(&to);
        // A list says the same in plainer words.
        let extra = matches!(to, Route::Calendar | Route::Map).then_some("extra");
        html! { <li class={extra}><RouteLink {to} {current} onclick={close.clone()}>{text}</RouteLink></li> }
    };
    html! {
        <div class="portal">
            {skip()}
            <SampleBanner />
            <header class="top">
                <div class="wrap">
                    {brand(Route::Home, text::province_name())}
                    <SimpleSwitch />
                    <button type="button" class="menu" data-plain="menu" aria-expanded={open.to_string()} aria-controls="menu" onclick={toggle}>
                        {if *open { icon::cross() } else { icon::menu() }}<span>{text::menu()}</span>
                    </button>
                    <nav id="menu" class={classes!(open.then_some("open"))} aria-label={text::menu_main()}>
                        <ul>
                            {link(Route::Home, text::nav_home())}
                            {link(Route::Activities, text::nav_activities())}
                            {link(Route::Calendar, text::nav_calendar())}
                            {link(Route::Map, text::nav_map())}
                            {link(Route::Hall, text::nav_hall())}
                            {link(Route::Articles, text::nav_articles())}
                            {link(Route::About, text::nav_about())}
                            <LanguageLink />
                        </ul>
                        if *signed {
                            <RouteLink to={Route::Desk} class="button small">{text::nav_desk()}</RouteLink>
                        } else {
                            <RouteLink to={Route::SignIn} class="button small quiet">{text::nav_sign_in()}</RouteLink>
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

/// The same address in the other language: the server remembers the choice.
#[component]
fn LanguageLink() -> Html {
    let other = language::now().other();
    let (path, query) = use_location().map_or_else(Default::default, |at| {
        (at.path().to_owned(), at.query_str().to_owned())
    });
    let kept = query.trim_start_matches('?').split('&');
    let kept = kept.filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let lang = format!("lang={}", other.tag());
    let query: Vec<&str> = kept.chain([lang.as_str()]).collect();
    let href = format!("{path}?{}", query.join("&"));
    html! { <li class="language"><a {href} lang={other.tag()} hreflang={other.tag()}>{other.name()}</a></li> }
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
                    <p class="foot-name">{edition.as_ref().map_or_else(|| text::site_name().into(), |e| text::written(&e.content.name))}</p>
                    if let Some(edition) = edition {
                        <p>{text::with(text::foot_theme, text::written(&edition.content.theme))}</p>
                    }
                    if let Some(site) = &site.data {
                        {registered(site)}
                    }
                </div>
                <div>
                    <p class="foot-head">{text::foot_feeds()}</p>
                    <ul>{ for api::portal::feed_addresses().into_iter().map(feed) }</ul>
                </div>
                <div class="stack">
                    <Switches />
                    <p class="row"><ReadAloud text={whole_page()} label={text::foot_aloud()} /></p>
                </div>
            </div>
        </footer>
    }
}

/// What a site in China says of itself at its foot; what is not set is left out.
fn registered(site: &Site) -> Html {
    let outside = |address: String, text: &str| {
        html! { <a href={address} target="_blank" rel="noopener nofollow" lang={language::written()}>{text.to_owned()}</a> }
    };
    let line = |say: fn(&str) -> String, value: &str| match value {
        "" => html! {},
        value => html! { <p>{text::with(say, text::written(value))}</p> },
    };
    html! {
        <>
            {line(text::foot_organizer, &site.organizer)}
            {line(text::foot_contact, &site.contact)}
            {line(text::foot_site_code, &site.site_code)}
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
            <header>{brand(Route::Home, text::province_name())}</header>
            <main id="main" tabindex="-1"><div class="sheet">{props.children.clone()}</div></main>
            <footer><Switches /></footer>
        </div>
    }
}
