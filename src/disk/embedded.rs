//! The built-in theme: `templates/` and `static/` of this repository, inside the program.

use rust_embed::RustEmbed;

use crate::outputs::Asset;
use crate::text::Source;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Templates;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Static;

/// The theme's templates and its words, by path.
pub(super) fn templates() -> Vec<Source> {
    let mut sources: Vec<Source> = Templates::iter()
        .filter_map(|name| {
            let bytes = Templates::get(&name)?.data.into_owned();
            let text = String::from_utf8(bytes).expect("templates of the theme are UTF-8");
            Some(Source::new(format!("templates/{name}"), text))
        })
        .collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// The theme's style, script and fonts, by path.
pub(super) fn assets() -> Vec<Asset> {
    let mut assets: Vec<Asset> = Static::iter()
        .filter_map(|name| {
            let bytes = Static::get(&name)?.data.into_owned().into();
            Some(Asset { path: (&*name).into(), bytes, from: format!("static/{name}").into() })
        })
        .collect();
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    assets
}

/// Every file of the theme that a site may override, by its path from the site's folder.
pub fn theme_files() -> Vec<(String, Vec<u8>)> {
    let templates = templates().into_iter().map(|source| (source.path.to_string(), source.text.as_bytes().to_vec()));
    let assets = assets().into_iter().map(|asset| (asset.from.to_string(), asset.bytes.to_vec()));
    templates.chain(assets).collect()
}
