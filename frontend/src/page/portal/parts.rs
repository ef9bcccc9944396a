//! What the pages of activities and articles have in common.

use std::rc::Rc;

use contract::edition::Term;
use contract::file::FileRef;
use yew::prelude::*;

use crate::hook::fetch::Fetch;
use crate::ui::{Empty, PageHead};
use crate::{api, labels, text};

/// A link out of the page. Only web addresses: the contract lets no other through.
pub fn out(address: &str, words: Html, class: &'static str) -> Html {
    if address.is_empty() {
        return Html::default();
    }
    html! {
        <a {class} href={address.to_owned()} target="_blank" rel="noopener noreferrer">{words}<span class="unseen">{text::new_window()}</span></a>
    }
}

/// One thing by its address, or that there is none and where to go on.
pub fn found_or_missing<T>(
    fetch: &Fetch<T>,
    title: &'static str,
    text: &'static str,
    links: Html,
    show: impl FnOnce(&Rc<T>) -> Html,
) -> Html {
    html! {
        <div class="wrap">
            if fetch.missing() {
                <PageHead {title} />
                <Empty {text}>{links}</Empty>
            } else {
                { fetch.view(show) }
            }
        </div>
    }
}

/// Words of one of the year's lists, one after the other.
pub fn terms(terms: &[Term], codes: &[String], say: labels::Say) -> Html {
    let word = |(at, code): (usize, &String)| {
        let between = (at > 0).then(text::between_words);
        html! { <>{between}{text::word(labels::term(terms, code, say))}</> }
    };
    codes.iter().enumerate().map(word).collect()
}

/// A region's name in the page's language; absent where there is none.
pub fn region_name(code: Option<&str>, name: Option<&str>) -> Option<String> {
    let name = name.filter(|name| !name.is_empty())?;
    Some(labels::place(code.unwrap_or_default(), name))
}

/// A region, where there is one.
pub fn place(code: Option<&str>, name: Option<&str>) -> Option<Html> {
    region_name(code, name).map(text::word)
}

pub fn download(file: &FileRef) -> Html {
    html! {
        <a href={api::file::get_file(&file.url)} download={file.name.clone()}>
            {text::with(text::file_download, text::written(&file.name))}{text::file_size(&size(file.size))}
        </a>
    }
}

fn size(bytes: i64) -> String {
    match bytes {
        ..1_024 => text::bytes(bytes),
        1_024..1_048_576 => format!("{}KB", bytes / 1_024),
        _ => format!(
            "{}.{}MB",
            bytes / 1_048_576,
            bytes % 1_048_576 * 10 / 1_048_576
        ),
    }
}
