//! Buttons.

use yew::prelude::*;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum ButtonVariant {
    #[default]
    Primary,
    Quiet,
    Danger,
}

impl ButtonVariant {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button",
            Self::Quiet => "button quiet",
            Self::Danger => "button danger",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    #[prop_or_default]
    pub variant: ButtonVariant,
    #[prop_or_default]
    pub onclick: Callback<MouseEvent>,
    /// Sends the form around it.
    #[prop_or_default]
    pub submit: bool,
    /// Under way: shows so and ignores clicks, but keeps the focus.
    #[prop_or_default]
    pub busy: bool,
    #[prop_or_default]
    pub disabled: bool,
    /// Takes the focus when the dialog around it opens.
    #[prop_or_default]
    pub focus: bool,
    /// What `early.js` does with it where the program does not come.
    #[prop_or_default]
    pub plain: Option<&'static str>,
    #[prop_or_default]
    pub label: Option<AttrValue>,
    pub children: Html,
}

#[component]
pub fn Button(props: &Props) -> Html {
    let onclick = {
        let (busy, onclick) = (props.busy, props.onclick.clone());
        Callback::from(move |event: MouseEvent| {
            if busy {
                event.prevent_default();
            } else {
                onclick.emit(event);
            }
        })
    };
    html! {
        <button type={if props.submit { "submit" } else { "button" }} class={props.variant.class()} data-plain={props.plain} {onclick}
            disabled={props.disabled} aria-disabled={props.busy.then_some("true")} aria-busy={props.busy.then_some("true")}
            autofocus={props.focus} aria-label={props.label.clone()}>
            if props.busy {
                <span class="spin" aria-hidden="true"></span>
            }
            {props.children.clone()}
        </button>
    }
}
