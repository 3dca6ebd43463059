//! Prose as pages show it.
