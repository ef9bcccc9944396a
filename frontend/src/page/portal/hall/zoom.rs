//! One photo at a time, as large as one likes.

use std::rc::Rc;

use contract::hall::PanelPhoto;
use web_sys::HtmlImageElement;
use yew::prelude::*;

use crate::ui::{Button, ButtonVariant, Dialog};
use crate::{api, language, text};

/// Widths on the screen, in parts of the photo's own.
const STEPS: [f64; 7] = [0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0];

#[derive(Properties, PartialEq)]
pub struct Props {
    pub photos: Rc<Vec<PanelPhoto>>,
    pub at: Option<usize>,
    pub onmove: Callback<Option<usize>>,
}

#[component]
pub fn Zoom(props: &Props) -> Html {
    let count = props.photos.len();
    let at = props.at.filter(|at| *at < count);
    // `None`: all of it in the window.
    let scale = use_state(|| None::<f64>);
    let node = use_node_ref();
    let stage = use_node_ref();
    // The middle is in the middle.
    use_effect_with(*scale, {
        let stage = stage.clone();
        move |_| {
            if let Some(stage) = stage.cast::<web_sys::Element>() {
                stage.set_scroll_left((stage.scroll_width() - stage.client_width()) / 2);
                stage.set_scroll_top((stage.scroll_height() - stage.client_height()) / 2);
            }
        }
    });
    let go = {
        let (onmove, scale) = (props.onmove.clone(), scale.clone());
        Callback::from(move |by: isize| {
            let to = at.and_then(|at| at.checked_add_signed(by));
            if let Some(to) = to.filter(|to| *to < count) {
                scale.set(None);
                onmove.emit(Some(to));
            }
        })
    };
    let close = {
        let (onmove, scale) = (props.onmove.clone(), scale.clone());
        Callback::from(move |()| {
            scale.set(None);
            onmove.emit(None);
        })
    };
    let size = {
        let (scale, node) = (scale.clone(), node.clone());
        Callback::from(move |step: Step| {
            let now = scale.unwrap_or_else(|| shown_width(&node));
            scale.set(match step {
                Step::Fit => None,
                Step::Whole => Some(1.0),
                Step::In => STEPS
                    .iter()
                    .copied()
                    .find(|s| *s > now + 0.01)
                    .or(Some(3.0)),
                Step::Out => {
                    let less = STEPS.iter().rev().copied().find(|s| *s < now - 0.01);
                    less.or(Some(STEPS[0]))
                }
            });
        })
    };
    let onkeydown = {
        let (go, size, free) = (go.clone(), size.clone(), scale.is_some());
        Callback::from(move |event: KeyboardEvent| {
            // What is larger than the window is moved by the same keys, where it has the focus.
            let target = event.target_dyn_into::<web_sys::Element>();
            let moves = free && target.is_some_and(|t| t.class_list().contains("stage"));
            match event.key().as_str() {
                "ArrowLeft" if !moves => go.emit(-1),
                "ArrowRight" if !moves => go.emit(1),
                "+" | "=" => size.emit(Step::In),
                "-" => size.emit(Step::Out),
                "0" => size.emit(Step::Fit),
                "1" => size.emit(Step::Whole),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let ondblclick = {
        let (size, free) = (size.clone(), scale.is_some());
        Callback::from(move |_: MouseEvent| size.emit(if free { Step::Fit } else { Step::Whole }))
    };
    let turn = |by: isize, word: &'static str, end: bool| {
        let onclick = go.reform(move |_: MouseEvent| by);
        html! { <button type="button" class="button quiet" {onclick} aria-disabled={end.then_some("true")}>{word}</button> }
    };
    let set = |step: Step, word: &'static str, label: Option<&'static str>| {
        let onclick = size.reform(move |_: MouseEvent| step);
        html! { <button type="button" class="button quiet small" {onclick} aria-label={label}>{word}</button> }
    };
    let title = at.map_or_else(String::new, |at| text::zoom_title(at + 1, count));
    let photo = at.and_then(|at| props.photos.get(at));
    html! {
        <Dialog open={at.is_some()} {title} class="broad zoom" onclose={close.clone()}>
            <div class="light" {onkeydown}>
                if let Some(photo) = photo {
                    <div ref={stage} class={classes!("stage", scale.map(|_| "free"))} tabindex={scale.map(|_| "0")} role="group" aria-label={text::zoom_picture()} {ondblclick}>
                        <img ref={node} key={photo.url.clone()} src={api::file::get_file(&photo.url)} alt={photo.caption.clone()} lang={language::written()}
                            width={scale.zip(photo.width).map(|(s, w)| ((f64::from(w) * s).round() as i64).to_string())} />
                    </div>
                    <p class="stage-caption" aria-live="polite" lang={language::written()}>{&photo.caption}</p>
                }
                <div class="row between">
                    <div class="row" role="group" aria-label={text::zoom_size()}>
                        {set(Step::Out, "−", Some(text::zoom_smaller()))}
                        {set(Step::In, "+", Some(text::zoom_larger()))}
                        {set(Step::Fit, text::zoom_fit(), None)}
                        {set(Step::Whole, text::zoom_whole(), None)}
                    </div>
                    <div class="row">
                        {turn(-1, text::zoom_previous(), at == Some(0))}
                        {turn(1, text::zoom_next(), at.is_some_and(|at| at + 1 == count))}
                        <Button variant={ButtonVariant::Primary} focus=true onclick={close.reform(|_: MouseEvent| ())}>{text::close()}</Button>
                    </div>
                </div>
            </div>
        </Dialog>
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Fit,
    Whole,
    In,
    Out,
}

/// How large it is now, in parts of its own size.
fn shown_width(node: &NodeRef) -> f64 {
    node.cast::<HtmlImageElement>()
        .filter(|image| image.natural_width() > 0)
        .map_or(1.0, |image| {
            f64::from(image.client_width()) / f64::from(image.natural_width())
        })
}
