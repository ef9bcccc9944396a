//! A material's column: how it stands, and its files to take along.

use std::rc::Rc;

use contract::board::BoardMaterial;
use contract::download::{AnnexFormat, DownloadInput, Naming};
use contract::id::OrganizationId;
use contract::material::{Material, Part};
use contract::operation::Operation;
use yew::prelude::*;

use super::total;
use crate::hook::bind;
use crate::page::export::Export;
use crate::session::use_session;
use crate::ui::{Button, ButtonVariant, CheckField, Due, Facts, RadioGroup, SelectField};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub material: BoardMaterial,
    /// The same as it is asked for.
    pub asked: Option<Material>,
    pub organizations: Rc<Vec<(AttrValue, AttrValue)>>,
    /// The board is narrowed to it.
    pub organization: Option<OrganizationId>,
    pub onclose: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Choice {
    organization: Option<OrganizationId>,
    accepted: bool,
    naming: Naming,
}

#[component]
pub fn MaterialDialog(props: &Props) -> Html {
    let session = use_session();
    let choice = use_state(|| Choice {
        organization: props.organization,
        accepted: true,
        naming: Naming::Utf8,
    });
    let namings = use_memo((), |()| {
        [
            ("utf8", "通用（Windows 10及以上、Mac、手机）"),
            ("gbk", "旧版Windows（Windows 7等，GBK编码）"),
        ]
        .map(|(v, l)| (v.into(), l.into()))
        .to_vec()
    });
    let naming = match choice.naming {
        Naming::Utf8 => "utf8",
        Naming::Gbk => "gbk",
    };
    let id = props.material.id;
    let package = DownloadInput::Package {
        material_id: id,
        organization_id: choice.organization,
        accepted: choice.accepted,
        naming: choice.naming,
    };
    let annex = |format| DownloadInput::Annex {
        material_id: id,
        organization_id: choice.organization,
        accepted: choice.accepted,
        format,
    };
    // Only these two have a table to fill.
    let tabled = props.asked.as_ref().is_some_and(|m| {
        let mut parts = m.content.parts.iter();
        parts.any(|p| matches!(p, Part::Exemplars | Part::Figures))
    });
    let mut facts = vec![(
        "截止时间".into(),
        html! { <Due due={props.material.deadline} over=true labelled=true /> },
    )];
    facts.extend(total::all(&props.material));
    html! {
        <>
            {total::bar(&props.material)}
            <Facts items={facts} />
            if session.may(Operation::CreateDownload) {
                <h3>{"导出"}</h3>
                if props.organizations.len() > 1 {
                    <SelectField name="organization" label="哪些单位" none="权限范围内全部单位" options={props.organizations.clone()}
                        hint="选择一个单位时，包括其下级。" value={choice.organization.map(|id| id.to_string()).unwrap_or_default()}
                        onchange={bind(&choice, |c, v: String| c.organization = v.parse().ok())} />
                }
                <CheckField name="accepted" label="只导出已接收的材料" hint="不勾选时，导出各单位最近一次报送的版本。" value={choice.accepted}
                    onchange={bind(&choice, |c, v| c.accepted = v)} />
                <RadioGroup name="naming" label="压缩包文件名" options={namings} value={vec![naming.to_owned()]}
                    onchange={bind(&choice, |c, v: Vec<String>| c.naming = if v.iter().any(|v| v == "gbk") { Naming::Gbk } else { Naming::Utf8 })} />
                <div class="actions fill">
                    <Export input={package} text="打包下载（ZIP）" variant={ButtonVariant::Primary} />
                    if tabled {
                        <Export input={annex(AnnexFormat::Docx)} text="汇总表（Word）" />
                        <Export input={annex(AnnexFormat::Xlsx)} text="汇总表（Excel）" />
                    }
                </div>
            }
            <div class="actions end"><Button variant={ButtonVariant::Quiet} onclick={props.onclose.reform(|_| ())}>{"关闭"}</Button></div>
        </>
    }
}
