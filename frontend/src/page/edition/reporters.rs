//! 报送单位 in the notice's order.

use contract::id::OrganizationId;
use contract::organization::{Organization, OrganizationRef};
use yew::prelude::*;

use crate::hook::edited;
use crate::page::organization::pick::OrganizationPick;
use crate::ui::{Button, ButtonVariant};

/// What a button does to the list.
type Change = Box<dyn Fn(&mut Vec<OrganizationId>)>;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Names of those that are stored.
    pub named: Vec<OrganizationRef>,
    pub value: Vec<OrganizationId>,
    pub onchange: Callback<Vec<OrganizationId>>,
}

#[component]
pub fn Reporters(props: &Props) -> Html {
    // Names of those added since.
    let added = use_state(Vec::<OrganizationRef>::new);
    let name = |id: &OrganizationId| {
        props
            .named
            .iter()
            .chain(added.iter())
            .find(|o| o.id == *id)
            .map_or("（未知单位）", |o| o.name.as_str())
            .to_owned()
    };
    let arrange = |change: Change| {
        edited(&props.value, &props.onchange, move |all, _: MouseEvent| {
            change(all)
        })
    };
    let row = |(i, id): (usize, &OrganizationId)| {
        let name = name(id);
        html! {
            <li key={id.to_string()} class="spread">
                <span>{format!("{}. {name}", i + 1)}</span>
                <span class="actions">
                    if i > 0 {
                        <Button variant={ButtonVariant::Quiet} label={format!("{name}上移")} onclick={arrange(Box::new(move |all| all.swap(i, i - 1)))}>{"上移"}</Button>
                    }
                    <Button variant={ButtonVariant::Quiet} label={format!("移除{name}")} onclick={arrange(Box::new(move |all| { all.remove(i); }))}>{"移除"}</Button>
                </span>
            </li>
        }
    };
    let pick = {
        let (added, value, onchange) = (added.clone(), props.value.clone(), props.onchange.clone());
        Callback::from(move |chosen: Option<Organization>| {
            let Some(o) = chosen.filter(|o| !value.contains(&o.id)) else {
                return;
            };
            let mut names = (*added).clone();
            names.push(OrganizationRef {
                id: o.id,
                name: o.name,
                kind: o.kind,
            });
            added.set(names);
            let mut next = value.clone();
            next.push(o.id);
            onchange.emit(next);
        })
    };
    html! {
        <details class="card">
            <summary>{format!("报送单位（{}个，按通知的顺序）", props.value.len())}</summary>
            <div class="stack">
                <ol class="plain">{ for props.value.iter().enumerate().map(row) }</ol>
                <OrganizationPick name="reporters" label="增加报送单位" value={None::<OrganizationId>} onchange={pick} />
            </div>
        </details>
    }
}
