//! Settings: one typed struct from flags and environment, checked at start.

mod site;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use url::{Position, Url};

pub use site::SiteConfig;

/// Where the database is.
#[derive(Clone, Debug, Args)]
pub struct DatabaseConfig {
    /// PostgreSQL, 14 or newer: postgres://user:password@host:port/database
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_parser = database_url)]
    pub database_url: String,
}

/// Where keys and files are.
#[derive(Clone, Debug, Args)]
pub struct DataConfig {
    /// Folder of keys, files and the first accounts
    #[arg(long, env = "DATA_DIR", default_value = ".data")]
    pub data_dir: PathBuf,

    /// Where uploads go: file:///folder, or s3://bucket with the feature `s3`; DATA_DIR/files where unset
    #[arg(long, env = "FILES_URL")]
    pub files_url: Option<String>,
}

/// How the log is written.
#[derive(Clone, Debug, Args)]
pub struct LogConfig {
    /// What is logged: a tracing filter, e.g. info,learning_week=debug
    #[arg(long, env = "LOG", default_value = "info", global = true)]
    pub log: String,

    /// How: lines of text or of JSON
    #[arg(long, env = "LOG_FORMAT", default_value = "text", global = true)]
    pub log_format: LogFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

/// Everything that serving needs.
#[derive(Clone, Debug, Args)]
pub struct Config {
    #[command(flatten)]
    pub database: DatabaseConfig,
    #[command(flatten)]
    pub data: DataConfig,

    #[command(flatten)]
    pub site: SiteConfig,

    /// Address of the service
    #[arg(long, env = "LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// Address of /metrics; empty switches it off
    #[arg(long, env = "METRICS_LISTEN", default_value = "127.0.0.1:9464", value_parser = optional_address)]
    pub metrics_listen: Option<OptionalAddress>,

    /// Address as readers see it, without a path; http://LISTEN where unset
    #[arg(long, env = "PUBLIC_URL", value_parser = origin)]
    pub public_url: Option<String>,

    /// Folder of the built page; without it only the API is served
    #[arg(long, env = "SPA_DIR")]
    pub spa_dir: Option<PathBuf>,

    /// Path below which everything is served: begins and ends with a slash
    #[arg(long, env = "BASE_PATH", default_value = "/", value_parser = base_path)]
    pub base_path: String,

    /// Origins that may call the API from a browser, separated by commas
    #[arg(long, env = "CORS_ORIGINS", default_value = "", hide_default_value = true, value_parser = origins)]
    pub cors_origins: Origins,

    /// Connections to the database, half of them for reading
    #[arg(long, env = "DATABASE_CONNECTIONS", default_value_t = 8, value_parser = clap::value_parser!(u16).range(2..=200))]
    pub database_connections: u16,

    /// Threads that answer requests
    #[arg(long, env = "WORKERS", default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..=128))]
    pub workers: u16,

    /// Trust X-Forwarded-For: set it where a proxy of yours stands in front
    #[arg(long, env = "BEHIND_PROXY", default_value_t = false)]
    pub behind_proxy: bool,

    /// Sign-ins that one address may try at once; one more each second after that
    #[arg(long, env = "SIGN_IN_BURST", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
    pub sign_in_burst: u32,

    /// Pages, files and API calls without an account that one network may ask for each second, and twenty times that at once; 0: any number
    #[arg(long, env = "READ_RATE", default_value_t = 200)]
    pub read_rate: u32,

    /// API calls that one account or key may make each second, and twenty times that at once; 0: any number
    #[arg(long, env = "CALL_RATE", default_value_t = 50)]
    pub call_rate: u32,

    /// Megabytes of files that one organization may keep
    #[arg(long, env = "FILES_QUOTA_MB", default_value_t = 20_480)]
    pub files_quota_mb: u32,

    /// Malware scanner that speaks clamd's protocol, host:port; what it refuses or cannot look at is not taken
    #[arg(long, env = "CLAMD")]
    pub clamd: Option<String>,

