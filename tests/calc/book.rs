//! Graphs for the tests: a few words to write one by hand, and a strategy that writes them at random.

use crossfoot::calc::{
    Exponent, Gap, GapCause, Graph, Kind, NodeId, NotationKey, OpaqueRun, Origin, OriginKind, Spread,
};
use crossfoot::quantity::{Bound, Exact, Interval, Literal, Manner, Rounding, Unit};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A number from its text: `1.25`, `-3`, `1/3`.
pub fn number(text: &str) -> Exact {
    match text.split_once('/') {
        Some((num, den)) => number(num).checked_div(&number(den)).unwrap(),
        None => Exact::parse_decimal(text).unwrap(),
    }
}

/// An interval as `Display` prints it: `[1, 2.5)`, `(-inf, 3]`.
pub fn range(text: &str) -> Interval {
    let (lower, upper) = text[1..text.len() - 1].split_once(',').unwrap();
    let bound = |text: &str, closed: bool| match (text.trim(), closed) {
        ("-inf" | "inf", _) => Bound::Unbounded,
        (value, true) => Bound::Closed(number(value)),
        (value, false) => Bound::Open(number(value)),
    };
    Interval::new(bound(lower, text.starts_with('[')), bound(upper, text.ends_with(']'))).unwrap()
}

pub fn unit(text: &str) -> Unit {
    if text.is_empty() { Unit::none() } else { Unit::parse(text).unwrap() }
}

pub fn origin(address: &str) -> Origin {
    Origin { address: address.to_owned(), kind: OriginKind::Input, place: None, cited: None, note: None }
}

pub fn literal(text: &str) -> Literal {
    Literal::parse(text).unwrap()
}

/// An input, as printed.
pub fn input(graph: &mut Graph, address: &str, text: &str, in_unit: &str) -> NodeId {
    graph.leaf(literal(text), &unit(in_unit), None, origin(address))
}

pub fn gap(graph: &mut Graph, address: &str, cause: GapCause, in_unit: &str) -> NodeId {
    let gap = Gap { cause, address: address.to_owned(), reason: None, place: None, cited: None };
    graph.gap(gap, &unit(in_unit))
}

/// The causes a gap can have.
pub fn causes() -> Vec<GapCause> {
    NotationKey::ALL.into_iter().map(GapCause::Key).chain([GapCause::Unknown]).collect()
}

/// A leaf at random.
#[derive(Debug, Clone)]
pub struct Sketch {
    mantissa: i64,
    scale: u32,
    manner: Manner,
    spread: u8,
    width: u8,
    per_cent: bool,
}

/// A step in the making of a graph. Children are numbers taken modulo the nodes there are.
#[derive(Debug, Clone)]
pub enum Step {
    Leaf(Sketch),
    Gap(usize),
    Sum(Vec<usize>),
    Product(Vec<usize>),
    Neg(usize),
    Quotient(usize, usize),
    Power(usize, i16),
    Root(usize, i16, u16),
    Convert(usize),
    Round(usize, i8, Rounding),
    Min(Vec<usize>),
    Max(Vec<usize>),
    Abs(usize),
    Choose(Vec<usize>, usize),
    Opaque(Vec<usize>, i64),
}

/// Which kinds a random graph has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinds {
    All,
    /// No roots.
    Unrooted,
    /// No gaps.
    Known,
    /// No gaps, no roots, no distributions.
    Rational,
    /// Only kinds with a derivative everywhere.
    Smooth,
    /// Leaves, sums, products, quotients, conversions and negatives.
    Accounts,
}

fn leaf(bounded: bool) -> impl Strategy<Value = Sketch> {
    let manner = prop_oneof![
        3 => Just(Manner::Ordinary),
        1 => proptest::sample::select(&Manner::ALL[..]),
    ];
    let mantissa = prop_oneof![4 => 1..100_000_i64, 1 => -2_000..2_000_i64];
    (mantissa, 0..4_u32, manner, 0..16_u8, 0..20_u8, any::<bool>()).prop_map(
        move |(mantissa, scale, manner, spread, width, per_cent)| Sketch {
            mantissa,
            scale,
            manner,
            spread: if bounded { spread.min(12) } else { spread },
            width,
            per_cent,
        },
    )
}

/// Whether leaves have no distribution, so that their range is all there is of them.
fn bounded(kinds: Kinds) -> bool {
    matches!(kinds, Kinds::Rational | Kinds::Smooth | Kinds::Accounts)
}

