//! What a folder of `content/` is called.

use crate::language::Language;

/// The language's word for a folder (`folder_guide`), if it has one, else the folder's name with a capital.
pub fn folder_title(folder: &str, language: &Language) -> String {
    let name = folder.rsplit('/').next().unwrap_or(folder);
    let key = format!("folder_{name}");
    let words = language.say(&key);
    if words != key {
        return words.to_owned();
    }
    let mut title = name.replace('-', " ");
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    title
}
