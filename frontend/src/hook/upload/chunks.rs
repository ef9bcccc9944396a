//! Brings one file over a line that may drop: in parts, from where the server is, again and again.

use contract::file::FileRef;
use contract::id::UploadId;
use contract::problem::Problem;
use contract::upload::UploadStatus;

use crate::api::Answer;

/// Bytes sent at once: small enough that little is lost with a line, large enough to be quick.
pub const CHUNK: i64 = 768 * 1024;

/// How often an upload that the server no longer knows is begun anew.
const RESTARTS: u32 = 2;

/// What lies between this page and the server.
pub trait ChunkTransport {
    async fn begin(&self) -> Answer<UploadStatus>;
    async fn ask(&self, id: UploadId) -> Answer<UploadStatus>;
    /// Sends the bytes `at..until`; gives how many the server has then.
    async fn send(&self, id: UploadId, at: i64, until: i64) -> Answer<i64>;
    /// After so many failures in a row: waits, and says whether to go on.
    async fn pause(&self, failures: u32, why: &Problem) -> bool;
}

enum Next {
    Begin,
    Ask(UploadId),
    Send(UploadId, i64),
    Done(Box<FileRef>),
}

impl Next {
    fn after(status: UploadStatus) -> Self {
        match status.file {
            Some(file) => Self::Done(Box::new(file)),
            None => Self::Send(status.id, status.offset),
        }
    }

    fn id(&self) -> Option<UploadId> {
        match self {
            Self::Ask(id) | Self::Send(id, _) => Some(*id),
            _ => None,
        }
    }
}

/// `known`: the upload that an earlier visit began.
pub async fn send_in_chunks(
    transport: &impl ChunkTransport,
    length: i64,
    known: Option<UploadId>,
) -> Answer<FileRef> {
    let mut next = known.map_or(Next::Begin, Next::Ask);
    let (mut failures, mut restarts) = (0, 0);
    loop {
        let answer = match &next {
            Next::Begin => transport.begin().await.map(Next::after),
            Next::Ask(id) => transport.ask(*id).await.map(Next::after),
            Next::Send(id, at) => {
                let until = (at + CHUNK).min(length);
                transport.send(*id, *at, until).await.map(|has| {
                    if has > *at {
                        failures = 0;
                    }
                    if has < length {
                        Next::Send(*id, has)
                    } else {
                        Next::Ask(*id)
                    }
                })
            }
            Next::Done(file) => return Ok((**file).clone()),
        };
        let problem = match answer {
            // All has come and no file was made: the server asks for an empty part.
            Ok(Next::Send(id, at)) if at >= length && matches!(next, Next::Ask(_)) => {
                next = Next::Send(id, at);
                failures += 1;
                let why = Problem::new(contract::problem::Code::Unavailable);
                if failures > 1 && !transport.pause(failures, &why).await {
                    return Err(why);
                }
                continue;
            }
            Ok(step) => {
                next = step;
                continue;
            }
            Err(problem) => problem,
        };
        let id = next.id();
        next = match (problem.status, id) {
            // Other bytes are awaited than were sent.
            (409, Some(id)) if failures < 20 => Next::Ask(id),
            (404 | 410, Some(_)) if restarts < RESTARTS => {
                restarts += 1;
                Next::Begin
            }
            _ if !is_temporary(problem.status) => return Err(problem),
            (_, id) => {
                if !transport.pause(failures + 1, &problem).await {
                    return Err(problem);
                }
                id.map_or(Next::Begin, Next::Ask)
            }
        };
        failures += 1;
    }
}

/// The same may work a little later.
fn is_temporary(status: u16) -> bool {
    matches!(status, 0 | 408 | 409 | 423 | 429) || status >= 500
}

#[cfg(test)]
mod tests;
