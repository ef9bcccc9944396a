//! Kinds that the public reads once they are published: what they bring besides, and their page.

use std::marker::PhantomData;
use std::rc::Rc;

use contract::entry::{Content, Entry, Revision};
use contract::operation::Operation;
use contract::problem::FieldError;
use contract::workflow::{RevisionState, Verb};
use yew::prelude::*;

use super::timeline::{Event, timeline};
use super::{
    Actions, Contents, FieldForm, Labels, NextReview, Queued, VerdictRequest, WorkflowKind,
    use_labels,
};
use crate::api::entry;
use crate::hook::use_fetch;
use crate::route::Route;
use crate::ui::{Badge, Note, PageHead, RouteLink, StateBadge, Tone};

/// The fields of a content in words.
pub trait FieldTexts: WorkflowKind {
    /// The fields that it asks, in the order of its form, and their words.
    fn fields(&self) -> Vec<(&'static str, &'static str)> {
        Self::Content::FIELDS.to_vec()
    }
    /// One field of a content as text; empty where it holds nothing. Texts stand as they are.
    fn field_text(_labels: &Labels, field: &str, content: &Self::Content) -> String {
        let fields = content.fields();
        let text = fields.get(field).and_then(|value| value.as_str());
        text.unwrap_or_default().to_owned()
    }
    /// A field that is not shown by words alone: a file, an address.
    fn field_html(&self, _field: &str) -> Option<Html> {
        None
    }
}

/// What all publications have.
pub struct Publication<'a, C> {
    pub title: &'a str,
    pub revision: &'a Revision<C>,
    pub public_revision: Option<&'a Revision<C>>,
    pub missing: &'a [FieldError],
}

pub trait Published:
    Queued + FieldForm + Entry<Revision = Revision<<Self as Entry>::Content>>
{
    const LIST_REVISIONS: Operation;
    /// The page of the public.
    const PUBLIC_ROUTE: fn(Self::Id) -> Route;

    fn publication(&self) -> Publication<'_, Self::Content>;

    /// Badges around those of its state.
    fn badges(&self, state: Html) -> Html;
    /// A note between why it came back and what is missing.
    fn notice(&self) -> Html {
        html! {}
    }
    /// The form of steps that ask for more than a word.
    fn verdict_form() -> Option<Callback<VerdictRequest, Html>> {
        None
    }
    /// A card between its steps and its history.
    fn card(_stored: &Rc<Self>, _onchange: Callback<Self>) -> Html {
        html! {}
    }

    fn revision(&self) -> &Revision<Self::Content> {
        self.publication().revision
    }

    /// The public reads some revision of it.
    fn is_public(&self) -> bool {
        let publication = self.publication();
        publication.public_revision.is_some()
            || publication.revision.state == RevisionState::Published
    }
}

#[derive(Properties, PartialEq)]
pub struct Props<T: Published> {
    pub id: T::Id,
    #[prop_or_default]
    pub kind: PhantomData<T>,
}

/// What is filed, where it stands, what can be done now.
#[component]
pub fn PublicationView<T: Published>(props: &Props<T>) -> Html {
    let fetch = use_fetch(props.id, entry::get::<T>);
    let labels = use_labels(fetch.data.as_ref().map(|a| a.overview().edition_id));
    fetch.view(|stored| {
        let publication = stored.publication();
        let title = match publication.title {
            "" => T::UNTITLED,
            title => title,
        };
        let next = html! { <NextReview<T> id={stored.id()} /> };
        html! {
            <>
                <PageHead title={title.to_owned()} lead={lead(&**stored)}>
                    if stored.is_public() {
                        <RouteLink to={(T::PUBLIC_ROUTE)(stored.id())} class="button quiet">{"查看公众页面"}</RouteLink>
                    }
                </PageHead>
                <div class="stack">
                    <p class="row">
                        {stored.badges(state_badges(&**stored))}
                        if stored.overview().sample {
                            <Badge text="示例数据" />
                        }
                    </p>
                    {returned(&**stored)}
                    {stored.notice()}
                    {notes(&**stored)}
                </div>
                <div class="columns view-page">
                    <div class="stack">
                        <Contents<T> stored={stored.clone()} {labels} />
                    </div>
                    <aside class="stack" aria-label="办理">
                        <Actions<T> stored={stored.clone()} onchange={fetch.set.clone()} onreload={fetch.reload.clone()} {next}
                            verdict_form={T::verdict_form()} />
                        {T::card(stored, fetch.set.clone())}
                        {progress(&**stored)}
                    </aside>
                </div>
            </>
        }
    })
}

