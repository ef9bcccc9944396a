//! The content under the reader's hands. Changes are steps of a reducer, so that two in the same
//! moment never undo each other.

use std::rc::Rc;

use contract::activity::ActivityContent;
use yew::prelude::*;

pub enum Act {
    Change(Box<dyn FnOnce(&mut ActivityContent)>),
    Put(Rc<ActivityContent>),
}

#[derive(Clone, Default, PartialEq)]
pub struct Typed(pub Rc<ActivityContent>);

impl Reducible for Typed {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        match act {
            Act::Put(content) => Rc::new(Self(content)),
            Act::Change(change) => {
                let mut content = (*self.0).clone();
                change(&mut content);
                Rc::new(Self(Rc::new(content)))
            }
        }
    }
}

/// What fields change the content with.
#[derive(Clone, PartialEq)]
pub struct Edit(pub UseReducerDispatcher<Typed>);

impl Edit {
    /// `edit.on(|c, v| c.title = v)`
    pub fn on<V: 'static>(&self, set: fn(&mut ActivityContent, V)) -> Callback<V> {
        let dispatcher = self.0.clone();
        Callback::from(move |value| {
            dispatcher.dispatch(Act::Change(Box::new(move |c| set(c, value))));
        })
    }

    pub fn put(&self, content: Rc<ActivityContent>) {
        self.0.dispatch(Act::Put(content));
    }
}

/// What every section of the form is given.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    pub content: Rc<ActivityContent>,
    pub edit: Edit,
    pub words: super::super::words::Words,
}
