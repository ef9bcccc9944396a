//! One board, and the ways to the next: buttons, arrow keys, a swipe.

use std::rc::Rc;

use contract::hall::{PanelLink, PanelPhoto, PublicPanel};
use contract::id::SubmissionId;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use yew::prelude::*;
use yew_router::prelude::*;

use super::full::use_full_screen;
use super::visit::use_visit;
use super::zoom::Zoom;
use crate::api;
use crate::hook::{setter, use_description, use_fetch};
use crate::page::panel::{Board, BoardPhoto};
use crate::page::portal::parts::found_or_missing;
use crate::route::Route;
use crate::ui::{Badge, IdProps, PageHead, Picture, ReadAloud, RouteLink, Tone};
use crate::{language, text};

/// How far a finger must go for the next board, CSS pixels.
const SWIPE: i32 = 60;

#[component]
pub fn PanelPage(props: &IdProps<SubmissionId>) -> Html {
    let fetch = use_fetch(props.id, api::hall::get_panel);
    // What fills the screen stays while boards come and go in it.
    let room = use_node_ref();
    let full = use_full_screen(room.clone());
    let navigator = use_navigator();
    let beside = fetch.data.as_ref().map_or((None, None), |panel| {
        let id = |link: &Option<PanelLink>| link.as_ref().map(|l| l.id);
        (id(&panel.previous), id(&panel.next))
    });
    let go = Callback::from(move |on: bool| {
        let to = if on { beside.1 } else { beside.0 };
        if let (Some(navigator), Some(id)) = (&navigator, to) {
            navigator.push(&Route::Panel { id });
        }
    });
    use_effect_with(beside, {
        let go = go.clone();
        move |_| {
            let listener = EventListener::new(&crate::window(), "keydown", move |event| {
                match event.dyn_ref::<web_sys::KeyboardEvent>() {
                    Some(event) if plain(event) => match event.key().as_str() {
                        "ArrowLeft" => go.emit(false),
                        "ArrowRight" => go.emit(true),
                        _ => {}
                    },
                    _ => {}
                }
            });
            move || drop(listener)
        }
    });
    let link =
        html! { <RouteLink to={Route::Hall} class="button">{text::board_to_hall()}</RouteLink> };
    html! {
        <div class={classes!("room", full.as_ref().is_some_and(|(on, _)| *on).then_some("filling"))} ref={room}>
            {found_or_missing(&fetch, text::board_missing(), text::board_missing_text(), link, |panel| html! {
                <PanelDetails key={panel.row.id.to_string()} panel={panel.clone()} full={full.clone()} go={go.clone()} />
            })}
        </div>
    }
}

