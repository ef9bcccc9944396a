//! A button that brings a file.

use contract::download::{Download, DownloadInput};
use yew::prelude::*;

use crate::api;
use crate::hook::use_action;
use crate::ui::{Button, ButtonVariant, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub input: DownloadInput,
    pub text: AttrValue,
    #[prop_or(ButtonVariant::Quiet)]
    pub variant: ButtonVariant,
    /// Says more than the text does, for those who hear it alone.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

#[component]
pub fn Export(props: &Props) -> Html {
    let toasts = use_toasts();
    let ask = use_action(
        |input: DownloadInput| async move { api::download::create_download(&input).await },
        {
            let toasts = toasts.clone();
            move |download: Download| {
                api::download::get_download(&download);
                toasts.info(format!(
                    "正在下载“{}”，内容较多时需要等待一会儿。",
                    download.name
                ));
            }
        },
    );
    use_effect_with(ask.problem.clone(), move |problem| {
        if let Some(problem) = problem {
            toasts.fail(problem);
        }
    });
    let onclick = {
        let input = props.input.clone();
        ask.run.reform(move |_: MouseEvent| input.clone())
    };
    html! {
        <Button variant={props.variant} busy={ask.busy} label={props.label.clone()} {onclick}>{&props.text}</Button>
    }
}
