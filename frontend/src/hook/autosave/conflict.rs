//! Somebody else saved the same fields: both texts side by side, and a choice.

use contract::entry::{Content, Entry};
use contract::time;
use yew::prelude::*;

use super::saver::Conflict;
use crate::ui::{Button, ButtonVariant, SideBySide};

/// `content` is what stands in the form now; `field_text` puts one of its fields into words.
pub fn conflict_note<T: Entry>(
    conflict: &Conflict<T>,
    content: &T::Content,
    field_text: &dyn Fn(&str, &T::Content) -> String,
    onmine: &Callback<()>,
    onlatest: &Callback<()>,
) -> Html {
    let theirs = conflict.theirs.overview();
    let merged = &conflict.merged;
    let one = |field: &&'static str| {
        html! {
            <SideBySide label={T::Content::label(field)} old={field_text(field, theirs.content)} new={field_text(field, content)}
                heads={("最新内容", "我的内容")} />
        }
    };
    let taken: Vec<&str> = merged.taken.iter().map(|f| T::Content::label(f)).collect();
    html! {
        <section class="note warm" role="alert" id="conflict" tabindex="-1">
            <h2>{"内容已被他人修改"}</h2>
            <p>{format!("{}于{}保存了新的内容，与您的修改不一致。您填写的内容没有丢失，请选择保留哪一份。", theirs.author, time::say_instant(theirs.updated_at))}</p>
            if !taken.is_empty() {
                <p class="small">{format!("他人还修改了：{}。无论如何选择，这些修改都会保留。", taken.join("、"))}</p>
            }
            <div class="diff">{ for merged.disputed.iter().map(one) }</div>
            <div class="actions">
                <Button onclick={onmine.reform(|_| ())}>{"保留我的"}</Button>
                <Button variant={ButtonVariant::Quiet} onclick={onlatest.reform(|_| ())}>{"采用最新"}</Button>
            </div>
        </section>
    }
}
