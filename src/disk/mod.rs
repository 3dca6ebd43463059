//! The only module that opens files: a folder → [`Inputs`](crate::build::Inputs), and a plan → files.

mod alone;
mod browser;
mod built;
mod clean;
mod convert;
mod embedded;
mod first;
mod history;
mod kept;
mod manifest;
mod project;
mod publish;
mod refused;
mod side_by_side;
mod standing;
mod watch;
mod web;

pub use alone::Alone;
pub use browser::open_in_browser;
pub use built::built;
pub use clean::{
    as_seen_from_here, below, is_of_site, is_same_file, read_at_most, read_bytes, read_text, remove_file, write_file,
    write_if_changed,
};
pub use convert::{Converted, convert};
pub use embedded::theme_files;
pub use history::{MISSING_LEDGER, versions};
pub use kept::Kept;
pub use manifest::{MANIFEST, Origin};
pub use project::{find_root, first_file, inputs, inputs_again, inputs_and_history, peak_memory_mb, today};
pub use publish::{Published, Trouble, make_equal};
pub use side_by_side::side_by_side;
pub use standing::Standing;
pub use watch::Watch;
pub use web::ask;

use crate::diagnostic::Code;

/// The problems that files as such may have.
pub const CODES: &[&Code] = &[
    &refused::REFUSED,
    &refused::NOT_UTF8,
    &refused::FOREIGN_FILES,
    &refused::UNFOLLOWED_LINK,
    &convert::CONVERTER_MISSING,
    &convert::CONVERTER_FAILED,
    &history::MISSING_LEDGER,
];
