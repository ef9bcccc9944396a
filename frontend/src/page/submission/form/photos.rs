//! Photos in their order, each with its caption.

mod card;

use std::cell::RefCell;

use contract::file::FileKind;
use contract::limit;
use contract::material::{Part, RuleCheck, Severity};
use contract::submission::{Photo, SubmissionContent};
use yew::prelude::*;

use self::card::{Card, Drag};
use super::drop_zone::DropZone;
use super::known_facts::KnownAction;
use super::order::{Serials, arrive, moved};
use super::section::{self, part};
use crate::hook::upload::UploadedFile;
use crate::hook::{use_unsaved_guard, use_uploads};
use crate::ui::{Errors, control_id, use_toasts};

/// Where photos stand in a content.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PhotoList {
    Whole,
    Case(usize),
}

impl PhotoList {
    pub fn path(self) -> String {
        match self {
            Self::Whole => "photos".to_owned(),
            Self::Case(i) => format!("cases.{i}.photos"),
        }
    }

    pub fn of(self, content: &SubmissionContent) -> &[Photo] {
        match self {
            Self::Whole => &content.photos,
            Self::Case(i) => content.cases.get(i).map_or(&[], |c| &c.photos),
        }
    }

    fn inside(self, content: &mut SubmissionContent) -> Option<&mut Vec<Photo>> {
        match self {
            Self::Whole => Some(&mut content.photos),
            Self::Case(i) => content.cases.get_mut(i).map(|c| &mut c.photos),
        }
    }
}

pub fn photos(props: &section::Props) -> Html {
    let fields = html! { <Photos form={props.clone()} place={PhotoList::Whole} /> };
    part(props, Part::Photos, fields)
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub form: section::Props,
    pub place: PhotoList,
    /// Hears whether files are under way: their list must keep its place.
    #[prop_or_default]
    pub onbusy: Callback<bool>,
}

