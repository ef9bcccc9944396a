//! Leaves after ten minutes without a key or a click, and warns a minute before.

use std::cell::Cell;

use contract::problem::Code;
use contract::session::{IDLE_SECONDS, WARN_SECONDS};
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Button, ButtonVariant, Dialog};
use crate::session::use_session;
use crate::{api, presence, store};

/// Milliseconds between two notes of it.
const NOTE: f64 = 2_000.0;
/// The server counts requests, not keys: while someone types it hears of them this often.
const KEEP_ALIVE: f64 = 240_000.0;
/// Milliseconds between two tries.
const PATIENCE: f64 = 20_000.0;

thread_local! {
    static ASKED: Cell<f64> = const { Cell::new(0.0) };
}

/// Seconds until the exit.
fn seconds_left() -> i64 {
    IDLE_SECONDS - ((store::now() - presence::last_active()) / 1000.0) as i64
}

#[component]
pub fn IdleWatch() -> Html {
    let session = use_session();
    // Seconds left, once the warning stands.
    let warning = use_state(|| None::<i64>);
    let warned = use_mut_ref(|| false);
    let signed_in = session.profile().is_some();

    use_effect_with(signed_in, {
        let (warning, warned, session) = (warning.clone(), warned.clone(), session.clone());
        move |signed_in| {
            let running = signed_in.then(|| {
                presence::mark_active();
                let listeners = ["pointerdown", "keydown"].map(|kind| {
                    let warned = warned.clone();
                    EventListener::new(&crate::window(), kind, move |_| {
                        // Once warned, staying is a choice and not a twitch.
                        if !*warned.borrow() && store::now() - presence::marked_here() > NOTE {
                            presence::mark_active();
                        }
                    })
                });
                let tick = Interval::new(1_000, move || {
                    let left = seconds_left();
                    if left <= 0 {
                        warned.replace(false);
                        warning.set(None);
                        session.sign_out(Some(Code::SessionIdle));
                    } else if left <= WARN_SECONDS {
                        warned.replace(true);
                        warning.set(Some(left));
                    } else {
                        if warned.replace(false) {
                            warning.set(None);
                        }
                        keep_alive();
                    }
                });
                (listeners, tick)
            });
            move || drop(running)
        }
    });

    let stay = {
        let (warning, warned) = (warning.clone(), warned.clone());
        Callback::from(move |()| {
            warned.replace(false);
            warning.set(None);
            presence::mark_active();
            spawn_local(async {
                // A refusal reaches the session by itself.
                let _ = api::refresh().await;
            });
        })
    };
    let leave = Callback::from(move |_: MouseEvent| session.sign_out(None));
    html! {
        <Dialog open={signed_in && warning.is_some()} title="即将自动退出" onclose={stay.clone()}>
            <p>{"您已有一段时间没有操作。为保护账号安全，系统将在 "}
                <strong class="countdown">{warning.unwrap_or(0)}</strong>{" 秒后自动退出。"}</p>
            <p class="small">{"已填写的内容会保存在本机，重新登录后可以恢复。"}</p>
            <div class="actions end">
                <Button variant={ButtonVariant::Quiet} onclick={leave}>{"现在退出"}</Button>
                <Button focus=true onclick={stay.reform(|_| ())}>{"继续使用"}</Button>
            </div>
        </Dialog>
    }
}

/// Renews the session where there was activity since the server last heard of it. A server that
/// does not answer is asked again only after a while.
fn keep_alive() {
    let (now, contact) = (store::now(), api::last_contact());
    let due = now - contact > KEEP_ALIVE && presence::last_active() > contact;
    if due && now - ASKED.get() > PATIENCE {
        ASKED.set(now);
        spawn_local(async {
            let _ = api::refresh().await;
        });
    }
}
