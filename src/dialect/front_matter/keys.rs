//! The keys of front matter, each with the type of its value. A key that is not here is refused.

use serde::Deserialize;

use super::values::{Address, Alias, Authors, Day, Kind, Name, OneDigest, Pairs, Patterns, RawText, Type};
use crate::model::{Meta, PageMeta, SourceOfText};

/// Keys of a document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfDocument {
    #[serde(rename = "kind")]
    _kind: Option<Kind>,
    title: Option<String>,
    subtitle: Option<String>,
    short_title: Option<String>,
    #[serde(rename = "type")]
    type_: Option<Type>,
    author: Option<Authors>,
    authors: Option<Authors>,
    author_short: Option<String>,
    adopted_by: Option<String>,
    meeting: Option<String>,
    court: Option<String>,
    neutral_citation: Option<String>,
    date: Option<Day>,
    adopted: Option<Day>,
    in_force: Option<Day>,
    place: Option<String>,
    symbol: Option<String>,
    series: Option<String>,
    publisher: Option<String>,
    version: Option<String>,
    language: Option<String>,
    source: Option<OfSource>,
    labels: Option<Patterns>,
    translation_of: Option<Name>,
    replaces: Option<Name>,
    description: Option<String>,
    draft: Option<bool>,
    order: Option<i64>,
    aliases: Option<Vec<Alias>>,
}

/// Keys of `source`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfSource {
    title: Option<String>,
    url: Option<Address>,
    file: Option<RawText>,
    sha256: Option<OneDigest>,
    printed: Option<Pairs>,
}

/// Keys of an ordinary page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfPage {
    #[serde(rename = "kind")]
    _kind: Option<Kind>,
    title: Option<String>,
    description: Option<String>,
    language: Option<String>,
    draft: Option<bool>,
    order: Option<i64>,
    aliases: Option<Vec<Alias>>,
}

impl From<OfDocument> for Meta {
    fn from(keys: OfDocument) -> Self {
        let authors = [keys.author, keys.authors].into_iter().flatten().flat_map(|authors| authors.0).collect();
        Self {
            title: keys.title.unwrap_or_default(),
            subtitle: keys.subtitle,
            short_title: keys.short_title,
            kind: keys.type_.map(|word| word.0),
            authors,
            author_short: keys.author_short,
            adopted_by: keys.adopted_by,
            meeting: keys.meeting,
            court: keys.court,
            neutral_citation: keys.neutral_citation,
            date: keys.date.map(|day| day.0),
            adopted: keys.adopted.map(|day| day.0),
            in_force: keys.in_force.map(|day| day.0),
            place: keys.place,
            symbol: keys.symbol,
            series: keys.series,
            publisher: keys.publisher,
            version: keys.version,
            language: keys.language,
            source: keys.source.unwrap_or_default().into(),
            labels: keys.labels.map(|patterns| patterns.0).unwrap_or_default(),
            translation_of: keys.translation_of.map(|name| name.0),
            replaces: keys.replaces.map(|name| name.0),
            description: keys.description,
            draft: keys.draft.unwrap_or_default(),
            order: keys.order,
            aliases: keys.aliases.unwrap_or_default().into_iter().map(|alias| alias.0).collect(),
        }
    }
}

impl From<OfSource> for SourceOfText {
    fn from(keys: OfSource) -> Self {
        Self {
            title: keys.title,
            url: keys.url.map(|address| address.0),
            file: keys.file.map(|file| file.0),
            sha256: keys.sha256.map(|digest| digest.0),
            printed: keys.printed.map(|pairs| pairs.0).unwrap_or_default(),
        }
    }
}

impl From<OfPage> for PageMeta {
    fn from(keys: OfPage) -> Self {
        Self {
            title: keys.title.unwrap_or_default(),
            description: keys.description,
            language: keys.language,
            draft: keys.draft.unwrap_or_default(),
            order: keys.order,
            aliases: keys.aliases.unwrap_or_default().into_iter().map(|alias| alias.0).collect(),
        }
    }
}
