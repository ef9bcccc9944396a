//! 材料报送: what the own organization owes, what waits for its review, what those below handed in.

use contract::operation::Operation;
use contract::organization::OrganizationKind;
use yew::prelude::*;
use yew_router::prelude::*;

use super::below::Below;
use super::own::OwnSubmissions;
use super::waiting::Waiting;
use crate::page::workflow::QueryParams;
use crate::route::Route;
use crate::session::{Session, use_session};
use crate::ui::{PageHead, RouteLink};

#[derive(Clone, Copy, PartialEq)]
enum Tab {
    Own,
    Waiting,
    Below,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Own, Self::Waiting, Self::Below];

    fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Waiting => "waiting",
            Self::Below => "below",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Own => "本单位",
            Self::Waiting => "待审核",
            Self::Below => "全部报送",
        }
    }

    fn lead(self) -> &'static str {
        match self {
            Self::Own => "本单位应报送的材料，按批次排列。填报过程自动保存，提交后由上级审核。",
            Self::Waiting => "等待本单位审核的材料，等待最久的排在最前。",
            Self::Below => "本单位和下级单位报送的全部材料，最近更新的排在最前。",
        }
    }

    fn open_to(self, session: &Session) -> bool {
        let province = session
            .profile()
            .is_some_and(|p| p.organization.kind == OrganizationKind::ProvinceOffice);
        match self {
            // The province hands nothing in.
            Self::Own => !province,
            Self::Waiting => session.may(Operation::AcceptSubmission),
            Self::Below => session.is_office(),
        }
    }
}

#[component]
pub fn Submissions() -> Html {
    let session = use_session();
    let asked = use_location().and_then(|l| QueryParams::new(l.query_str()).text("tab"));
    let tabs: Vec<Tab> = Tab::ALL
        .into_iter()
        .filter(|t| t.open_to(&session))
        .collect();
    let wanted = tabs
        .iter()
        .copied()
        .find(|t| Some(t.code()) == asked.as_deref());
    let Some(tab) = wanted.or_else(|| tabs.first().copied()) else {
        return html! {};
    };
    let link = |one: &Tab| {
        let query = format!("tab={}", one.code());
        html! { <li><RouteLink to={Route::Submissions} {query} current={*one == tab}>{one.label()}</RouteLink></li> }
    };
    html! {
        <>
            <PageHead title="材料报送" lead={tab.lead()}>
                if session.is_office() {
                    <RouteLink to={Route::Board} class="button quiet">{"报送进度"}</RouteLink>
                }
            </PageHead>
            if tabs.len() > 1 {
                <ul class="tabs">{ for tabs.iter().map(link) }</ul>
            }
            {match tab {
                Tab::Own => html! { <OwnSubmissions /> },
                Tab::Waiting => html! { <Waiting /> },
                Tab::Below => html! { <Below /> },
            }}
        </>
    }
}
