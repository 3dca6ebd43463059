//! Values in YAML as a JSON Schema describes them, for editors that complete and check while somebody types.
//!
//! A schema never refuses what pincite takes. The structs that files are read into derive theirs, so a key that is read
//! is described; only what a string may say stands here.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::diagnostic::Severity;

/// The schema of a file that is read into `T`, in the draft of 2020-12, under a title.
pub fn schema_of<T: JsonSchema>(title: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(AsYaml);
    let schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    let mut titled = json!({ "$schema": schema["$schema"], "title": title });
    if let (Value::Object(titled), Value::Object(rest)) = (&mut titled, schema) {
        rest.into_iter().filter(|(key, _)| key != "title").for_each(|(key, value)| _ = titled.insert(key, value));
    }
    titled
}

/// What holds for all YAML that is read: words may be a number, and nothing stands for a key left out.
#[derive(Clone)]
struct AsYaml;

impl Transform for AsYaml {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(map) = schema.as_object_mut() else { return };
        // The default of each key is said in words, as a reader of the description needs it.
        for key in ["default", "format"] {
            map.remove(key);
        }
        let is_plain = ["pattern", "enum", "const"].iter().all(|key| !map.contains_key(*key));
        match map.get_mut("type") {
            Some(Value::String(word)) if word == "string" && is_plain => {
                map.insert("type".to_owned(), json!(["string", "number"]));
            }
            Some(Value::Array(types)) if types.contains(&json!("string")) && is_plain => types.push(json!("number")),
            _ => {}
        }
    }
}

/// Gives a type its schema, by a function from the generator.
macro_rules! shaped {
    ($name:ident, $shape:expr) => {
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let shape: fn(&mut schemars::SchemaGenerator) -> schemars::Schema = $shape;
                shape(generator)
            }
        }
    };
}

pub(crate) use shaped;

/// Shapes that a string is described by which is read as such and looked at later.
macro_rules! shapes {
    ($($(#[$about:meta])* $name:ident: $shape:expr;)*) => {
        $($(#[$about])* pub struct $name; shaped!($name, $shape);)*
    };
}

shapes! {
    /// A date: a year, a month or a day.
    Date: date;
    /// A language tag of BCP 47.
    LanguageTag: |_| text("^([A-Za-z]{2,3}|x)(-[A-Za-z0-9]{1,8})*$");
    /// A colour of six digits.
    Colour: |_| text("^#[0-9A-Fa-f]{6}$");
    /// The address of a site.
    BaseUrl: |_| text("^\\s*https?://[^/\\s?#\"'<>\\\\^`{|}]+[^\\s?#\"'<>\\\\^`{|}]*\\s*$");
    /// An address that content may have.
    Address: address;
    /// The id of a topic or a work.
    Name: |_| json_schema!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64 });
    /// The id of a document.
    DocumentName: document;
    /// A severity by its word.
    SeverityWord: |_| one_of([Severity::Off, Severity::Note, Severity::Warning, Severity::Error].map(Severity::word));
}

/// A string of a form.
fn text(pattern: &str) -> Schema {
    json_schema!({ "type": "string", "pattern": pattern })
}

/// One of some words.
pub fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> Schema {
    let words: Vec<&str> = words.into_iter().collect();
    json_schema!({ "type": "string", "enum": words })
}

/// A date: a year, a month or a day. A year alone is a number to YAML.
pub fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "integer"],
        "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        "minimum": 1,
        "maximum": 9999
    })
}

/// An address that content may have: relative, or of a kind that is no danger.
pub fn address(_: &mut SchemaGenerator) -> Schema {
    text("^([Hh][Tt][Tt][Pp][Ss]?:|[Mm][Aa][Ii][Ll][Tt][Oo]:|work:|[^:\\\\]*$|[^:]*[/?#])")
}

/// The id of a document, with `/` between folders.
pub fn document(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[a-z0-9]+([-/][a-z0-9]+)*(\\.md)?$", "maxLength": 163 })
}

/// An address on the site, from its root on.
pub fn route(_: &mut SchemaGenerator) -> Schema {
    let part = "[^./\\\\:?#*\"<>|][^/\\\\:?#*\"<>|]*";
    text(&format!("^/({part}(/{part})*/?)?$"))
}

/// The path of a raw text from `content/`.
pub fn raw_text(_: &mut SchemaGenerator) -> Schema {
    text("^sources/[^\\\\]+$")
}

/// SHA-256, as hexadecimal digits.
pub fn digest(_: &mut SchemaGenerator) -> Schema {
    text("^[0-9A-Fa-f]{64}$")
}
