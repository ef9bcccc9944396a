//! 所在地区: the prefecture first, then its counties.

use std::rc::Rc;

use contract::region::Region;
use yew::prelude::*;

use super::Labels;
use crate::ui::SelectField;

pub fn region_fields(labels: &Labels, code: Option<&str>, onchange: Callback<String>) -> Html {
    let regions: &[Region] = labels.regions.as_ref().map_or(&[], |r| r);
    let code = code.unwrap_or_default();
    let chosen = regions.iter().find(|r| r.code == code);
    let above = match chosen {
        Some(region) if region.level > 2 => region.parent_code.clone().unwrap_or_default(),
        _ => code.to_owned(),
    };
    let entry = |r: &Region| (r.code.clone().into(), r.name.clone().into());
    let wide = regions.iter().filter(|r| r.level <= 2).map(|r| {
        let (code, name): (AttrValue, AttrValue) = entry(r);
        match r.level {
            1 => (code, format!("全省（{name}）").into()),
            _ => (code, name),
        }
    });
    let counties: Vec<_> = regions
        .iter()
        .filter(|r| r.level == 3 && r.parent_code.as_deref() == Some(&above))
        .map(entry)
        .collect();
    let county = if chosen.is_some_and(|r| r.level > 2) {
        code
    } else {
        ""
    };
    // An empty county means the whole prefecture.
    let onnarrow = {
        let above = above.clone();
        onchange.reform(move |v: String| if v.is_empty() { above.clone() } else { v })
    };
    html! {
        <div class="form two">
            <SelectField name="region_code" label="所在地区" none="请选择" options={Rc::new(wide.collect::<Vec<_>>())} value={above.clone()} {onchange} />
            if !counties.is_empty() {
                <SelectField name="region_county" label="县（市、区）" none="不限" options={Rc::new(counties)} value={county.to_owned()} onchange={onnarrow} />
            }
        </div>
    }
}
