//! The JSON Schema of front matter, of the structs that it is read into.

use serde_json::{Map, Value, json};

use super::keys::{OfDocument, OfPage};
use crate::yaml::shape;

/// The schema of front matter: of a page where it says `kind: page`, else of a document.
pub fn front_matter_schema() -> Value {
    let mut schema = json!({
        "$schema": Value::Null,
        "title": "Front matter",
        "if": { "type": "object", "properties": { "kind": { "const": "page" } }, "required": ["kind"] },
        "then": { "$ref": "#/$defs/Page" },
        "else": { "$ref": "#/$defs/Document" },
    });
    let mut shared = Map::new();
    let parts = [
        ("Document", shape::schema_of::<OfDocument>("A document")),
        ("Page", shape::schema_of::<OfPage>("An ordinary page")),
    ];
    for (name, mut part) in parts {
        let Some(keys) = part.as_object_mut() else { continue };
        schema["$schema"] = keys.shift_remove("$schema").unwrap_or_default();
        if let Some(Value::Object(more)) = keys.shift_remove("$defs") {
            shared.extend(more);
        }
        shared.insert(name.to_owned(), part);
    }
    schema["$defs"] = shared.into();
    schema
}
