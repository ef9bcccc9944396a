//! What everyone may read.

pub mod about;
pub mod activity;
pub mod article;
pub mod calendar;
mod card;
mod cities;
mod dates;
mod filters;
mod find;
pub mod hall;
pub mod home;
pub mod list;
pub mod map;
mod mark;
mod openings;
pub mod organization;
mod parts;
mod share;
mod strand;
