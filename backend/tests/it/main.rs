//! Integration tests: the real app on a real PostgreSQL, one database per test.

mod support;

mod account;
mod activity;
mod article;
mod audit;
mod board;
mod clock;
mod desk;
mod download;
mod edition;
mod extension;
mod feed;
mod file;
mod hall;
mod import;
mod invariants;
mod invitation;
mod key;
mod load;
mod mail;
mod material;
mod organization;
mod page;
mod people;
mod policy;
mod portal;
mod region;
mod reminder;
mod reset;
mod search;
mod seed;
mod session;
mod submission;
mod upload;
mod workflow;
