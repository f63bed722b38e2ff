//! The one driver: it knows the kinds, the order, and what a gap does. Readings only know values.

use super::kind::{Exponent, Kind, NodeId};
use super::known::{Absent, Fault, FaultKind, Known};
use super::leaf::{GapCause, LeafView, OpaqueRun, OriginKind};
use super::view::{Cone, View};
use crate::quantity::{Exact, Rounding};

/// Which child a minimum or maximum takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The smallest.
    Min,
    /// The largest.
    Max,
}

/// What a reading must say about its values. Gaps, order and kinds are the driver's.
pub trait Algebra {
    /// What this reading computes with.
    type Value: Clone;

    /// The value of a leaf.
    fn leaf(&self, leaf: LeafView<'_>) -> Self::Value;
    /// An exact number as a value.
    fn exact(&self, number: &Exact) -> Self::Value;
    /// `sum += term`.
    fn add(&self, sum: &mut Self::Value, term: &Self::Value);
    /// `product *= factor`.
    fn multiply(&self, product: &mut Self::Value, factor: &Self::Value);
    /// The negative.
    fn negate(&self, value: &Self::Value) -> Self::Value;
    /// The quotient.
    ///
    /// # Errors
    /// A divisor that is zero, or nothing but zero.
    fn divide(&self, over: &Self::Value, under: &Self::Value) -> Result<Self::Value, FaultKind>;
    /// A power.
    ///
    /// # Errors
    /// A root of a negative value, zero to a negative power, a result too large to hold.
    fn power(&self, base: &Self::Value, exponent: Exponent) -> Result<Self::Value, FaultKind>;
    /// Rounded to a multiple of 10^place.
    fn round(&self, value: &Self::Value, place: i8, rule: Rounding) -> Self::Value;
    /// `best` becomes the smaller or larger of the two.
    fn choose(&self, best: &mut Self::Value, other: &Self::Value, choice: Choice);
    /// The absolute value.
    fn absolute(&self, value: &Self::Value) -> Self::Value;

    /// Whether a value has outgrown what is computed exactly.
    fn too_large(&self, _value: &Self::Value) -> bool {
        false
    }

    /// The sign of a value, as the derivative of its absolute value.
    fn sign(&self, value: &Self::Value) -> Self::Value;
    /// The derivative of a rounded value by the value. Rounding is a staircase: a reading of points passes it through
    /// as if it were not there, a reading of ranges must allow for its steps.
    fn slope_of_round(&self) -> Self::Value;
    /// For each child of a minimum or maximum, the derivative of the result by it: 1 for the child taken (the first
    /// of several), 0 for the others, or what lies between where it cannot be told.
    fn taken(&self, kids: &[&Self::Value], choice: Choice) -> Vec<Self::Value>;
}

/// The values of a cone under one reading.
#[derive(Debug, Clone)]
pub struct Values<'c, V> {
    cone: &'c Cone,
    known: Vec<Known<V>>,
}

impl<'c, V> Values<'c, V> {
    /// The value of a node; a node outside the cone reads as a gap.
    pub fn get(&self, node: NodeId) -> &Known<V> {
        self.cone.slot(node).map_or(&Known::Gap(Absent::Missing), |slot| &self.known[slot])
    }

    /// The value of a node where it has one, whole or partial.
    pub fn value(&self, node: NodeId) -> Option<&V> {
        self.get(node).value()
    }

    /// Holds a node at a value, whatever it rests on. What rests on the node is not read again.
    pub(super) fn put(&mut self, node: NodeId, value: Known<V>) {
        if let Some(slot) = self.cone.slot(node) {
            self.known[slot] = value;
        }
    }

    /// Reads one node from the values of its children.
    pub(super) fn reread<A: Algebra<Value = V>>(&mut self, view: View<'_>, node: NodeId, algebra: &A) {
        let value = read(view, node, algebra, self);
        self.put(node, value);
    }

    /// The cone these values are of.
    pub fn cone(&self) -> &'c Cone {
        self.cone
    }
}

/// Reads the graph upwards: from leaves to figures.
pub fn forward<'c, A: Algebra>(view: View<'_>, cone: &'c Cone, algebra: &A) -> Values<'c, A::Value> {
    let known = (0..cone.len()).map(|_| Known::Gap(Absent::Missing)).collect();
    let mut values = Values { cone, known };
    for node in cone.order() {
        values.reread(view, node, algebra);
    }
    values
}

