//! Old beside new.

mod diff;

use yew::prelude::*;

use self::diff::{Change, diff};

#[derive(Properties, PartialEq)]
pub struct SidesProps {
    pub label: AttrValue,
    pub old: String,
    pub new: String,
    pub heads: (&'static str, &'static str),
}

/// One field. Deleted and added passages are marked by a line and, for those who hear it, in words.
#[component]
pub fn SideBySide(props: &SidesProps) -> Html {
    let pieces = use_memo((props.old.clone(), props.new.clone()), |(old, new)| {
        diff(old, new)
    });
    let side = |head: &'static str, text: &str, mine: Change| {
        let piece = |kind: Change, text: &str| match kind {
            Change::Same => html! { {text} },
            Change::Gone => html! {
                <del><span class="unseen">{"（删除："}</span>{text}<span class="unseen">{"）"}</span></del>
            },
            Change::New => html! {
                <ins><span class="unseen">{"（新增："}</span>{text}<span class="unseen">{"）"}</span></ins>
            },
        };
        let shown = pieces
            .iter()
            .filter(|p| p.kind == Change::Same || p.kind == mine);
        html! {
            <div class="words">
                <p class="small">{head}</p>
                if text.is_empty() {
                    <p class="small">{"（空）"}</p>
                } else {
                    <p class="prose">{ for shown.map(|p| piece(p.kind, &p.text)) }</p>
                }
            </div>
        }
    };
    html! {
        <section>
            <h3>{&props.label}</h3>
            <div class="sides">
                {side(props.heads.0, &props.old, Change::Gone)}
                {side(props.heads.1, &props.new, Change::New)}
            </div>
        </section>
    }
}
