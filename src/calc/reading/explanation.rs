//! The explanation reading: the derivation of a figure, line by line, down to its sources.
//!
//! What comes out is data: a line for each node in the order a person reads it, a parent before what it rests on. Words,
//! numbers and indentation are the report's.

use super::exact;
use crate::calc::{Cone, Kind, Known, NodeId, View};
use crate::quantity::Exact;

/// One line of a derivation.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// How far below the figure it stands.
    pub depth: usize,
    /// The node.
    pub node: NodeId,
    /// What it computes.
    pub kind: Kind,
    /// Its value.
    pub value: Known<Exact>,
    /// What it rests on is not repeated or not shown.
    pub folded: Option<Folded>,
    /// An alternative that was passed over; its value does not enter the figure.
    pub passed_over: bool,
}

/// Why the lines below a line are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folded {
    /// They stand further up.
    ShownAbove,
    /// They lie below the chosen depth.
    TooDeep,
}

/// The derivation of `target`, to at most `depth` levels below it.
pub fn read(view: View<'_>, target: NodeId, depth: usize) -> Vec<Line> {
    let cone = Cone::of(view, &[target]);
    let values = exact::read(view, &cone);
    let mut shown = vec![false; cone.len()];
    let mut lines = Vec::new();
    // A stack instead of recursion: a derivation may be as deep as the graph.
    let mut open = vec![(target, 0_usize, false)];
    while let Some((node, level, passed_over)) = open.pop() {
        let kind = view.kind(node);
        let kids = view.children(node);
        let Some(slot) = cone.slot(node) else { continue };
        let inner = !kids.as_slice().is_empty();
        let folded = match (inner, shown[slot], level >= depth) {
            (true, true, _) => Some(Folded::ShownAbove),
            (true, false, true) => Some(Folded::TooDeep),
            _ => None,
        };
        lines.push(Line { depth: level, node, kind, value: values.get(node).clone(), folded, passed_over });
        if folded.is_none() {
            shown[slot] = true;
            let below = kids.iter().enumerate().map(|(at, kid)| {
                let not_taken = matches!(kind, Kind::Choose(_, chosen) if chosen as usize != at);
                (*kid, level + 1, passed_over || not_taken)
            });
            open.extend(below.rev());
        }
    }
    lines
}