fn read<A: Algebra>(view: View<'_>, node: NodeId, algebra: &A, values: &Values<'_, A::Value>) -> Known<A::Value> {
    let faulty = |result: Result<A::Value, FaultKind>| match result {
        Ok(value) => Known::Full(value),
        Err(kind) => Known::Poison(Fault { node, kind }),
    };
    let one = |kid: NodeId, f: &dyn Fn(&A::Value) -> A::Value| values.get(kid).as_ref().map(f);
    match view.kind(node) {
        Kind::Leaf(id) => Known::Full(algebra.leaf(view.leaf(id))),
        Kind::Gap(_) => match view.gap_at(node).map(|gap| gap.cause) {
            Some(GapCause::Key(key)) if key.completes() => Known::Gap(Absent::Nothing),
            Some(GapCause::Unknown) => Known::Gap(Absent::Asked),
            _ => Known::Gap(Absent::Missing),
        },
        Kind::Sum(kids) => sum(algebra, view, node, view.list(kids), values),
        Kind::Product(kids) => {
            // Numbers that outgrow every account stop growing here, before they stop the machine.
            let multiply = |acc: &mut A::Value, value: &A::Value| {
                if !algebra.too_large(acc) {
                    algebra.multiply(acc, value);
                }
            };
            bounded(node, algebra, combine(view.list(kids), values, multiply, || algebra.exact(&Exact::ONE)))
        }
        Kind::Min(kids) => combine(
            view.list(kids),
            values,
            |acc, value| algebra.choose(acc, value, Choice::Min),
            || algebra.exact(&Exact::ZERO),
        ),
        Kind::Max(kids) => combine(
            view.list(kids),
            values,
            |acc, value| algebra.choose(acc, value, Choice::Max),
            || algebra.exact(&Exact::ZERO),
        ),
        Kind::Neg(kid) => one(kid, &|v| algebra.negate(v)),
        Kind::Abs(kid) => one(kid, &|v| algebra.absolute(v)),
        Kind::Round(kid, place, rule) => one(kid, &|v| algebra.round(v, place, rule)),
        Kind::Convert(kid, ratio) => one(kid, &|v| {
            let mut scaled = v.clone();
            algebra.multiply(&mut scaled, &algebra.exact(view.ratio(ratio)));
            scaled
        }),
        Kind::Quotient(over, under) => match needs_all(&[over, under], values) {
            Ok(partial) => match (values.value(over), values.value(under)) {
                (Some(a), Some(b)) => bounded(node, algebra, partly(faulty(algebra.divide(a, b)), partial)),
                _ => Known::Gap(Absent::Missing),
            },
            Err(without) => without,
        },
        Kind::Power(kid, exponent) => match values.get(kid) {
            Known::Full(v) => faulty(algebra.power(v, exponent)),
            Known::Partial(v) => partly(faulty(algebra.power(v, exponent)), true),
            Known::Gap(absent) => Known::Gap(*absent),
            Known::Poison(fault) => Known::Poison(*fault),
        },
        Kind::Choose(kids, chosen) => match view.list(kids).get(chosen as usize) {
            Some(kid) => values.get(*kid).clone(),
            None => Known::Gap(Absent::Missing),
        },
        Kind::Opaque(run, kids) => opaque(algebra, view.run(run), view.list(kids), values),
    }
}

/// A value too large to go on with is a fault.
fn bounded<A: Algebra>(node: NodeId, algebra: &A, known: Known<A::Value>) -> Known<A::Value> {
    match known.value() {
        Some(value) if algebra.too_large(value) => Known::Poison(Fault { node, kind: FaultKind::TooLarge }),
        _ => known,
    }
}

fn partly<V>(known: Known<V>, partial: bool) -> Known<V> {
    match known {
        Known::Full(value) if partial => Known::Partial(value),
        other => other,
    }
}

/// Whether what needs all of these is partial; or, where one of them has no value, the state that follows. A fault
/// outweighs a gap, what is asked for outweighs what is missing, and that what does not occur, whatever the order.
fn needs_all<V>(kids: &[NodeId], values: &Values<'_, V>) -> Result<bool, Known<V>> {
    let (mut partial, mut gap) = (false, None);
    for kid in kids {
        match values.get(*kid) {
            Known::Full(_) => {}
            Known::Partial(_) => partial = true,
            Known::Gap(Absent::Nothing) => gap = gap.or(Some(Absent::Nothing)),
            Known::Gap(Absent::Missing) if gap != Some(Absent::Asked) => gap = Some(Absent::Missing),
            Known::Gap(_) => gap = Some(Absent::Asked),
            Known::Poison(fault) => return Err(Known::Poison(*fault)),
        }
    }
    gap.map_or(Ok(partial), |absent| Err(Known::Gap(absent)))
}

