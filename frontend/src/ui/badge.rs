//! States as words with a colour: never a colour alone.

use contract::activity::Mode;
use contract::board::BoardState;
use contract::workflow::{Holding, RevisionState};
use yew::prelude::*;

use crate::labels;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Tone {
    #[default]
    Plain,
    Warm,
    Good,
    Bad,
    Info,
}

impl Tone {
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Warm => "warm",
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Info => "info",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub text: AttrValue,
    #[prop_or_default]
    pub tone: Tone,
}

#[component]
pub fn Badge(props: &Props) -> Html {
    html! { <span class={classes!("badge", props.tone.class())}>{&props.text}</span> }
}

#[derive(Properties, PartialEq)]
pub struct StateProps {
    pub state: RevisionState,
}

#[component]
pub fn StateBadge(props: &StateProps) -> Html {
    let tone = match props.state {
        RevisionState::Draft | RevisionState::Superseded => Tone::Plain,
        RevisionState::Submitted => Tone::Warm,
        RevisionState::Approved => Tone::Info,
        RevisionState::Published => Tone::Good,
        RevisionState::Returned | RevisionState::Retracted => Tone::Bad,
    };
    html! { <Badge text={props.state.label()} {tone} /> }
}

#[derive(Properties, PartialEq)]
pub struct HoldingProps {
    pub holding: Holding,
}

/// Nothing where all goes as planned.
#[component]
pub fn HoldingBadge(props: &HoldingProps) -> Html {
    let tone = match props.holding {
        Holding::Scheduled => return html! {},
        Holding::Postponed => Tone::Warm,
        Holding::Cancelled => Tone::Bad,
    };
    html! { <Badge text={labels::holding(props.holding)} {tone} /> }
}

#[derive(Properties, PartialEq)]
pub struct ModeProps {
    pub mode: Mode,
}

#[component]
pub fn ModeBadge(props: &ModeProps) -> Html {
    html! { <Badge text={labels::mode(props.mode)} /> }
}

#[derive(Properties, PartialEq)]
pub struct BoardProps {
    pub state: BoardState,
    /// 零上报 or 不举办, where that is what was accepted.
    #[prop_or_default]
    pub text: Option<AttrValue>,
}

/// Where an organization stands with a material.
#[component]
pub fn BoardBadge(props: &BoardProps) -> Html {
    let text = props
        .text
        .clone()
        .unwrap_or_else(|| props.state.label().into());
    html! { <Badge {text} tone={board_tone(props.state)} /> }
}

pub fn board_tone(state: BoardState) -> Tone {
    match state {
        BoardState::Missing | BoardState::Draft => Tone::Plain,
        BoardState::Waiting => Tone::Warm,
        BoardState::Overdue | BoardState::Returned => Tone::Bad,
        BoardState::Accepted => Tone::Good,
        BoardState::Exempt => Tone::Info,
    }
}
