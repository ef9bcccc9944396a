//! 活动管理 and 审核发布: the lists of activities.

use contract::activity::{Activity, ActivityFilter, ActivityRow};
use contract::edition::{Edition, Term};
use contract::operation::Operation;
use contract::time;
use contract::workflow::{Holding, RevisionState};
use yew::prelude::*;

use crate::hook::non_empty;
use crate::page::workflow::{
    Listed, OrganizationSelect, QueryParams, Queued, SearchForm, set, state_cell, states, term,
};
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Cell, HoldingBadge, RouteLink, SelectField, choices};

impl Listed for Activity {
    const CREATE: Operation = Operation::CreateActivity;
    const NEW_ROUTE: Route = Route::ActivityNew;
    const NONE: &'static str = "还没有填报活动。";
    const UNTITLED: &'static str = "（未填写名称）";
    const HEADS: [&'static str; 3] = ["活动名称", "状态", "活动时间"];

    fn list_head(office: bool) -> (&'static str, &'static str) {
        if office {
            ("活动管理", "本单位和下级单位填报的活动。")
        } else {
            (
                "我的活动",
                "本单位填报的活动：草稿、审核中和已发布的都在这里。",
            )
        }
    }

    fn read_filter(query: &QueryParams) -> ActivityFilter {
        ActivityFilter {
            state: query.parse("state", RevisionState::parse),
            holding: query.parse("holding", Holding::parse),
            strand: query.text("strand"),
            organization_id: query.id("organization_id"),
            q: query.text("q"),
            ..Default::default()
        }
    }

    fn filter_form(
        filter: &ActivityFilter,
        onchange: &Callback<ActivityFilter>,
        office: bool,
        edition: Option<&Edition>,
    ) -> Html {
        let set = set(filter, onchange);
        let strands: &[Term] = edition.map_or(&[], |e| &e.content.strands);
        let strands = strands
            .iter()
            .map(|t| (t.code.clone().into(), t.label.clone().into()));
        html! {
            <SearchForm label="名称" value={filter.q.clone()} onfind={set(|f, v| f.q = non_empty(v))}>
                <SelectField name="state" label="状态" none="全部" options={states()} value={filter.state.map_or("", RevisionState::code)}
                    onchange={set(|f, v| f.state = RevisionState::parse(&v))} />
                <SelectField name="strand" label="板块" none="全部" options={std::rc::Rc::new(strands.collect::<Vec<_>>())} value={filter.strand.clone().unwrap_or_default()}
                    onchange={set(|f, v| f.strand = non_empty(v))} />
                <SelectField name="holding" label="举办情况" none="全部" options={choices(Holding::ALL, |h| (h.code(), h.label()))} value={filter.holding.map_or("", Holding::code)}
                    onchange={set(|f, v| f.holding = Holding::parse(&v))} />
                <OrganizationSelect {office} name="organization" label="单位" value={filter.organization_id}
                    onchange={set(|f, v| f.organization_id = v.parse().ok())} />
            </SearchForm>
        }
    }

    fn row_note(row: &ActivityRow, edition: Option<&Edition>) -> String {
        term(edition, |e| &e.strands, row.strand.as_deref())
    }

    fn cells(a: &ActivityRow) -> Html {
        let when = match a.first_start {
            Some(at) if a.occurrences > 1 => {
                format!("{}起，共{}场", time::say_full(at), a.occurrences)
            }
            Some(at) => time::say_full(at),
            None => "未填写".into(),
        };
        let holding = html! { <HoldingBadge holding={a.holding} /> };
        html! {
            <>
                {state_cell(a.state, a.public, a.reason.as_ref(), holding)}
                <Cell head="活动时间">{when}</Cell>
            </>
        }
    }

    fn list_buttons(session: &Session) -> Html {
        html! {
            if session.may(Operation::ImportActivities) {
                <RouteLink to={Route::ActivityImport} class="button quiet">{"批量导入"}</RouteLink>
            }
        }
    }
}

impl Queued for Activity {
    const QUEUE_ROUTE: Route = Route::Reviews;
    const QUEUE_PATH: &'static str = "/reviews";
    const QUEUE: (&'static str, &'static str) = (
        "审核发布",
        "等待办理的活动，等待最久的排在最前。点开活动名称查看内容并办理。",
    );

    fn filter_state(filter: &ActivityFilter) -> Option<RevisionState> {
        filter.state
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn read(query: &str) -> ActivityFilter {
        Activity::read_filter(&QueryParams::new(query))
    }

    #[wasm_bindgen_test]
    fn an_address_says_the_filter() {
        let filter = ActivityFilter {
            state: Some(RevisionState::Returned),
            holding: Some(Holding::Cancelled),
            strand: Some("reading".into()),
            organization_id: Some(uuid::Uuid::from_u128(7).into()),
            q: Some("书 & 画".into()),
            ..Default::default()
        };
        assert_eq!(read(&api::query(&filter)), filter);
        assert_eq!(read("?state=nonsense&q="), ActivityFilter::default());
    }
}
