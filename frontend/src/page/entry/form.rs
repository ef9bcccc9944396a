//! The form of a filed thing, new or begun: saves as one types, says what is missing, submits.

mod outline;
mod shared;
mod submit;

use std::rc::Rc;

use contract::edition::EditionInput;
use contract::problem::FieldError;
use contract::workflow::RevisionState;
use yew::prelude::*;

use self::outline::outline;
pub use self::shared::Shared;
use self::submit::Submit;
use super::Piece;
use super::words::use_words;
use crate::api::Answer;
use crate::hook::save::{Status, conflict_note, save_state};
use crate::hook::{draft, use_draft, use_save, use_settled, use_unsaved_guard};
use crate::session::use_session;
use crate::ui::{Button, Errors, Go, Loading, Look, Note, PageHead, RestoreOffer, Tone};

/// Heading and fields of a part of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub title: &'static str,
    pub fields: Vec<&'static str>,
}

/// What a noun says of its form.
pub trait Form: Piece {
    const LEAD: &'static str;

    /// `填报活动`, `修改活动`
    fn title(stored: Option<&Self>) -> String;
    /// In the order of the form.
    fn groups(stored: Option<&Self>) -> Vec<Group>;
    /// The fields of one of them.
    fn section(at: usize, shared: &Shared<Self::Content>, stored: Option<&Self>) -> Html;
    /// All that stands between this content and its submission.
    fn missing_of(
        content: &Self::Content,
        stored: Option<&Self>,
        edition: &EditionInput,
    ) -> Vec<FieldError>;
    async fn submit(id: uuid::Uuid, version: i32) -> Answer<Self>;
}

#[derive(Properties, PartialEq)]
pub struct Props<T: Form> {
    /// Absent for a new one.
    #[prop_or_default]
    pub stored: Option<Rc<T>>,
    /// A new one has just come into being.
    #[prop_or_default]
    pub oncreated: Callback<Rc<T>>,
}

#[component]
pub fn PieceForm<T: Form>(props: &Props<T>) -> Html {
    let save = use_save(props.stored.clone(), props.oncreated.clone());
    let words = use_words(props.stored.as_ref().map(|a| a.edition_id()));
    // After a refused submission every fault is shown; before, only what was typed wrongly.
    let strict = use_state(|| false);
    let content = &save.content;
    let stored = &save.stored;
    let key = stored.as_ref().map_or_else(
        || format!("{}-new", T::NOUN.code()),
        |a| format!("{}-{}", T::NOUN.code(), a.id()),
    );
    let kept = use_draft(&key, &**content, save.dirty);
    // Once it has an id, what is typed belongs to that.
    let person = use_session().profile().map(|p| p.id).unwrap_or_default();
    use_effect_with(stored.is_some() && props.stored.is_none(), move |begun| {
        if *begun {
            draft::clear(person, &format!("{}-new", T::NOUN.code()));
        }
    });
    use_unsaved_guard(save.status.stuck());
    use_settled(save.dirty, save.typed, &kept.saved);
    let Some(edition) = words.edition.clone() else {
        return html! { <><PageHead title={T::title(props.stored.as_deref())} /><Loading /></> };
    };
    let missing: Vec<FieldError> = T::missing_of(content, stored.as_deref(), &edition.content);
    let mut faults = if *strict {
        missing.clone()
    } else {
        T::faults(
            content,
            stored.as_ref().map(|a| a.rule()).unwrap_or_default(),
        )
    };
    for told in save.refused.iter() {
        if !faults.iter().any(|f| f.field == told.field) {
            faults.push(told.clone());
        }
    }
    let errors: Errors = faults.into();
    let edit = save.edit.clone();
    let shared = Shared {
        content: content.clone(),
        edit: edit.clone(),
        words: words.clone(),
    };
    let restore = kept
        .found
        .clone()
        .filter(|found| *found != **content)
        .map(|found| {
            let (edit, dismiss) = (edit.clone(), kept.dismiss.clone());
            let onrestore = Callback::from(move |()| {
                edit.put(Rc::new(found.clone()));
                dismiss.emit(());
            });
            html! { <RestoreOffer {onrestore} ondismiss={kept.dismiss.clone()} /> }
        });
    let returned = stored
        .as_ref()
        .map(|a| a.revision())
        .filter(|r| r.state == RevisionState::Returned)
        .and_then(|r| r.reason.clone());
    let public = stored
        .as_ref()
        .is_some_and(|a| a.public_revision().is_some());
    let title = T::title(props.stored.as_deref());
    let groups = T::groups(stored.as_deref());
    let onsubmit = {
        let save = save.save.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            save.emit(());
        })
    };
    html! {
        <>
            <PageHead {title} lead={T::LEAD}>
                if let Some(thing) = stored {
                    <Go to={T::view(thing.id())} class="button quiet">{"查看"}{T::NOUN.label()}</Go>
                }
            </PageHead>
            <div class="stack">
                if let Some(reason) = returned {
                    <Note tone={Tone::Bad}><p><b>{"退回原因："}</b>{reason}</p></Note>
                }
                if public {
                    <Note tone={Tone::Info}><p>{T::THIS}{"已经发布。修改内容审核并发布之前，公众看到的仍是原来的内容。"}</p></Note>
                }
                {restore.unwrap_or_default()}
                if let Status::Conflict(conflict) = &save.status {
                    {conflict_note(conflict, content, &|field, c| T::say(&words, field, c), &save.mine, &save.latest)}
                }
            </div>
            <div class="columns form-page">
                <ContextProvider<Errors> context={errors}>
                    <form class="stack" {onsubmit} novalidate=true>
                        { for groups.iter().enumerate().map(|(i, group)| html! {
                            <section class="card form" id={format!("s-{i}")} aria-labelledby={format!("s-{i}-head")}>
                                <h2 id={format!("s-{i}-head")}>{group.title}</h2>
                                {T::section(i, &shared, stored.as_deref())}
                            </section>
                        }) }
                        <div class="save-bar">
                            {save_state(&save.status, &save.save)}
                            <div class="actions end">
                                <Button look={Look::Quiet} submit=true busy={save.status == Status::Saving}>{"保存草稿"}</Button>
                                <Submit<T> stored={stored.clone()} status={save.status.clone()} missing={missing.len()} save={save.save.clone()}
                                    version={save.version} onrefused={let strict = strict.clone(); Callback::from(move |()| strict.set(true))} />
                            </div>
                        </div>
                    </form>
                </ContextProvider<Errors>>
                <aside aria-label="填写进度">{outline(&missing, &groups)}</aside>
            </div>
        </>
    }
}
