//! 接口密钥: programs that work for this office.

use std::rc::Rc;

use contract::api_key::{ApiKey, ApiKeyCreated, ApiKeyInput, grantable};
use contract::operation::Operation;
use contract::page::Paging;
use contract::{limit, time};
use yew::prelude::*;

use crate::api;
use crate::hook::{bind, checked, set_to, use_action, use_paged};
use crate::session::use_session;
use crate::ui::{
    Badge, Button, ButtonVariant, Cell, CheckGroup, Confirm, CopyButton, DateField, Dialog, Errors,
    Form, FormActions, Note, PageHead, Table, TextField, Tone, use_toasts,
};

#[component]
pub fn KeyList() -> Html {
    let session = use_session();
    let toasts = use_toasts();
    let keys = use_paged((), |(), cursor| {
        api::api_key::list_api_keys(Paging {
            cursor,
            limit: None,
        })
    });
    let making = use_state(|| false);
    let made = use_state(|| None::<Rc<ApiKeyCreated>>);
    let ending = use_state(|| None::<ApiKey>);
    let revoke = use_action(api::api_key::revoke_api_key, {
        let (ending, reload) = (ending.clone(), keys.reload.clone());
        move |()| {
            toasts.info("密钥已撤销，使用它的程序将无法访问。");
            ending.set(None);
            reload.emit(());
        }
    });
    let onmade = {
        let (making, made, reload) = (making.clone(), made.clone(), keys.reload.clone());
        Callback::from(move |key: ApiKeyCreated| {
            making.set(false);
            made.set(Some(Rc::new(key)));
            reload.emit(());
        })
    };
    let may_revoke = session.may(Operation::RevokeApiKey);
    let row = |key: &ApiKey| {
        let today = time::day(chrono::Utc::now());
        let (text, tone) = match (key.revoked_at, key.expires_on) {
            (Some(_), _) => ("已撤销", Tone::Plain),
            (None, Some(day)) if day < today => ("已过期", Tone::Plain),
            _ => ("有效", Tone::Good),
        };
        let scopes: Vec<&str> = key.scopes.iter().map(|s| s.label()).collect();
        let (ask, this) = (ending.clone(), key.clone());
        html! {
            <tr key={key.id.to_string()}>
                <Cell>{&key.name}{" "}<Badge {text} {tone} /><br /><code class="small">{format!("{}…", key.prefix)}</code></Cell>
                <Cell head="单位">{&key.organization.name}</Cell>
                <Cell head="权限">{scopes.join("、")}</Cell>
                <Cell head="最近使用">{key.last_used_at.map_or("从未使用".to_owned(), time::say_full)}</Cell>
                <Cell head="有效期至">{key.expires_on.map_or("长期".to_owned(), time::say_day)}</Cell>
                <Cell head="操作">
                    if may_revoke && key.revoked_at.is_none() {
                        <Button variant={ButtonVariant::Quiet} label={format!("撤销{}", key.name)} onclick={move |_| ask.set(Some(this.clone()))}>{"撤销"}</Button>
                    } else { {"—"} }
                </Cell>
            </tr>
        }
    };
    let name = ending.as_ref().map(|k| k.name.clone()).unwrap_or_default();
    let id = ending.as_ref().map(|k| k.id);
    html! {
        <>
            <PageHead title="接口密钥" lead="供本单位的程序读取或填报数据，权限不超过创建人本人现有的权限。">
                if session.may(Operation::CreateApiKey) {
                    <Button onclick={let m = making.clone(); move |_| m.set(true)}>{"新建密钥"}</Button>
                }
            </PageHead>
            { keys.view("还没有接口密钥。", |keys| html! {
                <Table caption="接口密钥，最近创建的在前" heads={["名称", "单位", "权限", "最近使用", "有效期至", "操作"].map(AttrValue::from).to_vec()}>
                    { for keys.iter().map(row) }
                </Table>
            }) }
            <Dialog open={*making} title="新建接口密钥" onclose={set_to(&making, false)}>
                <Make {onmade} oncancel={set_to(&making, false)} />
            </Dialog>
            <Dialog open={made.is_some()} title="密钥已创建" onclose={set_to(&made, None)}>
                if let Some(key) = &*made {
                    <Note tone={Tone::Warm}><p>{"密钥只显示这一次，请立即复制并妥善保管。遗失后只能重新创建。"}</p></Note>
                    <p><code class="secret">{&key.secret}</code></p>
                    <div class="actions end">
                        <CopyButton text={key.secret.clone()} />
                        <Button onclick={let m = made.clone(); move |_| m.set(None)}>{"已保存，关闭"}</Button>
                    </div>
                }
            </Dialog>
            <Confirm open={ending.is_some()} title={format!("撤销密钥“{name}”？")} text="撤销后立即失效，且不能恢复。" action="确认撤销" danger=true busy={revoke.busy}
                problem={revoke.problem.clone()} onconfirm={let run = revoke.run.clone(); Callback::from(move |_| if let Some(id) = id { run.emit(id) })}
                onclose={set_to(&ending, None)} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct MakeProps {
    onmade: Callback<ApiKeyCreated>,
    oncancel: Callback<()>,
}

#[component]
fn Make(props: &MakeProps) -> Html {
    let session = use_session();
    let input = use_state(ApiKeyInput::default);
    let errors = use_state(Errors::default);
    let onmade = props.onmade.clone();
    let create = use_action(
        |input: ApiKeyInput| async move { api::api_key::create_api_key(&input).await },
        move |made| onmade.emit(made),
    );
    // Nobody gives away what they may not do themselves.
    let options = use_memo((), |()| {
        let mine = grantable().into_iter().filter(|o| session.may(*o));
        mine.map(|o| (AttrValue::from(o.code()), AttrValue::from(o.label())))
            .collect::<Vec<_>>()
    });
    let chosen: Vec<String> = input.scopes.iter().map(|s| s.code().to_owned()).collect();
    let onsubmit = checked(&input, &errors, &create.run);
    let name = bind(&input, |i, v| i.name = v);
    let scopes = bind(&input, |i, v: Vec<String>| {
        i.scopes = grantable()
            .into_iter()
            .filter(|o| v.iter().any(|c| c == o.code()))
            .collect();
    });
    let expires = bind(&input, |i, v| i.expires_on = v);
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={create.problem.clone()}>
            <TextField name="name" label="名称" hint="写明用途，如“市学习网同步”。" required=true limit={limit::NAME} value={input.name.clone()} onchange={name} />
            <CheckGroup name="scopes" label="权限" required=true {options} value={chosen} onchange={scopes} />
            <DateField name="expires_on" label="有效期至" hint="不填写则有效一年，最长两年。创建人停用或单位合并后，密钥即失效。" value={input.expires_on} onchange={expires} />
            <FormActions label="创建" busy={create.busy} oncancel={props.oncancel.clone()} />
        </Form>
    }
}
