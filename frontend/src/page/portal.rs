//! What everyone may read.

pub mod about;
pub mod activity;
pub mod article;
pub mod calendar;
mod card;
mod cities;
mod dates;
mod filters;
pub mod hall;
mod highlight;
pub mod home;
pub mod list;
pub mod map;
mod openings;
pub mod organization;
mod parts;
mod query;
mod season;
mod share;
mod strand;
