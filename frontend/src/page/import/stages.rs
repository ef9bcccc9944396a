//! What follows the choice of a file: matching, looking, confirming.

use std::rc::Rc;

use contract::id::ProgressId;
use contract::import::{ImportKind, ImportReport};
use uuid::Uuid;
use web_sys::File;
use yew::prelude::*;

use super::matching::{Matching, told};
use super::preview::Preview;
use super::setting::Setting;
use crate::api;
use crate::hook::action::Action;
use crate::hook::{set_to, setter, use_action};
use crate::ui::{Button, ButtonVariant};

/// One request: the file, how it is read, whether it is saved.
#[derive(Clone)]
pub struct Request {
    file: File,
    setting: Setting,
    commit: bool,
    /// To matching, even where nothing lacks.
    stay: bool,
    id: ProgressId,
}

/// An import on its way.
#[derive(Clone)]
pub struct Import {
    pub run: Action<Request>,
    pub report: Option<Rc<ImportReport>>,
    pub name: String,
    /// Sent so far, 0 to 100, and the id under which the server tells the rest.
    pub sent: u32,
    pub id: ProgressId,
    /// Another file, or none.
    pub pick: Callback<Option<File>>,
    file: UseStateHandle<Option<File>>,
    setting: UseStateHandle<Setting>,
    matching: UseStateHandle<bool>,
    ask: Callback<(Setting, bool, bool)>,
}

impl PartialEq for Import {
    /// Callbacks are made anew each time.
    fn eq(&self, other: &Self) -> bool {
        self.report == other.report
            && self.run.busy == other.run.busy
            && self.setting == other.setting
            && self.matching == other.matching
            && self.file == other.file
    }
}

#[hook]
pub fn use_import(kind: ImportKind, ondone: Callback<Rc<ImportReport>>) -> Import {
    let file = use_state(|| None::<File>);
    let setting = use_state(Setting::default);
    let report = use_state(|| None::<Rc<ImportReport>>);
    let matching = use_state(|| false);
    let sent = use_state(|| 0_u32);
    let id = use_state(ProgressId::default);
    let run = use_action(
        {
            let (sent, id) = (sent.setter(), id.setter());
            move |request: Request| {
                let progress = sent.clone();
                sent.set(0);
                id.set(request.id);
                let query = request.setting.query(request.commit, request.id);
                let (stay, hidden) = (request.stay, request.setting.hidden);
                let onprogress = Callback::from(move |share| progress.set(share));
                async move {
                    let answer = api::import::import(kind, request.file, query, onprogress).await;
                    answer.map(|report| (report, stay, hidden))
                }
            }
        },
        {
            let (report, setting, matching) =
                (report.setter(), setting.setter(), matching.setter());
            move |(fresh, stay, hidden): (ImportReport, bool, bool)| {
                let fresh = Rc::new(fresh);
                // A list of the office's own is matched by a person; the template needs no matching.
                let known = fresh.sources.iter().all(|s| s.used);
                matching.set(!fresh.errors.is_empty() || stay && !known);
                setting.set(Setting::of(&fresh, hidden));
                report.set(Some(fresh.clone()));
                if fresh.committed {
                    ondone.emit(fresh);
                }
            }
        },
    );
    let pick = {
        let (file, report, run) = (file.clone(), report.clone(), run.clone());
        Callback::from(move |picked: Option<File>| {
            report.set(None);
            run.clear.emit(());
            if let Some(file) = picked.clone() {
                run.run.emit(Request {
                    file,
                    setting: Setting::default(),
                    commit: false,
                    stay: true,
                    id: Uuid::new_v4().into(),
                });
            }
            file.set(picked);
        })
    };
    let ask = {
        let (file, run) = (file.clone(), run.run.clone());
        Callback::from(move |(setting, commit, stay): (Setting, bool, bool)| {
            if let Some(file) = (*file).clone() {
                run.emit(Request {
                    file,
                    setting,
                    commit,
                    stay,
                    id: Uuid::new_v4().into(),
                });
            }
        })
    };
    Import {
        run,
        report: (*report).clone(),
        name: file.as_ref().map(File::name).unwrap_or_default(),
        sent: *sent,
        id: *id,
        pick,
        file,
        setting,
        matching,
        ask,
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub work: Import,
}

#[component]
pub fn Stages(props: &Props) -> Html {
    let work = &props.work;
    let Some(report) = &work.report else {
        return html! {};
    };
    let busy = work.run.busy;
    let ask = |commit: bool| {
        let (ask, setting) = (work.ask.clone(), (*work.setting).clone());
        Callback::from(move |_: MouseEvent| ask.emit((setting.clone(), commit, false)))
    };
    let onreread = work.ask.reform(|fresh: Setting| (fresh, false, true));
    let told = told(report, &work.setting, &onreread);
    if *work.matching {
        let onchange = {
            let setting = work.setting.clone();
            setter(&setting)
        };
        return html! {
            <section class="card">
                <h2>{"第二步　对应栏目"}</h2>
                <p>{"请核对每个栏目取自表格的哪一列。表格中没有的栏目，可以为所有行统一填一个值。"}</p>
                {told}
                <Matching report={report.clone()} setting={(*work.setting).clone()} {onchange} {onreread} />
                <div class="actions end">
                    <Button {busy} onclick={ask(false)}>{"下一步：核对内容"}</Button>
                </div>
            </section>
        };
    }
    let back = {
        let matching = work.matching.clone();
        set_to(&matching, true)
    };
    let whole = report.total > 0 && report.sound == report.total && report.errors.is_empty();
    html! {
        <section class="stack">
            <h2>{"第三步　核对并确认"}</h2>
            {told}
            <Preview report={report.clone()} />
            <div class="actions end">
                <Button variant={ButtonVariant::Quiet} disabled={busy} onclick={back}>{"修改栏目对应"}</Button>
                if whole {
                    <Button {busy} onclick={ask(true)}>{"确认导入"}</Button>
                }
            </div>
        </section>
    }
}
