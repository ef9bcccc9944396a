//! Small drawings. Always beside a word or under a label, so hidden from screen readers.

use yew::prelude::*;

fn drawn(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}

pub fn leaf() -> Html {
    drawn("M12 3l4 6h-2.4l3.4 5h-2.6l3.6 5H13v3h-2v-3H6l3.6-5H7l3.4-5H8z")
}

pub fn menu() -> Html {
    drawn("M4 6h16M4 12h16M4 18h16")
}

pub fn cross() -> Html {
    drawn("M6 6l12 12M18 6L6 18")
}

pub fn bell() -> Html {
    drawn("M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4")
}

pub fn calendar() -> Html {
    drawn("M5 6h14v14H5zM5 10h14M9 3v4M15 3v4")
}

pub fn place() -> Html {
    drawn(
        "M12 21s-6-6-6-11a6 6 0 0 1 12 0c0 5-6 11-6 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
    )
}

pub fn people() -> Html {
    drawn(
        "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.500-6 6-6s6 2 6 6M16 4.500a3.500 3.500 0 0 1 0 6.500M17.500 14.500c2.300.800 3.500 2.700 3.500 5.500",
    )
}

pub fn search() -> Html {
    drawn("M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5")
}
