//! Unicode from tables of our own.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Radicals that look like a character and have no decomposition of their own (EquivalentUnifiedIdeograph.txt of
/// Unicode), each before the character.
const RADICALS: &str = "⺁厂⺄乙⺈刀⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺜日⺝月⺠民⺧牛⺩王⺫目⺬示⺶羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门\
    ⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀";
use unicode_segmentation::UnicodeSegmentation;

/// NFC, with radicals and ligatures as letters.
pub fn normal(text: String) -> String {
    if text.chars().any(is_piece) {
        text.chars().flat_map(letters).nfc().collect()
    } else if is_nfc(&text) {
        text
    } else {
        text.nfc().collect()
    }
}

fn is_piece(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fd5}' | '\u{fb00}'..='\u{fb06}')
}

fn letters(c: char) -> Vec<char> {
    if !is_piece(c) {
        return vec![c];
    }
    let mut pairs = RADICALS.chars();
    while let (Some(radical), Some(whole)) = (pairs.next(), pairs.next()) {
        if radical == c {
            return vec![whole];
        }
    }
    std::iter::once(c).nfkc().collect()
}

/// NFKC.
pub fn compatible(text: String) -> String {
    text.nfkc().collect()
}

/// Byte offsets at which a user-perceived character begins.
pub fn graphemes(text: &str) -> impl Iterator<Item = usize> {
    text.grapheme_indices(true).map(|(at, _)| at)
}
