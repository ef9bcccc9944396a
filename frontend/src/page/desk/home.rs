//! 工作台: what waits for me.

use contract::activity::Activity;
use contract::board::BoardState;
use contract::desk::{BoardDue, Desk};
use contract::operation::Operation;
use contract::organization::OrganizationKind;
use contract::time;
use contract::window::WindowState;
use contract::workflow::RevisionState;
use yew::prelude::*;

use crate::api;
use crate::hook::{use_edition, use_fetch};
use crate::page::workflow::{Columns, filed_table};
use crate::route::Route;
use crate::session::{Session, use_session};
use crate::ui::{Badge, BoardBadge, Due, Empty, Facts, Note, PageHead, RouteLink, Tone};

/// How many owed materials are shown; the rest stand on their own page.
const DUE: usize = 6;

#[component]
pub fn DeskHome() -> Html {
    let session = use_session();
    let edition = use_edition();
    let desk = use_fetch((), |()| api::desk::get_desk());
    // The shell's bell follows what the desk says.
    use_effect_with(desk.data.as_ref().map(|d| d.unread), {
        let session = session.clone();
        move |unread| {
            if let Some(unread) = unread {
                session.set_unread(*unread);
            }
        }
    });
    let name = session
        .profile()
        .map_or_else(String::new, |p| format!("{}，您好", p.name));
    let theme = desk.data.as_ref().map_or_else(String::new, |d| {
        format!("{}（{}）", d.edition.name, d.edition.status.label())
    });
    html! {
        <>
            <PageHead title={name} window="工作台" lead={theme}>
                if session.may(Operation::CreateArticle) {
                    <RouteLink to={Route::ArticleNew} class="button quiet">{"新建稿件"}</RouteLink>
                }
                if session.may(Operation::CreateActivity) {
                    <RouteLink to={Route::ActivityNew} class="button">{"新建活动"}</RouteLink>
                }
            </PageHead>
            {desk.view(|desk| html! {
                <div class="stack-big">
                    {outside(desk)}
                    {figures(desk, &session)}
                    {due(desk, &session)}
                    if !desk.waiting.is_empty() {
                        <section class="stack">
                            <div class="spread"><h2>{"等待最久的活动"}</h2><RouteLink to={Route::Reviews}>{"查看全部"}</RouteLink></div>
                            {filed_table::<Activity>("等待最久的活动", &desk.waiting, Columns::Waiting, edition.as_deref())}
                        </section>
                    }
                    {opening(desk, &session)}
                    if session.may(Operation::CreateActivity) {
                        <section class="stack">
                            <div class="spread"><h2>{"最近更新"}</h2><RouteLink to={Route::DeskActivities}>{"查看全部"}</RouteLink></div>
                            if desk.recent.is_empty() {
                                <Empty text="本单位还没有填报活动。"><RouteLink to={Route::ActivityNew} class="button">{"新建活动"}</RouteLink></Empty>
                            } else {
                                {filed_table::<Activity>("最近更新的活动", &desk.recent, Columns::Own, edition.as_deref())}
                            }
                        </section>
                    }
                </div>
            })}
        </>
    }
}

/// How much of one noun there is in each state, and where its lists are.
struct Amounts {
    title: &'static str,
    /// Own ones; reviews.
    lists: (Route, Route),
    /// Returned, drafts, submitted, published.
    own: [i64; 4],
    to_review: i64,
    to_publish: i64,
    /// May file, review, publish.
    may: [bool; 3],
}

const OWN: [(&str, RevisionState); 4] = [
    ("退回待修改", RevisionState::Returned),
    ("草稿", RevisionState::Draft),
    ("审核中", RevisionState::Submitted),
    ("已发布", RevisionState::Published),
];

fn figures(desk: &Desk, session: &Session) -> Html {
    let activities = Amounts {
        title: "活动",
        lists: (Route::DeskActivities, Route::Reviews),
        own: [desk.returned, desk.drafts, desk.submitted, desk.published],
        to_review: desk.to_review,
        to_publish: desk.to_publish,
        may: [
            session.may(Operation::CreateActivity),
            session.may(Operation::ApproveActivity),
            session.may(Operation::PublishActivity),
        ],
    };
    let them = &desk.articles;
    let articles = Amounts {
        title: "稿件",
        lists: (Route::DeskArticles, Route::ArticleReviews),
        own: [them.returned, them.drafts, them.submitted, them.published],
        to_review: them.to_review,
        to_publish: them.to_publish,
        may: [
            session.may(Operation::CreateArticle),
            session.may(Operation::ApproveArticle),
            session.may(Operation::PublishArticle),
        ],
    };
    let submissions = session.may(Operation::AcceptSubmission).then(|| {
        html! {
            <RouteLink to={Route::Submissions} query="tab=waiting" class="card figure"><b>{desk.submissions_to_review}</b><span>{"待审核材料"}</span></RouteLink>
        }
    });
    html! {
        <>
            {amounts(activities, submissions.unwrap_or_default())}
            {amounts(articles, Html::default())}
        </>
    }
}

