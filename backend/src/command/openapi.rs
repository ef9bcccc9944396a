//! `learning-week openapi`

use super::Outcome;
use crate::app::description;

/// Prints the API's description.
pub fn run() -> Outcome<()> {
    let text = serde_json::to_string_pretty(&*description::offline()).map_err(|e| e.to_string())?;
    println!("{text}");
    Ok(())
}
