//! Readings that a fair verifier allows before saying that a figure does not hold, beside the zeros of a whole number
//! ([`Reading::coarser`]). Each is told with the verdict, and with the difference at the last printed place.
//!
//! They are narrow on purpose: each bounds how far it may move the figure, so that none makes a wrong figure right.

use super::arithmetic::{Arithmetic, Check, judge, unless_inferred};
use super::reading::{How, Reading};
use crate::calc::reading::exact;
use crate::calc::{Cone, Graph, Kind, Known, NodeId, OriginKind, Patch, View};
use crate::quantity::{Base, Bound, Exact, Interval, Literal, Manner, Rounding, Unit};

/// Decimals that inner figures are rounded to.
const PLACES: std::ops::RangeInclusive<i8> = 0..=4;

/// Compares a recomputed figure with its print, and with the readings that a fair verifier allows.
pub fn judge_fairly(graph: &Graph, recomputed: NodeId, published: NodeId, printed: &Interval) -> Check {
    let view = View::plain(graph);
    let check = judge(view, recomputed, published, printed);
    let Arithmetic::DoesNotHold(strict) = &check.arithmetic else { return check };
    let leaf = view.leaf_at(published).filter(|leaf| !leaf.is_between() && leaf.leaf.literal.is_as_typed());
    let (Some(leaf), Known::Full(value), false) = (leaf, &check.recomputed, check.between) else { return check };
    let literal = leaf.leaf.literal;
    let range = check.range.clone().unwrap_or_else(|| Interval::point(value.clone()));
    let found = fall(leaf.origin.note.as_deref(), literal, &range, printed)
        .or_else(|| cut_off(literal, value))
        .or_else(|| raised(literal, value, view.unit(published)))
        .or_else(|| hedged(literal, &range))
        .or_else(|| on_the_way(graph, recomputed, published, printed, literal));
    let Some((how, place)) = found else { return check };
    let reading = Reading { how, place, strict: strict.clone() };
    let arithmetic = unless_inferred(view, recomputed, Arithmetic::WithinRounding { as_printed: true });
    Check { arithmetic, reading: Some(reading), ..check }
}

/// One unit of the last printed place.
fn unit_of(literal: Literal) -> Exact {
    Exact::power_of_ten(literal.last_place().into()).unwrap_or(Exact::ONE)
}

/// 舍去: the digits after the last place were dropped. Not where that can move the figure by more than a twentieth.
fn cut_off(literal: Literal, value: &Exact) -> Option<(How, i8)> {
    let plain = matches!(literal.manner(), Manner::Ordinary | Manner::About);
    let narrow = &unit_of(literal) * &Exact::from(20) <= literal.exact().abs();
    let cut = literal.with_manner(Manner::Truncated).prints_as(value);
    (plain && narrow && cut).then(|| (How::CutOff, literal.last_place()))
}

/// 进一: what cannot be divided was counted up: 183.2 trees are 184.
fn raised(literal: Literal, value: &Exact, unit: &Unit) -> Option<(How, i8)> {
    let counted = literal.manner() == Manner::Ordinary && literal.last_place() == 0 && counts_whole(unit);
    let narrow = &unit_of(literal) * &Exact::from(20) <= literal.exact().abs();
    let up = literal.with_manner(Manner::RoundedUp).prints_as(value);
    (counted && narrow && up).then_some((How::CountedUp, 0))
}

/// Whether a unit counts people or things one by one: 人 and 台, not 万人.
pub(super) fn counts_whole(unit: &Unit) -> bool {
    let one = unit.ratio() == &Exact::ONE;
    let counted =
        |base: &Base| matches!(base, Base::Person | Base::PersonTime | Base::Item | Base::Household | Base::Vehicle);
    one && matches!(unit.dimension().terms(), [(base, 1)] if counted(base))
}

/// What "about" and "nearly" leave beyond their digits. About: half a unit of the last digit that is not zero and at least
/// one unit of the last place, but never more than a tenth of the figure. Nearly: what rounds to the figure is near it.
fn hedged(literal: Literal, range: &Interval) -> Option<(How, i8)> {
    let (value, unit) = (literal.exact(), unit_of(literal));
    let half = |x: &Exact| x.checked_div(&Exact::from(2)).unwrap_or_default();
    let (how, below, above) = match literal.manner() {
        Manner::About => {
            let zeros = Exact::power_of_ten(literal.last_nonzero_place().into()).map_or(Exact::ZERO, |w| half(&w));
            let wide = zeros.max(unit).min(value.abs().checked_div(&Exact::from(10))?);
            (How::About, wide.clone(), wide)
        }
        Manner::Nearly if value.signum() >= 0 => (How::Nearly, Exact::ZERO, half(&unit)),
        Manner::Nearly => (How::Nearly, half(&unit), Exact::ZERO),
        _ => return None,
    };
    let allowed = Interval { lower: Bound::Closed(&value - &below), upper: Bound::Closed(&value + &above) };
    allowed.intersect(range).map(|_| (how, literal.last_place()))
}

/// Words before a figure that say which way it went.
const FALLING: &[&str] = &[
    "下降", "减少", "降低", "降幅", "下滑", "缩减", "节约", "节省", "削减", "减排", "压降", "降本", "decreas", "reduc",
    "fell", "fall", "declin", "lower", "down", "drop", "cut", "sav",
];
const RISING: &[&str] = &[
    "增长", "增加", "上升", "提升", "提高", "增幅", "上涨", "攀升", "increas", "rose", "rise", "grew", "grow",
    "higher", "up ",
];

