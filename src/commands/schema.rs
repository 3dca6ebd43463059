//! `pincite schema`.

use serde_json::{Map, Value, json};

use super::{Exit, Shell};
use crate::build::output_names;
use crate::citations::STYLES;
use crate::config::{config_schema, topics_schema, works_schema};
use crate::dialect::front_matter_schema;
use crate::outputs::REDIRECTS;
use crate::yaml::shape;

/// Print JSON Schemas of the files that people write, for editors
///
/// An editor that knows the schema of a file completes keys, shows what each means, and marks mistakes while somebody
/// types. Without a name all schemas are printed, by name.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite schema config > pincite.schema.json    for pincite.yaml
  pincite schema topics                          for content/topics.yaml")]
pub struct Args {
    /// Of which file
    #[arg(value_name = "FILE", value_parser = FILES.map(|(name, _)| name))]
    file: Option<String>,
}

/// A kind of file by name, with its schema.
type Row = (&'static str, fn() -> Value);

const FILES: [Row; 4] =
    [("config", config), ("front-matter", front_matter_schema), ("topics", topics_schema), ("works", works_schema)];

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let wanted = FILES.iter().find(|(name, _)| args.file.as_deref() == Some(name));
    let value = match wanted {
        Some((_, schema)) => schema(),
        None => FILES.iter().map(|(name, schema)| ((*name).to_owned(), schema())).collect::<Map<_, _>>().into(),
    };
    shell.say(&format!("{value:#}"));
    Exit::Good
}

/// The schema of `pincite.yaml`, with the words of the tables that only commands know all of.
fn config() -> Value {
    let mut schema = config_schema();
    let one_of = |words: Vec<&str>| shape::one_of(words).to_value();
    let keys = &mut schema["properties"];
    keys["outputs"]["propertyNames"] = one_of(output_names().collect());
    keys["checks"]["propertyNames"] = one_of(crate::codes().iter().map(|code| code.code).collect());
    keys["citations"]["items"] = one_of(STYLES.iter().map(|style| style.name).collect());
    keys["redirects"]["type"] = json!(["string", "null"]);
    keys["redirects"]["enum"] = REDIRECTS.iter().map(|host| json!(host.name)).chain([Value::Null]).collect();
    schema
}
