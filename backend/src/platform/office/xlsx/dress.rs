//! How cells look and how sheets are printed.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet};

const BODY: &str = "仿宋_GB2312";
const A4: u8 = 9;

pub(super) struct Dress {
    pub title: Format,
    pub note: Format,
    pub remark: Format,
    pub head: Format,
    pub text: Format,
    /// Longer than 255 characters: Excel shows those as ##### where cells are declared text.
    pub long: Format,
    /// For texts that begin like a formula.
    pub quoted: Format,
    pub integer: Format,
    pub decimal: Format,
    pub day: Format,
    pub instant: Format,
}

impl Dress {
    pub fn new() -> Self {
        let plain = Format::new()
            .set_font_name(BODY)
            .set_font_size(11)
            .set_align(FormatAlign::VerticalCenter);
        let cell = plain.clone().set_border(FormatBorder::Thin).set_text_wrap();
        let number = cell.clone().set_align(FormatAlign::Center);
        Self {
            title: plain
                .clone()
                .set_font_name("方正小标宋简体")
                .set_font_size(18)
                .set_align(FormatAlign::Center)
                .set_text_wrap(),
            note: plain.clone().set_align(FormatAlign::Left),
            remark: plain.clone().set_align(FormatAlign::Left).set_text_wrap(),
            head: cell
                .clone()
                .set_font_name("黑体")
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_background_color("#E7ECF3"),
            // As text also for whoever types into it later: telephones keep their zeros.
            text: cell
                .clone()
                .set_num_format("@")
                .set_align(FormatAlign::Left),
            long: cell.clone().set_align(FormatAlign::Left),
            quoted: cell.clone().set_align(FormatAlign::Left).set_quote_prefix(),
            integer: number.clone().set_num_format("0"),
            decimal: number.clone().set_num_format("General"),
            day: number.clone().set_num_format("yyyy-mm-dd"),
            instant: number.set_num_format("yyyy-mm-dd hh:mm"),
        }
    }
}

/// A4 landscape, one page wide, pages numbered; inches.
pub(super) fn print(page: &mut Worksheet) {
    page.set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_margins(0.59, 0.59, 0.79, 0.79, 0.39, 0.39)
        .set_footer("&C— &P —");
}
