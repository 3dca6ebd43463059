//! Everything that is tested from outside: the shape of the code, the problems that a site can have, and the command.

mod case;
mod checks;
mod citations;
#[cfg(feature = "csl")]
mod csl;
mod editing;
mod exported;
mod external;
mod incremental;
mod manuscript;
mod outputs;
mod own_site;
mod pages;
mod commands;
mod publish;
mod schema;
mod search;
mod serve;
mod terminal;
mod tidy;
mod tree;
mod warm;
mod words;
mod transcript;
