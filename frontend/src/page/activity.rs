pub mod edit;
pub mod import;
pub mod list;
pub mod new;
pub mod review;
pub mod view;
