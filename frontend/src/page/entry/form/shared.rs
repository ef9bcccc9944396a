//! What every section of the form is given.

use std::rc::Rc;

use contract::activity::ActivityContent;
use yew::prelude::*;

use super::super::words::Words;
use crate::hook::save::Edit;

#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    pub content: Rc<ActivityContent>,
    pub edit: Edit<ActivityContent>,
    pub words: Words,
}
