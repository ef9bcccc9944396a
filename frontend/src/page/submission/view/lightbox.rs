//! Photos large, one at a time, with the keyboard too.

use std::rc::Rc;

use contract::file::FileRef;
use yew::prelude::*;

use crate::api;
use crate::ui::{Button, ButtonVariant, Dialog};

/// One picture and what is written below it.
#[derive(Clone, PartialEq)]
pub struct LightboxImage {
    pub file: Option<FileRef>,
    pub caption: String,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub shots: Rc<Vec<LightboxImage>>,
    pub at: Option<usize>,
    pub onmove: Callback<Option<usize>>,
}

#[component]
pub fn Lightbox(props: &Props) -> Html {
    let count = props.shots.len();
    let at = props.at.filter(|at| *at < count);
    let close = props.onmove.reform(|()| None);
    let title = at.map_or_else(String::new, |at| format!("第{}张，共{count}张", at + 1));
    let go = |by: isize| {
        let onmove = props.onmove.clone();
        Callback::from(move |()| {
            if let Some(to) = at.and_then(|at| at.checked_add_signed(by))
                && to < count
            {
                onmove.emit(Some(to));
            }
        })
    };
    let (back, on) = (go(-1), go(1));
    let onkeydown = {
        let (back, on) = (back.clone(), on.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "ArrowLeft" => back.emit(()),
            "ArrowRight" => on.emit(()),
            _ => {}
        })
    };
    let shot = at.and_then(|at| props.shots.get(at));
    html! {
        <Dialog open={at.is_some()} {title} class="broad" onclose={close.clone()}>
            <div class="light" {onkeydown}>
                if let Some(shot) = shot {
                    <figure>
                        if let Some(file) = &shot.file {
                            <img src={api::file::get_file(&file.url)} alt={shot.caption.clone()} />
                        }
                        <figcaption aria-live="polite">{if shot.caption.is_empty() { "（没有图片说明）" } else { &shot.caption }}</figcaption>
                    </figure>
                }
                <div class="actions end">
                    <Button variant={ButtonVariant::Quiet} onclick={back.reform(|_: MouseEvent| ())} disabled={at == Some(0)}>{"上一张"}</Button>
                    <Button variant={ButtonVariant::Quiet} onclick={on.reform(|_: MouseEvent| ())} disabled={at.is_some_and(|at| at + 1 == count)}>{"下一张"}</Button>
                    <Button focus=true onclick={close.reform(|_: MouseEvent| ())}>{"关闭"}</Button>
                </div>
            </div>
        </Dialog>
    }
}
