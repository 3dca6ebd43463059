//! Topics by paragraph: the score of a document.

use std::collections::HashMap;

use serde::Serialize;

use super::passage::href;
use super::prose::Scene;
use super::views::short;
use crate::model::{Part, Route};
use crate::site::{LinkedDocument, Site, TopicName};
use crate::text::Key;

/// Topics as rows, paragraphs as columns.
#[derive(Debug, Serialize)]
pub struct Score {
    /// The numbers of the paragraphs; empty where there are too many to show.
    pub columns: Vec<String>,
    /// The topics.
    pub rows: Vec<Row>,
    /// Are there so many columns that they must be narrow?
    pub dense: bool,
    /// Are there so few that the score can stand beside the title?
    pub narrow: bool,
}

/// A topic.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its slot in the filter, from 1; `None` if it has none.
    pub slot: Option<usize>,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Where its page is.
    pub href: String,
    /// A cell for each column: a link where the paragraph is on the topic.
    pub cells: Vec<Option<Cell>>,
    /// How many paragraphs of the document are on it.
    pub count: usize,
}

/// A paragraph that is on a topic.
#[derive(Debug, Serialize)]
pub struct Cell {
    /// Where it leads.
    pub href: String,
    /// What the paragraph is called inside a sentence.
    pub name: String,
    /// Is the page about this paragraph?
    pub current: bool,
}

/// With more paragraphs than this there are no cells: the page would be too long, and the table too wide to read.
pub const COLUMNS: usize = 40;
/// With more paragraphs than this, cells are narrow.
const WIDE_COLUMNS: usize = 26;
/// With more paragraphs than this, the score stands under the title, not beside it.
const NARROW_COLUMNS: usize = 16;
/// The style sheet folds paragraphs by at most so many topics.
pub const SLOTS: usize = 40;

/// A topic of a document with the units that are on it.
#[derive(Clone, Debug, Hash)]
pub struct Tagged {
    /// The topic.
    pub topic: TopicName,
    /// The units, by index.
    pub units: Vec<usize>,
}

/// The topics of a document, in the order of the vocabulary.
pub fn topics_of(site: &Site, document: &LinkedDocument) -> Vec<Tagged> {
    let mut tagged: HashMap<&Route, Tagged> = HashMap::new();
    for (index, unit) in document.units.iter().enumerate() {
        for topic in &unit.topics {
            let of = || Tagged { topic: topic.clone(), units: Vec::new() };
            tagged.entry(&topic.route).or_insert_with(of).units.push(index);
        }
    }
    site.topics.iter().filter_map(|topic| tagged.remove(&topic.route)).collect()
}

/// The units that are columns: paragraphs that lie in no other, and whatever else is tagged.
fn columns(document: &LinkedDocument) -> impl Iterator<Item = usize> {
    let is_column = move |index: &usize| {
        let unit = &document.units[*index];
        unit.depth == 0 && matches!(document.part(*index), Part::Paragraph(_)) || !unit.topics.is_empty()
    };
    document.cited().filter(is_column)
}

/// Of the columns that the scores of a document have, whatever is on them.
pub fn key_of_columns(document: &LinkedDocument) -> Key {
    let names = columns(document).take(COLUMNS + 1).map(|unit| &document.units[unit].name);
    Key::of_value(&names.collect::<Vec<_>>())
}

/// The routes of the topics that have a slot in the filter: those with the most paragraphs, in the order of the
/// vocabulary.
pub fn slots(topics: &[Tagged]) -> Vec<Route> {
    let mut by_use: Vec<usize> = (0..topics.len()).collect();
    by_use.sort_by_key(|index| std::cmp::Reverse(topics[*index].units.len()));
    by_use.truncate(SLOTS);
    by_use.sort_unstable();
    by_use.into_iter().map(|index| topics[index].topic.route.clone()).collect()
}

/// The score of some topics of a document on the page of the scene, if there are any. `current` is the unit that the page
/// is about.
pub fn score<'t>(
    scene: Scene<'_>,
    document: &LinkedDocument,
    topics: impl IntoIterator<Item = &'t Tagged>,
    slots: &[Route],
    current: Option<usize>,
) -> Option<Score> {
    score_up_to(COLUMNS, scene, document, topics, slots, current)
}

/// The score with another number of columns above which there are no cells.
pub fn score_up_to<'t>(
    limit: usize,
    scene: Scene<'_>,
    document: &LinkedDocument,
    topics: impl IntoIterator<Item = &'t Tagged>,
    slots: &[Route],
    current: Option<usize>,
) -> Option<Score> {
    let mut columns: Vec<usize> = columns(document).take(limit + 1).collect();
    if columns.len() > limit {
        columns.clear();
    }
    let row = |tagged: &Tagged| Row {
        slot: slots.iter().position(|slot| *slot == tagged.topic.route).map(|at| at + 1),
        id: tagged.topic.id.clone(),
        label: tagged.topic.label.clone(),
        href: scene.at.to(&tagged.topic.route),
        cells: columns.iter().map(|column| cell(scene, document, *column, tagged, current)).collect(),
        count: tagged.units.len(),
    };
    let rows: Vec<Row> = topics.into_iter().map(row).collect();
    (!rows.is_empty()).then(|| Score {
        rows,
        dense: columns.len() > WIDE_COLUMNS,
        narrow: columns.len() <= NARROW_COLUMNS,
        columns: columns.iter().filter_map(|column| document.units[*column].name.as_ref()).map(short).collect(),
    })
}

impl Score {
    /// The same score, without cells if more than `limit` of them are links.
    #[must_use]
    pub fn with_at_most(mut self, limit: usize) -> Self {
        if self.rows.iter().flat_map(|row| &row.cells).flatten().count() > limit {
            self.columns.clear();
            self.rows.iter_mut().for_each(|row| row.cells.clear());
        }
        self
    }
}

fn cell(
    scene: Scene<'_>,
    document: &LinkedDocument,
    column: usize,
    tagged: &Tagged,
    current: Option<usize>,
) -> Option<Cell> {
    let unit = &document.units[column];
    tagged.units.binary_search(&column).ok()?;
    Some(Cell {
        href: href(document, unit.anchor.as_ref()?, scene.at),
        name: unit.name.as_ref()?.inside.clone(),
        current: current == Some(column),
    })
}
