//! The kit that pages are built from, on the platform's own elements.

mod badge;
mod button;
mod choice;
mod copy_button;
mod counted_field;
pub mod date_field;
mod dialog;
pub mod due;
mod errors;
mod field;
mod file_field;
mod form;
pub mod icon;
pub mod idle;
mod link;
mod number_field;
mod pager;
mod picture;
pub mod read_aloud;
mod side_by_side;
mod status;
mod table;
pub mod title;
mod toast;

pub use badge::{Badge, BoardBadge, HoldingBadge, ModeBadge, StateBadge, Tone, board_tone};
pub use button::{Button, ButtonVariant};
pub use choice::{CheckField, CheckGroup, Options, RadioGroup, SelectField, choices};
pub use copy_button::CopyButton;
pub use counted_field::{Count, CountedField};
pub use date_field::{DateField, InstantField, TimeField, time_text};
pub use dialog::{Confirm, Dialog};
pub use due::Due;
pub use errors::{Errors, focus_field, id as control_id};
pub use field::{AreaField, PasswordField, TextField, typed};
pub use file_field::FileField;
pub use form::{Form, FormActions, RestoreOffer};
pub use link::{RouteLink, href};
pub use number_field::NumberField;
pub use pager::Pager;
pub use picture::Picture;
pub use read_aloud::ReadAloud;
pub use side_by_side::SideBySide;
pub use status::{Empty, Failure, Loading, Note, PageHead};
pub use table::{Cell, Facts, Table};
pub use toast::{ToastProvider, Toasts, use_toasts};

use yew::prelude::*;

/// Of a page that shows one thing.
#[derive(Properties, PartialEq)]
pub struct IdProps<T: PartialEq> {
    pub id: T,
}
