//! What an unknown must be for a print to hold, and which published factors are that.

use super::arithmetic::{Arithmetic, Check, judge};
use super::build::ClaimFigure;
use crate::calc::reading::inverse::{self, Others, Required};
use crate::calc::{Cone, Graph, Known, NodeId, Origin, OriginKind, Patch, View};
use crate::factor::{Factor, FactorId, FactorKind, Library, Regions, SeriesId};
use crate::inventory::Accounts;
use crate::quantity::{Exact, Interval, Unit};

/// The answer to `?`.
#[derive(Debug, Clone)]
pub struct Implied {
    /// The unit of the ranges below.
    pub unit: Unit,
    /// What the unknown must be with the other inputs as printed.
    pub as_printed: Required,
    /// What it can be with the other inputs anywhere in their rounding.
    pub within_rounding: Required,
    /// How many factors of the library measure the same.
    pub rivals: usize,
    /// Those of them that were tried, best first: every one whose value lies near the range above, and the averages of grids.
    pub candidates: Vec<Candidate>,
}

/// A published factor, put in the place of the unknown.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Which.
    pub id: FactorId,
    /// Its index in the library.
    pub factor: usize,
    /// Its value in the unit of the implied range.
    pub value: Exact,
    /// The claim recomputed with it.
    pub recomputed: Exact,
    /// Printed figure less recomputed one, inputs as printed.
    pub difference: Exact,
    /// The range of that.
    pub range: Option<Interval>,
    /// Does the print hold with it?
    pub arithmetic: Arithmetic,
    /// Whether it is an official factor for one of the sites of the book.
    pub fits_place: bool,
}

impl Candidate {
    /// Whether the print holds with it.
    pub fn holds(&self) -> bool {
        matches!(self.arithmetic, Arithmetic::Exact | Arithmetic::WithinRounding { .. })
    }
}

/// Where and when a claim is made, as far as the book says.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// Year of the claim.
    pub year: Option<u16>,
    /// Names of families of which each is for a place: those of the averages of grids.
    pub grids: Vec<String>,
    /// Codes of the places that a factor may be for: provinces of the book's sites, their grids, their country.
    pub places: Vec<String>,
}

impl Setting {
    /// The places of the book's sites.
    pub fn of(accounts: &Accounts, regions: &Regions, year: Option<u16>) -> Setting {
        let mut places = Vec::new();
        for region in accounts.facilities.iter().filter_map(|facility| facility.region.as_deref()) {
            places.push(region.to_owned());
            for series in [SeriesId::Six, SeriesId::Seven] {
                places.extend(regions.grid_of(region, series).map(|grid| grid.code.clone()));
            }
            places.extend(region.split_once('-').map(|(country, _)| country.to_owned()));
        }
        places.sort();
        places.dedup();
        Setting { year, places, grids: Vec::new() }
    }

    /// Whether a factor is for one of the places.
    pub fn covers(&self, factor: &Factor) -> bool {
        factor.region.as_ref().is_some_and(|region| self.places.contains(region))
    }
}

/// Solves for the unknown of a claim and tries the factors of the library, where one is asked for.
///
/// Candidates are ordered by a written rule. Those with which the print holds come first: official averages before other
/// kinds before papers, those for the sites of the book before those of other places, then by the year of the data
/// nearest to the claim's, the better confirmed, the id. The others follow by how far they miss.
pub fn find(
    graph: &Graph,
    figure: &ClaimFigure,
    unknown: NodeId,
    printed: &Interval,
    library: Option<&Library>,
    setting: &Setting,
) -> Implied {
    let view = View::plain(graph);
    let cone = Cone::of(view, &[figure.recomputed]);
    let solve = |others| inverse::read(view, &cone, figure.recomputed, printed, others).of(unknown).clone();
    let as_printed = solve(Others::AsPrinted);
    let within_rounding = solve(Others::WithinRanges);
    let own = graph.unit(unknown).clone();
    let rows = library.map_or_else(Vec::new, |library| near(library, &own, [&within_rounding, &as_printed], setting));
    let rivals = library.map_or(0, |library| library.count_measuring(own.dimension()));
    // People read factors in the unit they are published in.
    let unit = common_unit(&rows).unwrap_or_else(|| own.clone());
    let scale = own.convertible(&unit).unwrap_or(Exact::ONE);
    let scaled = |required: Required| match required {
        Required::Range(range) => Required::Range(range.scale(&scale)),
        Required::RangeAsPrinted(range) => Required::RangeAsPrinted(range.scale(&scale)),
        Required::Hull(range) => Required::Hull(range.scale(&scale)),
        other => other,
    };
    let mut candidates: Vec<Candidate> =
        rows.iter().filter_map(|(at, factor)| attempt(graph, figure, unknown, printed, *at, factor, &unit)).collect();
    for candidate in &mut candidates {
        let factor = rows.iter().find(|(at, _)| *at == candidate.factor).map(|(_, factor)| *factor);
        candidate.fits_place = factor.is_some_and(|factor| {
            !factor.draft && matches!(factor.kind, FactorKind::Average | FactorKind::Ets) && setting.covers(factor)
        });
    }
    let distance = |factor: &Factor| setting.year.map_or(0, |year| year.abs_diff(factor.data_year()));
    candidates.sort_by_key(|candidate| {
        let factor = rows.iter().find(|(at, _)| *at == candidate.factor).map(|(_, factor)| *factor);
        let rule = factor.map(|factor| (factor.rank(), !setting.covers(factor), distance(factor), factor.grade));
        let misses_by = if candidate.holds() { Exact::ZERO } else { candidate.difference.abs() };
        (misses_by, rule, candidate.id.clone())
    });
    Implied { unit, as_printed: scaled(as_printed), within_rounding: scaled(within_rounding), rivals, candidates }
}

