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
pub mod ledger;
pub mod dialect;
pub mod site;
pub mod pages;
pub mod outputs;
