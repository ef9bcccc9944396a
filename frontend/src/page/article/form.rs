//! The form of an article: what its kind asks, by the contract's table, and nothing else.

mod consent;
mod field;
mod files;
mod lectures;
mod links;

use contract::article::{Article, ArticleContent, Field};
use contract::edition::EditionInput;
use contract::problem::FieldError;
use yew::prelude::*;

use crate::page::workflow::{FieldForm, FieldGroup, SectionProps, form_notes};

/// What every section of the form is given.
pub type FormProps = SectionProps<ArticleContent>;

/// Where a field stands; a group that a kind asks nothing of is left out.
const GROUPS: [(&str, &[&str]); 5] = [
    ("正文", &["summary", "body", "lectures"]),
    ("地区、人群与主题", &["region_code", "audiences", "topics"]),
    (
        "图片与附件",
        &["picture", "picture_alt", "gallery", "attachments"],
    ),
    ("链接与来源", &["links", "source"]),
    ("本人同意公开", &["consent"]),
];

/// All that stands in none of the groups: what makes the kind.
const FIRST: &str = "基本信息";

fn groups(fields: &'static [Field]) -> Vec<FieldGroup> {
    let home = |field: &Field| {
        GROUPS
            .iter()
            .position(|(_, names)| names.contains(&field.name))
    };
    let group = |title: &'static str, at: Option<usize>| FieldGroup {
        title,
        fields: fields
            .iter()
            .filter(|f| home(f) == at)
            .map(|f| f.name)
            .collect(),
    };
    let rest = GROUPS
        .iter()
        .enumerate()
        .map(|(i, (title, _))| group(title, Some(i)));
    std::iter::once(group(FIRST, None))
        .chain(rest)
        .filter(|group| !group.fields.is_empty())
        .collect()
}

impl FieldForm for Article {
    const LEAD: &'static str = "边填边存，随时可以离开，之后在“稿件管理”中继续。";

    fn groups(stored: Option<&Self>) -> Vec<FieldGroup> {
        stored.map_or_else(Vec::new, |a| groups(a.kind.rule().fields))
    }

    fn section(at: usize, props: &FormProps, stored: Option<&Self>) -> Html {
        let Some(article) = stored else {
            return html! {};
        };
        let rule = article.kind.rule();
        let group = groups(rule.fields).into_iter().nth(at);
        let fields = group.into_iter().flat_map(|group| group.fields);
        let fields = fields.filter_map(|name| rule.field(name));
        html! { <>{ for fields.map(|f| field::field(f, props, article)) }</> }
    }

    fn missing_of(
        content: &ArticleContent,
        stored: Option<&Self>,
        edition: &EditionInput,
    ) -> Vec<FieldError> {
        stored.map_or_else(Vec::new, |a| content.submittable(a.kind, edition))
    }

    fn warnings(&self) -> &[String] {
        &self.warnings
    }

    fn notes(&self) -> Html {
        form_notes(self)
    }
}

#[cfg(test)]
mod tests {
    use super::groups;
    use contract::article::ArticleKind;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_field_of_a_kind_stands_in_one_group() {
        for kind in ArticleKind::ALL {
            let fields = kind.rule().fields;
            let groups = groups(fields);
            for field in fields {
                let homes = groups.iter().filter(|g| g.fields.contains(&field.name));
                assert_eq!(homes.count(), 1, "{} {}", kind.code(), field.name);
            }
        }
    }
}
