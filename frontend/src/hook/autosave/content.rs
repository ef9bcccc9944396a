//! The content under the reader's hands. Changes are steps of a reducer, so that two in the same
//! moment never undo each other.

use std::rc::Rc;

use yew::prelude::*;

pub enum ContentAction<C> {
    Change(Box<dyn FnOnce(&mut C)>),
    Replace(Rc<C>),
}

#[derive(PartialEq)]
pub struct TypedContent<C>(pub Rc<C>);

impl<C: Clone + 'static> Reducible for TypedContent<C> {
    type Action = ContentAction<C>;

    fn reduce(self: Rc<Self>, act: ContentAction<C>) -> Rc<Self> {
        match act {
            ContentAction::Replace(content) => Rc::new(Self(content)),
            ContentAction::Change(change) => {
                let mut content = (*self.0).clone();
                change(&mut content);
                Rc::new(Self(Rc::new(content)))
            }
        }
    }
}

/// What fields change the content with.
pub struct Edit<C: Clone + 'static>(pub UseReducerDispatcher<TypedContent<C>>);

impl<C: Clone + 'static> Clone for Edit<C> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<C: Clone + 'static> PartialEq for Edit<C> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<C: Clone + 'static> Edit<C> {
    /// `edit.on(|c, v| c.title = v)`
    pub fn on<V: 'static>(&self, set: fn(&mut C, V)) -> Callback<V> {
        let dispatcher = self.0.clone();
        Callback::from(move |value| {
            dispatcher.dispatch(ContentAction::Change(Box::new(move |c| set(c, value))));
        })
    }

    /// One change, whatever it needs to know.
    pub fn change(&self, change: impl FnOnce(&mut C) + 'static) {
        self.0.dispatch(ContentAction::Change(Box::new(change)));
    }

    pub fn put(&self, content: Rc<C>) {
        self.0.dispatch(ContentAction::Replace(content));
    }
}
