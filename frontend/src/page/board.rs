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

use contract::material::MaterialInput;

/// `第一批`
pub fn batch_label(batch: i32) -> String {
    let material = MaterialInput {
        batch,
        ..Default::default()
    };
    material.batch_label()
}
