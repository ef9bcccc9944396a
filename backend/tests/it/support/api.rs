//! The app in this process, on a database of its own.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::dev::{Service, ServiceResponse};
use actix_web::test::TestRequest;
use actix_web::web;
use clap::builder::Resettable;
use clap::{Args, Command, FromArgMatches};
use contract::role::Role;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use frontend::server::Renderer;
use futures_util::future::LocalBoxFuture;
use learning_week::app;
use learning_week::app::description;
use learning_week::command;
use learning_week::platform::config::Config;
use learning_week::platform::state::AppState;
use learning_week::platform::store;
use learning_week::platform::store::schema::{organization, person, session};
use serde::Serialize;
use tempfile::TempDir;
use uuid::Uuid;

use super::spec::Spec;
use super::{Answer, Database};

type Call = Box<dyn Fn(TestRequest) -> LocalBoxFuture<'static, ServiceResponse>>;

pub struct Api {
    pub state: web::Data<AppState>,
    call: Call,
    spec: Spec,
    /// Dropped after the state: it takes the database away.
    pub database: Database,
    _folder: TempDir,
}

impl Api {
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// With further settings, e.g. `["--base-path", "/week/"]`.
    pub async fn start_with(flags: &[&str]) -> Self {
        let database = Database::new().await;
        let folder = TempDir::new().expect("a folder");
        let data = folder.path().to_string_lossy().into_owned();
        let mut words = vec![
            "serve",
            "--database-url",
            &database.url,
            "--data-dir",
            &data,
            "--public-url",
            "http://week.test",
        ];
        words.extend(flags);
        // Settings of whoever runs the tests are none of theirs.
        let matches = Config::augment_args(Command::new("serve").args_override_self(true))
            .mut_args(|arg| arg.env(Resettable::Reset))
            .try_get_matches_from(words)
            .expect("sound settings");
        let config = Config::from_arg_matches(&matches).expect("sound settings");
        let state = web::Data::new(
            command::serve::state(config, Arc::new(Renderer)).expect("the state opens"),
        );
        let (app, made) = app::build(state.clone(), description::offline());
        let service = Rc::new(actix_web::test::init_service(app).await);
        let call: Call = Box::new(move |request| {
            let service = Rc::clone(&service);
            Box::pin(async move {
                match service.call(request.to_request()).await {
                    Ok(answer) => answer.map_into_boxed_body(),
                    Err(error) => panic!("an error passed through all middleware: {error}"),
                }
            })
        });
        let spec = Spec::new(serde_json::to_value(&made).expect("the description is JSON"));
        Self {
            state,
            call,
            spec,
            database,
            _folder: folder,
        }
    }

