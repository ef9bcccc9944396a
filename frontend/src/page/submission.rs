//! What an organization hands in: lists, the form, the view.

mod below;
mod field_text;
mod form;
mod kind;
pub mod list;
pub mod new;
mod own;
mod panel;
mod row;
mod step;
pub mod view;
mod waiting;

/// `1.2 MB`
fn size(bytes: f64) -> String {
    if bytes < 1024.0 * 1024.0 {
        format!("{:.0} KB", (bytes / 1024.0).max(1.0))
    } else {
        format!("{:.1} MB", bytes / 1024.0 / 1024.0)
    }
}

#[cfg(test)]
mod tests {
    use super::size;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn sizes_are_short() {
        assert_eq!(size(10.0), "1 KB");
        assert_eq!(size(2_621_440.0), "2.5 MB");
    }
}
