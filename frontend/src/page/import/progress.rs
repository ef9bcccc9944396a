//! How far the work is: sending, then what the server tells.

use contract::id::ProgressId;
use contract::progress::{Phase, Progress};
use gloo_timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api;

/// Between two questions, milliseconds.
const PAUSE: u32 = 400;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Of the request that is under way.
    pub id: ProgressId,
    /// Sent so far, 0 to 100.
    pub sent: u32,
}

#[component]
pub fn ImportProgress(props: &Props) -> Html {
    let progress = use_state(Progress::default);
    use_effect_with(props.id, {
        let progress = progress.setter();
        move |id| {
            let id = *id;
            progress.set(Progress::default());
            let interval = Interval::new(PAUSE, move || {
                let progress = progress.clone();
                spawn_local(async move {
                    if let Ok(fresh) = api::progress::get_progress(id).await {
                        progress.set(fresh);
                    }
                });
            });
            move || drop(interval)
        }
    });
    let (text, share) = progress_text(&progress, props.sent);
    html! {
        <div class="stack" role="status">
            <p>{text}</p>
            <progress max="100" value={share.map(|s| s.to_string())} aria-label="进度">{share.map(|s| format!("{s}%"))}</progress>
        </div>
    }
}

/// The words, and a share where it is known.
fn progress_text(progress: &Progress, sent: u32) -> (String, Option<u32>) {
    let share = (progress.done * 100).checked_div(progress.total);
    let counted = |word: &str| {
        [
            word,
            &grouped(progress.done),
            " / ",
            &grouped(progress.total),
            " 行",
        ]
        .concat()
    };
    match progress.phase {
        Phase::Waiting if sent < 100 => (format!("正在上传 {sent}%"), Some(sent)),
        Phase::Waiting | Phase::Reading => ("正在读取表格…".into(), None),
        Phase::Checking => (counted("已核对 "), share),
        Phase::Saving if progress.total > 0 => (counted("正在保存… "), share),
        Phase::Saving => ("正在保存…".into(), None),
        Phase::Done => ("即将完成…".into(), None),
    }
}

/// `3,400`
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn thousands_are_told_apart() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (3_400, "3,400"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }
}
