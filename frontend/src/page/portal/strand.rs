//! A strand by its colour and its name, never by the colour alone.

use contract::edition::Edition;
use yew::prelude::*;

use crate::{labels, text};

/// Colours of `style/70-portal.css`; a seventh strand begins again.
const COLOURS: [&str; 6] = ["k1", "k2", "k3", "k4", "k5", "k6"];

pub fn colour(edition: Option<&Edition>, code: &str) -> &'static str {
    let strands = edition.map(|e| e.content.strands.as_slice());
    let at = strands.and_then(|all| all.iter().position(|t| t.code == code));
    COLOURS[at.unwrap_or_default() % COLOURS.len()]
}

/// Empty while the edition is on its way, rather than a bare code.
pub fn name(edition: Option<&Edition>, code: &str) -> Html {
    edition.map_or_else(Html::default, |e| {
        text::word(labels::term(&e.content.strands, code, text::strand))
    })
}
