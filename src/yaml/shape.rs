//! Values in YAML as a JSON Schema describes them, for editors that complete and check while somebody types.
//!
//! A schema refuses nothing that pincite takes, but for nothing at all behind a key that must be there. The structs that
//! files are read into derive theirs, so a key that is read is described; only what a string may say stands here.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

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

/// What holds for all YAML that is read: words may look like a number or a truth value, and a key that need not be there
/// may have nothing behind it.
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
        if ["pattern", "enum", "const", "minLength"].iter().all(|key| !map.contains_key(*key)) {
            let of_words = |types: &[&str]| types.contains(&"string");
            also_takes(map, of_words, &["number", "boolean"]);
        }
        let required: Vec<Value> = map.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let Some(Value::Object(keys)) = map.get_mut("properties") else { return };
        for (key, value) in keys {
            if let Value::Object(value) = value
                && !required.contains(&json!(key))
            {
                or_nothing(value);
            }
        }
    }
}

/// Adds types to those of a schema, if `wanted` holds of the ones that it has.
fn also_takes(map: &mut Map<String, Value>, wanted: impl Fn(&[&str]) -> bool, more: &[&str]) {
    let mut types: Vec<&str> = match map.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => return,
    };
    if wanted(&types) {
        let new = more.iter().filter(|one| !types.contains(one)).copied().collect::<Vec<_>>();
        types.extend(new);
        let types = json!(types);
        map.insert("type".to_owned(), types);
    }
}

/// Lets a value be missing behind its key.
fn or_nothing(map: &mut Map<String, Value>) {
    also_takes(map, |types| types != ["boolean"], &["null"]);
    let nothing = json!({ "type": "null" });
    if let Some(shared) = map.remove("$ref") {
        map.insert("anyOf".to_owned(), json!([{ "$ref": shared }, nothing]));
    } else if let Some(Value::Array(several)) = map.get_mut("anyOf") {
        if !several.contains(&nothing) {
            several.push(nothing);
        }
    } else if let Some(Value::Array(words)) = map.get_mut("enum")
        && !words.contains(&Value::Null)
    {
        words.push(Value::Null);
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
    LanguageTag: |_| text("^[A-Za-z]{1,3}(-[A-Za-z0-9]{1,8})*$");
    /// A colour of six digits.
    Colour: |_| text("^#[0-9A-Fa-f]{6}$");
    /// The address of a site.
    BaseUrl: |_| text("^\\s*https?://[!$-&(-.0-;=@-Z\\[\\]_a-z~]+(/[!$-&(-;=@-Z\\[\\]_a-z~]*)?\\s*$");
    /// The pattern of an address with the path of a page in it.
    EditUrl: |_| text("^([Hh][Tt][Tt][Pp][Ss]?:|[Mm][Aa][Ii][Ll][Tt][Oo]:|/[^/\\\\]).*\\{path\\}");
    /// An address that content may have.
    Address: address;
    /// The id of a topic or a work.
    Name: |_| json_schema!({ "type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64 });
    /// The id of a document.
    DocumentName: |_| json_schema!({
        "type": ["string", "integer"], "pattern": "^[a-z0-9]+([-/][a-z0-9]+)*$", "maxLength": 160
    });
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
    let known = "[Hh][Tt][Tt][Pp][Ss]?:|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Ww][Oo][Rr][Kk]:";
    let from_root = r"/([^/\\][^\\]*)?$";
    let without_colon = r"([^/:\\][^:\\]*)?$";
    let colon_later = r"[^/\\][^:\\]*[^A-Za-z0-9+.:\\-][^\\]*$";
    let no_letter_first = r"[^A-Za-z/\\][^\\]*$";
    text(&format!("^({known}|{from_root}|{without_colon}|{colon_later}|{no_letter_first})"))
}

/// The id of a document with `/` between folders, with or without the ending of its file.
pub fn document(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "integer"], "pattern": "^[a-z0-9]+([-/][a-z0-9]+)*(\\.md)?$", "maxLength": 163
    })
}

/// An address on the site, from its root on.
pub fn route(_: &mut SchemaGenerator) -> Schema {
    let part = "[^./\\\\:?#*\"<>|][^/\\\\:?#*\"<>|]*";
    text(&format!("^/({part}(/{part})*/?)?$"))
}

/// The path of a raw text from `content/`.
pub fn raw_text(_: &mut SchemaGenerator) -> Schema {
    let part = r"([^./\\][^/\\]*|\.[^./\\][^/\\]*|\.\.[^/\\]+)";
    text(&format!("^sources/{part}(/{part})*$"))
}

/// SHA-256, as hexadecimal digits.
pub fn digest(_: &mut SchemaGenerator) -> Schema {
    text("^[0-9A-Fa-f]{64}$")
}
