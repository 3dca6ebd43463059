//! Publishes documents that people cite by paragraph: raw text in, annotated markdown out, and from that a website.
//!
//! A site is a pure function. Text goes through five stations, and at each there is one value in hand:
//!
//! ```text
//! raw bytes ─importers─▶ Draft ─annotate─▶ Document ─dialect::print─▶ content/*.md
//! content/*.md ─dialect::parse─▶ Document ─site::link─▶ Site ─pages::plan─▶ Page ─outputs─▶ Artifact ─disk─▶ files
//! ```
//!
//! The modules stand in reading order, and a module uses only modules above it.

// Ground: values; no stage, no I/O.
pub mod text;
pub mod diagnostic;
pub mod yaml;
pub mod model;
pub mod config;
pub mod language;

// The journey: pure functions on values.
pub mod importers;
pub mod ledger;
pub mod annotate;
pub mod dialect;
pub mod site;
pub mod citations;
pub mod search;
pub mod pages;
pub mod outputs;
pub mod checks;
pub mod build;
pub mod manuscript;

// The shell: the world.
pub mod disk;
pub mod serve;
pub mod commands;

/// Every kind of problem that pincite can find, by code.
pub fn codes() -> Vec<&'static diagnostic::Code> {
    let modules: [&[&diagnostic::Code]; 13] = [
        yaml::CODES,
        config::CODES,
        language::CODES,
        importers::CODES,
        ledger::CODES,
        annotate::CODES,
        dialect::CODES,
        outputs::CODES,
        build::CODES,
        manuscript::CODES,
        disk::CODES,
        serve::CODES,
        commands::CODES,
    ];
    let mut codes: Vec<_> = modules.into_iter().flatten().copied().chain(checks::codes()).collect();
    codes.sort_by_key(|code| code.code);
    codes
}
