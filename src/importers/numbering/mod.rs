//! Which lines begin with a label, and how the labels lie in one another.

mod behind;
mod codes;
mod cost;
mod dashes;
mod hebrew;
mod languages;
mod learned;
mod letters;
mod marker;
mod number;
mod ordinal;
mod prepare;
mod rival;
mod sequence;
mod signs;
mod unnumbered;
mod words;

pub use learned::Learned;
pub use marker::{Marker, Style, counted_markers, markers};
pub use number::Kind;
pub use rival::Rival;
pub use sequence::{Accepted, Candidate, Position, solve};
pub use unnumbered::unnumbered;