    /// Server that takes our e-mail: smtp://user:password@host:587?tls=required or smtps://user:password@host; empty: no e-mail is sent
    #[arg(
        long,
        env = "SMTP_URL",
        default_value = "",
        hide_default_value = true,
        hide_env_values = true
    )]
    pub smtp_url: SmtpUrl,

    /// Who writes: 终身学习活动周 <no-reply@example.org>; needed with SMTP_URL
    #[arg(long, env = "MAIL_FROM", default_value = "", hide_default_value = true)]
    pub mail_from: String,

    /// Seconds until an e-mail is tried the second time; each further wait is twice as long, up to two hours
    #[arg(long, env = "MAIL_RETRY_SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=7200))]
    pub mail_retry_seconds: u32,
}

/// Holds a password: neither shown nor logged. It is read, and refused, in `notification/mail/mailer.rs`, since
/// what a parser here refuses is printed.
#[derive(Clone, Default)]
pub struct SmtpUrl(pub String);

impl From<String> for SmtpUrl {
    fn from(text: String) -> Self {
        Self(text.trim().to_owned())
    }
}

impl std::fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SmtpUrl").finish_non_exhaustive()
    }
}

impl Config {
    /// Whether e-mail is sent.
    pub fn mails(&self) -> bool {
        !self.smtp_url.0.is_empty()
    }

    /// The origin readers use, without a slash at the end.
    pub fn origin(&self) -> String {
        self.public_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", self.listen))
    }

    /// A full address of a path below the base path; the path begins without a slash.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.base_path)
    }

    /// Whether readers come over TLS, so that cookies are marked Secure.
    pub fn secure(&self) -> bool {
        self.origin().starts_with("https://")
    }
}

#[derive(Clone, Copy, Debug)]
pub struct OptionalAddress(pub Option<SocketAddr>);

fn optional_address(text: &str) -> Result<OptionalAddress, String> {
    if text.is_empty() {
        return Ok(OptionalAddress(None));
    }
    text.parse()
        .map(|a| OptionalAddress(Some(a)))
        .map_err(|_| "must be host:port, e.g. 127.0.0.1:9464, or empty".into())
}

fn database_url(text: &str) -> Result<String, String> {
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        Ok(text.to_owned())
    } else {
        Err("must look like postgres://user:password@host:port/database".into())
    }
}

/// A list of origins; empty where nobody else may call.
#[derive(Clone, Debug, Default)]
pub struct Origins(pub Vec<String>);

fn origins(text: &str) -> Result<Origins, String> {
    let named = text.split(',').map(str::trim).filter(|one| !one.is_empty());
    named.map(origin).collect::<Result<_, _>>().map(Origins)
}

fn origin(text: &str) -> Result<String, String> {
    let trimmed = text.trim().trim_end_matches('/');
    let bare = Url::parse(trimmed).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.authority() == &url[Position::BeforeHost..Position::AfterPort]
            && url[Position::AfterPort..].trim_end_matches('/').is_empty()
    });
    bare.then(|| trimmed.to_owned())
        .ok_or_else(|| "must be an origin such as https://week.example.org, without a path".into())
}

fn base_path(text: &str) -> Result<String, String> {
    let sound = text.starts_with('/')
        && text.ends_with('/')
        && !text.contains("//")
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"/-_.~".contains(&b));
    if sound {
        Ok(text.to_owned())
    } else {
        Err("must begin and end with a slash, e.g. /week/".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_checked() {
        assert!(base_path("/").is_ok() && base_path("/week/").is_ok());
        assert!(
            base_path("week").is_err()
                && base_path("/week").is_err()
                && base_path("/a b/").is_err()
        );
        assert_eq!(
            origin("https://a.example/").as_deref(),
            Ok("https://a.example")
        );
        assert!(origin("a.example").is_err() && origin("https://a/b").is_err());
        assert!(database_url("mysql://x").is_err());
        assert!(origins("").is_ok_and(|o| o.0.is_empty()));
        assert!(origins("https://a.example, https://b.example").is_ok_and(|o| o.0.len() == 2));
        assert!(origins("a.example").is_err());
    }
}
