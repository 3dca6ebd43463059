//! What a host needs to serve the files as they are.

use std::sync::Arc;

use super::{Output, Plan, Planned, World};
use crate::model::Route;

pub(super) const OUTPUT: Output = Output {
    name: "host",
    about: "`.nojekyll`, so that GitHub Pages serves every file as it is.",
    plan: Plan::Whole(plan),
};

fn plan(_: &Arc<World>) -> Vec<(Route, Planned)> {
    vec![(Route::file(".nojekyll"), Planned::ready("", Vec::new()))]
}
