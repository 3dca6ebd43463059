//! Pages as HTML. Of the files that know Tera the one that fills in pages.

use tera::{Context, Value};

use super::{EVERY_KIND, Output, Plan, Theme};
use crate::diagnostic::Diagnostic;
use crate::pages::Page;

pub(super) const OUTPUT: Output = Output {
    name: "html",
    about: "Every page as HTML, by the theme's template of its kind.",
    plan: Plan::Each { of: EVERY_KIND, route: |page| page.route.clone(), download: None, write },
};

fn write(page: &Page, theme: &Theme) -> Result<Vec<u8>, Diagnostic> {
    let mut context = Context::new();
    seen_by_template(page, theme)?.into_iter().for_each(|(name, value)| context.insert_value(name, value));
    Ok(theme.render(&format!("{}.html", page.kind), &context)?.into_bytes())
}

/// What the template of a page sees, by name.
///
/// # Errors
///
/// What the templates of its frame or of its citations asked for and did not get, at its place.
pub fn seen(page: &Page, theme: &Theme) -> Result<Vec<(&'static str, serde_json::Value)>, Diagnostic> {
    let json = |value: &Value| serde_json::to_value(value).expect("what templates see is no more than JSON");
    Ok(seen_by_template(page, theme)?.into_iter().map(|(name, value)| (name, json(&value))).collect())
}

fn seen_by_template(page: &Page, theme: &Theme) -> Result<Vec<(&'static str, Value)>, Diagnostic> {
    let head = page.subject.head(&page.route);
    let mut seen = vec![("site", theme.frames.of(page, &head, theme)?)];
    let canonical = theme.face.url(page.subject.canonical().unwrap_or(&page.route));
    let tags = page.subject.tags(&page.route, &head);
    let mut head = Value::from_serializable(&head).into_map().expect("a struct is a map");
    head.insert("canonical".into(), Value::from_serializable(&canonical));
    head.insert("tags".into(), Value::from(tags));
    seen.push(("head", head.into()));
    if let Some(cite) = page.subject.cite() {
        seen.push(("cite", theme.panels.of(&cite, theme)?.into()));
    }
    seen.push(("page", Value::from_serializable(&page.subject.view(&page.route))));
    Ok(seen)
}
