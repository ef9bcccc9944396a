//! Where the page is shown. Everything that differs between a browser and the server, which renders
//! the public pages too, is here.

#[cfg(target_arch = "wasm32")]
pub use browser::*;
#[cfg(not(target_arch = "wasm32"))]
pub use server::*;

#[cfg(target_arch = "wasm32")]
mod browser {
    use contract::problem::Problem;
    use wasm_bindgen::JsCast;
    use yew_router::history::{AnyHistory, BrowserHistory};

    use crate::preloaded::Answers;

    pub fn history() -> AnyHistory {
        BrowserHistory::new().into()
    }

    /// Where the page is installed: `/` or `/path/`.
    pub fn base_path() -> String {
        let base = crate::document().base_uri().ok().flatten();
        base.and_then(|uri| web_sys::Url::new(&uri).ok())
            .map_or_else(|| "/".into(), |url| url.pathname())
    }

    /// The API's own origin, where it is not the page's.
    pub fn api_origin() -> Option<String> {
        crate::document()
            .query_selector("meta[name=api]")
            .ok()
            .flatten()
            .and_then(|meta| meta.get_attribute("content"))
            .filter(|origin| !origin.is_empty())
    }

    /// With scheme and host.
    pub fn absolute(path: &str) -> String {
        let here = crate::window().location().href().unwrap_or_default();
        web_sys::Url::new_with_base(path, &here).map_or(path.to_owned(), |url| url.href())
    }

    /// Of the window, CSS pixels.
    pub fn width() -> Option<f64> {
        crate::window().inner_width().ok()?.as_f64()
    }

    /// The city that the reader chose last: a cookie, so that the server's first page has it, too.
    pub fn city() -> Option<String> {
        let cookies = js_sys::Reflect::get(&crate::document(), &"cookie".into()).ok()?;
        let cookies = cookies.as_string()?;
        let pairs = cookies.split("; ").filter_map(|pair| pair.split_once('='));
        let mut cities = pairs.filter(|(name, _)| *name == "city");
        cities.next().map(|(_, code)| code.to_owned())
    }

    /// For a year.
    pub fn remember_city(code: &str) {
        let cookie = [
            "city=",
            code,
            "; path=",
            &base_path(),
            "; max-age=31536000; samesite=lax",
        ];
        let _ = js_sys::Reflect::set(
            &crate::document(),
            &"cookie".into(),
            &cookie.concat().into(),
        );
    }

    /// A browser's own title and description are set by effects.
    pub fn set_head(_title: Option<&str>, _description: Option<&str>) {}

    /// What lies in the page: `<script type="application/json" data-path="…">`.
    pub fn answers() -> Answers {
        let mut out = Answers::new();
        let Ok(all) = crate::document().query_selector_all("script[data-path]") else {
            return out;
        };
        for at in 0..all.length() {
            let Some(one) = all
                .item(at)
                .and_then(|n| n.dyn_into::<web_sys::Element>().ok())
            else {
                continue;
            };
            let text = one.text_content().unwrap_or_default();
            let answer = match one.get_attribute("data-problem") {
                Some(_) => match serde_json::from_str::<Problem>(&text) {
                    Ok(problem) => Err(problem),
                    Err(_) => continue,
                },
                None => Ok(text),
            };
            out.insert(one.get_attribute("data-path").unwrap_or_default(), answer);
        }
        out
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod server {
    use std::cell::RefCell;

    use yew_router::history::{AnyHistory, History, MemoryHistory};
    use yew_router::query::Raw;

    /// The page in work on this thread.
    #[derive(Clone, Default)]
    pub struct RenderContext {
        /// `http://host`
        pub origin: String,
        /// `/` or `/path/`.
        pub base: String,
        /// Below the origin, with the query.
        pub address: String,
        /// The city that the reader chose last.
        pub city: Option<String>,
        pub title: Option<String>,
        pub description: Option<String>,
    }

    thread_local! {
        static CONTEXT: RefCell<RenderContext> = RefCell::default();
    }

    pub fn enter(context: RenderContext) {
        CONTEXT.set(context);
    }

    pub fn leave() -> RenderContext {
        CONTEXT.take()
    }

    pub fn history() -> AnyHistory {
        let history = MemoryHistory::new();
        let address = CONTEXT.with_borrow(|p| p.address.clone());
        match address.split_once('?') {
            // Encoded already, so it can't fail.
            Some((path, query)) => drop(history.replace_with_query(path, Raw(query))),
            None => history.replace(address),
        }
        history.into()
    }

    pub fn base_path() -> String {
        CONTEXT.with_borrow(|p| p.base.clone())
    }

    pub fn api_origin() -> Option<String> {
        None
    }

    pub fn absolute(path: &str) -> String {
        CONTEXT.with_borrow(|p| format!("{}{path}", p.origin))
    }

    pub fn width() -> Option<f64> {
        None
    }

    pub fn city() -> Option<String> {
        CONTEXT.with_borrow(|p| p.city.clone())
    }

    pub fn remember_city(_code: &str) {}

    /// The outlines of the map, which lie beside the program and come with a page that draws them.
    pub fn outline(code: &str) -> Option<&'static str> {
        Some(match code {
            "220000" => include_str!("../assets/map/220000.json"),
            "220100" => include_str!("../assets/map/220100.json"),
            "220200" => include_str!("../assets/map/220200.json"),
            "220300" => include_str!("../assets/map/220300.json"),
            "220400" => include_str!("../assets/map/220400.json"),
            "220500" => include_str!("../assets/map/220500.json"),
            "220600" => include_str!("../assets/map/220600.json"),
            "220700" => include_str!("../assets/map/220700.json"),
            "220800" => include_str!("../assets/map/220800.json"),
            "222400" => include_str!("../assets/map/222400.json"),
            _ => return None,
        })
    }

    /// The last that is told stays: a page's own word comes after its shell's.
    pub fn set_head(title: Option<&str>, description: Option<&str>) {
        CONTEXT.with_borrow_mut(|p| {
            if let Some(title) = title {
                p.title = Some(title.to_owned());
            }
            if let Some(description) = description {
                p.description = Some(description.to_owned());
            }
        });
    }
}
