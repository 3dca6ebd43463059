//! Style, script and fonts with a digest in their names, and files of the site copied as they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Asset, Output, Plan, Planned, World};
use crate::model::Route;
use crate::text::Digest;

pub(super) const OUTPUT: Output = Output {
    name: "assets",
    about: "What pages load, named by digest so that a browser may keep it for ever; and the site's other files.",
    plan: Plan::Whole(plan),
};

fn plan(world: &Arc<World>) -> Vec<(Route, Planned)> {
    let themed = world.theme.assets.values().map(|(route, asset)| (route.clone(), asset));
    let copied = world.files.iter().map(|asset| (Route::file(&asset.path), asset));
    themed.chain(copied).map(|(route, asset)| (route, Planned::ready(&*asset.from, &*asset.bytes))).collect()
}

/// Gives each asset its route, `static/NAME.DIGEST.ext`, and puts these names into the style sheets that load them.
///
/// `accent` takes the place of the theme's accent colour.
pub fn name_by_digest(assets: Vec<Asset>, accent: Option<&str>) -> BTreeMap<Arc<str>, (Route, Asset)> {
    let (styles, others): (Vec<_>, Vec<_>) = assets.into_iter().partition(|asset| asset.path.ends_with(".css"));
    let mut named: BTreeMap<Arc<str>, (Route, Asset)> =
        others.into_iter().map(|asset| (Arc::clone(&asset.path), (route(&asset), asset))).collect();
    for mut style in styles {
        if let Ok(text) = std::str::from_utf8(&style.bytes) {
            let mut text = with_routes(text, &style.path, &named);
            if let (Some(accent), "style.css") = (accent, &*style.path) {
                text.push_str(&format!("\n:root {{ --rubric: {accent} }}\n"));
            }
            style.bytes = text.into_bytes().into();
        }
        named.insert(Arc::clone(&style.path), (route(&style), style));
    }
    named
}

fn route(asset: &Asset) -> Route {
    let digest = Digest::of(&asset.bytes).short(12);
    let (stem, extension) = match asset.path.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => (stem, format!(".{extension}")),
        _ => (&*asset.path, String::new()),
    };
    Route::file(&format!("static/{stem}.{digest}{extension}"))
}

/// A style sheet with `url(…)` of the assets it names led to where they are.
fn with_routes(text: &str, path: &str, named: &BTreeMap<Arc<str>, (Route, Asset)>) -> String {
    let here = Route::file(&format!("static/{path}"));
    let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("url(") {
        let (before, after) = rest.split_at(at + 4);
        written.push_str(before);
        let end = after.find(')').unwrap_or(0);
        let name = after[..end].trim_matches(['"', '\'', ' ']);
        match named.get(format!("{folder}{name}").as_str()) {
            Some((route, _)) => written.push_str(&here.to(route)),
            None => written.push_str(&after[..end]),
        }
        rest = &after[end..];
    }
    written.push_str(rest);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_names_its_fonts_by_digest() {
        let asset =
            |path: &str, text: &str| Asset { path: path.into(), bytes: text.as_bytes().into(), from: path.into() };
        let named = name_by_digest(
            vec![
                asset("style.css", "a { src: url(fonts/a.woff2) } b { src: url(\"x.png\") }"),
                asset("fonts/a.woff2", "f"),
            ],
            Some("#112233"),
        );
        let (route, style) = &named["style.css"];
        let font = Digest::of(b"f").short(12);
        let text = std::str::from_utf8(&style.bytes).expect("it was text");
        assert!(
            text.starts_with(&format!("a {{ src: url(fonts/a.{font}.woff2) }} b {{ src: url(\"x.png\") }}")),
            "{text}"
        );
        assert!(text.contains("--rubric: #112233"));
        assert_eq!(route.as_str(), format!("static/style.{}.css", Digest::of(text.as_bytes()).short(12)));
    }
}
