//! Pages as HTML. Besides the theme and its frames the only file that knows Tera.

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
    let head = page.subject.head(&page.route);
    let mut context = Context::new();
    context.insert_value("site", theme.frames.of(page, &head, theme)?);
    let canonical = theme.face.url(page.subject.canonical().unwrap_or(&page.route));
    let tags = page.subject.tags(&page.route, &head);
    let mut head = Value::from_serializable(&head).into_map().expect("a struct is a map");
    head.insert("canonical".into(), Value::from_serializable(&canonical));
    head.insert("tags".into(), Value::from(tags));
    context.insert_value("head", head.into());
    if let Some(cite) = page.subject.cite() {
        context.insert_value("cite", theme.panels.of(&cite, theme)?.into());
    }
    context.insert("page", &page.subject.view(&page.route));
    Ok(theme.render(&format!("{}.html", page.kind), &context)?.into_bytes())
}