#[component]
pub fn Photos(props: &Props) -> Html {
    let (form, place) = (&props.form, props.place);
    let toasts = use_toasts();
    let errors = use_context::<Errors>().unwrap_or_default();
    let serials = use_memo((), |()| RefCell::new(Serials::new()));
    let dragged = use_state(|| None::<usize>);
    let over = use_state(|| None::<usize>);
    let said = use_state(String::new);
    // The button to give the focus back to after its card has moved.
    let held = use_mut_ref(|| None::<String>);

    let ondone = {
        let (edit, known_dispatch) = (form.edit.clone(), form.known.dispatcher());
        let serials = serials.clone();
        Callback::from(move |arrived: Vec<UploadedFile>| {
            known_dispatch.dispatch(KnownAction::Files(
                arrived.iter().map(|a| a.file.clone()).collect(),
            ));
            for one in &arrived {
                serials.borrow_mut().insert(one.file.id, one.serial);
            }
            let serials = serials.clone();
            edit.change(move |content| {
                if let Some(list) = place.inside(content) {
                    for one in arrived {
                        let photo = Photo {
                            file: one.file.id,
                            caption: one.caption,
                        };
                        arrive(list, &serials.borrow(), photo);
                    }
                }
            });
        })
    };
    let uploads = use_uploads(FileKind::Picture, ondone);
    let busy = uploads.busy();
    use_unsaved_guard(busy);
    use_effect_with((busy, props.onbusy.clone()), |(busy, onbusy)| {
        onbusy.emit(*busy);
    });

    let list = place.of(&form.content);
    use_effect_with(list.iter().map(|p| p.file).collect::<Vec<_>>(), {
        let held = held.clone();
        move |_| {
            if let Some(id) = held.borrow_mut().take() {
                card::refocus(&id);
            }
        }
    });
    let shift = {
        let (edit, said, serials) = (form.edit.clone(), said.clone(), serials.clone());
        Callback::from(move |(from, to): (usize, usize)| {
            said.set(format!("已从第{}张移到第{}张。", from + 1, to + 1));
            // From now on the order is the person's own.
            serials.borrow_mut().clear();
            edit.change(move |content| {
                if let Some(list) = place.inside(content) {
                    moved(list, from, to);
                }
            });
        })
    };
    let remove = {
        let (edit, toasts) = (form.edit.clone(), toasts.clone());
        let all = list.to_vec();
        Callback::from(move |i: usize| {
            let Some(photo) = all.get(i).cloned() else {
                return;
            };
            let file = photo.file;
            edit.change(move |content| {
                if let Some(list) = place.inside(content) {
                    list.retain(|p| p.file != file);
                }
            });
            let edit = edit.clone();
            let back = Callback::from(move |()| {
                let photo = photo.clone();
                edit.change(move |content| {
                    if let Some(list) = place.inside(content)
                        && list.iter().all(|p| p.file != photo.file)
                    {
                        list.insert(i.min(list.len()), photo);
                    }
                });
            });
            toasts.undo(format!("已移除第{}张图片。", i + 1), back);
        })
    };
    let caption = {
        let edit = form.edit.clone();
        Callback::from(move |(i, text): (usize, String)| {
            edit.change(move |content| {
                if let Some(photo) = place.inside(content).and_then(|l| l.get_mut(i)) {
                    photo.caption = text;
                }
            });
        })
    };
    let material = &form.stored.material.content;
    let rule = material.rule(RuleCheck::CaptionLength).cloned();
    let count = match place {
        PhotoList::Whole => material.rule(RuleCheck::PhotoCount),
        PhotoList::Case(_) => material.rule(RuleCheck::CasePhotoCount),
    };
    let wanted = count.map_or_else(String::new, |r| format!("，要求{}", r.bounds()));
    let hint = format!(
        "JPEG、PNG 或 WebP，每张不超过{} MB，请使用原图。文件名会作为图片说明，可以修改。断网后会自动续传。",
        limit::UPLOAD / 1024 / 1024
    );
    let path = place.path();
    let step = {
        let (shift, held) = (shift.clone(), held.clone());
        Callback::from(move |(from, to, button): (usize, usize, String)| {
            *held.borrow_mut() = Some(button);
            shift.emit((from, to));
        })
    };
    let drag = {
        let (dragged, over) = (dragged.clone(), over.clone());
        Callback::from(move |act: Drag| match act {
            Drag::Begin(i) => dragged.set(Some(i)),
            Drag::Over(i) if *over != Some(i) => over.set(Some(i)),
            Drag::Over(_) => {}
            Drag::End | Drag::DropZone(_) => {
                if let (Drag::DropZone(to), Some(from)) = (act, *dragged) {
                    shift.emit((from, to));
                }
                dragged.set(None);
                over.set(None);
            }
        })
    };
    let card = |(i, photo): (usize, &Photo)| {
        let path = format!("{path}.{i}");
        let words = format!("{path}.caption");
        let told = form
            .findings
            .iter()
            .filter(|f| f.field == path || (f.field == words && f.severity == Severity::Warning));
        let told = told.cloned().collect::<Vec<_>>();
        html! {
            <Card key={photo.file.to_string()} id={control_id(&path)} {path} index={i} total={list.len()} photo={photo.clone()}
                file={form.known.files.get(&photo.file).cloned()} {told} rule={rule.clone()}
                dragged={*dragged == Some(i)} over={*over == Some(i) && dragged.is_some_and(|d| d != i)}
                caption={caption.clone()} remove={remove.clone()} shift={step.clone()} drag={drag.clone()} />
        }
    };
    html! {
        <>
            <p class="count-line" role="status">{format!("已有{}张{wanted}", list.len())}</p>
            if !list.is_empty() {
                <ol class="bare photos">{ for list.iter().enumerate().map(card) }</ol>
            }
            <p class="unseen" role="status">{(*said).clone()}</p>
            <DropZone name={path.clone()} label="添加图片" kind={FileKind::Picture} {hint} items={uploads.items.clone()} add={uploads.add.clone()}
                cancel={uploads.cancel.clone()} retry={uploads.retry.clone()} pasted={place == PhotoList::Whole} error={errors.at(&path)} />
        </>
    }
}
