//! 朗读 by the browser's own speech.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance};
use yew::prelude::*;

use super::{Button, ButtonVariant};
use crate::{language, text};

#[derive(Clone, Copy, PartialEq)]
enum Voice {
    /// The browser has none.
    Missing,
    Silent,
    Speaking,
    Paused,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Paragraphs, asked for when reading begins.
    pub text: Callback<(), Vec<String>>,
    #[prop_or_else(|| text::aloud().into())]
    pub label: AttrValue,
}

/// What stands in the page's main part, for pages that choose nothing themselves.
pub fn whole_page() -> Callback<(), Vec<String>> {
    Callback::from(|()| {
        let main = crate::document().query_selector("main").ok().flatten();
        let main = main.and_then(|m| m.dyn_into::<web_sys::HtmlElement>().ok());
        let text = main.map(|m| m.inner_text()).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    })
}

#[component]
pub fn ReadAloud(props: &Props) -> Html {
    // The server takes it that there is one: then nothing moves where it is so.
    let state = use_state(
        || match cfg!(not(target_arch = "wasm32")) || voice().is_some() {
            true => Voice::Silent,
            false => Voice::Missing,
        },
    );
    // Browsers forget what nobody holds, in the middle of a word.
    let kept = use_mut_ref(Vec::<(SpeechSynthesisUtterance, EventListener)>::new);
    use_effect_with((), |()| {
        || {
            if let Some(voice) = voice() {
                voice.cancel();
            }
        }
    });
    let start = {
        let (state, kept, text) = (state.clone(), kept.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(voice) = voice() else { return };
            kept.borrow_mut().clear();
            voice.cancel();
            let text = text.emit(());
            let parts: Vec<&str> = text.iter().flat_map(|t| sentences(t)).collect();
            for (n, part) in parts.iter().enumerate() {
                let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(part) else {
                    continue;
                };
                utterance.set_lang(language::of(part).unwrap_or(language::now().tag()));
                let (state, last) = (state.clone(), n + 1 == parts.len());
                let heard = EventListener::new(&utterance, "end", move |_| {
                    if last {
                        state.set(Voice::Silent);
                    }
                });
                voice.speak(&utterance);
                kept.borrow_mut().push((utterance, heard));
            }
            state.set(Voice::Speaking);
        })
    };
    let stop = {
        let state = state.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(voice) = voice() {
                kept.borrow_mut().clear();
                voice.cancel();
            }
            state.set(Voice::Silent);
        })
    };
    let hold = {
        let state = state.clone();
        Callback::from(move |_: MouseEvent| {
            let Some(voice) = voice() else { return };
            if *state == Voice::Paused {
                voice.resume();
                state.set(Voice::Speaking);
            } else {
                voice.pause();
                state.set(Voice::Paused);
            }
        })
    };
    match *state {
        Voice::Missing => html! {},
        Voice::Silent => {
            html! { <Button variant={ButtonVariant::Quiet} onclick={start}>{&props.label}</Button> }
        }
        now => html! {
            <>
                <Button variant={ButtonVariant::Quiet} onclick={hold}>{if now == Voice::Paused { text::aloud_go_on() } else { text::aloud_hold() }}</Button>
                <Button variant={ButtonVariant::Quiet} onclick={stop}>{text::aloud_stop()}</Button>
            </>
        },
    }
}

fn voice() -> Option<SpeechSynthesis> {
    let window = crate::window();
    let has = js_sys::Reflect::has(&window, &"speechSynthesis".into());
    has.ok().filter(|has| *has)?;
    window.speech_synthesis().ok()
}

/// Short parts: some browsers fall silent in long ones.
fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['。', '！', '？', '；', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}
