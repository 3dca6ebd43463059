//! Words → the paragraphs that have them: the index of the search page, and the same search for commands.
//!
//! `static/search.js` does the same in a browser. What both must agree on stands in `tests/cases/search/`, which both are
//! asked.

mod answer;
mod called;
mod excerpt;
mod find;
mod fold;
mod index;
mod library;
mod query;
mod quotation;
mod shards;
mod signs;
mod straight;
mod words;

pub use answer::{Answer, Quoted, answer, quoted};
pub use called::Called;
pub use excerpt::excerpt;
pub use find::{Collection, Found, find};
pub use fold::fold;
pub use index::{Field, Index, Places, Terms, language, places, terms_of_documents, terms_of_places, year};
pub use library::Library;
pub use query::{Query, Wanted};
pub use quotation::{Piece, Verdict, compare, difference};
pub use shards::{Layout, encode, encode_list};
pub use signs::{SIGNS, Sign};
pub use straight::{Straight, Token, straight, tokens};
pub use words::{Unit, Word, Words};
