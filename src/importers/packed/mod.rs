//! What formats share that pack several files of XML into one: DOCX and ODT.

mod archive;
mod xml;

pub use archive::Archive;
pub use xml::{Element, Xml};

/// Does a file begin as a packed one does, and name a member?
pub fn names_member(bytes: &[u8], member: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && bytes.windows(member.len()).any(|window| window == member)
}
