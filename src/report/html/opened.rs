//! Derivations as boxes that figures open: each written once, however often its figure is shown.
//!
//! A box ends where another begins: what is a figure of the page itself, or is used in many places, is a button to its own
//! box. So a line of an inventory does not repeat how its factor came about.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use super::Page;
use super::markup::{escaped, id};
use crate::calc::{Kind, NodeId};
use crate::finding::{Heading, PageWord};
use crate::report::dossier::{Derivation, DerivationStep, Derivations};

/// Uses of a node from which on its derivation stands apart. An amount is used once for each gas of its line.
const MANY: usize = 12;
/// Bytes that all boxes of a page share: what has more figures shows less of each.
const BUDGET: usize = 3_150_000;
/// Bytes that an input takes of them.
const INPUT: usize = 175;
/// Bytes that a box may have on any page.
const LEAST: usize = 400;

/// A line of a box. A conversion stands on one line with what it converts: `1.7 t = 1 700 kg`.
struct BoxLine<'d> {
    depth: usize,
    converted: Vec<&'d str>,
    step: &'d DerivationStep,
}

/// The figures that the page opens, in the order in which it shows them.
#[derive(Default)]
pub(super) struct Opened {
    order: Vec<NodeId>,
    places: HashMap<NodeId, usize>,
}

impl Opened {
    /// The number of a figure's box.
    pub(super) fn number(&mut self, node: NodeId) -> usize {
        let next = self.order.len();
        let place = *self.places.entry(node).or_insert(next);
        if place == next {
            self.order.push(node);
        }
        place + 1
    }
}

/// Inner nodes that many others rest on directly.
fn shared(derivations: &Derivations<'_>) -> HashSet<NodeId> {
    let view = derivations.view();
    let mut uses: HashMap<NodeId, usize> = HashMap::new();
    for node in derivations.nodes() {
        for kid in view.children(node).iter() {
            *uses.entry(*kid).or_default() += 1;
        }
    }
    uses.into_iter().filter(|(_, uses)| *uses > MANY).map(|(node, _)| node).collect()
}

/// The figure and what it rests on in the end; how, its formula says.
fn inputs_alone<'d>(lines: &[BoxLine<'d>]) -> Vec<BoxLine<'d>> {
    let is_input = |at: usize| lines.get(at + 1).is_none_or(|next| next.depth <= lines[at].depth);
    let kept = (0..lines.len()).filter(|at| *at == 0 || is_input(*at) && !lines[*at].step.is_repeated);
    kept.map(|at| BoxLine { depth: at.min(1), converted: Vec::new(), step: lines[at].step }).collect()
}

