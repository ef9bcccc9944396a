//! The simple edition (适老化): larger, fewer, plainer; the stylesheet does it, here are its switches.

use yew::prelude::*;

use crate::display;
use crate::route::Route;
use crate::text;
use crate::ui::read_aloud::whole_page;
use crate::ui::{ReadAloud, RouteLink};

/// In the head of every public page.
#[component]
pub fn SimpleSwitch() -> Html {
    let simple = use_state(|| false);
    use_effect_with((), {
        let simple = simple.clone();
        move |()| simple.set(display::simple())
    });
    let onclick = {
        let simple = simple.clone();
        Callback::from(move |_: MouseEvent| {
            display::set_simple(!*simple);
            simple.set(!*simple);
        })
    };
    html! {
        <button type="button" class="simple-switch" data-plain="simple" data-other={text::simple_off()} {onclick}>{if *simple { text::simple_off() } else { text::simple_on() }}</button>
    }
}

/// What a thumb needs, always at the same place; shown in the simple edition alone.
#[component]
pub fn SimpleBar() -> Html {
    let back = Callback::from(|_: MouseEvent| {
        if let Ok(history) = crate::window().history() {
            let _ = history.back();
        }
    });
    html! {
        <nav class="simple-bar" aria-label={text::simple_bar()}>
            <button type="button" class="button quiet" data-plain="back" onclick={back}>{text::simple_back()}</button>
            <RouteLink to={Route::Home} class="button quiet">{text::nav_home()}</RouteLink>
            <ReadAloud text={whole_page()} />
        </nav>
    }
}
