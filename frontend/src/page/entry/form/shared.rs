//! What every section of a form is given.

use std::rc::Rc;

use yew::prelude::*;

use crate::hook::save::Edit;
use crate::page::entry::words::Words;

#[derive(Properties)]
pub struct Shared<C: Clone + PartialEq + 'static> {
    pub content: Rc<C>,
    pub edit: Edit<C>,
    pub words: Words,
}

impl<C: Clone + PartialEq + 'static> Clone for Shared<C> {
    fn clone(&self) -> Self {
        Self {
            content: self.content.clone(),
            edit: self.edit.clone(),
            words: self.words.clone(),
        }
    }
}

impl<C: Clone + PartialEq + 'static> PartialEq for Shared<C> {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content && self.edit == other.edit && self.words == other.words
    }
}
