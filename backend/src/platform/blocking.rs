//! Work that would hold up other requests, on a thread where it may take its time.

use crate::platform::failure::Failure;

pub async fn blocking<T, E>(
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, Failure>
where
    T: Send + 'static,
    E: Send + 'static,
    Failure: From<E>,
{
    let done = tokio::task::spawn_blocking(work).await;
    Ok(done.map_err(Failure::internal)??)
}