impl Page<'_> {
    /// Writes the box of every figure that was shown, and of what these lead to.
    pub(super) fn boxes(&mut self) {
        let shared = shared(self.derivations);
        let view = self.derivations.view();
        let inputs = self.opened.order.iter().filter(|node| view.children(**node).as_slice().is_empty()).count();
        let computed = (self.opened.order.len() - inputs).max(1);
        let most = (BUDGET.saturating_sub(inputs * INPUT) / computed).max(LEAST);
        let ranges = self.derivations.ranges(&self.opened.order);
        let mut at = 0;
        while let Some(node) = self.opened.order.get(at).copied() {
            at += 1;
            let places = &self.opened.places;
            let apart = |node: NodeId| places.contains_key(&node) || shared.contains(&node);
            let derivation = self.derivations.derivation_down_to(node, &apart, &ranges);
            self.opened_box(at, &derivation, most);
        }
    }

    /// A box that fits into so many bytes: with all levels, with its inputs alone, or with as many levels as fit.
    fn opened_box(&mut self, number: usize, derivation: &Derivation, most: usize) {
        let lines = self.lines(&derivation.steps);
        let deepest = lines.iter().map(|line| line.depth).max().unwrap_or(0);
        let of = derivation.steps.first().and_then(|step| step.name.as_deref()).unwrap_or_default();
        let tail = self.tail(derivation);
        for line in lines.iter().filter(|line| line.step.is_apart) {
            self.opened.number(line.step.node);
        }
        let mut levels = (0..=deepest).rev().map(|depth| self.tree(&lines, depth, of));
        let mut tree = levels.next().unwrap_or_default();
        if tree.len() + tail.len() > most {
            tree = self.tree(&inputs_alone(&lines), 1, of);
        }
        while tree.len() + tail.len() > most {
            let Some(shorter) = levels.next() else { break };
            tree = shorter;
        }
        drop(levels);
        let _ = writeln!(self.out, "<div popover id=d{number}>{tree}{tail}</div>");
    }

    /// The formula and the range.
    fn tail(&self, derivation: &Derivation) -> String {
        let mut tail = String::new();
        // The formula of an input is the input.
        let formula = derivation.formula.as_ref().filter(|_| derivation.steps.len() > 1);
        for (label, text) in [(PageWord::Formula, formula), (PageWord::Range, derivation.range.as_ref())] {
            if let Some(text) = text {
                let _ = write!(tail, "<p>{} <code>{}</code>", label.text(self.lang), escaped(text));
            }
        }
        tail
    }

    /// Steps with conversions folded into what they convert.
    fn lines<'d>(&self, steps: &'d [DerivationStep]) -> Vec<BoxLine<'d>> {
        let view = self.derivations.view();
        let graph = &self.derivations.subject.account.graph;
        let mut lines: Vec<BoxLine<'d>> = Vec::new();
        let mut converted: Vec<&'d str> = Vec::new();
        // Depths at which a conversion was folded; what stands below it moves up by one.
        let mut folded: Vec<usize> = Vec::new();
        for (at, step) in steps.iter().enumerate() {
            folded.retain(|depth| *depth < step.depth);
            let depth = step.depth - folded.len();
            let is_plain = step.name.is_none() && !step.is_apart && !step.is_repeated && step.hidden == 0;
            let has_words = graph.title(step.node).is_some_and(|title| title.step.is_some());
            let goes_on = steps.get(at + 1).is_some_and(|next| next.depth > step.depth);
            if is_plain && goes_on && !has_words && matches!(view.kind(step.node), Kind::Convert(..)) {
                converted.push(&step.shown);
                folded.push(step.depth);
            } else {
                lines.push(BoxLine { depth, converted: std::mem::take(&mut converted), step });
            }
        }
        lines
    }

    /// Lines as lists inside lists, down to a level. Ends of items are left out, as HTML allows.
    fn tree(&self, lines: &[BoxLine<'_>], deepest: usize, of: &str) -> String {
        let mut tree = String::from("<ul>");
        let (mut depth, mut left_out) = (0, 0);
        for line in lines {
            if line.depth > deepest {
                left_out += 1;
                continue;
            }
            self.left_out(&mut left_out, &mut tree);
            if line.depth > depth {
                tree.push_str("<ul>");
            } else {
                tree.push_str(&"</ul>".repeat(depth - line.depth));
            }
            depth = line.depth;
            self.line(line, of, &mut tree);
        }
        self.left_out(&mut left_out, &mut tree);
        tree.push_str(&"</ul>".repeat(depth + 1));
        tree
    }

    fn left_out(&self, count: &mut usize, tree: &mut String) {
        if *count > 0 {
            let _ = write!(tree, "<small>{count} {}</small>", PageWord::NotShown.text(self.lang));
            *count = 0;
        }
    }

    /// A line: what it is, how much, what it does, where it comes from. Addresses below that of the box are cut to what is
    /// theirs.
    fn line(&self, line: &BoxLine<'_>, of: &str, tree: &mut String) {
        let step = line.step;
        tree.push_str("<li>");
        for value in &line.converted {
            let _ = write!(tree, "{} = ", escaped(value));
        }
        let row = step.factor.as_ref().map(|factor| id(&format!("factor-{factor}")));
        let row = row.and_then(|row| self.factors.get(&row));
        match (&step.factor, row, &step.name) {
            (Some(factor), Some(row), _) => {
                let _ = write!(tree, "<a href=#f{row}>{}</a> ", escaped(factor));
            }
            (_, _, Some(name)) => {
                let own = name.strip_prefix(of).filter(|own| own.starts_with('/')).unwrap_or(name);
                let _ = write!(tree, "<code>{}</code> ", escaped(own));
            }
            _ => {}
        }
        let shown = escaped(&step.shown);
        let apart = self.opened.places.get(&step.node).filter(|_| step.is_apart || step.depth > 0 && row.is_none());
        match apart {
            Some(place) => {
                let _ = write!(tree, "<button popovertarget=d{}>{shown}</button>", place + 1);
            }
            None => tree.push_str(&shown),
        }
        // A link to a factor says that it is one, and an input with a box of its own says so there.
        if row.is_none() && (apart.is_none() || step.is_apart) {
            let _ = write!(tree, " <i>{}</i>", escaped(&step.operation));
        }
        if step.is_repeated {
            let _ = write!(tree, " <i>{}</i>", Heading::ShownAbove.text(self.lang));
        }
        // Where an input comes from is told by its own box, or by the row of the factor.
        let is_told = step.depth > 0 && (row.is_some() || apart.is_some());
        for source in step.sources.iter().filter(|_| !is_told) {
            let _ = write!(tree, "<small>{}</small>", escaped(source));
        }
        if step.hidden > 0 {
            let _ = write!(tree, "<small>{} {}</small>", step.hidden, PageWord::NotShown.text(self.lang));
        }
    }
}
