//! 报送进度: who has handed in what, and what can be done about the rest.

mod cell;
mod dialog;
mod extend;
mod filter;
mod grid;
mod material;
mod open;
mod record;
mod remind;
pub mod table;
mod total;
