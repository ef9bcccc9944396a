//! A material's column in numbers.

use contract::board::{BoardMaterial, BoardState};
use contract::time;
use yew::prelude::*;

/// How many owe it, and how many have nothing more to do.
fn counts(material: &BoardMaterial) -> (i64, i64) {
    let all = material.totals.iter().map(|t| t.count).sum();
    let done = material.totals.iter().filter(|t| t.state.complete());
    (done.map(|t| t.count).sum(), all)
}

/// A small bar with its numbers.
pub fn bar(material: &BoardMaterial) -> Html {
    let (done, all) = counts(material);
    html! {
        <span class="total">
            <progress max={all.max(1).to_string()} value={done.to_string()} aria-hidden="true"></progress>
            <span class="small">{format!("完成 {done} / 应报 {all}")}</span>
        </span>
    }
}

/// `逾期未报 3，待审核 2`; nothing where all is complete.
pub fn open(material: &BoardMaterial) -> String {
    let open: Vec<String> = material
        .totals
        .iter()
        .filter(|t| t.count > 0 && !t.state.complete())
        .map(|t| format!("{} {}", t.state.label(), t.count))
        .collect();
    open.join("，")
}

/// As a line of its own below the material's name.
pub fn deadline(material: &BoardMaterial) -> String {
    material.deadline.map_or_else(
        || "时间另行通知".into(),
        |at| format!("{}截止", time::say_instant(at)),
    )
}

/// Every state with its number, for the material's own dialog.
pub fn all(material: &BoardMaterial) -> Vec<(AttrValue, Html)> {
    BoardState::ALL
        .into_iter()
        .filter_map(|state| {
            let total = material.totals.iter().find(|t| t.state == state)?;
            (total.count > 0).then(|| {
                (
                    AttrValue::from(state.label()),
                    html! { {format!("{}个单位", total.count)} },
                )
            })
        })
        .collect()
}