    /// Nobody signed in.
    pub fn nobody(&self) -> Client<'_> {
        Client {
            api: self,
            token: None,
        }
    }

    /// A caller with this token or API key.
    pub fn bearer(&self, token: &str) -> Client<'_> {
        Client {
            api: self,
            token: Some(token.to_owned()),
        }
    }

    /// A new person with these roles in the organization of this seed key (`province`, `changchun`, `jlu` …).
    pub async fn person(&self, key: &str, roles: &[Role]) -> Client<'_> {
        self.person_in(self.organization(key).await, roles).await
    }

    /// As [`person`](Self::person), in any organization.
    pub async fn person_in(&self, organization_id: Uuid, roles: &[Role]) -> Client<'_> {
        let mut conn = self.conn().await;
        let (id, sid) = (Uuid::now_v7(), Uuid::now_v7());
        diesel::insert_into(person::table)
            .values((
                person::id.eq(id),
                person::organization_id.eq(organization_id),
                person::login.eq(format!("p{}", id.simple())),
                person::name.eq("测试人员"),
                person::password_hash.eq("-"),
                person::roles.eq(roles.iter().map(|r| r.code()).collect::<Vec<_>>()),
            ))
            .execute(&mut conn)
            .await
            .expect("a person");
        diesel::insert_into(session::table)
            .values((
                session::id.eq(sid),
                session::person_id.eq(id),
                session::expires_at.eq(chrono::Utc::now() + chrono::Duration::hours(12)),
            ))
            .execute(&mut conn)
            .await
            .expect("a session");
        let (token, _) = self.state.signer.sign(id, sid).expect("a token");
        self.bearer(&token)
    }

    /// A new institution below the organization of this seed key.
    pub async fn institution(&self, parent: &str, name: &str) -> Uuid {
        let id = Uuid::now_v7();
        diesel::insert_into(organization::table)
            .values((
                organization::id.eq(id),
                organization::name.eq(name),
                organization::short_name.eq(name),
                organization::kind.eq("institution"),
                organization::region_code.eq("220102"),
                organization::reports_to.eq(self.organization(parent).await),
            ))
            .execute(&mut self.conn().await)
            .await
            .expect("an institution");
        id
    }

    /// The id of a seeded organization.
    pub async fn organization(&self, key: &str) -> Uuid {
        organization::table
            .filter(organization::key.eq(key))
            .select(organization::id)
            .first(&mut self.conn().await)
            .await
            .expect("a seeded organization")
    }

    /// A connection past all guards, to arrange and look.
    pub async fn conn(&self) -> impl std::ops::DerefMut<Target = store::Conn> + use<> {
        self.state
            .store
            .write_unaudited(&store::SystemPermit("test"))
            .await
            .expect("a connection")
    }

    async fn send(&self, method: &str, path: &str, request: TestRequest) -> Answer {
        let answer = (self.call)(request).await;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let body = actix_web::body::to_bytes(answer.into_body())
            .await
            .expect("a body")
            .to_vec();
        let media_type = headers
            .get("content-type")
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let base = self.state.config.base_path.trim_end_matches('/');
        let path = path.strip_prefix(base).unwrap_or(path);
        self.spec.check(method, path, status, &media_type, &body);
        Answer {
            status,
            headers,
            body,
        }
    }
}

/// One caller. Every answer is held against the description.
#[derive(Clone)]
pub struct Client<'a> {
    api: &'a Api,
    pub token: Option<String>,
}

impl Client<'_> {
    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], None).await
    }
    pub async fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, &[], None).await
    }
    pub async fn post(&self, path: &str, body: &impl Serialize) -> Answer {
        self.send(
            "POST",
            path,
            &[("content-type", "application/json")],
            Some(bytes(body)),
        )
        .await
    }
    /// A POST without a body: a step of the workflow.
    pub async fn step(&self, path: &str) -> Answer {
        self.send("POST", path, &[], None).await
    }
    pub async fn put(&self, path: &str, version: i32, body: &impl Serialize) -> Answer {
        let tag = format!("\"{version}\"");
        self.send(
            "PUT",
            path,
            &[("content-type", "application/json"), ("if-match", &tag)],
            Some(bytes(body)),
        )
        .await
    }
    /// A file in the multipart field `file`.
    pub async fn upload(&self, path: &str, name: &str, media_type: &str, content: &[u8]) -> Answer {
        let mut body = format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {media_type}\r\n\r\n").into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--x--\r\n");
        self.send(
            "POST",
            path,
            &[("content-type", "multipart/form-data; boundary=x")],
            Some(body),
        )
        .await
    }
    /// Anything.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Answer {
        let mut request = TestRequest::default()
            .method(method.parse().expect("a method"))
            .uri(path)
            .peer_addr(([127, 0, 0, 1], 40000).into());
        for (name, value) in headers {
            request = request.insert_header((*name, *value));
        }
        if let Some(token) = &self.token {
            request = request.insert_header(("authorization", format!("Bearer {token}")));
        }
        if let Some(body) = body {
            request = request.set_payload(body);
        }
        let meant = headers
            .iter()
            .find(|(name, _)| *name == "x-http-method-override");
        self.api
            .send(meant.map_or(method, |(_, m)| *m), path, request)
            .await
    }
}

fn bytes(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body).expect("JSON")
}