/// What is there is added; what is missing makes the sum partial; what does not occur does not. Where all that is there is a
/// constant (the 1 of a rate of growth), nothing of the figure is there.
fn sum<A: Algebra>(
    algebra: &A,
    view: View<'_>,
    node: NodeId,
    kids: &[NodeId],
    values: &Values<'_, A::Value>,
) -> Known<A::Value> {
    let mut total: Option<A::Value> = None;
    let (mut partial, mut asked) = (false, false);
    for kid in kids {
        match values.get(*kid) {
            Known::Full(value) | Known::Partial(value) => match &mut total {
                Some(total) => algebra.add(total, value),
                None => total = Some(value.clone()),
            },
            Known::Gap(absent) => asked |= *absent == Absent::Asked,
            Known::Poison(fault) => return Known::Poison(*fault),
        }
        partial |= matches!(values.get(*kid), Known::Partial(_) | Known::Gap(Absent::Missing));
        if total.as_ref().is_some_and(|total| algebra.too_large(total)) {
            return Known::Poison(Fault { node, kind: FaultKind::TooLarge });
        }
    }
    match total {
        _ if asked => Known::Gap(Absent::Asked),
        Some(_) if partial && kids.iter().all(|kid| values.get(*kid).value().is_none() || is_constant(view, *kid)) => {
            Known::Gap(Absent::Missing)
        }
        Some(total) if partial => Known::Partial(total),
        Some(total) => Known::Full(total),
        None if kids.is_empty() => Known::Full(algebra.exact(&Exact::ZERO)),
        None if partial => Known::Gap(Absent::Missing),
        None => Known::Gap(Absent::Nothing),
    }
}

/// Whether a node is a constant, negated or converted at most.
pub(super) fn is_constant(view: View<'_>, mut node: NodeId) -> bool {
    while let Kind::Neg(inner) | Kind::Convert(inner, _) = view.kind(node) {
        node = inner;
    }
    view.leaf_at(node).is_some_and(|leaf| leaf.origin.kind == OriginKind::Constant)
}

/// Folds children of which none may be absent.
fn combine<V: Clone>(
    kids: &[NodeId],
    values: &Values<'_, V>,
    fold: impl Fn(&mut V, &V),
    empty: impl FnOnce() -> V,
) -> Known<V> {
    let partial = match needs_all(kids, values) {
        Ok(partial) => partial,
        Err(without) => return without,
    };
    let mut known = kids.iter().filter_map(|kid| values.value(*kid));
    let first = known.next().cloned().unwrap_or_else(empty);
    let result = known.fold(first, |mut result, value| {
        fold(&mut result, value);
        result
    });
    partly(Known::Full(result), partial)
}

/// To first order: value + Σ sensitivity × (child − child in the run).
fn opaque<A: Algebra>(algebra: &A, run: &OpaqueRun, kids: &[NodeId], values: &Values<'_, A::Value>) -> Known<A::Value> {
    let partial = match needs_all(kids, values) {
        Ok(partial) => partial,
        Err(without) => return without,
    };
    let mut moved = algebra.exact(&run.value);
    for (kid, (nominal, sensitivity)) in kids.iter().zip(&run.sensitivities) {
        let Some(value) = values.value(*kid) else { continue };
        let mut step = value.clone();
        algebra.add(&mut step, &algebra.exact(&-nominal));
        algebra.multiply(&mut step, &algebra.exact(sensitivity));
        algebra.add(&mut moved, &step);
    }
    partly(Known::Full(moved), partial)
}

/// Reads the graph downwards: the derivative of `target` by every node of the cone, in one sweep.
///
/// The derivative of a rounding is zero almost everywhere, which would hide what the figure rests on:
/// [`Algebra::slope_of_round`] says what stands for it. `None` where the target does not depend on the node, has no
/// value, or has no derivative there (a root at zero).
pub fn backward<A: Algebra>(
    view: View<'_>,
    values: &Values<'_, A::Value>,
    algebra: &A,
    target: NodeId,
) -> Vec<Option<A::Value>> {
    let cone = values.cone();
    let mut derivatives: Vec<Option<A::Value>> = (0..cone.len()).map(|_| None).collect();
    if let Some(slot) = cone.slot(target).filter(|_| values.value(target).is_some()) {
        derivatives[slot] = Some(algebra.exact(&Exact::ONE));
    }
    for node in cone.order().rev() {
        let Some(by_node) = cone.slot(node).and_then(|slot| derivatives[slot].clone()) else { continue };
        let mut pass = |kid: NodeId, by_kid: A::Value| {
            if let Some(slot) = cone.slot(kid) {
                match &mut derivatives[slot] {
                    Some(sum) => algebra.add(sum, &by_kid),
                    empty => *empty = Some(by_kid),
                }
            }
        };
        step_down(view, node, &by_node, values, algebra, &mut pass);
    }
    derivatives
}

