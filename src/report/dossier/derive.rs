//! Figures with their values, and the derivation that each of them opens.

use std::collections::{HashMap, HashSet};

use super::model::{Figure, State};
use crate::calc::reading::explanation::{Folded, Line};
use crate::calc::reading::interval::Ranges;
use crate::calc::reading::{exact, formula};
use crate::calc::{Absent, Cone, Kind, Known, NodeId, OriginKind, View};
use crate::finding::{Heading, Lang};
use crate::quantity::Exact;
use crate::report::explain::{operation, source_lines};
use crate::report::figure::absent_words;
use crate::report::{Subject, number};

/// Significant digits of intermediate values; a value that needs more is marked as rounded.
const DIGITS: u32 = 12;
/// Levels of a derivation below its figure.
const DEPTH: usize = 6;
/// Lines of a derivation: what has more of them has its parts in a table.
const LINES: usize = 48;
/// Children of one node that are shown.
const CHILDREN: usize = 12;

/// Every figure of a graph with its value, read once for a whole report.
pub struct Derivations<'a> {
    pub(in crate::report) subject: &'a Subject<'a>,
    pub(in crate::report) lang: Lang,
    view: View<'a>,
    cone: Cone,
    values: Vec<Known<Exact>>,
    leaves: HashMap<&'a str, NodeId>,
}

/// How a figure comes about, to a depth that fits beside it.
#[derive(Debug, Clone)]
pub struct Derivation {
    /// The lines, the figure itself first.
    pub steps: Vec<DerivationStep>,
    /// The whole as one spreadsheet formula, where it is short enough.
    pub formula: Option<String>,
    /// The range that the inputs as printed allow.
    pub range: Option<String>,
}

/// A line of a derivation.
#[derive(Debug, Clone)]
pub struct DerivationStep {
    /// What it is a line about.
    pub node: NodeId,
    /// What stands below it is shown apart, as a derivation of its own.
    pub is_apart: bool,
    /// How far below the figure it stands.
    pub depth: usize,
    /// Its address or, of an input, where it is kept.
    pub name: Option<String>,
    /// What it does.
    pub operation: String,
    /// The number with its unit.
    pub shown: String,
    /// Where it comes from: file and line, document.
    pub sources: Vec<String>,
    /// The factor it is, without `factor/`.
    pub factor: Option<String>,
    /// Lines that are left out below it.
    pub hidden: usize,
    /// What stands below it was shown further up.
    pub is_repeated: bool,
}

