//! Text fields. Each finds its own fault by `name` in the form around it.

use contract::text;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::errors::{Errors, id};

/// Label, hint and fault around one control, wired for screen readers.
pub(super) struct Frame {
    pub id: String,
    pub error: Option<String>,
    label: AttrValue,
    hint: AttrValue,
    required: bool,
}

#[hook]
pub(super) fn use_frame(
    name: &AttrValue,
    label: &AttrValue,
    hint: &AttrValue,
    required: bool,
) -> Frame {
    let errors = use_context::<Errors>().unwrap_or_default();
    Frame {
        id: id(name),
        error: errors.at(name),
        label: label.clone(),
        hint: hint.clone(),
        required,
    }
}

impl Frame {
    pub fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    pub fn described_by(&self) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{error} {hint}")),
            (hint, error) => hint.or(error),
        }
    }

    pub fn heading(&self) -> Html {
        html! {
            <>
                {&self.label}
                if self.required {
                    <span class="must">{"必填"}</span>
                }
            </>
        }
    }

    pub fn below(&self) -> Html {
        html! {
            <>
                if !self.hint.is_empty() {
                    <p class="hint" id={format!("{}-hint", self.id)}>{&self.hint}</p>
                }
                if let Some(error) = &self.error {
                    <p class="error" id={format!("{}-error", self.id)}>{error}</p>
                }
            </>
        }
    }

    pub fn around(&self, control: Html, aside: Html) -> Html {
        html! {
            <div class={classes!("field", self.error.is_some().then_some("wrong"))}>
                <div class="field-head">
                    <label for={self.id.clone()} id={format!("{}-label", self.id)} data-label={self.label.clone()}>
                        {self.heading()}
                    </label>
                    {aside}
                </div>
                {control}
                {self.below()}
            </div>
        }
    }
}

/// What stands in the field that the event comes from.
pub fn typed(event: &impl AsRef<web_sys::Event>) -> String {
    event
        .as_ref()
        .target()
        .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
        .map(|i| i.value())
        .unwrap_or_default()
}

/// `现有/最多`, from three quarters on, so that it does not distract before.
fn count(value: &str, limit: Option<usize>) -> Html {
    let Some(limit) = limit else {
        return html! {};
    };
    let length = text::length(value);
    if length * 4 < limit * 3 {
        return html! {};
    }
    let class = classes!("count", (length > limit).then_some("over"));
    html! { <span {class} aria-live="polite">{format!("{length}/{limit}字")}</span> }
}

#[derive(Properties, PartialEq)]
pub struct TextProps {
    /// Path in the body, as faults name it.
    pub name: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    pub onchange: Callback<String>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub required: bool,
    /// Characters, from `contract::limit`.
    #[prop_or_default]
    pub limit: Option<usize>,
    /// `text`, `tel`, `email`, `url`, `number`, `search`
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    #[prop_or_default]
    pub autocomplete: Option<AttrValue>,
    #[prop_or_default]
    pub inputmode: Option<AttrValue>,
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    #[prop_or_default]
    pub disabled: bool,
}

#[component]
pub fn TextField(props: &TextProps) -> Html {
    let frame = use_frame(&props.name, &props.label, &props.hint, props.required);
    let oninput = props.onchange.reform(|e: InputEvent| typed(&e));
    let control = html! {
        <input id={frame.id.clone()} class="input" type={props.kind.clone()} value={props.value.clone()} {oninput}
            aria-describedby={frame.described_by()} aria-invalid={frame.invalid()} aria-required={props.required.then_some("true")}
            autocomplete={props.autocomplete.clone()} inputmode={props.inputmode.clone()} placeholder={props.placeholder.clone()} disabled={props.disabled} />
    };
    frame.around(control, count(&props.value, props.limit))
}

#[derive(Properties, PartialEq)]
pub struct AreaProps {
    pub name: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    pub onchange: Callback<String>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub required: bool,
    #[prop_or_default]
    pub limit: Option<usize>,
    #[prop_or(4)]
    pub rows: u32,
    #[prop_or_default]
    pub disabled: bool,
}

/// Several lines.
#[component]
pub fn AreaField(props: &AreaProps) -> Html {
    let frame = use_frame(&props.name, &props.label, &props.hint, props.required);
    let oninput = props.onchange.reform(|e: InputEvent| {
        e.target()
            .and_then(|t| t.dyn_into::<HtmlTextAreaElement>().ok())
            .map(|a| a.value())
            .unwrap_or_default()
    });
    let control = html! {
        <textarea id={frame.id.clone()} class="input" rows={props.rows.to_string()} value={props.value.clone()} {oninput}
            aria-describedby={frame.described_by()} aria-invalid={frame.invalid()}
            aria-required={props.required.then_some("true")} disabled={props.disabled} />
    };
    frame.around(control, count(&props.value, props.limit))
}

#[derive(Properties, PartialEq)]
pub struct PasswordProps {
    pub name: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    pub onchange: Callback<String>,
    /// `current-password` or `new-password`
    pub autocomplete: AttrValue,
    #[prop_or_default]
    pub hint: AttrValue,
}

/// A password with a switch to see it.
#[component]
pub fn PasswordField(props: &PasswordProps) -> Html {
    let frame = use_frame(&props.name, &props.label, &props.hint, false);
    let seen = use_state(|| false);
    let oninput = props.onchange.reform(|e: InputEvent| typed(&e));
    let toggle = {
        let seen = seen.clone();
        Callback::from(move |_: MouseEvent| seen.set(!*seen))
    };
    let control = html! {
        <div class="with-button">
            <input id={frame.id.clone()} class="input" type={if *seen { "text" } else { "password" }} value={props.value.clone()} {oninput}
                aria-describedby={frame.described_by()} aria-invalid={frame.invalid()} aria-required="true"
                autocomplete={props.autocomplete.clone()} spellcheck="false" autocapitalize="none" />
            <button type="button" class="inside" onclick={toggle} aria-pressed={seen.to_string()}
                aria-label={format!("显示{}", props.label)}>
                {if *seen { "隐藏" } else { "显示" }}
            </button>
        </div>
    };
    frame.around(control, html! {})
}
