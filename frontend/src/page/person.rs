pub mod import;
pub mod invitation;
pub mod key;
pub mod list;
pub mod view;
