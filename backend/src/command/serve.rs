//! `learning-week serve`

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::{App, HttpServer, web};
use contract::render::PageRenderer;
use metrics_exporter_prometheus::PrometheusHandle;

use super::Outcome;
use crate::app;
use crate::app::description;
use crate::article::service::reindex as articles;
use crate::file::sweep;
use crate::notification::mail::mailer::Mailer;
use crate::notification::mail::sender;
use crate::platform::background::Jobs;
use crate::platform::blob::Blobs;
use crate::platform::config::Config;
use crate::platform::durable;
use crate::platform::http::metrics;
use crate::platform::http::rate_limiter::Limits;
use crate::platform::http::spa::Spa;
use crate::platform::scanner::Scanner;
use crate::platform::secret;
use crate::platform::secret::jwt::Signer;
use crate::platform::spool::Spool;
use crate::platform::state::AppState;
use crate::platform::store::{self, Store};
use crate::platform::type_map::TypeMap;
use crate::portal::sync::reindex;
use crate::reminder;

/// How long a request's head may take. A browser opens lines ahead, and a busy one writes late.
const HEAD: Duration = Duration::from_secs(20);

/// Serves until SIGTERM or Ctrl-C; running requests may end.
pub async fn run(config: Config, renderer: Arc<dyn PageRenderer>) -> Outcome<()> {
    let metrics = config.metrics_listen.and_then(|a| a.0);
    let (listen, workers) = (config.listen, usize::from(config.workers));
    let mailer = Mailer::open(&config)?;
    let state = web::Data::new(state(config, renderer)?);
    // The database's clock counts from the first request on.
    if let Err(failure) = state.store.ping().await {
        tracing::warn!(%failure, "the database does not answer yet");
    }
    let description = description::offline();
    let handle = web::Data::new(
        metrics::install().map_err(|e| format!("Metrics could not be started: {e}"))?,
    );

    let shared = Arc::clone(&state);
    let service = HttpServer::new(move || app::build(state.clone(), Arc::clone(&description)).0)
        .workers(workers)
        .client_request_timeout(HEAD)
        .shutdown_timeout(15)
        .bind(listen)
        .map_err(|e| format!("LISTEN {listen} cannot be used: {e}"))?
        .run();
    tracing::info!(%listen, "serving");
    let mut jobs = vec![
        store::clock_job(shared.store.clone()),
        reminder::job::job(Arc::clone(&shared)),
        reindex::job(Arc::clone(&shared)),
        articles::job(Arc::clone(&shared)),
        sweep::job(Arc::clone(&shared)),
    ];
    jobs.extend(
        mailer
            .into_iter()
            .flat_map(|mailer| sender::jobs(&shared, mailer)),
    );
    let jobs = Jobs::start(jobs);
    let ended = serve(service, metrics, handle).await;
    jobs.stop(Duration::from_secs(10)).await;
    ended
}

/// Runs the service until it ends, and its metrics beside it.
async fn serve(
    service: Server,
    metrics: Option<SocketAddr>,
    handle: web::Data<PrometheusHandle>,
) -> Outcome<()> {
    let Some(address) = metrics else {
        return service.await.map_err(|e| e.to_string());
    };
    let counters = HttpServer::new(move || {
        App::new()
            .app_data(handle.clone())
            .route("/metrics", web::get().to(metrics::page))
    })
    .workers(1)
    .disable_signals()
    .bind(address)
    .map_err(|e| format!("METRICS_LISTEN {address} cannot be used: {e}"))?
    .run();
    let stop = counters.handle();
    let counting = actix_web::rt::spawn(counters);
    let ended = service.await.map_err(|e| e.to_string());
    stop.stop(false).await;
    let _ = counting.await;
    ended
}

/// What the app needs, opened and checked.
pub fn state(config: Config, renderer: Arc<dyn PageRenderer>) -> Outcome<AppState> {
    let store = Store::with_mail(
        &config.database.database_url,
        usize::from(config.database_connections),
        config.mails(),
    )
    .map_err(|e| format!("DATABASE_URL cannot be used: {e}"))?;
    let blobs = Blobs::open(&config.data)?;
    let signer = Signer::new(&key(&config.data.data_dir.join("keys"))?);
    let spa = config
        .spa_dir
        .as_deref()
        .map(|folder| Spa::open(folder, &config.base_path, renderer))
        .transpose()?;
    let scanner = Scanner::new(config.clamd.clone());
    let spool = Spool::open(&config.data.data_dir)?;
    let limits = Limits::new(&config);
    Ok(AppState {
        config,
        store,
        blobs,
        signer,
        scanner,
        spool,
        limits,
        shared: TypeMap::default(),
        spa,
    })
}

/// Refuses to serve a database that lacks migrations.
pub async fn check_database(config: &Config) -> Outcome<()> {
    let waiting = store::pending(&config.database.database_url)
        .await
        .map_err(|e| format!("The database does not answer: {e}"))?;
    if waiting.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "The database lacks {} migrations: run `learning-week migrate` first.",
            waiting.len()
        ))
    }
}

/// The key that signs access tokens: made at random on the first start, readable by us alone.
fn key(folder: &Path) -> Outcome<Vec<u8>> {
    let path = folder.join("access");
    let say = |e: std::io::Error| format!("The key {} cannot be used: {e}", path.display());
    let mut made = [0u8; 32];
    secret::fill(&mut made);
    match durable::create(&path, &made) {
        Ok(()) => Ok(made.to_vec()),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
            let bytes = fs::read(&path).map_err(say)?;
            if bytes.len() == made.len() {
                Ok(bytes)
            } else {
                Err(format!(
                    "The key {} is damaged: it must have 32 bytes.",
                    path.display()
                ))
            }
        }
        Err(e) => Err(say(e)),
    }
}
