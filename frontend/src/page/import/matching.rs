//! Which of the list's columns holds what.

use std::rc::Rc;

use contract::import::{ImportColumn, ImportReport, Need};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::setting::Setting;
use crate::ui::Options;
use crate::ui::{Cell, CheckField, Note, SelectField, Table, Tone};

/// Rows of which one may hold the headings.
const HEAD: u32 = 20;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub report: Rc<ImportReport>,
    pub setting: Setting,
    pub onchange: Callback<Setting>,
    /// Another sheet or row of headings: everything is read anew.
    pub onreread: Callback<Setting>,
}

#[component]
pub fn Matching(props: &Props) -> Html {
    let (report, setting) = (&props.report, &props.setting);
    let sheet = props.onreread.reform(|sheet: String| Setting {
        sheet: Some(sheet),
        ..Setting::default()
    });
    let header = {
        let sheet = setting.sheet.clone();
        props.onreread.reform(move |row: String| Setting {
            sheet: sheet.clone(),
            header: row.parse().ok(),
            ..Setting::default()
        })
    };
    let sheets: Options = options(report.sheets.iter().map(|s| (s.clone(), s.clone())));
    let headers: Options = options((1..=HEAD).map(|r| (r.to_string(), format!("第{r}行"))));
    let sources: Options = options(report.sources.iter().map(|s| {
        let name = if s.heading.is_empty() {
            "（无标题）"
        } else {
            &s.heading
        };
        (s.column.clone(), [&s.column, "列　", name].concat())
    }));
    let unused: Vec<&str> = report
        .sources
        .iter()
        .filter(|s| !s.heading.is_empty())
        .filter(|s| {
            !setting
                .columns
                .iter()
                .flatten()
                .any(|(_, at)| *at == s.column)
        })
        .map(|s| s.heading.as_str())
        .collect();
    html! {
        <div class="stack">
            if !report.errors.is_empty() {
                <Note tone={Tone::Warm}>
                    <ul role="alert">{ for report.errors.iter().map(|e| html! { <li>{&e.message}</li> }) }</ul>
                </Note>
            }
            <div class="row">
                if report.sheets.len() > 1 {
                    <SelectField name="sheet" label="工作表" value={report.sheet.clone()} options={sheets} onchange={sheet} />
                }
                <SelectField name="header" label="表头所在行" value={report.header.to_string()} options={headers} onchange={header} />
            </div>
            <Table caption="栏目对应" heads={["本系统的栏目", "表格中的列", "前几项内容", "没有时统一填"].map(AttrValue::from).to_vec()}>
                { for report.columns.iter().map(|c| row(props, c, &sources)) }
            </Table>
            if !unused.is_empty() {
                <p class="small">{"表格中未用到的列："}{unused.join("、")}{"。这些内容不会导入。"}</p>
            }
        </div>
    }
}

/// What of the list was not read, and a way to have what it hides.
pub fn told(report: &ImportReport, setting: &Setting, onreread: &Callback<Setting>) -> Html {
    if report.notes.is_empty() && !setting.hidden {
        return html! {};
    }
    let hidden = {
        let (sheet, header) = (setting.sheet.clone(), setting.header);
        onreread.reform(move |hidden| Setting {
            sheet: sheet.clone(),
            header,
            hidden,
            ..Setting::default()
        })
    };
    html! {
        <Note tone={Tone::Warm}>
            <ul role="status">{ for report.notes.iter().map(|note| html! { <li>{note}</li> }) }</ul>
            if report.hidden > 0 || setting.hidden {
                <CheckField name="hidden" label="一并导入隐藏和筛选掉的内容" value={setting.hidden} onchange={hidden} />
            }
        </Note>
    }
}

fn row(props: &Props, column: &ImportColumn, sources: &Options) -> Html {
    let setting = &props.setting;
    let letter = setting.column(&column.code).to_owned();
    let source = props.report.sources.iter().find(|s| s.column == letter);
    let change = |change: fn(&mut Setting, &str, String)| {
        let (setting, code) = (setting.clone(), column.code.clone());
        props.onchange.reform(move |value: String| {
            let mut fresh = setting.clone();
            change(&mut fresh, &code, value);
            fresh
        })
    };
    let choices = column.choices.iter();
    let choices: Options = options(choices.map(|c| (c.code.clone(), c.label.clone())));
    let value = setting.defaults.get(&column.code).cloned();
    let mark = match column.need {
        Need::Always => Some("必填"),
        Need::Filled => Some("提交前须填"),
        Need::Never | Need::Instead => None,
    };
    html! {
        <tr key={column.code.clone()}>
            <Cell>
                {&column.heading}
                if let Some(mark) = mark {
                    {" "}<span class="must">{mark}</span>
                }
            </Cell>
            <Cell head="表格中的列">
                <Pick label={format!("{}对应的列", column.heading)} none="（表中没有）" value={letter} options={sources.clone()}
                    onchange={change(Setting::choose)} />
            </Cell>
            <Cell head="前几项内容">
                if let Some(source) = source {
                    <span class="small">{source.samples.join("；")}</span>
                }
            </Cell>
            <Cell head="没有时统一填">
                if !choices.is_empty() {
                    <Pick label={format!("{}没有时统一填", column.heading)} none="（不填）" value={value.unwrap_or_default()}
                        options={choices} onchange={change(Setting::fill)} />
                }
            </Cell>
        </tr>
    }
}

pub fn options(pairs: impl Iterator<Item = (String, String)>) -> Options {
    let pairs = pairs.map(|(value, label)| (AttrValue::from(value), AttrValue::from(label)));
    Rc::new(pairs.collect())
}

#[derive(Properties, PartialEq)]
struct PickProps {
    label: AttrValue,
    none: AttrValue,
    value: AttrValue,
    options: Options,
    onchange: Callback<String>,
}

/// A choice within a table, whose heads are its label for those who see.
#[component]
fn Pick(props: &PickProps) -> Html {
    let node = use_node_ref();
    use_effect_with((props.value.clone(), props.options.clone()), {
        let node = node.clone();
        move |(value, _)| {
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_value(value);
            }
        }
    });
    let onchange = {
        let node = node.clone();
        props.onchange.reform(move |_: Event| {
            let select = node.cast::<HtmlSelectElement>();
            select.map(|s| s.value()).unwrap_or_default()
        })
    };
    let option = |(value, label): &(AttrValue, AttrValue)| {
        html! { <option value={value.clone()} selected={*value == props.value}>{label}</option> }
    };
    html! {
        <select ref={node} class="input" aria-label={props.label.clone()} {onchange}>
            <option value="" selected={props.value.is_empty()}>{&props.none}</option>
            { for props.options.iter().map(option) }
        </select>
    }
}
