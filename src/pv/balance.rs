//! Where electricity came from and where it went.
//!
//! potential = generated + curtailed + outage; generated + stored-out = own-use + exported + losses + stored-in.

use super::conserved::{Entry, Footing};
use crate::calc::NodeId;

/// Electricity of a plant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flow {
    /// What could have been generated.
    Potential,
    /// Not generated because it was not let.
    Curtailed,
    /// Not generated because of faults.
    Outage,
    /// Generated.
    Generated,
    /// Taken out of storage.
    StoredOut,
    /// Used on the site.
    OwnUse,
    /// Fed into the grid.
    Exported,
    /// Lost between meter and use.
    Losses,
    /// Put into storage.
    StoredIn,
}

impl Flow {
    /// Every one.
    pub const ALL: [Flow; 9] = [
        Flow::Potential,
        Flow::Curtailed,
        Flow::Outage,
        Flow::Generated,
        Flow::StoredOut,
        Flow::OwnUse,
        Flow::Exported,
        Flow::Losses,
        Flow::StoredIn,
    ];
    /// Terms of what could have been generated.
    pub const OF_POTENTIAL: [Flow; 4] = [Flow::Potential, Flow::Generated, Flow::Curtailed, Flow::Outage];
    /// Terms of where it went.
    pub const OF_USE: [Flow; 6] =
        [Flow::Generated, Flow::StoredOut, Flow::OwnUse, Flow::Exported, Flow::Losses, Flow::StoredIn];

    /// The key of the book and the end of the address.
    pub const fn word(self) -> &'static str {
        match self {
            Flow::Potential => "potential",
            Flow::Curtailed => "curtailed",
            Flow::Outage => "outage",
            Flow::Generated => "generated",
            Flow::StoredOut => "stored-out",
            Flow::OwnUse => "own-use",
            Flow::Exported => "exported",
            Flow::Losses => "losses",
            Flow::StoredIn => "stored-in",
        }
    }
}

/// The flows of a time with what could be computed, and whether they balance.
#[derive(Debug, Clone)]
pub struct FlowFigure {
    /// What is known, stated or computed.
    pub flows: Vec<(Flow, NodeId)>,
    /// Whether what could have been generated was; `None` where the book says nothing of it.
    pub potential: Option<Footing>,
    /// Whether what was generated went somewhere; `None` where the book says nothing of it.
    pub usage: Option<Footing>,
}

impl FlowFigure {
    /// The node of a flow.
    pub fn node(&self, flow: Flow) -> Option<NodeId> {
        self.flows.iter().find(|(of, _)| *of == flow).map(|(_, node)| *node)
    }
}

/// The terms of an equation; those of `entering` stand on the side of what comes in.
pub(super) fn entries(of: &[Flow], entering: &[Flow], known: &[(Flow, NodeId)], absent: &[Flow]) -> Vec<Entry> {
    let entry = |flow: &Flow| Entry {
        word: flow.word(),
        enters: entering.contains(flow),
        node: known.iter().find(|(of, _)| of == flow).map(|(_, node)| *node),
        is_absent: absent.contains(flow),
    };
    of.iter().map(entry).collect()
}
