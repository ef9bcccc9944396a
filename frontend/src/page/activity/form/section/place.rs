//! 地点与方式: what is asked follows from how people take part.

use contract::activity::Mode;
use contract::limit;
use yew::prelude::*;

use super::super::FormProps;
use crate::hook::non_empty;
use crate::page::workflow::region_fields;
use crate::ui::{AreaField, NumberField, RadioGroup, TextField, choices};

pub fn place(props: &FormProps) -> Html {
    let (c, edit) = (&props.content, &props.edit);
    let modes = choices(Mode::ALL, |m| (m.code(), m.label()));
    let onmode = edit.on(|c, v: Vec<String>| {
        c.mode = v.first().and_then(|m| Mode::parse(m)).unwrap_or_default();
    });
    let (venue, link) = (c.mode.needs_venue(), c.mode.needs_link());
    html! {
        <>
            <RadioGroup name="mode" label="举办方式" required=true options={modes} value={vec![c.mode.code().to_owned()]} onchange={onmode} />
            if venue || !c.venue_name.is_empty() || !c.venue_address.is_empty() {
                <div class="form two">
                    <TextField name="venue_name" label="活动地点" required={venue} limit={limit::NAME} value={c.venue_name.clone()}
                        hint="场所名称，如“市图书馆二楼报告厅”。" onchange={edit.on(|c, v| c.venue_name = v)} />
                    <TextField name="venue_address" label="详细地址" required={venue} limit={limit::ADDRESS} value={c.venue_address.clone()}
                        hint="街道、门牌号，方便群众前往。" onchange={edit.on(|c, v| c.venue_address = v)} />
                </div>
            }
            {region_fields(&props.labels, c.region_code.as_deref(), edit.on(|c, v| c.region_code = non_empty(v)))}
            if venue || c.latitude.is_some() || c.longitude.is_some() {
                <details open={c.latitude.is_some() || c.longitude.is_some()}>
                    <summary>{"地图坐标（选填）"}</summary>
                    <div class="form two">
                        <NumberField name="latitude" label="纬度" hint="WGS 84 坐标，如 43.8868。" value={c.latitude} onchange={edit.on(|c, v| c.latitude = v)} />
                        <NumberField name="longitude" label="经度" hint="如 125.3245。" value={c.longitude} onchange={edit.on(|c, v| c.longitude = v)} />
                    </div>
                </details>
            }
            if link || !c.online_url.is_empty() || !c.online_guide.is_empty() {
                <TextField name="online_url" label="线上网址" kind="url" value={c.online_url.clone()} placeholder="https://"
                    hint={if link { "网址和观看方式至少填写一项。" } else { "" }} onchange={edit.on(|c, v| c.online_url = v)} />
                <AreaField name="online_guide" label="观看方式" rows=2 limit={limit::NOTE} value={c.online_guide.clone()}
                    hint="如“关注公众号后点击菜单‘直播’”。" onchange={edit.on(|c, v| c.online_guide = v)} />
            }
        </>
    }
}
