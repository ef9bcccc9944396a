//! 审计记录: who did what when, refused attempts included.

use contract::activity::ActivityContent;
use contract::audit::{AuditFilter, AuditRow};
use contract::entry::Content;
use contract::operation::Operation;
use contract::problem::Code;
use contract::time;
use yew::prelude::*;

use crate::api;
use crate::hook::use_paged;
use crate::ui::{Badge, Cell, DateField, PageHead, SelectField, Table, Tone};

#[component]
pub fn AuditList() -> Html {
    let filter = use_state(AuditFilter::default);
    let rows = use_paged((*filter).clone(), |filter, cursor| {
        api::audit::list_audit(AuditFilter { cursor, ..filter })
    });
    let operations = use_memo((), |()| {
        let doors = [
            ("sign_in", "登录"),
            ("sign_out", "退出登录"),
            ("accept_invitation", "接受邀请"),
            ("seed", "初始化"),
        ];
        let known = Operation::ALL.iter().map(|o| (o.code(), o.label()));
        doors
            .into_iter()
            .chain(known)
            .map(|(c, l)| (AttrValue::from(c), AttrValue::from(l)))
            .collect::<Vec<_>>()
    });
    let outcomes = use_memo((), |()| {
        vec![
            (AttrValue::from("false"), AttrValue::from("成功")),
            ("true".into(), "被拒绝".into()),
        ]
    });
    let change = |set: fn(&mut AuditFilter, String)| {
        let filter = filter.clone();
        Callback::from(move |value| {
            let mut changed = (*filter).clone();
            set(&mut changed, value);
            filter.set(changed);
        })
    };
    let day = |set: fn(&mut AuditFilter, Option<chrono::NaiveDate>)| {
        let filter = filter.clone();
        Callback::from(move |value| {
            let mut changed = (*filter).clone();
            set(&mut changed, value);
            filter.set(changed);
        })
    };
    let refused = filter.refused.map(|r| r.to_string()).unwrap_or_default();
    html! {
        <>
            <PageHead title="审计记录" lead="记录只增不改，只列明操作和涉及的项目，不含内容。" />
            <div class="filters">
                <SelectField name="operation" label="操作" none="全部操作" options={operations} value={filter.operation.clone().unwrap_or_default()}
                    onchange={change(|f, v| f.operation = (!v.is_empty()).then_some(v))} />
                <SelectField name="refused" label="结果" none="全部结果" options={outcomes} value={refused}
                    onchange={change(|f, v| f.refused = v.parse().ok())} />
                <DateField name="from" label="开始日期" value={filter.from} onchange={day(|f, v| f.from = v)} />
                <DateField name="until" label="结束日期" value={filter.until} onchange={day(|f, v| f.until = v)} />
            </div>
            { rows.view("没有符合条件的记录。", |rows| html! {
                <Table caption="审计记录，最近的在前" heads={["操作", "时间", "人员", "单位", "对象", "说明"].map(AttrValue::from).to_vec()}>
                    { for rows.iter().map(row) }
                </Table>
            }) }
        </>
    }
}

fn row(r: &AuditRow) -> Html {
    let known = Operation::ALL.iter().find(|o| o.code() == r.operation);
    let operation = known.map_or_else(|| door(&r.operation), |o| o.label());
    let detail: Vec<&str> = r.detail.iter().map(|d| explain(d)).collect();
    html! {
        <tr key={r.id.to_string()}>
            <Cell>{operation}{" "}if r.refused { <Badge text="被拒绝" tone={Tone::Bad} /> }</Cell>
            <Cell head="时间">{time::say_full(r.at)}</Cell>
            <Cell head="人员">{&r.actor}</Cell>
            <Cell head="单位">{if r.organization.is_empty() { "—" } else { &r.organization }}</Cell>
            <Cell head="对象">{object(&r.object_kind)}</Cell>
            <Cell head="说明">{if detail.is_empty() { "—".to_owned() } else { detail.join("、") }}</Cell>
        </tr>
    }
}

fn door(code: &str) -> &str {
    match code {
        "sign_in" => "登录",
        "sign_out" => "退出登录",
        "refresh_session" => "续期登录",
        "get_invitation" => "查看邀请链接",
        "accept_invitation" => "接受邀请",
        "seed" => "初始化",
        other => other,
    }
}

fn object(kind: &str) -> &str {
    match kind {
        "activity" => "活动",
        "organization" => "单位",
        "person" => "人员",
        "session" => "登录",
        "invitation" => "邀请",
        "api_key" => "接口密钥",
        "edition" => "年度设置",
        "opening" => "启动仪式",
        "committee" => "领导小组",
        "file" => "文件",
        "upload" => "上传",
        "download" => "导出",
        "notification" => "消息",
        "operation" => "操作权限",
        other => other,
    }
}

/// A refusal's code as its sentence, a field's name as its label where there is one.
fn explain(word: &str) -> &str {
    if word == "not_permitted" {
        return "没有此项权限";
    }
    let code = Code::ALL
        .iter()
        .find(|c| c.code() == word)
        .map(|c| c.title());
    let field = ActivityContent::label(word);
    code.unwrap_or(if field.is_empty() { word } else { field })
}
