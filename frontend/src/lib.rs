//! The page: reads and files the week's activities through the API.

// The server renders the public pages alone; to it all else is dead.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, unused_imports))]

mod api;
mod app;
mod display;
mod environment;
mod hook;
mod labels;
mod language;
mod layout;
mod page;
mod preloaded;
mod presence;
mod route;
#[cfg(not(target_arch = "wasm32"))]
pub mod server;
mod session;
mod store;
mod text;
mod ui;

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
    route::set_program(part.name);
    mount::<app::Reader>(app::ReaderProps { part });
}

/// Puts a part of what people work in in place.
#[cfg(target_arch = "wasm32")]
pub fn work(program: &'static Program) {
    route::set_program(program.name);
    mount::<app::App>(app::Props { program });
}

#[cfg(target_arch = "wasm32")]
fn mount<C: yew::BaseComponent>(props: C::Properties) {
    // Under the test runner there is no mount node and nothing to start.
    if let Some(root) = document().get_element_by_id("app") {
        take_over::<C>(root, props);
    }
}

/// Takes the place of what the server rendered, in one step, when the reader's hand rests: start.js knows
/// that, and brings over what was begun there.
#[cfg(target_arch = "wasm32")]
fn take_over<C: yew::BaseComponent>(root: web_sys::Element, props: C::Properties) {
    use gloo_timers::callback::Timeout;

    let asked = web_sys::EventInit::new();
    asked.set_cancelable(true);
    let granted = web_sys::Event::new_with_event_init_dict("takeover", &asked)
        .and_then(|takeover| root.dispatch_event(&takeover));
    if granted == Ok(false) {
        Timeout::new(50, || take_over::<C>(root, props)).forget();
        return;
    }
    let tag = document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"));
    language::set(
        tag.and_then(|tag| language::Language::parse(&tag))
            .unwrap_or_default(),
    );
    preloaded::open(environment::answers());
    yew::Renderer::<C>::with_root_and_props(root, props).render();
    // The first view is made before any timer; what comes later asks anew.
    Timeout::new(0, || drop(preloaded::close())).forget();
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
