//! The page: reads and files the week's activities through the API.

mod api;
mod app;
mod given;
mod hook;
mod look;
mod page;
mod place;
mod route;
#[cfg(not(target_arch = "wasm32"))]
pub mod server;
mod session;
mod store;
mod ui;

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

pub use app::Program;
pub use page::{ACCOUNT, BOARD, DESK, FILING, OFFICE, PORTAL};

/// Puts one part of the page in place.
#[cfg(target_arch = "wasm32")]
pub fn start(program: &'static Program) {
    // Under the test runner there is no mount node and nothing to start.
    let page = document();
    if let Some(root) = page.get_element_by_id("app") {
        look::apply();
        given::open(place::answers());
        let props = app::Props { program };
        // Takes the place of what the server rendered, in one step.
        yew::Renderer::<app::App>::with_root_and_props(root, props).render();
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
