//! Parts of a content that are tables.

use contract::material::Figure;
use contract::submission::{Exemplar, Submission};
use contract::time;
use yew::prelude::*;

use super::remarks::Remarks;
use crate::ui::{Cell, HoldingBadge, Table};

pub fn exemplars(submission: &Submission, remarks: &Remarks) -> Html {
    let all = &submission.revision.content.exemplars;
    if all.is_empty() {
        return html! { <><p class="small">{"（没有示范活动）"}</p>{remarks.beside("exemplars", "示范活动")}</> };
    }
    let row = |(i, one): (usize, &Exemplar)| {
        let fact = submission
            .exemplars
            .iter()
            .find(|f| f.activity_id == one.activity_id);
        let when = fact.and_then(|f| Some(time::say_range(f.first_start?, f.last_end?)));
        html! {
            <tr key={one.activity_id.to_string()}>
                <Cell>
                    {format!("{}. {}", i + 1, fact.map_or("（不在本单位范围内的活动）", |f| &f.title))}
                    if let Some(fact) = fact {
                        {" "}<HoldingBadge holding={fact.holding} />
                    }
                    {remarks.beside(&format!("exemplars.{i}"), &format!("示范活动{}", i + 1))}
                </Cell>
                <Cell head="单位">{fact.map_or("", |f| &f.organization)}</Cell>
                <Cell head="时间">{when.unwrap_or_default()}</Cell>
                <Cell head="预计人次">{one.expected.map_or_else(String::new, |n| n.to_string())}</Cell>
                <Cell head="备注">{&one.note}</Cell>
            </tr>
        }
    };
    html! {
        <Table caption="示范活动" heads={["活动", "单位", "时间", "预计人次", "备注"].map(AttrValue::from).to_vec()}>
            { for all.iter().enumerate().map(row) }
        </Table>
    }
}

pub fn figures(submission: &Submission, remarks: &Remarks) -> Html {
    let content = &submission.revision.content;
    let row = |figure: &Figure| {
        let written = content.figure(&figure.code);
        let value = written.map_or("", |w| w.value.as_str());
        let counted = submission
            .prefill
            .iter()
            .find(|p| p.code == figure.code && !p.value.is_empty());
        let normal = figure.normal(value).unwrap_or_default();
        let differs = counted.is_some_and(|c| c.value != normal);
        html! {
            <tr key={figure.code.clone()}>
                <Cell>
                    {&figure.label}
                    {remarks.beside(&format!("figures.{}", figure.code), &format!("“{}”", figure.label))}
                </Cell>
                <Cell head="填报">
                    if value.is_empty() {
                        <span class="small">{"（未填写）"}</span>
                    } else {
                        {value}{&figure.unit}
                    }
                </Cell>
                <Cell head="系统记录">
                    if let Some(counted) = counted {
                        <span class={differs.then_some("doubt")}>{&counted.value}{&figure.unit}</span>
                        if !counted.explanation.is_empty() {
                            <p class="small">{&counted.explanation}</p>
                        }
                    }
                </Cell>
                <Cell head="调整理由">{written.map_or("", |w| w.reason.as_str())}</Cell>
            </tr>
        }
    };
    html! {
        <Table caption="数据表" heads={["项目", "填报", "系统记录", "调整理由"].map(AttrValue::from).to_vec()}>
            { for submission.material.content.figures.iter().map(row) }
        </Table>
    }
}

pub fn committee(submission: &Submission, remarks: &Remarks) -> Html {
    let Some(committee) = &submission.revision.content.committee else {
        return html! { <><p class="small">{"（未填写）"}</p>{remarks.beside("committee", "领导小组")}</> };
    };
    let row = |(i, m): (usize, &contract::edition::CommitteeMember)| {
        html! {
            <tr key={i}>
                <Cell>{&m.name}</Cell>
                <Cell head="职责">{&m.duty}</Cell>
                <Cell head="单位">{&m.unit}</Cell>
                <Cell head="职务">{&m.post}</Cell>
            </tr>
        }
    };
    html! {
        <>
            if !committee.office.is_empty() {
                <p>{"办公室设在："}{&committee.office}</p>
            }
            <Table caption="领导小组成员" heads={["姓名", "职责", "单位", "职务"].map(AttrValue::from).to_vec()}>
                { for committee.members.iter().enumerate().map(row) }
            </Table>
            {remarks.beside("committee", "领导小组")}
        </>
    }
}
