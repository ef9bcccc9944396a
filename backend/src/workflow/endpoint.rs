//! What the handlers of every noun do alike: a request about one entry, answered as the caller sees it.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use contract::operation::Permission;
use contract::workflow::Verdict;
use serde::Serialize;
use uuid::Uuid;

use super::kind::WorkflowKind;
use super::service;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::reply::{NoContent, Reply, Versioned};
use crate::platform::http::version::Version;
use crate::platform::state::AppState;

/// Who may do `P`, to which entry, at which version of it (`If-Match`).
pub struct EntryRequest<P> {
    app: web::Data<AppState>,
    granted: Granted<P>,
    id: Uuid,
    version: Version,
}

impl<P: Permission> FromRequest for EntryRequest<P> {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        type Parts<P> = (web::Data<AppState>, Granted<P>, web::Path<Uuid>, Version);
        let parts = Parts::<P>::from_request(req, payload);
        Box::pin(async move {
            let (app, granted, id, version) = parts.await?;
            Ok(Self {
                app,
                granted,
                id: *id,
                version,
            })
        })
    }
}

/// 200 with the entry's version as `ETag`.
pub type EntryReply<T> = Result<Reply<T>, Failure>;

impl<P: Permission> EntryRequest<P> {
    pub async fn get<N>(self) -> EntryReply<N::View>
    where
        N: WorkflowKind<View: Serialize + Versioned>,
    {
        let found = service::get::<N, P>(&self.app, &self.granted, self.id);
        found.await.map(Reply::versioned)
    }

    /// All its revisions, newest first, at most 100.
    pub async fn revisions<N: WorkflowKind<Revision: Serialize>>(
        self,
    ) -> Result<Reply<Vec<N::Revision>>, Failure> {
        let found = service::revisions::<N, P>(&self.app, &self.granted, self.id);
        found.await.map(Reply::ok)
    }

    pub async fn update<N>(self, content: N::Content) -> EntryReply<N::View>
    where
        N: WorkflowKind<View: Serialize + Versioned>,
    {
        let Self { app, granted, .. } = &self;
        let saved = service::update::<N, P>(app, granted, self.id, self.version, content);
        saved.await.map(Reply::versioned)
    }

    /// Takes the step that `P` stands for in the noun's table.
    pub async fn step<N>(self, verdict: Verdict) -> EntryReply<N::View>
    where
        N: WorkflowKind<View: Serialize + Versioned>,
    {
        let Self { app, granted, .. } = &self;
        let done = service::step::<N, P>(app, granted, self.id, self.version, verdict);
        done.await.map(Reply::versioned)
    }

    pub async fn revise<N>(self) -> EntryReply<N::View>
    where
        N: WorkflowKind<View: Serialize + Versioned>,
    {
        let begun = service::revise::<N, P>(&self.app, &self.granted, self.id, self.version);
        begun.await.map(Reply::versioned)
    }

    /// 204
    pub async fn delete<N: WorkflowKind>(self) -> Result<NoContent, Failure> {
        let gone = service::delete::<N, P>(&self.app, &self.granted, self.id, self.version);
        gone.await.map(|()| NoContent)
    }
}
