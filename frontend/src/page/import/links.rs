//! One-time links of people who were just invited: shown now and never again.

use contract::import::ImportLink;
use yew::prelude::*;

use crate::ui::{Cell, CopyButton, Note, Table, Tone};

pub fn links(links: &[ImportLink]) -> Html {
    if links.is_empty() {
        return html! {};
    }
    let all: Vec<String> = links
        .iter()
        .map(|l| [l.name.as_str(), &l.organization, &l.link].join("\t"))
        .collect();
    let row = |link: &ImportLink| {
        html! {
            <tr>
                <Cell>{&link.name}</Cell>
                <Cell head="单位">{&link.organization}</Cell>
                <Cell head="邀请链接"><code>{&link.link}</code></Cell>
                <Cell head="操作"><CopyButton text={link.link.clone()} label={format!("复制{}的邀请链接", link.name)} /></Cell>
            </tr>
        }
    };
    html! {
        <section class="stack">
            <h2>{"邀请链接"}</h2>
            <Note tone={Tone::Warm}>
                <p>{"链接只在此处显示一次，离开本页后无法再次查看。请立即复制并分别发给本人，不要转发给他人。"}</p>
                <div class="actions"><CopyButton text={all.join("\n")} action="复制全部" /></div>
            </Note>
            <Table caption="邀请链接" heads={["姓名", "单位", "邀请链接", "操作"].map(AttrValue::from).to_vec()}>
                { for links.iter().map(row) }
            </Table>
        </section>
    }
}
