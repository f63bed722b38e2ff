//! Address → node.

use std::collections::HashMap;

use super::Address;
use crate::calc::{Graph, NodeId, View};
use crate::spelling::{MOST_KNOWN, nearest};

/// The graph of a book with the addresses of its figures.
#[derive(Debug, Default)]
pub struct Account {
    /// Every calculation of the book.
    pub graph: Graph,
    /// Sorted when somebody wants them in order; a large book registers many and lists few.
    figures: HashMap<Address, NodeId>,
    /// The period that may be left out of an address: the only one of the book.
    only_period: Option<String>,
}

impl Account {
    /// An empty account. With one period in the book, addresses may leave it out.
    pub fn new(only_period: Option<String>) -> Account {
        Account { only_period, ..Account::default() }
    }

    /// Makes a node a figure. A text that is no address is not registered: ids are checked before they get here.
    pub fn register(&mut self, address: &str, node: NodeId) {
        if let Ok(address) = Address::parse(address) {
            self.graph.set_address(node, address.as_str());
            self.figures.insert(address, node);
        }
    }

    /// The node of a figure; of a leaf (a factor, an assumption) or a gap too, which have addresses and no entry here.
    pub fn find(&self, address: &Address) -> Option<NodeId> {
        let direct = self.figures.get(address).copied().or_else(|| self.graph.shared(address.as_str()));
        let in_period = || self.figures.get(&address.with_period(self.only_period.as_deref()?).ok()?).copied();
        // Last the look at every node: many claims may leave out the period.
        direct.or_else(in_period).or_else(|| View::plain(&self.graph).leaf_or_gap(address.as_str()))
    }

    /// The figure whose address is nearest to a text, for a suggestion.
    pub fn nearest(&self, text: &str) -> Option<&Address> {
        let sorted: Vec<&Address> = self.figures().map(|(address, _)| address).collect();
        let near = nearest(text, sorted.iter().take(MOST_KNOWN).map(|address| address.as_str()))?;
        sorted.into_iter().find(|address| address.as_str() == near)
    }

    /// Every figure, by address.
    pub fn figures(&self) -> impl Iterator<Item = (&Address, NodeId)> {
        let mut figures: Vec<(&Address, NodeId)> =
            self.figures.iter().map(|(address, node)| (address, *node)).collect();
        figures.sort_unstable_by_key(|(address, _)| *address);
        figures.into_iter()
    }
}
