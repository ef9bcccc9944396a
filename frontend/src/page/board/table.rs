//! 报送进度: organizations × materials, what is missing, and what to do about it.

use std::rc::Rc;

use contract::board::{Board, BoardFilter, BoardMaterial, BoardRow};
use contract::download::DownloadInput;
use contract::id::OrganizationId;
use contract::operation::Operation;
use contract::page::Page;
use contract::time;
use yew::prelude::*;
use yew_router::prelude::*;

use super::filter::{self, Filters};
use super::grid::Grid;
use super::open::{BoardDialog, OpenDialog};
use crate::api;
use crate::hook::{set_to, setter, use_fetch, use_paged};
use crate::page::export::Export;
use crate::page::workflow::organizations;
use crate::session::use_session;
use crate::ui::{Button, ButtonVariant, Empty, PageHead};

/// What stands around the rows; the same on every page of them.
#[derive(Clone, PartialEq)]
struct Head {
    materials: Rc<Vec<BoardMaterial>>,
    as_of: chrono::DateTime<chrono::Utc>,
}

#[component]
pub fn BoardPage() -> Html {
    let session = use_session();
    let navigator = use_navigator();
    let location = use_location();
    let filter: BoardFilter =
        location.map_or_else(Default::default, |l| filter::read(l.query_str()));
    let head = use_state(|| None::<Head>);
    let selected = use_state(Vec::<OrganizationId>::new);
    let asked = use_state(|| None::<BoardDialog>);
    let materials = use_fetch(None, api::material::list_materials);
    let organizations = use_fetch(session.is_office(), organizations);
    let paged = use_paged(filter.clone(), {
        let head = head.clone();
        move |filter: BoardFilter, cursor| {
            let head = head.clone();
            async move {
                let board = api::board::get_board(BoardFilter { cursor, ..filter }).await?;
                Ok(page(board, &head))
            }
        }
    });
    // Nobody is reminded whose row is not seen.
    use_effect_with(filter.clone(), {
        let selected = selected.clone();
        move |_| selected.set(Vec::new())
    });
    let onchange = Callback::from(move |filter: BoardFilter| {
        if let Some(navigator) = &navigator {
            filter::write(navigator, &filter);
        }
    });
    let ask = {
        let asked = asked.clone();
        Callback::from(move |what: BoardDialog| asked.set(Some(what)))
    };
    let onclose = set_to(&asked, None);
    let ondone = {
        let (asked, selected, reload) = (asked.clone(), selected.clone(), paged.reload.clone());
        Callback::from(move |()| {
            asked.set(None);
            selected.set(Vec::new());
            reload.emit(());
        })
    };
    let chosen: Vec<BoardRow> = paged
        .items
        .iter()
        .filter(|r| selected.contains(&r.organization.id))
        .cloned()
        .collect();
    let onselect = setter(&selected);
    let clear = onselect.reform(|_: MouseEvent| Vec::new());
    let remind = ask.reform({
        let chosen = chosen.clone();
        move |_: MouseEvent| BoardDialog::Remind(chosen.clone(), None)
    });
    let narrowed = filter != BoardFilter::default();
    let none = paged.items.is_empty() && !paged.busy && paged.problem.is_none();
    let materials = materials.data.unwrap_or_default();
    let organizations = organizations.data.unwrap_or_default();
    let columns = head
        .as_ref()
        .map(|h| h.materials.clone())
        .unwrap_or_default();
    let may_remind = session.may(Operation::SendReminders);
    let export = DownloadInput::Board {
        filter: filter.clone(),
    };
    html! {
        <>
            <PageHead title="报送进度" lead="各单位材料报送情况。点击单位查看延期和催报记录，点击材料查看汇总和导出，点击状态办理。">
                if session.may(Operation::CreateDownload) {
                    <Export input={export} text="导出进度表（Excel）" />
                }
            </PageHead>
            <Filters filter={filter.clone()} onchange={onchange.clone()} materials={materials.clone()} organizations={organizations.clone()} />
            if let (Some(head), false) = (&*head, none) {
                <p class="small as-of" aria-live="polite">
                    {format!("数据截至{}。", time::say_full(head.as_of))}
                    if may_remind {
                        {"勾选单位可以批量催报。"}
                    }
                </p>
            }
            if none && narrowed {
                <Empty text="没有符合条件的单位。">
                    <Button variant={ButtonVariant::Quiet} onclick={onchange.reform(|_: MouseEvent| BoardFilter::default())}>{"清除条件"}</Button>
                </Empty>
            } else {
                {paged.view("没有需要报送材料的单位。", |items| html! {
                    <Grid rows={Rc::new(items.to_vec())} materials={columns.clone()} selected={(*selected).clone()} {onselect} select={may_remind} onask={ask.clone()} />
                })}
            }
            if !chosen.is_empty() {
                <div class="save-bar">
                    <p>{format!("已选{}个单位", chosen.len())}</p>
                    <div class="actions">
                        <Button variant={ButtonVariant::Quiet} onclick={clear}>{"取消选择"}</Button>
                        <Button onclick={remind}>{"催报"}</Button>
                    </div>
                </div>
            }
            <OpenDialog asked={(*asked).clone()} {columns} {materials} {organizations} organization={filter.organization_id}
                onask={ask} {ondone} onreload={paged.reload.clone()} {onclose} />
        </>
    }
}

fn page(board: Board, head: &UseStateHandle<Option<Head>>) -> Page<BoardRow> {
    head.set(Some(Head {
        materials: Rc::new(board.materials),
        as_of: board.as_of,
    }));
    Page {
        items: board.items,
        next: board.next,
    }
}
