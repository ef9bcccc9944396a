//! Sending in chunks over a line that drops.

use std::cell::{Cell, RefCell};

use chrono::DateTime;
use contract::file::{FileKind, FileRef};
use contract::id::UploadId;
use contract::problem::{Code, Problem};
use contract::upload::UploadStatus;
use uuid::Uuid;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{CHUNK, ChunkTransport, send_in_chunks};
use crate::api::Answer;

/// A server that has `has` of `length` bytes, and a line that drops when `plan` says so.
struct Sham {
    length: i64,
    has: Cell<i64>,
    id: Cell<u128>,
    /// What happens to each part: how much of it arrives, and the status that is heard of it.
    plan: RefCell<Vec<(i64, u16)>>,
    sent: RefCell<Vec<(i64, i64)>>,
    begun: Cell<u32>,
    pauses: Cell<u32>,
    patience: u32,
    /// Finishes only when asked so often by an empty part.
    slow: Cell<u32>,
}

impl Sham {
    fn new(length: i64, plan: &[(i64, u16)]) -> Self {
        Self {
            length,
            has: Cell::new(0),
            id: Cell::new(0),
            plan: RefCell::new(plan.iter().rev().copied().collect()),
            sent: RefCell::default(),
            begun: Cell::new(0),
            pauses: Cell::new(0),
            patience: 5,
            slow: Cell::new(0),
        }
    }

    fn status(&self) -> UploadStatus {
        let at = DateTime::UNIX_EPOCH;
        let done = self.has.get() == self.length && self.slow.get() == 0;
        UploadStatus {
            id: Uuid::from_u128(self.id.get()).into(),
            kind: FileKind::Picture,
            name: "a.jpg".into(),
            offset: self.has.get(),
            length: self.length,
            started_at: at,
            finished_at: done.then_some(at),
            expires_at: at,
            file: done.then(|| FileRef {
                id: Uuid::from_u128(99).into(),
                kind: FileKind::Picture,
                name: "a.jpg".into(),
                media_type: "image/jpeg".into(),
                size: self.length,
                url: String::new(),
                thumbnail: String::new(),
                width: None,
                height: None,
                digest: String::new(),
                original_width: None,
                original_height: None,
                upload_started_at: at,
                created_at: at,
            }),
        }
    }
}

fn fault(status: u16) -> Problem {
    let mut problem = Problem::new(Code::Unavailable);
    problem.status = status;
    problem
}

impl ChunkTransport for Sham {
    async fn begin(&self) -> Answer<UploadStatus> {
        self.begun.set(self.begun.get() + 1);
        self.id.set(self.id.get() + 1);
        self.has.set(0);
        Ok(self.status())
    }

    async fn ask(&self, id: UploadId) -> Answer<UploadStatus> {
        if Uuid::from(id).as_u128() != self.id.get() {
            return Err(fault(404));
        }
        Ok(self.status())
    }

    async fn send(&self, _: UploadId, at: i64, until: i64) -> Answer<i64> {
        self.sent.borrow_mut().push((at, until));
        if at == self.length {
            self.slow.set(self.slow.get().saturating_sub(1));
        }
        let (arrives, status) = self.plan.borrow_mut().pop().unwrap_or((i64::MAX, 204));
        assert_eq!(at, self.has.get(), "sent from where the server is");
        self.has
            .set((at + arrives.min(until - at)).min(self.length));
        if status == 204 {
            Ok(self.has.get())
        } else {
            Err(fault(status))
        }
    }

    async fn pause(&self, failures: u32, _: &Problem) -> bool {
        self.pauses.set(self.pauses.get() + 1);
        failures <= self.patience
    }
}

#[wasm_bindgen_test]
async fn a_file_goes_in_parts() {
    let transport = Sham::new(CHUNK * 2 + 10, &[]);
    let file = send_in_chunks(&transport, transport.length, None)
        .await
        .expect("arrives");
    assert_eq!(Uuid::from(file.id).as_u128(), 99);
    assert_eq!(
        *transport.sent.borrow(),
        [(0, CHUNK), (CHUNK, CHUNK * 2), (CHUNK * 2, CHUNK * 2 + 10)]
    );
    assert_eq!(transport.pauses.get(), 0);
}

#[wasm_bindgen_test]
async fn after_a_drop_it_goes_on_where_the_server_is() {
    let transport = Sham::new(CHUNK * 2, &[(i64::MAX, 204), (1000, 0), (0, 503)]);
    send_in_chunks(&transport, transport.length, None)
        .await
        .expect("arrives");
    assert_eq!(
        *transport.sent.borrow(),
        [
            (0, CHUNK),
            (CHUNK, CHUNK * 2),
            (CHUNK + 1000, CHUNK * 2),
            (CHUNK + 1000, CHUNK * 2)
        ]
    );
    assert_eq!(transport.begun.get(), 1);
    assert_eq!(transport.pauses.get(), 2);
}

#[wasm_bindgen_test]
async fn an_earlier_visit_is_gone_on_with() {
    let transport = Sham::new(CHUNK + 1, &[]);
    transport.id.set(7);
    transport.has.set(CHUNK);
    let known = Some(Uuid::from_u128(7).into());
    send_in_chunks(&transport, transport.length, known)
        .await
        .expect("arrives");
    assert_eq!(*transport.sent.borrow(), [(CHUNK, CHUNK + 1)]);
    assert_eq!(transport.begun.get(), 0);
}

#[wasm_bindgen_test]
async fn what_the_server_forgot_is_begun_anew() {
    let transport = Sham::new(10, &[]);
    transport.id.set(7);
    let old = Some(Uuid::from_u128(3).into());
    send_in_chunks(&transport, transport.length, old)
        .await
        .expect("arrives");
    assert_eq!(transport.begun.get(), 1);
}

#[wasm_bindgen_test]
async fn a_file_that_is_refused_is_not_sent_again() {
    let transport = Sham::new(10, &[(10, 415)]);
    let problem = send_in_chunks(&transport, transport.length, None)
        .await
        .expect_err("refused");
    assert_eq!(problem.status, 415);
    assert_eq!(transport.sent.borrow().len(), 1);
}

#[wasm_bindgen_test]
async fn patience_ends() {
    let transport = Sham::new(10, &[(0, 0); 30]);
    let problem = send_in_chunks(&transport, transport.length, None)
        .await
        .expect_err("gives up");
    assert_eq!(problem.status, 0);
    assert_eq!(transport.pauses.get(), 6);
}

#[wasm_bindgen_test]
async fn an_empty_part_asks_for_the_file_again() {
    let transport = Sham::new(10, &[]);
    transport.slow.set(1);
    send_in_chunks(&transport, transport.length, None)
        .await
        .expect("arrives");
    assert_eq!(*transport.sent.borrow(), [(0, 10), (10, 10)]);
}
