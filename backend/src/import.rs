//! Imports from workbooks: read, checked row by row as the pages check, saved as a whole or not at all.

mod activities;
mod archive;
mod cell;
pub mod endpoint;
mod line;
mod named;
mod organizations;
mod people;
pub mod service;
mod store;
mod template;
mod word;
mod workbook;
