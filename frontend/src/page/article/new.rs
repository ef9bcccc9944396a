//! 新建稿件: first its kind, which stays.

use contract::article::{Article, ArticleCreate, ArticleKind, Shelf};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api::entry;
use crate::hook::use_action;
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Button, ButtonVariant, Failure, PageHead};

#[component]
pub fn ArticleNew() -> Html {
    let session = use_session();
    let navigator = use_navigator();
    let begun = use_state(|| None::<ArticleKind>);
    let begin = use_action(
        |kind: ArticleKind| async move {
            let input = ArticleCreate {
                kind,
                ..ArticleCreate::default()
            };
            entry::create(&input).await
        },
        move |article: Article| {
            if let Some(navigator) = &navigator {
                navigator.replace(&Route::ArticleEdit { id: article.id });
            }
        },
    );
    let unit = session.profile().map(|p| p.organization.kind);
    let files = |kind: &ArticleKind| unit.is_some_and(|unit| kind.rule().filers.include(unit));
    let choice = |kind: ArticleKind| {
        let onclick = {
            let (begun, run) = (begun.clone(), begin.run.clone());
            Callback::from(move |_: MouseEvent| {
                begun.set(Some(kind));
                run.emit(kind);
            })
        };
        let busy = begin.busy && *begun == Some(kind);
        html! {
            <li key={kind.code()}>
                <Button variant={ButtonVariant::Quiet} {onclick} {busy} disabled={begin.busy}>{kind.label()}</Button>
            </li>
        }
    };
    let shelf = |shelf: Shelf| {
        let kinds: Vec<ArticleKind> = shelf.kinds().filter(files).collect();
        if kinds.is_empty() {
            return html! {};
        }
        html! {
            <section class="card" key={shelf.code()} aria-labelledby={format!("new-{}", shelf.code())}>
                <h2 id={format!("new-{}", shelf.code())}>{shelf.label()}</h2>
                <ul class="bare actions">{ for kinds.into_iter().map(choice) }</ul>
            </section>
        }
    };
    html! {
        <>
            <PageHead title="新建稿件" lead="请先选择栏目，选定后不能更改。各栏目要求填写的内容不同，填写时会逐项提示。" />
            if let Some(problem) = &begin.problem {
                <Failure problem={problem.clone()} />
            }
            <div class="stack">{ for Shelf::ALL.into_iter().map(shelf) }</div>
        </>
    }
}
