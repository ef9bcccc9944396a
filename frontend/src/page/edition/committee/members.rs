//! 领导小组 members and the place of the 办公室.

use std::rc::Rc;

use contract::edition::{CommitteeInput, CommitteeMember};
use contract::limit;
use yew::prelude::*;

use crate::ui::{Button, ButtonVariant, TextField};

/// What a field or a button does to it.
type Change = Box<dyn FnOnce(&mut CommitteeInput)>;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub value: Rc<CommitteeInput>,
    pub onchange: Callback<Change>,
    /// Before the names of fields: `committee.`
    #[prop_or_default]
    pub prefix: &'static str,
}

#[component]
pub fn Members(props: &Props) -> Html {
    let prefix = props.prefix;
    let change = |change: fn(&mut Vec<CommitteeMember>, usize), i: usize| {
        props
            .onchange
            .reform(move |_: MouseEvent| -> Change { Box::new(move |c| change(&mut c.members, i)) })
    };
    let text = |i: usize, set: fn(&mut CommitteeMember, String)| {
        props.onchange.reform(move |value: String| -> Change {
            Box::new(move |c| {
                if let Some(member) = c.members.get_mut(i) {
                    set(member, value);
                }
            })
        })
    };
    let office = props
        .onchange
        .reform(|value: String| -> Change { Box::new(move |c| c.office = value) });
    let member = |(i, m): (usize, &CommitteeMember)| {
        let name = |field: &str| format!("{prefix}members.{i}.{field}");
        html! {
            <fieldset key={i} class="card">
                <legend>{format!("第{}位", i + 1)}</legend>
                <div class="grid">
                    <TextField name={name("duty")} label="职责" hint="组长、副组长、成员、办公室主任" required=true limit=20 value={m.duty.clone()} onchange={text(i, |m, v| m.duty = v)} />
                    <TextField name={name("name")} label="姓名" limit={limit::PERSON_NAME} value={m.name.clone()} onchange={text(i, |m, v| m.name = v)} />
                    <TextField name={name("unit")} label="单位" required=true limit={limit::NAME} value={m.unit.clone()} onchange={text(i, |m, v| m.unit = v)} />
                    <TextField name={name("post")} label="职务" limit={limit::NAME} value={m.post.clone()} onchange={text(i, |m, v| m.post = v)} />
                </div>
                <div class="actions end">
                    if i > 0 {
                        <Button variant={ButtonVariant::Quiet} label={format!("第{}位上移", i + 1)} onclick={change(|all, i| all.swap(i, i - 1), i)}>{"上移"}</Button>
                    }
                    <Button variant={ButtonVariant::Quiet} label={format!("删除第{}位", i + 1)} onclick={change(|all, i| { all.remove(i); }, i)}>{"删除"}</Button>
                </div>
            </fieldset>
        }
    };
    html! {
        <>
            <TextField name={format!("{prefix}office")} label="办公室设在" limit={limit::ADDRESS} value={props.value.office.clone()} onchange={office} />
            { for props.value.members.iter().enumerate().map(member) }
            <div class="actions" id={crate::ui::control_id(&format!("{prefix}members"))}>
                <Button variant={ButtonVariant::Quiet} onclick={change(|all, _| all.push(CommitteeMember::default()), 0)}>{"增加成员"}</Button>
            </div>
        </>
    }
}
