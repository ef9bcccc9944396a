//! 本人同意公开: asked where the article speaks of a person.

use contract::article::Consent;
use contract::limit;
use yew::prelude::*;

use super::FormProps;
use crate::ui::{AreaField, CheckField, DateField};

pub fn consent(form: &FormProps) -> Html {
    let edit = &form.edit;
    let given = form.content.consent.clone().unwrap_or_default();
    html! {
        <>
            <p class="small">{"公开个人事迹须先征得本人同意；写到未成年人的，须征得监护人同意。此项只供审核，不向公众显示。"}</p>
            <CheckField name="consent.obtained" label="已征得本人同意公开其事迹、姓名和图片" value={given.obtained}
                onchange={edit.on(|c, v| c.consent.get_or_insert_with(Consent::default).obtained = v)} />
            <DateField name="consent.on" label="同意的日期" required=true value={given.on}
                onchange={edit.on(|c, v| c.consent.get_or_insert_with(Consent::default).on = v)} />
            <AreaField name="consent.note" label="同意的方式" rows=2 limit={limit::NOTE} value={given.note}
                hint="如“本人书面同意，原件存本单位”。不填写身份证号。"
                onchange={edit.on(|c, v| c.consent.get_or_insert_with(Consent::default).note = v)} />
        </>
    }
}
