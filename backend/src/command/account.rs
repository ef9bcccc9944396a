//! `learning-week account`

use clap::Args;

use super::Outcome;
use crate::config::DatabaseConfig;

#[derive(Clone, Debug, Args)]
pub struct AccountArgs {
    #[command(flatten)]
    pub database: DatabaseConfig,
}

pub async fn run(_args: &AccountArgs) -> Outcome<()> {
    Ok(())
}
