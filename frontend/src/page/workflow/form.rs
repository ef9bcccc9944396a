//! The form of a filed thing, new or begun: saves as one types, says what is missing, submits.

use std::rc::Rc;

use contract::problem::FieldError;
use yew::prelude::*;

use super::WorkflowKind;
use super::outline::{Outline, outline};
use super::submit::{Submit, SubmitText};
use crate::hook::autosave::{Autosave, Status, conflict_note, save_status};
use crate::hook::draft::{self, Draft};
use crate::hook::{set_to, use_autosave, use_clear_draft, use_draft, use_unsaved_guard};
use crate::session::use_session;
use crate::ui::{Button, ButtonVariant, Errors, PageHead, RestoreOffer, RouteLink};

/// What is typed and where it stands.
pub struct FormState<T: WorkflowKind> {
    pub save: Autosave<T>,
    draft: Draft<T::Content>,
    /// After a refused submission every fault is shown; before, only what was typed wrongly.
    pub strict: UseStateHandle<bool>,
}

/// `stored` is absent for a new one; `oncreated` hears when it has come into being.
#[hook]
pub fn use_form<T: WorkflowKind>(
    stored: Option<Rc<T>>,
    oncreated: Callback<Rc<T>>,
) -> FormState<T> {
    let new = stored.is_none();
    let save = use_autosave(stored, oncreated);
    let strict = use_state(|| false);
    let key = save.stored.as_ref().map_or_else(
        || format!("{}-new", T::NOUN.code()),
        |a| format!("{}-{}", T::NOUN.code(), a.id()),
    );
    let draft = use_draft(&key, &*save.content, save.dirty);
    // Once it has an id, what is typed belongs to that.
    let person = use_session().profile().map(|p| p.id).unwrap_or_default();
    use_effect_with(save.stored.is_some() && new, move |created| {
        if *created {
            draft::clear(person, &format!("{}-new", T::NOUN.code()));
        }
    });
    use_unsaved_guard(save.status.stuck());
    use_clear_draft(save.dirty, save.typed, &draft.saved);
    FormState {
        save,
        draft,
        strict,
    }
}

/// What a kind shows of its form.
pub struct FormParts {
    pub title: String,
    pub window: Option<AttrValue>,
    pub lead: AttrValue,
    pub faults: Vec<FieldError>,
    /// Above the offer to restore what was typed, and below it.
    pub notes: Html,
    pub controls: Html,
    pub class: Classes,
    pub sections: Html,
    pub outline: Outline,
    pub aside_label: &'static str,
    pub aside_class: Option<&'static str>,
    /// Below the outline.
    pub aside: Html,
    pub submit: SubmitText,
}

impl<T: WorkflowKind> FormState<T> {
    /// `field_text` puts a field of a content into words.
    pub fn view(&self, parts: FormParts, field_text: &dyn Fn(&str, &T::Content) -> String) -> Html {
        let save = &self.save;
        let mut faults = parts.faults;
        for refused in save.refused.iter() {
            if !faults.iter().any(|f| f.field == refused.field) {
                faults.push(refused.clone());
            }
        }
        let onsubmit = save
            .save
            .reform(|event: SubmitEvent| event.prevent_default());
        let strict = self.strict.clone();
        let onrefused = set_to(&strict, true);
        html! {
            <>
                <PageHead title={parts.title} window={parts.window} lead={parts.lead}>
                    if let Some(stored) = &save.stored {
                        <RouteLink to={(T::ROUTES.view)(stored.id())} class="button quiet">{"查看"}{T::NOUN.label()}</RouteLink>
                    }
                </PageHead>
                <div class="stack">
                    {parts.notes}
                    {self.restore()}
                    if let Status::Conflict(conflict) = &save.status {
                        {conflict_note(conflict, &save.content, field_text, &save.mine, &save.latest)}
                    }
                    {parts.controls}
                </div>
                <div class={classes!("columns", "form-page", parts.class)}>
                    <ContextProvider<Errors> context={Errors::from(faults)}>
                        <form class="stack" {onsubmit} novalidate=true>
                            {parts.sections}
                            <div class="save-bar">
                                {save_status(&save.status, &save.save)}
                                <div class="actions end">
                                    <Button variant={ButtonVariant::Quiet} submit=true busy={save.status == Status::Saving}>{"保存草稿"}</Button>
                                    <Submit<T> stored={save.stored.clone()} version={save.version} status={save.status.clone()}
                                        missing={parts.outline.missing} text={parts.submit} save={save.save.clone()} {onrefused} />
                                </div>
                            </div>
                        </form>
                    </ContextProvider<Errors>>
                    <aside aria-label={parts.aside_label} class={parts.aside_class}>{outline(&parts.outline)}{parts.aside}</aside>
                </div>
            </>
        }
    }

    /// Offers what was typed before and never saved.
    fn restore(&self) -> Html {
        let found = self.draft.found.clone();
        let Some(found) = found.filter(|found| *found != *self.save.content) else {
            return html! {};
        };
        let (edit, dismiss) = (self.save.edit.clone(), self.draft.dismiss.clone());
        let onrestore = Callback::from(move |()| {
            edit.put(Rc::new(found.clone()));
            dismiss.emit(());
        });
        html! { <RestoreOffer {onrestore} ondismiss={self.draft.dismiss.clone()} /> }
    }
}
