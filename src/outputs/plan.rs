//! Pages → a plan: which file is where, and how it can be made.
//!
//! The files of a document's pages are planned together and kept as long as their key is the same; so is the whole plan, as long
//! as the same routes come in the same order.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{OUTPUTS, Plan, Planned, Theme, World};
use crate::diagnostic::Diagnostic;
use crate::model::Route;
use crate::pages::Page;
use crate::text::Key;

/// Route → the file that can be made there.
pub type Files = BTreeMap<Route, Planned>;

/// The pages of one document, and their files for each output of pages that is switched on.
pub struct OfDocument {
    /// The pages.
    pub pages: Vec<Page>,
    files: Vec<Group>,
}

impl OfDocument {
    /// Plans the files of a document's pages.
    pub fn new(pages: Vec<Page>, theme: &Arc<Theme>, outputs: &[&str]) -> Self {
        let files = each_output(outputs, |name, of, route, write| group(&pages, name, of, route, write, theme));
        Self { pages, files }
    }
}

/// Files that are planned together.
type Group = Arc<[(Route, Planned)]>;

/// A plan with what it was put together from.
#[derive(Clone, Default)]
pub struct Whole {
    /// The files.
    pub files: Arc<Files>,
    /// Those that fell on a route already taken.
    pub taken: Arc<[Taken]>,
    groups: Vec<Group>,
}

/// Two files of one route, letter case aside.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The route.
    pub route: Route,
    /// What the first is made from.
    pub first: Arc<str>,
    /// What the second is made from.
    pub second: Arc<str>,
}

/// All files that the outputs which are switched on make of a world. `before` is the plan of a world before.
pub fn plan(world: &Arc<World>, before: &Whole) -> Whole {
    let mut groups = Vec::new();
    let of_documents: usize = world.documents.iter().map(|document| document.pages.len()).sum();
    let (others, mut number) = (&world.pages[of_documents..], 0);
    for output in OUTPUTS.iter().filter(|output| world.makes(output.name)) {
        match output.plan {
            Plan::Whole(whole) => groups.push(whole(world).into()),
            Plan::Each { of, route, write, .. } => {
                groups.extend(world.documents.iter().map(|document| Arc::clone(&document.files[number])));
                groups.push(group(others, output.name, of, route, write, &world.theme));
                number += 1;
            }
        }
    }
    let is_same = |group: &Group, old: &Group| {
        Arc::ptr_eq(group, old) || group.iter().map(|(route, _)| route).eq(old.iter().map(|(route, _)| route))
    };
    let are_same = groups.len() == before.groups.len() && groups.iter().zip(&before.groups).all(|(a, b)| is_same(a, b));
    if !are_same || !before.taken.is_empty() {
        return put_together(groups);
    }
    let mut files = Files::clone(&before.files);
    for (group, _) in groups.iter().zip(&before.groups).filter(|(group, old)| !Arc::ptr_eq(group, old)) {
        for (route, planned) in group.iter() {
            files.insert(route.clone(), planned.clone());
        }
    }
    Whole { files: Arc::new(files), taken: Arc::default(), groups }
}

/// The first file at each route, letter case aside, is that of the site.
fn put_together(groups: Vec<Group>) -> Whole {
    let mut by_name: HashMap<String, &(Route, Planned)> = HashMap::new();
    let (mut files, mut taken) = (Vec::new(), Vec::new());
    for file in groups.iter().flat_map(|group| group.iter()) {
        let (route, planned) = file;
        match by_name.entry(route.as_str().to_lowercase()) {
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(file);
                files.push(file.clone());
            }
            std::collections::hash_map::Entry::Occupied(place) => {
                let first = Arc::clone(&place.get().1.from);
                taken.push(Taken { first, second: Arc::clone(&planned.from), route: route.clone() });
            }
        }
    }
    Whole { files: Arc::new(files.into_iter().collect()), taken: taken.into(), groups }
}

type Write = fn(&Page, &Theme) -> Result<Vec<u8>, Diagnostic>;

/// What a function makes for each output of pages that is switched on.
fn each_output<T>(
    switched_on: &[&str],
    make: impl Fn(&'static str, &'static [&'static str], fn(&Page) -> Route, Write) -> T,
) -> Vec<T> {
    let rows = OUTPUTS.iter().filter(|output| switched_on.contains(&output.name));
    rows.filter_map(|output| match output.plan {
        Plan::Each { of, route, write, .. } => Some(make(output.name, of, route, write)),
        Plan::Whole(_) => None,
    })
    .collect()
}

fn group(
    pages: &[Page],
    name: &str,
    of: &[&str],
    route: fn(&Page) -> Route,
    write: Write,
    theme: &Arc<Theme>,
) -> Group {
    let some = pages.iter().filter(|page| of.is_empty() || of.contains(&page.kind));
    some.map(|page| (route(page), each(name, page, theme, write))).collect()
}

fn each(name: &str, page: &Page, theme: &Arc<Theme>, write: Write) -> Planned {
    let (page, theme) = (page.clone(), Arc::clone(theme));
    Planned {
        key: Key::of_value(&(name, page.key, page.kind, &page.route, theme.key)),
        from: page.route.as_str().into(),
        make: Arc::new(move || write(&page, &theme)),
    }
}
