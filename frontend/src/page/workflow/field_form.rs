//! A form of groups of fields, checked against the year's lists.

use std::rc::Rc;

use contract::edition::EditionInput;
use contract::entry::Content;
use contract::problem::FieldError;
use contract::workflow::Verb;
use yew::prelude::*;

use super::form::{FormParts, use_form};
use super::outline::{Outline, OutlineSection, beside_form};
use super::submit::SubmitText;
use super::{FieldTexts, Labels, use_labels};
use crate::hook::autosave::Edit;
use crate::session::use_session;
use crate::ui::{Loading, PageHead};

/// Heading and fields of a part of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldGroup {
    pub title: &'static str,
    pub fields: Vec<&'static str>,
}

/// What every section of a form is given.
#[derive(Properties)]
pub struct SectionProps<C: Clone + PartialEq + 'static> {
    pub content: Rc<C>,
    pub edit: Edit<C>,
    pub labels: Labels,
}

impl<C: Clone + PartialEq + 'static> Clone for SectionProps<C> {
    fn clone(&self) -> Self {
        Self {
            content: self.content.clone(),
            edit: self.edit.clone(),
            labels: self.labels.clone(),
        }
    }
}

impl<C: Clone + PartialEq + 'static> PartialEq for SectionProps<C> {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content && self.edit == other.edit && self.labels == other.labels
    }
}

/// What a noun says of its form.
pub trait FieldForm: FieldTexts {
    /// Below the title.
    const LEAD: &'static str;

    /// The groups of fields, in the order of the form.
    fn groups(_stored: Option<&Self>) -> Vec<FieldGroup> {
        let fields = Self::Content::FIELDS.iter().map(|(field, _)| *field);
        vec![FieldGroup {
            title: Self::NOUN.label(),
            fields: fields.collect(),
        }]
    }
    /// The controls of one of them.
    fn section(at: usize, props: &SectionProps<Self::Content>, stored: Option<&Self>) -> Html;
    /// All that stands between this content and its submission.
    fn missing_of(
        content: &Self::Content,
        _stored: Option<&Self>,
        edition: &EditionInput,
    ) -> Vec<FieldError> {
        content.submittable(edition)
    }
    /// What a reviewer will be told of it.
    fn warnings(&self) -> &[String] {
        &[]
    }
    /// Above the form: why it came back.
    fn notes(&self) -> Html {
        html! {}
    }
}

#[derive(Properties, PartialEq)]
pub struct Props<T: FieldForm> {
    /// Absent for a new one.
    #[prop_or_default]
    pub stored: Option<Rc<T>>,
    /// A new one has just come into being.
    #[prop_or_default]
    pub oncreated: Callback<Rc<T>>,
}

#[component]
pub fn EntryForm<T: FieldForm>(props: &Props<T>) -> Html {
    let session = use_session();
    let form = use_form(props.stored.clone(), props.oncreated.clone());
    let labels = use_labels(props.stored.as_ref().map(|a| a.overview().edition_id));
    let title = T::form_title(props.stored.as_deref());
    let Some(edition) = labels.edition.clone() else {
        return html! { <><PageHead {title} /><Loading /></> };
    };
    let (content, stored) = (&form.save.content, form.save.stored.as_deref());
    let missing = T::missing_of(content, stored, &edition.content);
    let faults = if *form.strict {
        missing.clone()
    } else {
        T::faults(content, stored)
    };
    let section_props = SectionProps {
        content: content.clone(),
        edit: form.save.edit.clone(),
        labels: labels.clone(),
    };
    let groups = T::groups(stored);
    let sections = groups.iter().enumerate().map(|(i, group)| {
        html! {
            <section class="card form" id={format!("s-{i}")} aria-labelledby={format!("s-{i}-head")}>
                <h2 id={format!("s-{i}-head")}>{group.title}</h2>
                {T::section(i, &section_props, stored)}
            </section>
        }
    });
    let reviewer = stored.map_or("上级部门", T::reviewer_name);
    let question = format!(
        "必填内容已全部填写，格式检查已通过。{}提交后由{reviewer}审核，审核期间不能修改；需要修改时可以先撤回。",
        stored.map(|a| a.warnings().concat()).unwrap_or_default()
    );
    let parts = FormParts {
        title,
        window: None,
        lead: T::LEAD.into(),
        faults,
        notes: stored.map(T::notes).unwrap_or_default(),
        controls: html! {},
        class: Classes::new(),
        sections: html! { <>{ for sections }</> },
        outline: Outline {
            sections: outline_sections(&groups, &missing),
            missing: missing.len(),
            complete: "已填好",
            ready: "可以提交审核",
            open: beside_form(),
        },
        aside_label: "填写进度",
        aside_class: None,
        aside: html! {},
        submit: SubmitText {
            allowed: session.may(T::operation(Verb::Submit)),
            refusal: "您可以填写草稿；提交审核由本单位的“单位报送”人员办理。",
            label: "提交审核",
            title: "提交审核",
            question,
        },
    };
    form.view(parts, &|field, c| T::field_text(&labels, field, c))
}

fn outline_sections(groups: &[FieldGroup], missing: &[FieldError]) -> Vec<OutlineSection> {
    let section = |(i, group): (usize, &FieldGroup)| {
        let root = |fault: &&FieldError| {
            let root = fault.field.split('.').next().unwrap_or_default();
            group.fields.contains(&root)
        };
        let faults = missing.iter().filter(root);
        OutlineSection {
            title: group.title,
            id: format!("s-{i}"),
            faults: faults
                .map(|f| (f.field.clone(), f.message.clone()))
                .collect(),
        }
    };
    groups.iter().enumerate().map(section).collect()
}
