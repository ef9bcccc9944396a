//! Choosing a file, by click or by dropping it.

use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::field::use_frame;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub name: AttrValue,
    pub label: AttrValue,
    /// As the attribute `accept`: `.xlsx`, `image/jpeg,image/png,image/webp`
    pub accept: AttrValue,
    pub onpick: Callback<File>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub required: bool,
    /// Sent so far, 0 to 100, while an upload runs.
    #[prop_or_default]
    pub progress: Option<u32>,
}

#[component]
pub fn FileField(props: &Props) -> Html {
    let frame = use_frame(&props.name, &props.label, &props.hint, props.required);
    let over = use_state(|| false);
    let onchange = {
        let onpick = props.onpick.clone();
        Callback::from(move |event: Event| {
            let input = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                if let Some(file) = input.files().and_then(|f| f.get(0)) {
                    onpick.emit(file);
                }
                // So that the same file can be picked again after it was corrected.
                input.set_value("");
            }
        })
    };
    let ondrop = {
        let (onpick, over) = (props.onpick.clone(), over.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            let files = event.data_transfer().and_then(|d| d.files());
            if let Some(file) = files.and_then(|f| f.get(0)) {
                onpick.emit(file);
            }
        })
    };
    let hover = |on: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(on);
        })
    };
    let control = html! {
        <div class={classes!("drop", over.then_some("over"))} {ondrop} ondragover={hover(true)} ondragleave={hover(false)}>
            <input id={frame.id.clone()} type="file" accept={props.accept.clone()} {onchange}
                disabled={props.progress.is_some()} aria-describedby={frame.described_by()} aria-invalid={frame.invalid()} />
            if let Some(progress) = props.progress {
                <progress max="100" value={progress.to_string()} aria-label="上传进度">{format!("{progress}%")}</progress>
            } else {
                <p class="small wide">{"也可以把文件拖到这里。"}</p>
            }
        </div>
    };
    frame.around(control, html! {})
}