fn amounts(of: Amounts, more: Html) -> Html {
    let [files, reviews, publishes] = of.may;
    if !(files || reviews || publishes) {
        return html! {};
    }
    let figure = |count: i64, label: &'static str, to: &Route, state: RevisionState| {
        let query = format!("state={}", state.code());
        html! { <RouteLink to={to.clone()} {query} class="card figure"><b>{count}</b><span>{label}</span></RouteLink> }
    };
    let (own, queue) = &of.lists;
    html! {
        <section class="stack">
            <h2>{of.title}</h2>
            <div class="figures">
                if reviews {
                    {figure(of.to_review, "待我审核", queue, RevisionState::Submitted)}
                }
                {more}
                if publishes {
                    {figure(of.to_publish, "待我发布", queue, RevisionState::Approved)}
                }
                if files {
                    { for OWN.iter().zip(of.own).map(|((label, state), count)| figure(count, label, own, *state)) }
                }
            </div>
        </section>
    }
}

/// What the own organization still owes.
fn due(desk: &Desk, session: &Session) -> Html {
    if desk.due.is_empty() || !session.may(Operation::GetBoard) {
        return html! {};
    }
    // What an office has on its desk is handed in; it stays in sight until it is accepted.
    let waiting = desk.due.iter().filter(|d| d.state == BoardState::Waiting);
    let title = match (desk.due.len(), waiting.count()) {
        (all, 0) => format!("待报送材料（{all}项）"),
        (all, waiting) if all == waiting => format!("待审核材料（{all}项）"),
        (all, waiting) => format!("待报送材料（{}项，另有{waiting}项待审核）", all - waiting),
    };
    html! {
        <section class="stack">
            <div class="spread"><h2>{title}</h2><RouteLink to={Route::Submissions}>{"查看全部"}</RouteLink></div>
            <div class="grid">{ for desk.due.iter().take(DUE).map(|d| owed(d, session)) }</div>
        </section>
    }
}

fn owed(due: &BoardDue, session: &Session) -> Html {
    let edits = session.may(Operation::UpdateSubmission);
    let to = match (due.submission_id, due.state) {
        (Some(id), BoardState::Draft | BoardState::Returned) if edits => {
            Route::SubmissionEdit { id }
        }
        (Some(id), _) => Route::SubmissionView { id },
        (None, _) if session.may(Operation::CreateSubmission) => Route::SubmissionNew {
            material_id: due.material_id,
        },
        (None, _) => Route::Submissions,
    };
    html! {
        <RouteLink {to} class="card">
            <span class="spread"><b>{&due.material}</b><BoardBadge state={due.state} /></span>
            <Due due={due.due} over={due.state == BoardState::Waiting} />
        </RouteLink>
    }
}

fn outside(desk: &Desk) -> Html {
    if desk.outside.is_empty() {
        return html! {};
    }
    let names: Vec<&str> = desk.outside.iter().map(|o| o.name.as_str()).collect();
    html! {
        <Note tone={Tone::Warm}>
            <p>{format!("{}个地方的活动周时间超出规定范围：{}。", names.len(), names.join("、"))}</p>
            <div class="actions"><RouteLink to={Route::Openings} class="button quiet">{"查看活动周时间"}</RouteLink></div>
        </Note>
    }
}

/// The office's own opening, or that it is still to be given.
fn opening(desk: &Desk, session: &Session) -> Html {
    let office = session.profile().is_some_and(|p| {
        matches!(
            p.organization.kind,
            OrganizationKind::ProvinceOffice | OrganizationKind::CityOffice
        )
    });
    if !office {
        return html! {};
    }
    let go = session
        .may(Operation::SaveOpening)
        .then(|| html! { <RouteLink to={Route::Openings} class="button quiet">{"填写或修改"}</RouteLink> });
    let Some(opening) = &desk.opening else {
        return html! {
            <Note tone={Tone::Info}>
                <p>{"本级启动仪式和活动周时间还没有填写。"}</p>
                <div class="actions">{go.unwrap_or_default()}</div>
            </Note>
        };
    };
    let content = &opening.content;
    let week = match (content.first_day, content.last_day) {
        (Some(from), Some(to)) => format!("{}至{}", time::say_day(from), time::say_day(to)),
        _ => "未填写".to_owned(),
    };
    let tone = match opening.window {
        WindowState::Inside => Tone::Good,
        WindowState::Outside => Tone::Bad,
        WindowState::Unset | WindowState::Pending => Tone::Plain,
    };
    html! {
        <section class="card">
            <div class="spread"><h2>{"启动仪式与活动周"}</h2><Badge text={opening.window.label()} {tone} /></div>
            <Facts items={vec![
                ("启动仪式".into(), html! { {content.at.map_or_else(|| "时间另行通知".to_owned(), time::say_full)} }),
                ("地点".into(), if content.place.is_empty() { html! {} } else { html! { {&content.place} } }),
                ("活动周".into(), html! { {week} }),
            ]} />
            <div class="actions">{go.unwrap_or_default()}</div>
        </section>
    }
}