fn step_down<A: Algebra>(
    view: View<'_>,
    node: NodeId,
    by_node: &A::Value,
    values: &Values<'_, A::Value>,
    algebra: &A,
    pass: &mut dyn FnMut(NodeId, A::Value),
) {
    let times = |factor: &A::Value| {
        let mut product = by_node.clone();
        algebra.multiply(&mut product, factor);
        product
    };
    match view.kind(node) {
        Kind::Leaf(_) | Kind::Gap(_) => {}
        Kind::Sum(kids) => {
            for kid in view.list(kids).iter().filter(|kid| values.value(**kid).is_some()) {
                pass(*kid, by_node.clone());
            }
        }
        Kind::Product(kids) => {
            for (kid, others) in view.list(kids).iter().zip(all_but_one(algebra, view.list(kids), values)) {
                pass(*kid, times(&others));
            }
        }
        Kind::Neg(kid) => pass(kid, algebra.negate(by_node)),
        Kind::Convert(kid, ratio) => pass(kid, times(&algebra.exact(view.ratio(ratio)))),
        Kind::Round(kid, ..) => pass(kid, times(&algebra.slope_of_round())),
        Kind::Abs(kid) => {
            if let Some(value) = values.value(kid) {
                pass(kid, times(&algebra.sign(value)));
            }
        }
        Kind::Quotient(over, under) => {
            if let (Some(result), Some(divisor)) = (values.value(node), values.value(under))
                && let (Ok(by_over), Ok(of_result)) =
                    (algebra.divide(by_node, divisor), algebra.divide(result, divisor))
            {
                pass(over, by_over);
                pass(under, algebra.negate(&times(&of_result)));
            }
        }
        Kind::Power(kid, exponent) => {
            if let (Some(result), Some(base)) = (values.value(node), values.value(kid))
                && let Some(slope) = slope_of_power(algebra, result, base, exponent)
            {
                pass(kid, times(&slope));
            }
        }
        Kind::Min(kids) | Kind::Max(kids) => {
            let choice = if matches!(view.kind(node), Kind::Min(_)) { Choice::Min } else { Choice::Max };
            let known: Vec<&A::Value> = view.list(kids).iter().filter_map(|kid| values.value(*kid)).collect();
            for (kid, taken) in view.list(kids).iter().zip(algebra.taken(&known, choice)) {
                pass(*kid, times(&taken));
            }
        }
        Kind::Choose(kids, chosen) => {
            if let Some(kid) = view.list(kids).get(chosen as usize) {
                pass(*kid, by_node.clone());
            }
        }
        Kind::Opaque(run, kids) => {
            for (kid, (_, sensitivity)) in view.list(kids).iter().zip(&view.run(run).sensitivities) {
                pass(*kid, times(&algebra.exact(sensitivity)));
            }
        }
    }
}

/// For each child, the product of the others: from the left and from the right, so that a zero needs no division.
fn all_but_one<A: Algebra>(algebra: &A, kids: &[NodeId], values: &Values<'_, A::Value>) -> Vec<A::Value> {
    let known: Option<Vec<&A::Value>> = kids.iter().map(|kid| values.value(*kid)).collect();
    let Some(known) = known else { return Vec::new() };
    let mut others = Vec::with_capacity(known.len());
    let mut left = algebra.exact(&Exact::ONE);
    for value in &known {
        others.push(left.clone());
        algebra.multiply(&mut left, value);
    }
    let mut right = algebra.exact(&Exact::ONE);
    for (other, value) in others.iter_mut().zip(&known).rev() {
        algebra.multiply(other, &right);
        algebra.multiply(&mut right, value);
    }
    others
}

/// d(x^(p/r))/dx: p·x^(p−1) for a whole exponent from 1, else (p/r)·result/x.
fn slope_of_power<A: Algebra>(algebra: &A, result: &A::Value, base: &A::Value, exponent: Exponent) -> Option<A::Value> {
    let ratio = Exact::ratio(i128::from(exponent.power), i128::from(exponent.root))?;
    let mut slope = match exponent {
        Exponent { power: 0, .. } => return Some(algebra.exact(&Exact::ZERO)),
        Exponent { power: power @ 1.., root: 1 } => algebra.power(base, Exponent::whole(power - 1)).ok()?,
        _ => algebra.divide(result, base).ok()?,
    };
    algebra.multiply(&mut slope, &algebra.exact(&ratio));
    Some(slope)
}
