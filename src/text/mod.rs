//! Text as it lies in files: sources, spans, places, digests, and the rule for what counts as the same words.
//!
//! It knows neither markdown nor paragraphs.

mod digest;
pub mod hidden;
mod key;
mod numeral;
mod percent;
mod source;
mod span;
pub mod words;

pub use digest::Digest;
pub use key::Key;
pub use numeral::{digit, han, roman, roman_value};
pub use percent::decoded;
pub use source::Source;
pub use span::{Place, Span};