fn step(kinds: Kinds) -> BoxedStrategy<Step> {
    let kid = || 0..64_usize;
    let kids = || prop::collection::vec(0..64_usize, 1..5);
    let rule = proptest::sample::select(&Rounding::ALL[..]);
    let accounts = prop_oneof![
        6 => leaf(bounded(kinds)).prop_map(Step::Leaf),
        3 => kids().prop_map(Step::Sum),
        3 => kids().prop_map(Step::Product),
        1 => kid().prop_map(Step::Neg),
        2 => (kid(), kid()).prop_map(|(a, b)| Step::Quotient(a, b)),
        1 => kid().prop_map(Step::Convert),
    ];
    let smooth = prop_oneof![
        3 => accounts.clone(),
        1 => (kid(), -3..4_i16).prop_map(|(a, power)| Step::Power(a, power)),
        1 => (kids(), kid()).prop_map(|(kids, chosen)| Step::Choose(kids, chosen)),
        1 => (kids(), -500..500_i64).prop_map(|(kids, value)| Step::Opaque(kids, value)),
    ];
    let rational = prop_oneof![
        3 => smooth.clone(),
        1 => (kid(), -3..3_i8, rule).prop_map(|(a, place, rule)| Step::Round(a, place, rule)),
        1 => kids().prop_map(Step::Min),
        1 => kids().prop_map(Step::Max),
        1 => kid().prop_map(Step::Abs),
    ];
    match kinds {
        Kinds::Accounts => accounts.boxed(),
        Kinds::Smooth => smooth.boxed(),
        Kinds::Rational => rational.boxed(),
        Kinds::Unrooted => prop_oneof![12 => rational, 1 => kid().prop_map(Step::Gap)].boxed(),
        Kinds::Known | Kinds::All => {
            let root = (kid(), -2..4_i16, 2..4_u16).prop_map(|(a, power, root)| Step::Root(a, power, root));
            let known = prop_oneof![12 => rational, 1 => root];
            match kinds {
                Kinds::All => prop_oneof![12 => known, 1 => kid().prop_map(Step::Gap)].boxed(),
                _ => known.boxed(),
            }
        }
    }
}

/// Random graphs; the last node is the figure.
pub fn graphs(kinds: Kinds) -> impl Strategy<Value = (Graph, NodeId)> {
    let steps = (prop::collection::vec(leaf(bounded(kinds)), 1..4), prop::collection::vec(step(kinds), 1..16));
    steps.prop_map(|(leaves, steps)| build(leaves.into_iter().map(Step::Leaf).chain(steps)))
}

impl std::fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let view = crossfoot::calc::View::plain(self.0);
        for node in crossfoot::calc::Cone::all(view).order() {
            match view.kind(node) {
                Kind::Leaf(id) => writeln!(f, "{node:?} {} {:?}", view.leaf(id).leaf.literal, view.leaf(id).spread)?,
                kind => writeln!(f, "{node:?} {kind:?} {:?}", view.children(node).as_slice())?,
            }
        }
        Ok(())
    }
}

/// A graph, to be read by a person when a test fails.
pub struct Shown<'a>(pub &'a Graph);

fn build(steps: impl Iterator<Item = Step>) -> (Graph, NodeId) {
    let mut graph = Graph::new();
    let mut nodes: Vec<NodeId> = Vec::new();
    for (at, step) in steps.enumerate() {
        let kid = |number: usize| nodes[number % nodes.len()];
        let kids = |numbers: &[usize]| -> Vec<NodeId> { numbers.iter().map(|n| kid(*n)).collect() };
        let made = match step {
            Step::Leaf(sketch) => Some(sketched(&mut graph, at, &sketch)),
            Step::Gap(cause) => Some(gap(&mut graph, &format!("gap/{at}"), causes()[cause % 7], "")),
            Step::Sum(numbers) => graph.sum(&kids(&numbers), &unit("%")).ok(),
            Step::Product(numbers) => graph.product(&kids(&numbers)).ok(),
            Step::Neg(number) => Some(graph.negative(kid(number))),
            Step::Quotient(over, under) => graph.quotient(kid(over), kid(under)).ok(),
            Step::Power(number, power) => graph.power(kid(number), Exponent::whole(power)).ok(),
            Step::Root(number, power, root) => {
                let pure = graph.convert(kid(number), &Unit::none());
                pure.ok().and_then(|pure| graph.power(pure, Exponent { power, root }).ok())
            }
            Step::Convert(number) => graph.convert(kid(number), &unit("%")).ok(),
            Step::Round(number, place, rule) => Some(graph.round(kid(number), place, rule)),
            Step::Min(numbers) => graph.min(&kids(&numbers)).ok(),
            Step::Max(numbers) => graph.max(&kids(&numbers)).ok(),
            Step::Abs(number) => Some(graph.absolute(kid(number))),
            Step::Choose(numbers, chosen) => graph.choose(&kids(&numbers), chosen % numbers.len()).ok(),
            Step::Opaque(numbers, value) => {
                let slope = |n: &usize| (Exact::from(value + *n as i64), Exact::ratio(*n as i128 - 30, 7).unwrap());
                let sensitivities = numbers.iter().map(slope).collect();
                let run = OpaqueRun { value: Exact::from(value), model: "test 1".to_owned(), sensitivities };
                Some(graph.opaque(run, &kids(&numbers), &Unit::none()))
            }
        };
        nodes.extend(made);
    }
    let last = *nodes.last().unwrap();
    (graph, last)
}

fn sketched(graph: &mut Graph, at: usize, sketch: &Sketch) -> NodeId {
    let literal = Literal::from_decimal(Decimal::new(sketch.mantissa, sketch.scale)).unwrap();
    let value = literal.exact();
    let width = &Exact::from(i64::from(sketch.width)) * &Exact::power_of_ten(-(sketch.scale as i32)).unwrap();
    let spread = match sketch.spread {
        10..=12 => Some(Spread::Range(&value - &width, &value + &width)),
        13 => Some(Spread::Normal(width)),
        14 => Some(Spread::Uniform(width)),
        15 => Some(Spread::Triangular(width)),
        _ => None,
    };
    let in_unit = unit(if sketch.per_cent { "%" } else { "" });
    graph.leaf(literal.with_manner(sketch.manner), &in_unit, spread, origin(&format!("leaf/{at}")))
}
