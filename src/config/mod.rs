//! `pincite.yaml`, `topics.yaml` and `works.yaml`: as people write them, and as they are meant.
//!
//! It imports no stage; a stage receives the two or three values that it needs.

mod base_url;
mod schema;
mod site;
mod vocabulary;

pub use base_url::BaseUrl;
pub use schema::{config_schema, topics_schema, works_schema};
pub use site::{Config, NavEntry, Word, bad_base_url};
pub use vocabulary::vocabulary;

use crate::diagnostic::Code;

/// The problems that reading the configuration may find.
pub const CODES: &[&Code] = &[&site::BAD_CONFIG, &vocabulary::BAD_VOCABULARY];
