pub mod about;
pub mod activity;
pub mod calendar;
pub mod home;
pub mod list;
