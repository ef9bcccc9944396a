//! What the handlers of every noun do alike: a request about one entry or about none, answered as the
//! caller sees it; and how the description tells of it.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use contract::entry::Entry;
use contract::id::OrganizationId;
use contract::operation::Permission;
use contract::page::Page;
use contract::workflow::Verdict;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{ContentBuilder, Header, Ref, RefOr, Required, Response, ResponseBuilder};
use utoipa::{IntoParams, IntoResponses, PartialSchema, ToSchema, schema};
use uuid::Uuid;

use super::kind::{EntryExtra, WorkflowKind};
use super::service;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::{NoContent, Reply};
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::Idempotency;

/// 200 with the entry's version as `ETag`; 201 where it was created.
pub type EntryReply<E> = Result<Reply<E>, Failure>;

/// All revisions, newest first, at most 100.
pub type HistoryReply<E> = Result<Reply<Vec<<E as Entry>::Revision>>, Failure>;

pub type ListReply<T> = Result<Reply<Page<T>>, Failure>;

pub fn tagged<E: Entry>(view: E) -> Reply<E> {
    let version = view.version();
    Reply::ok(view).version(version)
}

pub fn created<E: Entry>(view: E) -> Reply<E> {
    let version = view.version();
    Reply::created(view).version(version)
}

type Extracted<T> = Pin<Box<dyn Future<Output = Result<T, actix_web::Error>>>>;

/// Who may do `P`, to no one entry: lists and begins.
pub struct NounRequest<P> {
    app: web::Data<AppState>,
    granted: Granted<P>,
}

impl<P: Permission> FromRequest for NounRequest<P> {
    type Error = actix_web::Error;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let parts = <(web::Data<AppState>, Granted<P>)>::from_request(req, payload);
        Box::pin(async move {
            let (app, granted) = parts.await?;
            Ok(Self { app, granted })
        })
    }
}

impl<P: Permission> NounRequest<P> {
    pub async fn list<E: WorkflowKind>(self, filter: E::Filter) -> ListReply<E::Row> {
        let found = service::list::<E, P>(&self.app, &self.granted, &filter);
        found.await.map(Reply::ok)
    }

    /// What waits for review and for publication.
    pub async fn list_waiting<E: WorkflowKind>(self, filter: E::Filter) -> ListReply<E::Row> {
        let found = service::list_waiting::<E, P>(&self.app, &self.granted, &filter);
        found.await.map(Reply::ok)
    }

    /// For the organization given or the caller's own.
    pub async fn create<E: WorkflowKind>(
        self,
        owner: Option<OrganizationId>,
        start: <E::Extra as EntryExtra>::Start,
        content: E::Content,
        once: &Idempotency,
    ) -> EntryReply<E> {
        let Self { app, granted } = &self;
        let made = service::create::<E, P>(app, granted, owner, start, content, once);
        made.await.map(created)
    }
}

/// Who may do `P`, to which entry, at which version of it (`If-Match`).
pub struct EntryRequest<P> {
    pub app: web::Data<AppState>,
    pub granted: Granted<P>,
    pub id: Uuid,
    pub version: Version,
}

impl<P: Permission> FromRequest for EntryRequest<P> {
    type Error = actix_web::Error;
    type Future = Extracted<Self>;

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

impl<P: Permission> EntryRequest<P> {
    pub async fn get<E: WorkflowKind>(self) -> EntryReply<E> {
        let found = service::get::<E, P>(&self.app, &self.granted, self.id);
        found.await.map(tagged)
    }

    pub async fn revisions<E: WorkflowKind>(self) -> HistoryReply<E> {
        let found = service::revisions::<E, P>(&self.app, &self.granted, self.id);
        found.await.map(Reply::ok)
    }

    pub async fn update<E: WorkflowKind>(self, content: E::Content) -> EntryReply<E> {
        let Self { app, granted, .. } = &self;
        let saved = service::update::<E, P>(app, granted, self.id, self.version, content);
        saved.await.map(tagged)
    }

    /// Takes the step that `P` stands for in the noun's table.
    pub async fn step<E: WorkflowKind>(self, verdict: Verdict) -> EntryReply<E> {
        let Self { app, granted, .. } = &self;
        let done = service::step::<E, P>(app, granted, self.id, self.version, verdict);
        done.await.map(tagged)
    }

    pub async fn revise<E: WorkflowKind>(self) -> EntryReply<E> {
        let begun = service::revise::<E, P>(&self.app, &self.granted, self.id, self.version);
        begun.await.map(tagged)
    }

    /// 204
    pub async fn delete<E: WorkflowKind>(self) -> Result<NoContent, Failure> {
        let gone = service::delete::<E, P>(&self.app, &self.granted, self.id, self.version);
        gone.await.map(|()| NoContent)
    }
}

/// Of a request about one entry.
pub struct EntryParams;

impl IntoParams for EntryParams {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let id = ParameterBuilder::new()
            .name("id")
            .parameter_in(ParameterIn::Path)
            .required(Required::True)
            .schema(Some(schema!(Uuid)));
        let version = ParameterBuilder::new()
            .name("If-Match")
            .parameter_in(ParameterIn::Header)
            .required(Required::False)
            .schema(Some(schema!(Option<String>)));
        vec![id.build(), version.build()]
    }
}

/// 200 with the entry, or a problem of a write.
pub struct Changed<E>(E);

impl<E: ToSchema> IntoResponses for Changed<E> {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let content = ContentBuilder::new()
            .schema(Some(Ref::from_schema_name(E::name())))
            .build();
        let done = ResponseBuilder::new()
            .content("application/json", content)
            .header("ETag", Header::new(String::schema()));
        let mut all = problems::Write::responses();
        all.insert("200".into(), RefOr::T(done.build()));
        all
    }
}
