//! The keys of front matter, each with the type of its value. A key that is not here is refused.

use schemars::JsonSchema;
use serde::Deserialize;

use super::values::{Address, Alias, Authors, Day, Kind, Name, OneDigest, Pairs, Patterns, RawText, Type};
use crate::model::{Meta, PageMeta, SourceOfText};
use crate::yaml::shape;

/// What a document says of itself. Only the title is needed.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OfDocument {
    /// A document, which is cited by paragraph, or with `page` an ordinary page.
    #[serde(rename = "kind")]
    _kind: Option<Kind>,
    /// The title as the adopting body gives it.
    title: Option<String>,
    /// What follows the title.
    subtitle: Option<String>,
    /// What people call it.
    short_title: Option<String>,
    /// What kind of text it is; citations are written by it.
    #[serde(rename = "type")]
    type_: Option<Type>,
    /// The body that issued it, or a person as { family: …, given: … }.
    author: Option<Authors>,
    /// Several bodies or persons.
    authors: Option<Authors>,
    /// What the body is called in short.
    author_short: Option<String>,
    /// Who adopted it.
    adopted_by: Option<String>,
    /// The meeting at which it was adopted.
    meeting: Option<String>,
    /// The court, of a judgment.
    court: Option<String>,
    /// Of a judgment, such as [2013] ZAGPJHC 3.
    neutral_citation: Option<String>,
    /// The day by which it is cited, as 2010, 2010-12 or 2010-12-03.
    date: Option<Day>,
    /// The day of adoption, of a treaty.
    adopted: Option<Day>,
    /// The day from which it is in force.
    in_force: Option<Day>,
    /// Where it was adopted.
    place: Option<String>,
    /// Its number as a document, such as SUM.DOC/1/10/Corr.1.
    symbol: Option<String>,
    /// The collection that it stands in, such as 78 UNTS 277.
    series: Option<String>,
    /// Who published it.
    publisher: Option<String>,
    /// Its edition.
    version: Option<String>,
    /// A language tag; labels and direction follow from it.
    #[schemars(with = "Option<shape::LanguageTag>")]
    language: Option<String>,
    /// Where the text comes from.
    source: Option<OfSource>,
    /// How it prints its numbers, by prefix, such as { p: "{}.", art: "Article {}" }; `nested` is a list, by depth.
    labels: Option<Patterns>,
    /// The document of which this is a translation, by id.
    translation_of: Option<Name>,
    /// The document that this one takes the place of, by id.
    replaces: Option<Name>,
    /// One sentence on it.
    description: Option<String>,
    /// With true it is left out of the build.
    draft: Option<bool>,
    /// Where it stands in lists: smaller numbers first.
    order: Option<i64>,
    /// Old addresses that lead here, such as /charter-1994.html.
    aliases: Option<Vec<Alias>>,
}

/// Where a text comes from.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Source")]
struct OfSource {
    /// Who published it.
    title: Option<String>,
    /// Where.
    url: Option<Address>,
    /// The raw text as it was found, by its path from `content/`.
    file: Option<RawText>,
    /// The digest of its bytes.
    sha256: Option<OneDigest>,
    /// What it prints, by key, where the front matter says it better.
    printed: Option<Pairs>,
}

/// What an ordinary page says of itself.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OfPage {
    /// `page`.
    #[serde(rename = "kind")]
    _kind: Option<Kind>,
    /// Its title.
    title: Option<String>,
    /// One sentence on it.
    description: Option<String>,
    /// A language tag.
    #[schemars(with = "Option<shape::LanguageTag>")]
    language: Option<String>,
    /// With true it is left out of the build.
    draft: Option<bool>,
    /// Where it stands in lists: smaller numbers first.
    order: Option<i64>,
    /// Old addresses that lead here.
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
