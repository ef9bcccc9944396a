//! Imports from workbooks: read, checked row by row as the pages check, saved as a whole or not at all.

mod activities;
mod archive;
mod book;
mod cell;
mod choice;
pub mod endpoint;
mod guide;
mod line;
mod matching;
mod named;
mod options;
mod organizations;
mod people;
mod period;
mod report;
pub mod service;
mod store;
mod template;
mod word;
mod workbook;
