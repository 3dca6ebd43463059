//! The JSON Schemas of the three files, of the structs that they are read into.

use serde_json::Value;

use super::site::File;
use super::vocabulary::{TopicEntry, WorkEntry};
use crate::yaml::shape;

/// The schema of `pincite.yaml`. Which outputs, styles, checks and hosts there are is not known here.
pub fn config_schema() -> Value {
    shape::schema_of::<File>("pincite.yaml")
}

/// The schema of `topics.yaml`.
pub fn topics_schema() -> Value {
    shape::schema_of::<Option<Vec<TopicEntry>>>("content/topics.yaml")
}

/// The schema of `works.yaml`.
pub fn works_schema() -> Value {
    shape::schema_of::<Option<Vec<WorkEntry>>>("content/works.yaml")
}