impl<'a> Derivations<'a> {
    /// Reads every figure.
    pub fn of(subject: &'a Subject<'a>, lang: Lang) -> Derivations<'a> {
        let view = View::plain(&subject.account.graph);
        let cone = Cone::all(view);
        let read = exact::read(view, &cone);
        let values = cone.order().map(|node| read.get(node).clone()).collect();
        let leaves = cone.order().filter_map(|node| Some((view.leaf_at(node)?.origin.address.as_str(), node)));
        let leaves = leaves.collect();
        Derivations { subject, lang, view, cone, values, leaves }
    }

    /// The graph.
    pub(in crate::report) fn view(&self) -> View<'a> {
        self.view
    }

    /// Every node, children before parents.
    pub(in crate::report) fn nodes(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.cone.order()
    }

    /// The input, factor or assumption at an address.
    pub(in crate::report) fn leaf(&self, address: &str) -> Option<NodeId> {
        self.leaves.get(address).copied()
    }

    /// The value of a figure.
    pub(in crate::report) fn known(&self, node: NodeId) -> &Known<Exact> {
        const NONE: &Known<Exact> = &Known::Gap(Absent::Missing);
        self.cone.slot(node).and_then(|slot| self.values.get(slot)).unwrap_or(NONE)
    }

    /// A figure with so many decimals.
    pub(in crate::report) fn figure(&self, node: NodeId, decimals: u32) -> Figure {
        self.shown(node, |value| number::fixed(value, decimals))
    }

    /// A figure to so many significant digits, or as it is.
    pub(in crate::report) fn significant(&self, node: NodeId, digits: u32) -> Figure {
        self.shown(node, |value| number::significant(value, digits))
    }

    fn shown(&self, node: NodeId, text: impl Fn(&Exact) -> String) -> Figure {
        let known = self.known(node);
        let value = known.value();
        let state = match known {
            Known::Full(_) => State::Full,
            Known::Partial(_) => State::Partial,
            Known::Gap(_) => State::Gap,
            Known::Poison(_) => State::Fault,
        };
        Figure {
            node: Some(node),
            address: self.address(node).map(str::to_owned),
            text: match value {
                Some(value) => text(value),
                None => absent_words(self.view, node, known, self.lang).to_owned(),
            },
            unit: self.view.unit(node).text().to_owned(),
            value: value.cloned(),
            state,
        }
    }

    /// The address of a figure, an input or a gap.
    pub(in crate::report) fn address(&self, node: NodeId) -> Option<&'a str> {
        let title = self.subject.account.graph.title(node).and_then(|title| title.address.as_deref());
        title.or_else(|| match self.view.kind(node) {
            Kind::Leaf(id) => Some(self.view.leaf(id).origin.address.as_str()),
            Kind::Gap(_) => self.view.gap_at(node).map(|gap| gap.address.as_str()),
            _ => None,
        })
    }

    /// How a figure comes about.
    pub fn derivation(&self, target: NodeId) -> Derivation {
        self.derivation_down_to(target, &|_| false, &self.ranges(&[target]))
    }

    /// Ranges of figures, read together.
    pub(in crate::report) fn ranges(&self, targets: &[NodeId]) -> Ranges<'a> {
        Ranges::of(self.view, targets)
    }

    /// How a figure comes about, down to what is shown `apart`: for a form in which one derivation leads to another.
    pub(in crate::report) fn derivation_down_to(
        &self,
        target: NodeId,
        apart: &dyn Fn(NodeId) -> bool,
        ranges: &Ranges<'_>,
    ) -> Derivation {
        let mut steps: Vec<DerivationStep> = Vec::new();
        let mut seen = HashSet::new();
        let mut open = vec![(target, 0_usize)];
        while let Some((node, depth)) = open.pop() {
            if steps.len() == LINES {
                if let Some(first) = steps.first_mut() {
                    first.hidden += open.len() + 1;
                }
                break;
            }
            let kids = self.view.children(node);
            let inner = !kids.as_slice().is_empty();
            let is_apart = inner && depth > 0 && apart(node);
            let is_repeated = inner && !is_apart && !seen.insert(node);
            let goes_on = inner && !is_repeated && !is_apart && depth < DEPTH;
            let shown = if goes_on { kids.as_slice().len().min(CHILDREN) } else { 0 };
            let left = if is_repeated || is_apart { 0 } else { kids.as_slice().len() - shown };
            steps.push(DerivationStep { is_apart, ..self.step(node, depth, (is_repeated, left)) });
            open.extend(kids.iter().take(shown).rev().map(|kid| (*kid, depth + 1)));
        }
        let has_value = self.known(target).value().is_some();
        let range = ranges.get(target);
        let range = range.value().filter(|range| has_value && range.interval.is_point().is_none());
        let range =
            range.map(|range| number::with_unit(number::range(&range.interval, DIGITS), self.view.unit(target)));
        // What rests on more than a person reads has no formula to read.
        let short = steps.first().is_some_and(|step| step.hidden == 0);
        let formula = (has_value && short).then(|| formula::inline(self.view, target)).flatten();
        Derivation { steps, formula, range }
    }

    fn step(&self, node: NodeId, depth: usize, (is_repeated, hidden): (bool, usize)) -> DerivationStep {
        let (kind, value) = (self.view.kind(node), self.known(node).clone());
        let unit = self.view.unit(node);
        let leaf = self.view.leaf_at(node);
        let shown = match (&leaf, &value) {
            (Some(leaf), _) if leaf.is_between() => number::with_unit(number::range(&leaf.range(), DIGITS), unit),
            (Some(leaf), _) => number::with_unit(number::printed(&leaf.leaf.literal), unit),
            (None, Known::Full(value) | Known::Partial(value)) => {
                number::with_unit(number::significant(value, DIGITS), unit)
            }
            (None, known) => absent_words(self.view, node, known, self.lang).to_owned(),
        };
        let shown = match value {
            Known::Partial(_) => format!("{shown} ({})", Heading::Partial.text(self.lang)),
            _ => shown,
        };
        let folded = is_repeated.then_some(Folded::ShownAbove);
        let line = Line { depth, node, kind, value, folded, passed_over: false };
        let step = self.subject.account.graph.title(node).and_then(|title| title.step);
        let factor = leaf.filter(|leaf| leaf.origin.kind == OriginKind::Factor);
        DerivationStep {
            node,
            is_apart: false,
            depth,
            name: self.address(node).map(str::to_owned),
            operation: match step {
                Some(step) => step.text(self.lang).to_owned(),
                None => operation(self.view, &line, self.lang),
            },
            shown,
            sources: source_lines(self.subject, self.view, &line, self.lang),
            factor: factor.and_then(|leaf| leaf.origin.address.strip_prefix("factor/").map(str::to_owned)),
            hidden,
            is_repeated,
        }
    }
}
