//! Tables that become cards on a phone.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TableProps {
    /// What the table holds, for those who do not see it.
    pub caption: AttrValue,
    pub heads: Vec<AttrValue>,
    /// Wider than the page and without links: a keyboard must reach it to scroll it.
    #[prop_or_default]
    pub wide: bool,
    /// `<tr>`s of [`Cell`]s.
    pub children: Html,
}

#[component]
pub fn Table(props: &TableProps) -> Html {
    html! {
        <div class={classes!("table", props.wide.then_some("many"))} tabindex={props.wide.then_some("0")}
            role={props.wide.then_some("region")} aria-label={props.wide.then(|| props.caption.clone())}>
            <table>
                <caption class="unseen">{&props.caption}</caption>
                <thead><tr>{ for props.heads.iter().map(|h| html! { <th scope="col">{h}</th> }) }</tr></thead>
                <tbody>{props.children.clone()}</tbody>
            </table>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct CellProps {
    /// The column's heading, shown before the value on a phone; empty for the row's title.
    #[prop_or_default]
    pub head: AttrValue,
    #[prop_or_default]
    pub children: Html,
}

#[component]
pub fn Cell(props: &CellProps) -> Html {
    html! { <td data-head={(!props.head.is_empty()).then(|| props.head.clone())}>{props.children.clone()}</td> }
}

#[derive(Properties, PartialEq)]
pub struct FactsProps {
    /// Label and value; what has no value is left out.
    pub items: Vec<(AttrValue, Html)>,
}

/// Label and value pairs.
#[component]
pub fn Facts(props: &FactsProps) -> Html {
    let item = |(label, value): &(AttrValue, Html)| {
        html! { <div><dt>{label}</dt><dd>{value.clone()}</dd></div> }
    };
    let shown = props.items.iter().filter(|(_, v)| *v != Html::default());
    html! { <dl class="facts">{ for shown.map(item) }</dl> }
}
