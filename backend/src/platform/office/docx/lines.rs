//! The lines above a table: label and value, two in a line on an upright page, four on a turned one.

use docx_rs::{
    AlignmentType, Table as Grid, TableCell, TableCellMargins, TableRow, VAlignType, WidthType,
};

use super::dress::{Page, Style, run};
use super::table;
use crate::platform::office::text;

pub(super) fn grid(lines: &[(String, String)], page: Page) -> Grid {
    let in_a_row = if page.is_turned() { 4 } else { 2 };
    // Each column as wide as its longest text asks for.
    let mut weights = vec![8.0_f64; in_a_row.min(lines.len().max(1))];
    for (n, (label, value)) in lines.iter().enumerate() {
        let columns = text::columns(label) + text::columns(value) + 5;
        let weight = &mut weights[n % in_a_row];
        *weight = weight.max(columns as f64);
    }
    let widths = page.widths(&weights);
    // The largest size at which they fit, half a size taking one column.
    let room = page.text_width() / 25.4 * 72.0 * 4.0 / weights.iter().sum::<f64>();
    let sizes = [28, 24, 21].into_iter();
    let half_points = sizes
        .filter(|size| *size as f64 <= room)
        .max()
        .unwrap_or(18);
    let rows = lines.chunks(in_a_row).map(|chunk| {
        let cells = chunk.iter().zip(&widths).map(|((label, value), width)| {
            let line = run(&format!("{label}：{value}")).size(half_points);
            TableCell::new()
                .vertical_align(VAlignType::Bottom)
                .width(*width, WidthType::Dxa)
                .add_paragraph(
                    Style::Cell
                        .paragraph()
                        .align(AlignmentType::Left)
                        .add_run(line),
                )
        });
        table::tall(TableRow::new(cells.collect()).cant_split(), 420)
    });
    table::fixed(Grid::without_borders(rows.collect()), widths)
        .margins(TableCellMargins::new().margin(0, 0, 60, 0))
}
