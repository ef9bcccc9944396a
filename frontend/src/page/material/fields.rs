//! The first two groups of the form: what it is called and by when, what it consists of.

use std::rc::Rc;

use contract::limit;
use contract::material::{DocumentKind, MaterialInput, Part, batch_label};
use contract::organization::OrganizationKind;
use yew::prelude::*;

use crate::hook::edited;
use crate::ui::due::inclusive_deadline;
use crate::ui::{AreaField, CheckField, CheckGroup, InstantField, SelectField, TextField, choices};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub value: Rc<MaterialInput>,
    pub onchange: Callback<MaterialInput>,
}

impl Props {
    fn set<V: 'static>(&self, set: fn(&mut MaterialInput, V)) -> Callback<V> {
        edited(&*self.value, &self.onchange, set)
    }
}

#[component]
pub fn Basics(props: &Props) -> Html {
    let m = &props.value;
    let batches = use_memo((), |()| {
        (1..=9)
            .map(|b| (b.to_string().into(), batch_label(b).into()))
            .collect::<Vec<(AttrValue, AttrValue)>>()
    });
    html! {
        <section class="card">
            <h2>{"基本信息"}</h2>
            <div class="grid">
                <TextField name="label" label="材料名称" required=true limit={limit::NAME} value={m.label.clone()} onchange={props.set(|i, v| i.label = v)} />
                <TextField name="code" label="代码" required=true hint="小写字母、数字和下划线，供系统对接使用，如 panel。" value={m.code.clone()} onchange={props.set(|i, v| i.code = v)} />
                <SelectField name="batch" label="批次" required=true options={batches} value={m.batch.to_string()} onchange={props.set(|i, v: String| i.batch = v.parse().unwrap_or(1))} />
                <TextField name="annex" label="附件编号" hint="如“附件5”，印在汇总表左上角；没有不填。" value={m.annex.clone()} onchange={props.set(|i, v| i.annex = v)} />
                <InstantField name="deadline" label="截止时间" hint="“10月20日前”按当日23:59:59计，请填23:59。不填写则为“时间另行通知”。" value={m.deadline}
                    onchange={props.set(|i, v: Option<_>| i.deadline = v.map(inclusive_deadline))} />
            </div>
            <AreaField name="guide" label="报送说明" hint="按通知原文填写，显示在填报页面上方。" limit={limit::REASON} value={m.guide.clone()} onchange={props.set(|i, v| i.guide = v)} />
            <CheckField name="retired" label="停用" hint="不再要求报送，已填报的内容保留。" value={m.retired} onchange={props.set(|i, v| i.retired = v)} />
        </section>
    }
}

#[component]
pub fn Contents(props: &Props) -> Html {
    let m = &props.value;
    let kinds = OrganizationKind::ALL
        .into_iter()
        .filter(|k| *k != OrganizationKind::ProvinceOffice);
    let codes = |all: Vec<&'static str>| all.into_iter().map(str::to_owned).collect::<Vec<_>>();
    html! {
        <section class="card">
            <h2>{"内容和报送单位"}</h2>
            <CheckGroup name="parts" label="填报内容" required=true options={choices(Part::ALL, |p| (p.code(), p.label()))} value={codes(m.parts.iter().map(|p| p.code()).collect())}
                onchange={props.set(|i, v: Vec<String>| i.parts = Part::ALL.into_iter().filter(|p| v.iter().any(|c| c == p.code())).collect())} />
            if m.has(Part::Documents) {
                <CheckGroup name="document_kinds" label="文件格式" required=true options={choices(DocumentKind::ALL, |k| (k.code(), k.label()))} value={codes(m.document_kinds.iter().map(|k| k.code()).collect())}
                    onchange={props.set(|i, v: Vec<String>| i.document_kinds = DocumentKind::ALL.into_iter().filter(|k| v.iter().any(|c| c == k.code())).collect())} />
            }
            <CheckGroup name="owed_by" label="报送单位" required=true hint="市（州）级和高等院校只计入年度设置中列出的报送单位；机构全部计入。" options={choices(kinds, |k| (k.code(), k.label()))}
                value={codes(m.owed_by.iter().map(|k| k.code()).collect())}
                onchange={props.set(|i, v: Vec<String>| i.owed_by = v.iter().filter_map(|c| OrganizationKind::parse(c)).collect())} />
            <div class="checks">
                <CheckField name="gathers" label="下级单位可以报送，由报送单位汇集" value={m.gathers} onchange={props.set(|i, v| i.gathers = v)} />
                <CheckField name="allow_nothing" label="允许“零上报”" value={m.allow_nothing} onchange={props.set(|i, v| i.allow_nothing = v)} />
                <CheckField name="allow_not_holding" label="允许报“不举办”" value={m.allow_not_holding} onchange={props.set(|i, v| i.allow_not_holding = v)} />
            </div>
        </section>
    }
}
