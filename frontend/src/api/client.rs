//! One request and its answer. A failure is always a [`Problem`] with a sentence to show.

use std::cell::{Cell, RefCell};

use contract::problem::{Code, Problem};
use gloo_net::http::{Method, RequestBuilder};
use gloo_timers::future::TimeoutFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::RequestCredentials;

use super::{query, token};
use crate::preloaded;

pub type Answer<T> = Result<T, Problem>;

thread_local! {
    /// When the server last answered; the idle watch counts from here.
    static CONTACT: Cell<f64> = const { Cell::new(0.0) };
    /// The last create that has no answer yet and its key: a second try is the same create.
    static UNANSWERED: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
    /// Saves under way: a page that reads just after one was left must not be quicker than them.
    static SAVING: Cell<u32> = const { Cell::new(0) };
}

/// A save, which [`saves_finished`] waits for.
pub async fn track_save<T>(call: impl Future<Output = T>) -> T {
    SAVING.set(SAVING.get() + 1);
    let answer = call.await;
    SAVING.set(SAVING.get() - 1);
    answer
}

/// Waits for saves under way, three seconds at most.
pub async fn saves_finished() {
    for _ in 0..60 {
        if SAVING.get() == 0 {
            return;
        }
        TimeoutFuture::new(50).await;
    }
}

/// Milliseconds since 1970 at which the server last answered.
pub fn last_contact() -> f64 {
    CONTACT.get()
}

/// Where the page is installed: `/` or `/path/`.
pub fn base_path() -> String {
    crate::environment::base_path()
}

/// The full address of a path below the API's root, such as `files/…` or `feeds/…`.
pub fn address(path: &str) -> String {
    let mut root = crate::environment::api_origin().unwrap_or_else(base_path);
    if !root.ends_with('/') {
        root.push('/');
    }
    root + path.trim_start_matches('/')
}

/// A request being put together.
pub struct Call {
    method: Method,
    path: String,
    body: Option<String>,
    if_match: Option<i32>,
    once: bool,
    public: bool,
}

impl Call {
    fn new(method: Method, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            body: None,
            if_match: None,
            once: false,
            public: false,
        }
    }

    pub fn get(path: impl Into<String>) -> Self {
        Self::new(Method::GET, path)
    }

    pub fn post(path: impl Into<String>) -> Self {
        Self::new(Method::POST, path)
    }

    pub fn put(path: impl Into<String>) -> Self {
        Self::new(Method::PUT, path)
    }

    pub fn delete(path: impl Into<String>) -> Self {
        Self::new(Method::DELETE, path)
    }

    pub fn query(mut self, filter: &impl Serialize) -> Self {
        self.path += &query::query(filter);
        self
    }

    pub fn body(mut self, body: &impl Serialize) -> Self {
        self.body = serde_json::to_string(body).ok();
        self
    }

    pub fn if_match(mut self, version: i32) -> Self {
        self.if_match = Some(version);
        self
    }

    /// A create: sends an `Idempotency-Key` that stays the same until this body is answered.
    pub fn once(mut self) -> Self {
        self.once = true;
        self
    }

    /// Needs no sign-in: no token is sent and none is refreshed.
    pub fn public(mut self) -> PublicCall {
        self.public = true;
        PublicCall(self)
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    pub async fn send(&self) -> Answer<String> {
        let mut request = RequestBuilder::new(&address(&format!("api/v1{}", self.path)))
            .method(self.method.clone())
            .credentials(RequestCredentials::Include)
            .header("Accept", "application/json, application/problem+json");
        if !self.public
            && let Some(token) = token::current()
        {
            request = request.header("Authorization", &format!("Bearer {token}"));
        }
        if let Some(version) = self.if_match {
            request = request.header("If-Match", &format!("\"{version}\""));
        }
        if self.once {
            request = request.header("Idempotency-Key", &self.key());
        }
        let sent = match &self.body {
            Some(body) => request
                .header("Content-Type", "application/json")
                .body(body.as_str()),
            None => request.build(),
        };
        let response = sent
            .map_err(|_| unreachable())?
            .send()
            .await
            .map_err(|_| unreachable())?;
        let text = response.text().await.map_err(|_| unreachable())?;
        // After a failure of the server the create may have happened: the key stays.
        if self.once && response.status() < 500 {
            UNANSWERED.take();
        }
        check_status(response.status(), text)
    }

    fn key(&self) -> String {
        let what = format!("{} {}", self.path, self.body.as_deref().unwrap_or_default());
        UNANSWERED.with_borrow_mut(|slot| match slot {
            Some((same, key)) if *same == what => key.clone(),
            _ => {
                let key = uuid::Uuid::new_v4().to_string();
                *slot = Some((what, key.clone()));
                key
            }
        })
    }
}

/// A request that needs no session; the public programs have nothing else.
pub struct PublicCall(Call);

impl PublicCall {
    pub async fn json<T: DeserializeOwned>(self) -> Answer<T> {
        read(&self.text().await?)
    }

    pub async fn no_content(self) -> Answer<()> {
        self.text().await.map(drop)
    }

    async fn text(self) -> Answer<String> {
        if preloaded::looking_up() {
            return preloaded::answer(&self.0.path).await;
        }
        self.0.send().await
    }
}

/// A file of the page's own, beside its program.
pub async fn fetch_asset<T: DeserializeOwned>(path: &str) -> Answer<T> {
    if preloaded::looking_up() {
        return read(&preloaded::answer(path).await?);
    }
    let sent = gloo_net::http::Request::get(path).send().await;
    let answer = sent.map_err(|_| unreachable())?;
    let text = answer.text().await.map_err(|_| unreachable())?;
    read(&check_status(answer.status(), text)?)
}

/// Tells an answer from a problem.
pub fn check_status(status: u16, text: String) -> Answer<String> {
    CONTACT.set(crate::store::now());
    if (200..300).contains(&status) {
        return Ok(text);
    }
    Err(serde_json::from_str(&text).unwrap_or_else(|_| problem_of_status(status)))
}

pub fn read<T: DeserializeOwned>(text: &str) -> Answer<T> {
    serde_json::from_str(text).map_err(|_| {
        Problem::new(Code::Internal).detail("收到的内容无法识别，页面可能已更新，请刷新后重试。")
    })
}

/// Something between the page and the API answered in its own words.
fn problem_of_status(status: u16) -> Problem {
    let code = match status {
        401 => Code::NotSignedIn,
        404 => Code::NotFound,
        413 => Code::TooLarge,
        429 => Code::TooManyRequests,
        502..=504 => Code::Unavailable,
        _ => Code::Internal,
    };
    let mut problem = Problem::new(code);
    problem.status = status;
    problem
}

/// No answer at all.
pub fn unreachable() -> Problem {
    let offline = !crate::window().navigator().on_line();
    let mut problem = Problem::new(Code::Unavailable).detail(if offline {
        "网络已断开，请检查网络连接后重试。您填写的内容仍在本页。"
    } else {
        "暂时连接不上服务器，请稍后重试。您填写的内容仍在本页。"
    });
    problem.status = 0;
    problem
}
