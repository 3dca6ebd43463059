//! Topics by documents: how many paragraphs of each are on each.

use std::sync::Arc;

use serde::Serialize;

use super::Face;
use super::link::{DocumentLink, Link};
use crate::model::Route;
use crate::site::{LinkedDocument, TopicName};

/// Topics by documents.
#[derive(Debug, Serialize)]
pub struct Overview {
    /// The documents, earliest first.
    pub documents: Vec<DocumentLink>,
    /// One for each topic.
    pub rows: Vec<OverviewRow>,
}

/// A topic in an overview.
#[derive(Debug, Serialize)]
pub struct OverviewRow {
    /// The topic.
    pub topic: Link,
    /// One for each document.
    pub cells: Vec<Count>,
}

/// How many paragraphs of a document are on a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// So many.
    pub count: usize,
    /// The strength of the cell: 0 for none, 1 to 4.
    pub tint: u8,
}

impl Overview {
    /// The overview of some documents; `None` where they have no topics.
    pub fn new(documents: &[Arc<LinkedDocument>], topics: &[TopicName], at: &Route, face: &Face) -> Option<Self> {
        let mut documents: Vec<&Arc<LinkedDocument>> = documents.iter().collect();
        documents.sort_by_key(|document| document.document.meta.dated());
        let count = |document: &LinkedDocument, topic: &TopicName| {
            let is_on = |unit: &usize| document.units[*unit].topics.iter().any(|have| have.route == topic.route);
            document.cited().filter(is_on).count()
        };
        let counts: Vec<Vec<usize>> =
            topics.iter().map(|topic| documents.iter().map(|document| count(document, topic)).collect()).collect();
        let most = counts.iter().flatten().copied().max().unwrap_or(0);
        (most > 0).then(|| Self {
            documents: documents.iter().map(|document| DocumentLink::new(document, at, face)).collect(),
            rows: topics
                .iter()
                .zip(&counts)
                .map(|(topic, counts)| OverviewRow {
                    topic: Link::to_topic(topic, at),
                    cells: counts.iter().map(|count| Count::new(*count, most)).collect(),
                })
                .collect(),
        })
    }
}

impl Count {
    /// A count with its strength: the root of its share of `most`, in quarters, so that small ones differ too.
    fn new(count: usize, most: usize) -> Self {
        let most = most.max(16);
        let tint = (0..4).find(|tint| count * 16 <= tint * tint * most).unwrap_or(4);
        Self { count, tint: tint as u8 }
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn small_counts_differ_in_strength_too() {
        let tints = |most| [0, 1, 4, 5, 16, 17, 36, 37, 64].map(|count: usize| Count::new(count.min(most), most).tint);
        assert_eq!(tints(64), [0, 1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!(tints(1), [0, 1, 1, 1, 1, 1, 1, 1, 1]);
    }
}