/// Whether words say that something fell.
pub(super) fn says_fall(words: &str) -> bool {
    FALLING.iter().any(|word| words.contains(word))
}

/// A fall that is printed without a sign, because the words before it say that it is one: 同比下降 12.3 %.
fn fall(says: Option<&str>, literal: Literal, range: &Interval, printed: &Interval) -> Option<(How, i8)> {
    let mirrored = range.scale(&-&Exact::ONE);
    let against = literal.value().is_sign_positive() && range.upper_value().is_some_and(|end| end.signum() < 0);
    if !against || mirrored.intersect(printed).is_none() {
        return None;
    }
    // Grouping does not matter, and neither does case.
    let says: String = says?.chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect::<String>().to_lowercase();
    let at = says.find(&literal.value().to_string()).unwrap_or(says.len());
    let last = |words: &[&str]| words.iter().filter_map(|word| says[..at].rfind(word.trim_end())).max();
    (last(FALLING)? > last(RISING).unwrap_or(0) || last(RISING).is_none()).then(|| (How::Fall, literal.last_place()))
}

/// Inner figures were rounded before going on: ratios that the result compares, or computed rows of a sum.
///
/// A ratio is rounded to a place of which half a unit is a fortieth of it at most, rows to the place of the print; the result
/// may not move by more than a tenth.
fn on_the_way(
    graph: &Graph,
    recomputed: NodeId,
    published: NodeId,
    printed: &Interval,
    literal: Literal,
) -> Option<(How, i8)> {
    if literal.manner() != Manner::Ordinary {
        return None;
    }
    let view = View::plain(graph);
    let cone = Cone::of(view, &[recomputed]);
    let values = exact::read(view, &cone);
    let near = |check: &Check| {
        let value = check.recomputed.value()?;
        let moved = (value - values.value(recomputed)?).abs();
        (&moved * &Exact::from(10) <= literal.exact().abs()).then_some(())
    };
    let holds = |nodes: &[NodeId], places: i8| {
        let mut patch = Patch::new(graph);
        for node in nodes {
            let copy = patch.node(graph, view.kind(*node), graph.unit_id(*node));
            patch.set(graph, *node, Kind::Round(copy, -places, Rounding::HalfUp)).ok()?;
        }
        let check = judge(View::patched(graph, &patch), recomputed, published, printed);
        near(&check)?;
        let value = check.recomputed.value()?;
        printed.contains(value).then_some((How::OnTheWay, -places))
    };
    let ratios = inner_ratios(view, &cone, recomputed);
    let fine = |places: i8| {
        let unit = Exact::power_of_ten((-places).into()).unwrap_or(Exact::ONE);
        ratios.iter().all(|node| values.value(*node).is_some_and(|v| &unit * &Exact::from(20) <= v.abs()))
    };
    let of_ratios = || PLACES.filter(|places| fine(*places)).find_map(|places| holds(&ratios, places));
    let rows = computed_rows(view, recomputed);
    let of_rows = || holds(&rows, -literal.last_place());
    let ratios_found = if ratios.is_empty() { None } else { of_ratios() };
    ratios_found.or_else(|| if rows.len() > 1 { of_rows() } else { None })
}

/// Ratios that the result is computed from by another ratio, a product or a difference; not those beside a constant, which
/// are part of one formula (b/a − 1).
fn inner_ratios(view: View<'_>, cone: &Cone, root: NodeId) -> Vec<NodeId> {
    let through = |node: NodeId| {
        let mut node = node;
        while let Kind::Neg(inner) | Kind::Convert(inner, _) = view.kind(node) {
            node = inner;
        }
        node
    };
    let constant =
        |node: NodeId| view.leaf_at(through(node)).is_some_and(|leaf| leaf.origin.kind == OriginKind::Constant);
    let mut found = Vec::new();
    for parent in cone.order() {
        let kids = view.children(parent);
        let kids = kids.as_slice();
        let uses = match view.kind(parent) {
            Kind::Quotient(..) | Kind::Product(_) => true,
            Kind::Sum(_) => kids.len() > 1,
            _ => false,
        };
        if uses && !kids.iter().any(|kid| constant(*kid)) {
            let inner = kids.iter().map(|kid| through(*kid)).filter(|kid| *kid != root);
            found.extend(inner.filter(|kid| matches!(view.kind(*kid), Kind::Quotient(..))));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The rows of the sum that a figure is, where they are computed themselves.
fn computed_rows(view: View<'_>, root: NodeId) -> Vec<NodeId> {
    let mut at = root;
    loop {
        match view.kind(at) {
            Kind::Convert(inner, _) => at = inner,
            Kind::Sum(kids) => match view.list(kids) {
                [only] => at = *only,
                rows => {
                    let computed = |node: &&NodeId| {
                        matches!(view.kind(**node), Kind::Product(_) | Kind::Quotient(..) | Kind::Convert(..))
                    };
                    // Rounded are the rows in the unit of the sum, which is that of the print.
                    let same = view.unit(at).same_size(view.unit(root));
                    return if same { rows.iter().filter(computed).copied().collect() } else { Vec::new() };
                }
            },
            _ => return Vec::new(),
        }
    }
}
