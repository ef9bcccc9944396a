//! `learning-week`: one program that serves, migrates, seeds and describes itself. Joins server and page.

mod allocator;

use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use frontend::server::Renderer;
use learning_week::command::account::AccountArgs;
use learning_week::command::seed::SeedArgs;
use learning_week::command::{self, Outcome};
use learning_week::platform::config::{Config, DatabaseConfig, LogConfig};

/// The Lifelong Learning Week (全民终身学习活动周) of a province
#[derive(Parser)]
#[command(name = "learning-week", version, about)]
struct Cli {
    #[command(flatten)]
    log: LogConfig,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API and the page
    Serve(Box<Config>),
    /// Bring the database up to date
    Migrate(DatabaseConfig),
    /// Load the edition of 2020, the organizations, the first accounts and, unless told otherwise, sample data
    Seed(SeedArgs),
    /// Print the API's description (OpenAPI 3.1)
    Openapi,
    /// Unlock an account or give it a new password
    Account(AccountArgs),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Command::Serve(_) = cli.command {
        allocator::settle();
    }
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("learning-week: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Outcome<()> {
    command::log::start(&cli.log)?;
    match cli.command {
        Command::Serve(config) => {
            wait(command::serve::check_database(&config))?;
            actix_web::rt::System::new().block_on(command::serve::run(*config, Arc::new(Renderer)))
        }
        Command::Migrate(config) => wait(command::migrate::run(&config)),
        Command::Seed(args) => wait(command::seed::run(&args)),
        Command::Openapi => command::openapi::run(),
        Command::Account(args) => wait(command::account::run(&args)),
    }
}

/// Migrations block their thread, so others must be there.
fn wait(work: impl Future<Output = Outcome<()>>) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    runtime
        .map_err(|e| format!("No threads can be started: {e}"))?
        .block_on(work)
}
