//! What every trial on one figure shares: its values, its slopes, and what each input must be.

use super::chance::Reach;
use super::{Evidence, Pair};
use crate::calc::reading::inverse::{self, Others, Required};
use crate::calc::reading::{exact, gradient};
use crate::calc::{Cone, Known, NodeId, OriginKind, Values, View};
use crate::claim::arithmetic::{Arithmetic, Check};
use crate::quantity::{Exact, Interval, Literal, Manner};

/// Inputs that are tried; of more, those on which the figure depends most.
const MOST_INPUTS: usize = 60;

/// What is known of a figure that does not hold.
pub(super) struct Ground<'a> {
    pub evidence: Evidence<'a>,
    pub pair: Pair,
    pub view: View<'a>,
    /// The figure as recomputed.
    pub recomputed: Exact,
    /// Its range.
    pub range: Interval,
    /// The print.
    pub print: Literal,
    /// Its range.
    pub printed: Interval,
    /// Printed figure less recomputed one, for the statistics.
    pub misfit: f64,
    /// Inputs and factors under the figure, those first on which it depends most.
    pub inputs: Vec<Input>,
    /// Nodes that the figure rests on, in order, with their values and slopes.
    pub inner: Vec<Inner>,
}

/// A leaf under the figure.
pub(super) struct Input {
    pub node: NodeId,
    pub literal: Literal,
    pub kind: OriginKind,
    /// What it must be with the others within their rounding; `None` where that is not known.
    pub required: Option<Interval>,
    /// Nothing it could be makes the print hold.
    pub hopeless: bool,
    /// It was printed as a range.
    pub between: bool,
    value: f64,
    slope: f64,
    /// The figure is proportional to its reciprocal.
    divides: bool,
}

/// A node under the figure that is no leaf.
pub(super) struct Inner {
    pub node: NodeId,
    pub slope: Exact,
}

impl<'a> Ground<'a> {
    pub fn of(evidence: Evidence<'a>, pair: Pair, printed: &Interval, check: &Check) -> Option<Ground<'a>> {
        let Arithmetic::DoesNotHold(difference) = &check.arithmetic else { return None };
        let view = View::plain(evidence.graph);
        let cone = Cone::of(view, &[pair.recomputed]);
        let values = exact::read(view, &cone);
        let Known::Full(recomputed) = values.get(pair.recomputed) else { return None };
        let slopes = gradient::read(view, &values, pair.recomputed);
        let required = inverse::read(view, &cone, pair.recomputed, printed, Others::WithinRanges);
        let mut inputs: Vec<Input> = cone
            .order()
            .filter_map(|node| input(view, node, &values, slopes.by(node)?, recomputed, required.of(node)))
            .collect();
        inputs.sort_by(|a, b| (b.slope * b.value).abs().total_cmp(&(a.slope * a.value).abs()));
        inputs.truncate(MOST_INPUTS);
        // In the order of the book, so that equals are listed as a reader meets them.
        inputs.sort_by_key(|input| input.node);
        let is_inner = |node: &NodeId| view.leaf_at(*node).is_none() && *node != pair.recomputed;
        let inner = cone.order().filter(is_inner);
        let inner = inner.filter_map(|node| Some(Inner { node, slope: slopes.by(node)?.clone() })).collect();
        Some(Ground {
            evidence,
            pair,
            view,
            recomputed: recomputed.clone(),
            range: check.range.clone()?,
            print: view.leaf_at(pair.published)?.leaf.literal,
            printed: printed.clone(),
            misfit: difference.at_point.to_f64(),
            inputs,
            inner,
        })
    }

    /// Whether the printed figure stands in a transcript.
    pub fn is_transcript(&self) -> bool {
        let leaf = self.view.leaf_at(self.pair.published);
        leaf.and_then(|leaf| leaf.origin.cited.as_deref()).is_some_and(|cited| cited.transcribed)
    }

    /// The misfits that a change explains which moves the recomputed figure by `shift` and makes its range `scale` times as
    /// wide.
    pub fn reach(&self, shift: f64, scale: f64) -> Reach {
        let end = |value: Option<&Exact>, unbounded: f64| value.map_or(unbounded, Exact::to_f64);
        let (point, print) = (self.recomputed.to_f64(), self.print.exact().to_f64());
        let below = (point - end(self.range.lower_value(), f64::NEG_INFINITY)) * scale;
        let above = (end(self.range.upper_value(), f64::INFINITY) - point) * scale;
        let print_below = print - end(self.printed.lower_value(), f64::NEG_INFINITY);
        let print_above = end(self.printed.upper_value(), f64::INFINITY) - print;
        Reach { from: shift - below - print_above, to: shift + above + print_below }
    }

    /// Whether a change that moves the figure by `shift`, as far as that is known, may explain the misfit: the range of a
    /// figure that is changed may be somewhat wider.
    pub fn may_explain(&self, shift: f64) -> bool {
        let reach = self.reach(shift, 2.0);
        let slack = 1e-9 * (self.misfit.abs() + self.recomputed.to_f64().abs());
        (reach.from - slack..=reach.to + slack).contains(&self.misfit)
    }
}

fn input(
    view: View<'_>,
    node: NodeId,
    values: &Values<'_, Exact>,
    slope: &Exact,
    recomputed: &Exact,
    required: &Required,
) -> Option<Input> {
    let leaf = view.leaf_at(node)?;
    let literal = leaf.leaf.literal;
    // What is so by definition or belongs to a formula is no input that somebody could have mistyped.
    let given = leaf.origin.kind != OriginKind::Constant
        && (literal.manner() != Manner::Exact || matches!(leaf.origin.kind, OriginKind::Factor | OriginKind::Input));
    if slope.is_zero() || !given {
        return None;
    }
    let value = values.value(node)?;
    let elasticity = (slope * value).checked_div(recomputed);
    Some(Input {
        node,
        literal,
        kind: leaf.origin.kind,
        required: match required {
            Required::Range(range) | Required::RangeAsPrinted(range) | Required::Hull(range) => Some(range.clone()),
            _ => None,
        },
        hopeless: matches!(required, Required::Impossible),
        between: leaf.is_between(),
        value: value.to_f64(),
        slope: slope.to_f64(),
        divides: elasticity.is_some_and(|elasticity| elasticity == -&Exact::ONE),
    })
}

impl Input {
    /// Whether a print in its place may make the result hold.
    pub fn may_be(&self, range: &Interval) -> bool {
        !self.hopeless && self.required.as_ref().is_none_or(|required| required.intersect(range).is_some())
    }

    /// How the recomputed figure moves when this input becomes `value`.
    pub fn shift(&self, value: f64) -> f64 {
        if self.divides && value != 0.0 {
            return self.slope * self.value * (1.0 - self.value / value);
        }
        self.slope * (value - self.value)
    }

    /// How the recomputed figure moves when this input becomes `ratio` times as large.
    pub fn shift_by(&self, ratio: f64) -> f64 {
        self.shift(self.value * ratio)
    }

    /// Whether somebody may have mistyped it: a factor of the library is not typed.
    pub fn is_typed(&self) -> bool {
        self.kind != OriginKind::Factor && !self.between
    }
}
