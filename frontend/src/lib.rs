//! The page: reads and files the week's activities through the API.

// The server renders the public pages alone; to it all else is dead.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, unused_imports))]

mod api;
mod app;
mod given;
mod hook;
mod language;
mod look;
mod page;
mod place;
mod route;
#[cfg(not(target_arch = "wasm32"))]
pub mod server;
mod session;
mod store;
mod text;
mod ui;
mod words;

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

pub use app::{Program, Reading};
pub use page::{
    ACCOUNT, ACTIVITY, ARTICLES, BOARD, DESK, FILING, FIND, HALL, OFFICE, ORGANIZATION, PORTAL,
    WRITING,
};

/// Puts a part of the public pages in place.
#[cfg(target_arch = "wasm32")]
pub fn read(part: &'static Reading) {
    app::run(part.name);
    mount::<app::Reader>(app::ReaderProps { part });
}

/// Puts a part of what people work in in place.
#[cfg(target_arch = "wasm32")]
pub fn work(program: &'static Program) {
    app::run(program.name);
    mount::<app::App>(app::Props { program });
}

#[cfg(target_arch = "wasm32")]
fn mount<C: yew::BaseComponent>(props: C::Properties) {
    // Under the test runner there is no mount node and nothing to start.
    if let Some(root) = document().get_element_by_id("app") {
        let tag = document()
            .document_element()
            .and_then(|root| root.get_attribute("lang"));
        language::set(
            tag.and_then(|tag| language::Language::parse(&tag))
                .unwrap_or_default(),
        );
        look::apply();
        given::open(place::answers());
        // Takes the place of what the server rendered, in one step; start.js saves what a reader began there.
        if let Ok(takeover) = web_sys::Event::new("takeover") {
            let _ = root.dispatch_event(&takeover);
        }
        yew::Renderer::<C>::with_root_and_props(root, props).render();
        // The first view is made before any timer; what comes later asks anew.
        gloo_timers::callback::Timeout::new(0, || drop(given::close())).forget();
    }
}

/// The document, which a page always has.
fn document() -> web_sys::Document {
    window()
        .document()
        .expect("a browser window has a document")
}

/// The window, which a page always has.
fn window() -> web_sys::Window {
    web_sys::window().expect("the page runs in a window")
}
