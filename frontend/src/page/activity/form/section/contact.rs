//! 联系与报名.

use contract::limit;
use yew::prelude::*;

use super::super::FormProps;

use crate::ui::{CheckField, NumberField, TextField};

pub fn contact(props: &FormProps) -> Html {
    let (c, edit) = (&props.content, &props.edit);
    html! {
        <>
            <div class="form two">
                <TextField name="contact_name" label="联系人" required=true limit={limit::PERSON_NAME} value={c.contact_name.clone()}
                    onchange={edit.on(|c, v| c.contact_name = v)} />
                <TextField name="contact_phone" label="联系电话" required=true kind="tel" value={c.contact_phone.clone()}
                    hint="手机或带区号的固定电话，多个号码用逗号隔开。" onchange={edit.on(|c, v| c.contact_phone = v)} />
            </div>
            <CheckField name="contact_public" label="公开联系方式" value={c.contact_public} onchange={edit.on(|c, v| c.contact_public = v)}
                hint="勾选后联系人和电话在公众页面公布，方便群众咨询；不勾选则只有审核人员可以看到。" />
            <CheckField name="free" label="免费参加" value={c.free} onchange={edit.on(|c, v| c.free = v)} />
            if !c.free {
                <TextField name="fee" label="收费标准" required=true limit={limit::NOTE} value={c.fee.clone()}
                    hint="写明金额和用途，如“材料费每人20元”。" onchange={edit.on(|c, v| c.fee = v)} />
            }
            <div class="form two">
                <NumberField name="capacity" whole=true label="人数上限" hint="选填，不限人数请留空。" value={c.capacity.map(f64::from)}
                    onchange={edit.on(|c, v: Option<f64>| c.capacity = v.map(|n| n as i32))} />
                <TextField name="registration_url" label="报名网址" kind="url" placeholder="https://" hint="选填。" value={c.registration_url.clone()}
                    onchange={edit.on(|c, v| c.registration_url = v)} />
            </div>
        </>
    }
}