/// Where it stands, and whether the public sees it.
fn state_badges<T: Published>(stored: &T) -> Html {
    let state = stored.revision().state;
    html! {
        <>
            <StateBadge {state} />
            if stored.is_public() && state != RevisionState::Published {
                <Badge text="公众可见" tone={Tone::Good} />
            }
        </>
    }
}

/// Whose it is, and who reviews it.
fn lead<T: Published>(stored: &T) -> String {
    let overview = stored.overview();
    let owner = &overview.organization.name;
    match overview.reviewer {
        Some(office) => format!("{owner}　由{}审核", office.name),
        None => owner.clone(),
    }
}

/// Why it came back.
fn returned<T: Published>(stored: &T) -> Html {
    let revision = stored.revision();
    let why = match revision.state {
        RevisionState::Returned => "退回原因：",
        RevisionState::Retracted => "撤下原因：",
        _ => return html! {},
    };
    html! {
        if let Some(reason) = &revision.reason {
            <Note tone={Tone::Bad}><p><b>{why}</b>{reason}</p></Note>
        }
    }
}

/// What a reader should know, and what is missing.
fn notes<T: Published>(stored: &T) -> Html {
    let (missing, warnings) = (stored.publication().missing, stored.warnings());
    html! {
        <>
            { for warnings.iter().map(|w| html! { <Note tone={Tone::Warm}><p>{w}</p></Note> }) }
            if stored.may(T::operation(Verb::Update)) && !missing.is_empty() {
                <Note>
                    <p>{format!("提交审核前还有{}处需要填写或修改：", missing.len())}</p>
                    <ul>{ for missing.iter().map(|m| html! { <li>{&m.message}</li> }) }</ul>
                    <div class="actions"><RouteLink to={(T::ROUTES.edit)(stored.id())} class="button quiet">{"继续填写"}</RouteLink></div>
                </Note>
            }
        </>
    }
}

/// Why it came back, and that the public reads an older one.
pub fn form_notes<T: Published>(stored: &T) -> Html {
    let revision = stored.revision();
    let reason = revision.reason.as_ref();
    html! {
        <>
            if let Some(reason) = reason.filter(|_| revision.state == RevisionState::Returned) {
                <Note tone={Tone::Bad}><p><b>{"退回原因："}</b>{reason}</p></Note>
            }
            if stored.publication().public_revision.is_some() {
                <Note tone={Tone::Info}><p>{T::THIS}{"已经发布。修改内容审核并发布之前，公众看到的仍是原来的内容。"}</p></Note>
            }
        </>
    }
}

fn progress<T: Published>(stored: &T) -> Html {
    let revision = stored.revision();
    let state = revision.state;
    let reached = |text: &str, who: &Option<String>, at| {
        let at = at?;
        let who = who.as_deref().unwrap_or_default();
        Some(Event::new("past", text).by(who).at(at))
    };
    let begun = if revision.number == 1 {
        "创建"
    } else {
        "开始修改"
    };
    let reviewed = if state == RevisionState::Returned {
        "审核"
    } else {
        "审核通过"
    };
    let reviewer = stored.overview().reviewer;
    let now = match state {
        RevisionState::Draft => Some(Event::new("now", "草稿，填写后提交审核")),
        RevisionState::Submitted => {
            Some(Event::new("now", "等待审核").by(reviewer.map_or("", |office| &office.name)))
        }
        RevisionState::Returned => {
            Some(Event::new("wrong", "已退回，修改后重新提交").at(revision.updated_at))
        }
        RevisionState::Approved => Some(Event::new("now", "等待省级发布")),
        RevisionState::Retracted => {
            Some(Event::new("wrong", "已撤下，公众不再看到").at(revision.updated_at))
        }
        RevisionState::Published | RevisionState::Superseded => None,
    };
    let events = [
        Some(
            Event::new("past", begun)
                .by(&revision.author)
                .at(revision.created_at),
        ),
        reached("提交审核", &revision.submitted_by, revision.submitted_at),
        reached(reviewed, &revision.reviewed_by, revision.reviewed_at),
        reached("发布", &revision.published_by, revision.published_at),
        now,
    ];
    timeline(events.into_iter().flatten())
}