/// No key that means something else here.
fn plain(event: &web_sys::KeyboardEvent) -> bool {
    let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
    let target = event
        .target()
        .and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    let writes =
        target.is_some_and(|t| matches!(t.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"));
    let dialog = crate::document().query_selector("dialog[open]");
    !held && !writes && !event.default_prevented() && dialog.is_ok_and(|open| open.is_none())
}

#[derive(Properties, PartialEq)]
struct PanelDetailsProps {
    panel: Rc<PublicPanel>,
    full: Option<(bool, Callback<MouseEvent>)>,
    /// `true`: to the next.
    go: Callback<bool>,
}

#[component]
fn PanelDetails(props: &PanelDetailsProps) -> Html {
    let panel = &props.panel;
    let row = &panel.row;
    let unit = &row.organization.name;
    let photos = use_memo(panel.clone(), |panel| panel.photos.clone());
    let at = use_state(|| None::<usize>);
    let counted = use_visit(row.id);
    let summary = contract::text::beginning(&panel.body, 100).replace('\n', " ");
    use_description(&summary);
    let from = use_mut_ref(|| None::<(i32, i32)>);
    let down = {
        let from = from.clone();
        Callback::from(move |event: PointerEvent| {
            let touches = event.pointer_type() == "touch" && event.is_primary();
            *from.borrow_mut() = touches.then(|| (event.client_x(), event.client_y()));
        })
    };
    let up = {
        let go = props.go.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some((x, y)) = from.take() {
                let (over, along) = (event.client_x() - x, event.client_y() - y);
                if over.abs() > SWIPE && over.abs() > 2 * along.abs() {
                    go.emit(over < 0);
                }
            }
        })
    };
    let hung = |photo: &PanelPhoto| BoardPhoto {
        picture: Some(api::file::get_file(&photo.thumbnail)),
        caption: photo.caption.clone(),
    };
    let visits = panel.visits + i64::from(counted);
    let lead = text::board_lead(panel.number, panel.total, visits);
    let lang = language::written();
    let open = at.clone();
    let onmove = setter(&at);
    let spoken_text = {
        let read = spoken(panel);
        Callback::from(move |()| read.clone())
    };
    html! {
        <>
            <PageHead title={unit.clone()} written=true window={text::board_window(&row.title, unit)} {lead} own_lead=true>
                <ReadAloud text={spoken_text} />
                if let Some((on, toggle)) = &props.full {
                    <button type="button" class="button quiet" onclick={toggle} aria-pressed={on.to_string()}>{if *on { text::board_full_leave() } else { text::board_full() }}</button>
                }
            </PageHead>
            <div class="walk">
                <div class="walk-board" onpointerdown={down} onpointerup={up}>
                    <Board image=true label={text::board_whole(&row.title)} edition={panel.edition.clone()} title={row.title.clone()}
                        body={panel.body.clone()} photos={panel.photos.iter().map(hung).collect::<Vec<_>>()} unit={unit.clone()} />
                </div>
                <div class="walk-text">
                    <h2 {lang}>{&row.title}</h2>
                    if row.sample {
                        <Badge text={text::badge_sample()} tone={Tone::Warm} />
                    }
                    <div class="walk-body" {lang}>{ for panel.body.lines().filter(|l| !l.trim().is_empty()).map(|l| html! { <p>{l.trim()}</p> }) }</div>
                    <h3>{text::pictures()}</h3>
                    <ul class="walk-photos">{ for photos.iter().enumerate().map(|(n, p)| thumbnail(n, p, &open)) }</ul>
                </div>
            </div>
            <nav class="walk-steps" aria-label={text::board_steps()}>
                {step(&panel.previous, text::board_previous(), "back")}
                <RouteLink to={Route::Hall} class="button quiet">{text::board_all()}</RouteLink>
                {step(&panel.next, text::board_next(), "on")}
            </nav>
            <Zoom {photos} at={*at} {onmove} />
        </>
    }
}

/// Without script a link to the picture.
fn thumbnail(n: usize, photo: &PanelPhoto, open: &UseStateHandle<Option<usize>>) -> Html {
    let onclick = {
        let open = open.clone();
        Callback::from(move |event: MouseEvent| {
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                open.set(Some(n));
            }
        })
    };
    html! {
        <li>
            <a href={api::file::get_file(&photo.url)} {onclick}>
                <Picture url={photo.url.clone()} width={photo.width} height={photo.height} alt="" sizes="(max-width: 40rem) 44vw, 18rem" space={(480, 360)} />
                <span lang={language::written()}>{&photo.caption}</span>
            </a>
        </li>
    }
}

fn step(link: &Option<PanelLink>, word: &'static str, class: &'static str) -> Html {
    match link {
        Some(link) => html! {
            <RouteLink to={Route::Panel { id: link.id }} class={classes!("step", class)}><b>{word}</b><span lang={language::written()}>{&link.organization}</span></RouteLink>
        },
        None => html! { <span class={classes!("step", class)}></span> },
    }
}

/// What is read aloud, paragraph by paragraph.
fn spoken(panel: &PublicPanel) -> Vec<String> {
    let row = &panel.row;
    let mut out = vec![text::board_spoken(&row.organization.name, &row.title)];
    out.push(panel.body.clone());
    for (n, photo) in panel.photos.iter().enumerate() {
        out.push(text::board_spoken_picture(n + 1, &photo.caption));
    }
    out
}
