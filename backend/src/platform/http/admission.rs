//! Permission comes before the body: what reads one waits here until the guard has let the caller in.

use actix_web::{HttpMessage, HttpRequest};
use tokio::sync::oneshot;

/// Held by the guard, which opens it for those who may.
pub struct Barrier(oneshot::Sender<()>);

impl Barrier {
    /// Stops bodies of this request until [`open`](Self::open).
    pub fn close(req: &HttpRequest) -> Self {
        let (sender, receiver) = oneshot::channel::<()>();
        req.extensions_mut().insert(receiver);
        Self(sender)
    }

    pub fn open(self) {
        // Nobody waits where the operation has no body.
        let _ = self.0.send(());
    }
}

/// Ends when the caller may go on, at once where the operation is open to everyone. Whoever may not is answered
/// by the guard, which ends this, too.
pub async fn admitted(req: &HttpRequest) {
    let barrier = req.extensions_mut().remove::<oneshot::Receiver<()>>();
    if let Some(barrier) = barrier
        && barrier.await.is_err()
    {
        std::future::pending::<()>().await;
    }
}
