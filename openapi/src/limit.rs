//! Every number that bounds what a person may type or send, in one place.
//! Lengths are counted by [`crate::text::length`] (user-perceived characters after NFC).

/// Bytes of a text per character that it may have: an index takes 2,704 in all.
pub const CHARACTER_BYTES: usize = 16;
/// Bytes of one user-perceived character: the longest emoji has 41.
pub const GRAPHEME_BYTES: usize = 64;
/// Activity title, characters.
pub const TITLE: usize = 60;
/// One-paragraph summary, characters.
pub const SUMMARY: usize = 200;
/// Long description, characters.
pub const DESCRIPTION: usize = 5_000;
/// Names of organizations, venues, people's posts and the like, characters.
pub const NAME: usize = 80;
/// A person's name, characters (docs/DOMAIN.md, Forms of data).
pub const PERSON_NAME: usize = 50;
/// A postal address, characters.
pub const ADDRESS: usize = 200;
/// A short remark: fee, accessibility, how to watch, reasons are longer.
pub const NOTE: usize = 500;
/// A reason or public notice, characters.
pub const REASON: usize = 1_000;
/// A web address, bytes.
pub const URL: usize = 2_000;
/// An e-mail address, bytes (RFC 5321).
pub const EMAIL: usize = 254;
/// A phone field may hold several numbers, characters.
pub const PHONE: usize = 60;
/// Sign-in name, bytes.
pub const LOGIN: usize = 40;
/// A search text, characters.
pub const QUERY: usize = 60;
/// Occurrences of one activity.
pub const OCCURRENCES: usize = 200;
/// Topics, audiences and co-organizers of one activity.
pub const CHOICES: usize = 12;
/// Capacity of an activity, persons.
pub const CAPACITY: i32 = 1_000_000;
/// Rows of one page of a list, at most.
pub const PAGE: u32 = 100;
/// Rows of one page of a list, unless asked otherwise.
pub const PAGE_DEFAULT: u32 = 50;
/// An uploaded picture or document, bytes.
pub const UPLOAD: usize = 20 * 1024 * 1024;
/// A ZIP of photos, bytes.
pub const ARCHIVE: usize = 100 * 1024 * 1024;
/// Photos in a ZIP.
pub const ARCHIVE_PHOTOS: usize = 200;
/// A picture's area, pixels: larger ones are refused before decoding.
pub const PIXELS: u64 = 50_000_000;
/// A picture's shorter side, pixels, at least.
pub const PIXELS_SIDE_MIN: u32 = 200;
/// An imported list, bytes.
pub const WORKBOOK: usize = 10 * 1024 * 1024;
/// Rows of an imported list.
pub const WORKBOOK_ROWS: usize = 10_000;
/// Rows of an imported list that are shown, whether or not they have a fault.
pub const WORKBOOK_SHOWN: usize = 200;
/// Rows with a fault that are shown, and faults told in one refusal.
pub const WORKBOOK_FAULTS: usize = 500;
/// A JSON body, bytes.
pub const BODY: usize = 512 * 1024;
/// Members of any list or object in a JSON body.
pub const ITEMS: usize = 2_000;
/// Faults that are told of one body.
pub const FAULTS: usize = 100;
/// A material's or a case's title as a draft, characters; the rules ask for less.
pub const MATERIAL_TITLE: usize = 200;
/// A material's text, characters.
pub const MATERIAL_BODY: usize = 50_000;
/// A case's text, characters.
pub const CASE_BODY: usize = 20_000;
