//! The kit that pages are built from, on the platform's own elements.

mod badge;
mod button;
mod choice;
mod copy;
mod dialog;
mod errors;
mod field;
mod form;
pub mod icon;
pub mod idle;
mod import;
pub mod layout;
mod link;
mod pager;
mod pick;
mod state;
mod table;
mod toast;
pub mod when;

pub use badge::{Badge, HoldingBadge, ModeBadge, StateBadge, Tone};
pub use button::{Button, Look};
pub use choice::{CheckField, CheckGroup, RadioGroup, SelectField};
pub use copy::CopyButton;
pub use dialog::{Confirm, Dialog};
pub use errors::{Errors, jump};
pub use field::{AreaField, PasswordField, TextField};
pub use form::{Form, RestoreOffer};
pub use import::Import;
pub use link::Go;
pub use pager::Pager;
pub use pick::FileField;
pub use state::{Empty, Failure, Loading, Note, PageHead};
pub use table::{Cell, Facts, Table};
pub use toast::{ToastProvider, Toasts, use_toasts};
pub use when::{DateField, InstantField, TimeField, time_text};
