//! `robots.txt`: everything may be read, and where the list of it all is.

use std::sync::Arc;

use super::{Output, Plan, Planned, World, sitemap};
use crate::model::Route;

pub(super) const OUTPUT: Output = Output {
    name: "robots",
    about: "`robots.txt`, which lets every crawler in and names the sitemap.",
    plan: Plan::Whole(plan),
};

fn plan(world: &Arc<World>) -> Vec<(Route, Planned)> {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let (Some(base_url), true) = (&world.site.base_url, world.makes(sitemap::OUTPUT.name)) {
        text.push_str(&format!("\nSitemap: {}\n", base_url.join(sitemap::ROUTE)));
    }
    vec![(Route::file("robots.txt"), Planned::ready("", text.into_bytes()))]
}