/// Rows that are tried at most.
const MOST_TRIED: usize = 400;

/// The factors worth trying: all whose value lies in what the unknown can be or near it, and the averages of grids. A factor
/// holds within its own rounding too, so that its value may lie a little outside.
fn near<'l>(library: &'l Library, unit: &Unit, ranges: [&Required; 2], setting: &Setting) -> Vec<(usize, &'l Factor)> {
    let ends = |required: &Required| match required {
        Required::Range(range) | Required::RangeAsPrinted(range) | Required::Hull(range) => {
            let range = range.scale(unit.ratio());
            Some((range.lower_value()?.clone(), range.upper_value()?.clone()))
        }
        Required::Impossible | Required::Unsolved | Required::Unreached => None,
    };
    // Where the range has no end or is not known, everything that measures the same is tried.
    let Some((lower, upper)) = ranges.into_iter().find_map(ends) else { return library.measuring(unit.dimension()) };
    let mut rows = Vec::new();
    // From a third more and less down to a hundredth, until there are not too many.
    for (more, less) in [(4, 3), (9, 8), (33, 32), (101, 100)] {
        let (more, less) = (Exact::from(i64::from(more)), Exact::from(i64::from(less)));
        let (Some(out), Some(inner)) = (more.checked_div(&less), less.checked_div(&more)) else { break };
        let (a, b) = (
            &lower * if lower.is_negative() { &out } else { &inner },
            &upper * if upper.is_negative() { &inner } else { &out },
        );
        rows = library.between(unit.dimension(), &a, &b);
        if rows.len() <= MOST_TRIED {
            break;
        }
    }
    let families = setting.grids.iter().flat_map(|name| library.families_below(name));
    let of_grids = families
        .flat_map(|family| library.indices(family))
        .filter(|at| library.factor_at(*at).unit().dimension() == unit.dimension());
    rows.extend(of_grids);
    rows.sort_unstable();
    rows.dedup();
    rows.into_iter().map(|at| (at, library.factor_at(at))).collect()
}

/// A claim with a factor in the place of its unknown; `None` where the factor measures something else.
pub(super) fn put(
    graph: &Graph,
    figure: &ClaimFigure,
    unknown: NodeId,
    printed: &Interval,
    factor: &Factor,
) -> Option<Check> {
    let origin = Origin {
        address: format!("factor/{}", factor.id),
        kind: OriginKind::Factor,
        place: Some(factor.place),
        cited: None,
        note: None,
    };
    let mut patch = Patch::new(graph);
    patch.put(graph, unknown, factor.literal()?, factor.unit(), None, origin).ok()?;
    Some(judge(View::patched(graph, &patch), figure.recomputed, figure.published, printed))
}

/// The claim with one factor of the library in the place of its unknown, as a candidate.
fn attempt(
    graph: &Graph,
    figure: &ClaimFigure,
    unknown: NodeId,
    printed: &Interval,
    at: usize,
    factor: &Factor,
    unit: &Unit,
) -> Option<Candidate> {
    let literal = factor.literal()?;
    let check = put(graph, figure, unknown, printed, factor)?;
    let recomputed = match check.recomputed {
        Known::Full(value) | Known::Partial(value) => value,
        Known::Gap(_) | Known::Poison(_) => return None,
    };
    Some(Candidate {
        id: factor.id.clone(),
        factor: at,
        value: &literal.exact() * &factor.unit().convertible(unit)?,
        difference: &View::plain(graph).leaf_at(figure.published)?.point() - &recomputed,
        recomputed,
        range: check.range,
        arithmetic: check.arithmetic,
        fits_place: false,
    })
}

/// The unit most of the rows are published in; the first of equals.
fn common_unit(rows: &[(usize, &Factor)]) -> Option<Unit> {
    let mut counts: Vec<(&Unit, usize)> = Vec::new();
    for (_, factor) in rows {
        match counts.iter_mut().find(|(unit, _)| *unit == factor.unit()) {
            Some((_, count)) => *count += 1,
            None => counts.push((factor.unit(), 1)),
        }
    }
    let best = counts.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map(|(unit, _)| unit.clone())
}
