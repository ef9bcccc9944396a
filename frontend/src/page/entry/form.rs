//! The form of an activity, new or begun: saves as one types, says what is missing, submits.

mod change;
mod outline;
mod schedule;
mod section;
mod submit;

use std::rc::Rc;

use contract::activity::Activity;
use contract::problem::FieldError;
use contract::validate::Validate;
use yew::prelude::*;

use self::outline::outline;
use self::schedule::When;
pub use self::section::SECTIONS;
use self::submit::Submit;
use super::words::use_words;
use crate::hook::save::{Status, conflict_note, save_state};
use crate::hook::{draft, use_draft, use_save, use_settled, use_unsaved_guard};
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Button, Errors, Go, Loading, Look, Note, PageHead, RestoreOffer, Tone};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Absent for a new one.
    #[prop_or_default]
    pub stored: Option<Rc<Activity>>,
    /// A new one has just come into being.
    #[prop_or_default]
    pub oncreated: Callback<Rc<Activity>>,
}

#[component]
pub fn ActivityForm(props: &Props) -> Html {
    let save = use_save(props.stored.clone(), props.oncreated.clone());
    let words = use_words(props.stored.as_ref().map(|a| a.edition_id));
    // After a refused submission every fault is shown; before, only what was typed wrongly.
    let strict = use_state(|| false);
    let content = &save.content;
    let stored = &save.stored;
    let key = stored.as_ref().map_or_else(
        || "activity-new".to_owned(),
        |a| format!("activity-{}", a.id),
    );
    let kept = use_draft(&key, &**content, save.dirty);
    // Once it has an id, what is typed belongs to that.
    let person = use_session().profile().map(|p| p.id).unwrap_or_default();
    use_effect_with(stored.is_some() && props.stored.is_none(), move |begun| {
        if *begun {
            draft::clear(person, "activity-new");
        }
    });
    use_unsaved_guard(save.status.stuck());
    use_settled(save.dirty, save.typed, &kept.saved);
    let Some(edition) = words.edition.clone() else {
        return html! { <><PageHead title="填报活动" /><Loading /></> };
    };
    let missing: Vec<FieldError> = content.submittable(&edition.content);
    let mut faults = if *strict {
        missing.clone()
    } else {
        content.faults()
    };
    for told in save.refused.iter() {
        if !faults.iter().any(|f| f.field == told.field) {
            faults.push(told.clone());
        }
    }
    let errors: Errors = faults.into();
    let edit = save.edit.clone();
    let shared = change::Props {
        content: content.clone(),
        edit: edit.clone(),
        words: words.clone(),
    };
    let parts = [
        section::basic(&shared),
        html! { <When ..shared.clone() /> },
        section::place(&shared),
        section::people(&shared),
        section::text(&shared),
        section::files(&shared, stored.as_deref()),
        section::contact(&shared),
    ];
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
        .filter(|a| a.revision.state == contract::workflow::State::Returned)
        .and_then(|a| a.revision.reason.clone());
    let public = stored.as_ref().is_some_and(|a| a.public_revision.is_some());
    let title = if props.stored.is_some() {
        "修改活动"
    } else {
        "填报活动"
    };
    let onsubmit = {
        let save = save.save.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            save.emit(());
        })
    };
    html! {
        <>
            <PageHead {title} lead="边填边存，随时可以离开，之后在“活动管理”中继续。">
                if let Some(activity) = stored {
                    <Go to={Route::ActivityView { id: activity.id }} class="button quiet">{"查看活动"}</Go>
                }
            </PageHead>
            <div class="stack">
                if let Some(reason) = returned {
                    <Note tone={Tone::Bad}><p><b>{"退回原因："}</b>{reason}</p></Note>
                }
                if public {
                    <Note tone={Tone::Info}><p>{"这项活动已经发布。修改内容审核并发布之前，公众看到的仍是原来的内容。"}</p></Note>
                }
                {restore.unwrap_or_default()}
                if let Status::Conflict(conflict) = &save.status {
                    {conflict_note(conflict, content, &|field, c| words.say(field, c), &save.mine, &save.latest)}
                }
            </div>
            <div class="columns form-page">
                <ContextProvider<Errors> context={errors}>
                    <form class="stack" {onsubmit} novalidate=true>
                        { for parts.into_iter().enumerate().map(|(i, part)| html! {
                            <section class="card form" id={format!("s-{i}")} aria-labelledby={format!("s-{i}-head")}>
                                <h2 id={format!("s-{i}-head")}>{SECTIONS[i].0}</h2>
                                {part}
                            </section>
                        }) }
                        <div class="save-bar">
                            {save_state(&save.status, &save.save)}
                            <div class="actions end">
                                <Button look={Look::Quiet} submit=true busy={save.status == Status::Saving}>{"保存草稿"}</Button>
                                <Submit stored={stored.clone()} status={save.status.clone()} missing={missing.len()} save={save.save.clone()}
                                    version={save.version} onrefused={let strict = strict.clone(); Callback::from(move |()| strict.set(true))} />
                            </div>
                        </div>
                    </form>
                </ContextProvider<Errors>>
                <aside aria-label="填写进度">{outline(&missing)}</aside>
            </div>
        </>
    }
}
