//! Text that must keep to a number of characters: counts as the rules count, and cleans what is pasted.

use contract::material::Rule;
use contract::text;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlDocument, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::field::use_frame;

/// Which of the two numbers the rule means; both are shown where there is room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Count {
    /// Every character.
    Strict,
    /// 字数 as Word counts.
    Words,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub name: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    pub onchange: Callback<String>,
    pub count: Count,
    /// The bounds, where the material has such a rule.
    #[prop_or_default]
    pub rule: Option<Rule>,
    /// Lines; one line is an input.
    #[prop_or(1)]
    pub rows: u32,
    /// Only the number that counts.
    #[prop_or_default]
    pub brief: bool,
    #[prop_or_default]
    pub required: bool,
    #[prop_or_default]
    pub hint: AttrValue,
}

#[component]
pub fn CountedField(props: &Props) -> Html {
    let frame = use_frame(&props.name, &props.label, &props.hint, props.required);
    let oninput = props.onchange.reform(|event: InputEvent| {
        let target = event.target();
        let area = target
            .as_ref()
            .and_then(|t| t.dyn_ref::<HtmlTextAreaElement>());
        let input = target
            .as_ref()
            .and_then(|t| t.dyn_ref::<HtmlInputElement>());
        match (area, input) {
            (Some(area), _) => area.value(),
            (_, Some(input)) => input.value(),
            _ => String::new(),
        }
    });
    let onpaste = Callback::from(paste);
    let counter = format!("{}-count", frame.id);
    let described = match frame.described_by() {
        Some(others) => format!("{others} {counter}"),
        None => counter.clone(),
    };
    let control = if props.rows > 1 {
        html! {
            <textarea id={frame.id.clone()} class="input" rows={props.rows.to_string()} value={props.value.clone()} {oninput} {onpaste}
                aria-describedby={described} aria-invalid={frame.invalid()} aria-required={props.required.then_some("true")} />
        }
    } else {
        html! {
            <input id={frame.id.clone()} class="input" type="text" value={props.value.clone()} {oninput} {onpaste}
                aria-describedby={described} aria-invalid={frame.invalid()} aria-required={props.required.then_some("true")} autocomplete="off" />
        }
    };
    frame.around(control, counted(props, counter))
}

fn counted(props: &Props, id: String) -> Html {
    let (strict, words) = (text::strict(&props.value), text::words(&props.value));
    let (number, name, other) = match props.count {
        Count::Strict => (strict, "严格字数", ("按 Word 统计", words)),
        Count::Words => (words, "字数（按 Word 统计）", ("严格字数", strict)),
    };
    let over = props
        .rule
        .as_ref()
        .is_some_and(|rule| number > 0 && !rule.holds(number));
    let bounds = props.rule.as_ref().map(Rule::bounds).unwrap_or_default();
    html! {
        <span class={classes!("count", "both", over.then_some("over"))} {id}>
            if props.brief {
                {format!("{number}字")}
            } else {
                {name}{" "}<b>{number}</b>
            }
            if !bounds.is_empty() {
                {" / "}{bounds}
            }
            if !props.brief {
                <span class="other">{format!("{} {}", other.0, other.1)}</span>
            }
        </span>
    }
}

/// Word and web pages bring along signs that nobody sees and that would be counted.
pub fn cleaned(raw: &str) -> String {
    let plain: String = raw
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n")
        .chars()
        .map(|c| match c {
            '\u{a0}' | '\u{2007}' | '\u{202f}' => ' ',
            c => c,
        })
        .filter(|c| {
            let unseen = matches!(
                c,
                '\u{ad}' | '\u{2060}' | '\u{200b}' | '\u{feff}' | '\u{fffc}'
            );
            !unseen && (!c.is_control() || matches!(c, '\n' | '\t'))
        })
        .collect();
    let mut lines: Vec<&str> = Vec::new();
    for line in plain.lines().map(str::trim_end) {
        // One empty line between paragraphs is enough.
        if !(line.trim().is_empty() && lines.last().is_none_or(|l| l.trim().is_empty())) {
            lines.push(line);
        }
    }
    text::clean(&lines.join("\n"))
}

fn paste(event: Event) {
    let Some(event) = event.dyn_ref::<ClipboardEvent>() else {
        return;
    };
    let raw = event
        .clipboard_data()
        .and_then(|d| d.get_data("text/plain").ok())
        .unwrap_or_default();
    let clean = cleaned(&raw);
    if raw.is_empty() || clean == raw {
        return;
    }
    // As if it were typed, so that it can be undone.
    let page = crate::document();
    let typed = page
        .dyn_ref::<HtmlDocument>()
        .and_then(|d| {
            d.exec_command_with_show_ui_and_value("insertText", false, &clean)
                .ok()
        })
        .unwrap_or(false);
    if typed {
        event.prevent_default();
    }
}

#[cfg(test)]
mod tests {
    use super::cleaned;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn what_is_pasted_loses_what_nobody_sees() {
        assert_eq!(
            cleaned("\u{feff}第一段\u{a0}文字 \r\n\r\n\r\n\u{200b}第二\u{ad}段\u{b}第三段\n"),
            "第一段 文字\n\n第二段\n第三段"
        );
        assert_eq!(cleaned("　　缩进的段落"), "缩进的段落");
    }
}
