//! What an unknown must be for a print to hold, and which published factors are that.

mod chance;
mod co2;
mod joint;
mod rivals;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use jiff::civil::Date;

use super::arithmetic::{Arithmetic, Check, judge};
use super::build::ClaimFigure;
use super::model::Claim;
use crate::calc::reading::inverse::{self, Others, Required};
use crate::calc::{Cone, Graph, Kind, Known, NodeId, Origin, OriginKind, Patch, View};
use crate::factor::{Factor, FactorId, Library, Regions, RulePack, SeriesId};
use crate::inventory::Accounts;
use crate::quantity::{Dimension, Exact, Interval, Unit};

pub use self::co2::unit_for;
pub use self::joint::{Coarser, Joint, ReadCoarser, Solution, jointly};
use self::rivals::{Rival, Rivals};

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
    /// How many of those are counted in CO2 where the claim is printed in CO2e.
    pub in_co2: usize,
    /// With how many of them the print holds.
    pub holding: usize,
    /// How many of these were published by the day of the document; `None` where that is not known.
    pub by_then: Option<ByThen>,
    /// The chance that a range of this relative width holds a published factor at all; see `docs/implied.md`.
    pub chance: Option<f64>,
    /// The best of those with which the print holds, then the nearest of the others and the official ones of the sites.
    pub candidates: Vec<Candidate>,
}

/// How many of the factors with which a claim holds could have been used: they were published when the document was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByThen {
    /// The day of the document.
    pub day: Date,
    /// So many.
    pub holding: usize,
    /// Of these, official values.
    pub official: usize,
    /// So many more may have been: of their day only the year or the month is known, or nothing.
    pub open: usize,
}

/// Whether the author of a document could have used a factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Available {
    /// It was published by the day of the document.
    ByThen,
    /// One of the days is not known well enough.
    Open,
    /// It was published later, so that nobody could have used it.
    Later,
}

/// When a claim was made: what its candidates are put in order by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct When {
    /// The year it is about.
    pub year: Option<u16>,
    /// The day on which its document was published.
    pub day: Option<Date>,
}

impl When {
    /// Of a claim.
    pub fn of(claim: &Claim, accounts: &Accounts) -> When {
        let document = claim.source.as_ref().and_then(|source| source.document);
        When {
            year: claim.period.map(|at| accounts.periods[at].year()),
            day: document.and_then(|at| accounts.documents[at].published),
        }
    }
}

/// A published factor that could stand in the place of an unknown. What the claim comes to with it is worked out when it is
/// shown ([`Candidate::put`]): a book may have many claims, and each many candidates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Its index in the library.
    pub factor: usize,
    /// Whether the print holds with it.
    pub holds: bool,
    /// Whether it is an official factor for one of the sites of the book.
    pub fits_place: bool,
    /// Whether it was published when the document was.
    pub available: Available,
}

/// A claim with a candidate in the place of its unknown.
#[derive(Debug, Clone)]
pub struct Tried {
    /// Which factor.
    pub id: FactorId,
    /// Its value in the unit of the implied range.
    pub value: Exact,
    /// The claim recomputed with it.
    pub recomputed: Exact,
    /// Printed figure less recomputed one, inputs as printed.
    pub difference: Exact,
    /// The range of the recomputed figure.
    pub range: Option<Interval>,
    /// Does the print hold with it?
    pub arithmetic: Arithmetic,
}

impl Candidate {
    /// Whether the print holds with it.
    pub fn holds(&self) -> bool {
        self.holds
    }

    /// The claim with the candidate in the place of its unknown; `None` where that has no value.
    pub fn put(self, graph: &Graph, figure: &ClaimFigure, library: &Library, unit: &Unit) -> Option<Tried> {
        let factor = library.factor_at(self.factor);
        let leaf = View::plain(graph).leaf_at(figure.published)?;
        let check = put(graph, figure, figure.unknown?, &leaf.range(), factor)?;
        let arithmetic = check.at_last_place();
        let recomputed = match check.recomputed {
            Known::Full(value) | Known::Partial(value) => value,
            Known::Gap(_) | Known::Poison(_) => return None,
        };
        Some(Tried {
            id: factor.id.clone(),
            value: &factor.literal()?.exact() * &unit_for(factor, unit.dimension())?.convertible(unit)?,
            difference: &leaf.point() - &recomputed,
            recomputed,
            range: check.range,
            arithmetic,
        })
    }
}

/// The search for factors, for all claims of a book: what the library has of a dimension is put in order once.
pub struct Search<'a> {
    graph: &'a Graph,
    library: &'a Library,
    pack: RulePack,
    /// Codes of the places that a factor may be for: provinces of the book's sites, their grids, their country.
    places: Vec<String>,
    rivals: RefCell<HashMap<Dimension, Rc<Rivals>>>,
    most_holding: usize,
}

/// Candidates that are kept of those with which a claim holds, unless more are asked for; the others are counted.
const MOST_HOLDING: usize = 50;

/// Candidates that are kept of those which miss: so many nearest ones, and so many of the sites.
const MOST_MISSING: usize = 10;

/// Rows that are tried one by one, where the range does not decide.
const MOST_TRIED: usize = 400;

impl<'a> Search<'a> {
    /// A search in a library, for a book with these sites.
    pub fn new(graph: &'a Graph, library: &'a Library, accounts: &Accounts) -> Search<'a> {
        let (pack, rivals) = (RulePack::iso14064_1(), RefCell::default());
        let places = places(accounts, &Regions::bundled());
        Search { graph, library, pack, places, rivals, most_holding: MOST_HOLDING }
    }

    /// The same with more candidates kept of each claim.
    pub fn keeping(self, most_holding: usize) -> Search<'a> {
        Search { most_holding, ..self }
    }

    /// The library that is searched.
    pub const fn library(&self) -> &'a Library {
        self.library
    }

    fn rivals(&self, dimension: Dimension) -> Rc<Rivals> {
        let of = || Rc::new(Rivals::of(self.library, dimension, &self.places, &self.pack));
        Rc::clone(self.rivals.borrow_mut().entry(dimension).or_insert_with(of))
    }

    /// Solves for the unknown of a claim and, where it is a factor, looks it up in the library.
    ///
    /// A published factor holds if one of the values that its print stands for lies in the range of the unknown. That
    /// decides where the range is exact; where it is not, the claim is judged with each factor near it.
    pub fn find(
        &self,
        figure: &ClaimFigure,
        unknown: NodeId,
        printed: &Interval,
        is_factor: bool,
        when: When,
    ) -> Implied {
        let view = View::plain(self.graph);
        let cone = Cone::of(view, &[figure.recomputed]);
        let solve = |others| inverse::read(view, &cone, figure.recomputed, printed, others).of(unknown).clone();
        let as_printed = solve(Others::AsPrinted);
        let within_rounding = solve(Others::WithinRanges);
        let own = self.graph.unit(unknown);
        let mut implied = Implied {
            unit: own.clone(),
            as_printed,
            within_rounding,
            rivals: 0,
            in_co2: 0,
            holding: 0,
            by_then: None,
            chance: None,
            candidates: Vec::new(),
        };
        if !is_factor {
            return implied;
        }
        let rivals = self.rivals(own.dimension());
        (implied.rivals, implied.in_co2) = (rivals.count, rivals.in_co2);
        let range = match &implied.within_rounding {
            Required::Range(range) if decides(view, &cone) => Some(range.scale(own.ratio())),
            _ => None,
        };
        match range {
            Some(range) => {
                implied.chance = rivals.positions.chance(&range);
                (implied.holding, implied.by_then, implied.candidates) = self.among(&rivals, &range, when);
            }
            None => self.try_each(&mut implied, &rivals, figure, unknown, printed, when),
        }
        // People read factors in the unit they are published in.
        if let Some(unit) = self.common_unit(&implied.candidates, own.dimension()) {
            let scale = own.convertible(&unit).unwrap_or(Exact::ONE);
            implied.as_printed = scaled(&implied.as_printed, &scale);
            implied.within_rounding = scaled(&implied.within_rounding, &scale);
            implied.unit = unit;
        }
        implied
    }

    /// The candidates for a range in coherent units: how many hold, how many of these were published by then, and the best of
    /// them before those that miss.
    fn among(&self, rivals: &Rivals, range: &Interval, when: When) -> (usize, Option<ByThen>, Vec<Candidate>) {
        let order = |a: &&Rival, b: &&Rival| a.order(b, when, self.library);
        let mut holding = rivals.in_range(range);
        let (count, by_then) = (holding.len(), by_then(holding.iter().copied(), when));
        if count > self.most_holding {
            holding.select_nth_unstable_by(self.most_holding, order);
            holding.truncate(self.most_holding);
        }
        holding.sort_by(order);
        let apart = |rival: &Rival| match (range.lower_value(), range.upper_value()) {
            (Some(lower), _) if rival.value < *lower => lower - &rival.value,
            (_, Some(upper)) if rival.value > *upper => &rival.value - upper,
            _ => Exact::ZERO,
        };
        let mut at_sites: Vec<(Exact, &Rival)> =
            rivals.of_sites().filter(|rival| !rival.interval.meets(range)).map(|rival| (apart(rival), rival)).collect();
        let by_distance = |a: &(Exact, &Rival), b: &(Exact, &Rival)| a.0.cmp(&b.0).then_with(|| order(&a.1, &b.1));
        at_sites.sort_by(by_distance);
        at_sites.truncate(MOST_MISSING);
        let kept: HashSet<usize> = at_sites.iter().map(|(_, rival)| rival.factor).collect();
        let nearest = rivals.nearest(range, MOST_MISSING).into_iter().filter(|rival| !kept.contains(&rival.factor));
        let mut missing: Vec<(Exact, &Rival)> = nearest.map(|rival| (apart(rival), rival)).chain(at_sites).collect();
        missing.sort_by(by_distance);
        let candidate = |rival: &Rival, holds| rival.candidate(holds, when);
        let holding = holding.into_iter().map(|rival| candidate(rival, true));
        (count, by_then, holding.chain(missing.into_iter().map(|(_, rival)| candidate(rival, false))).collect())
    }

    /// Judges the claim with every factor near the range, and with those of the sites.
    fn try_each(
        &self,
        implied: &mut Implied,
        rivals: &Rivals,
        figure: &ClaimFigure,
        unknown: NodeId,
        printed: &Interval,
        when: When,
    ) {
        let own = self.graph.unit(unknown);
        let mut rows = near(self.library, own, [&implied.within_rounding, &implied.as_printed]);
        rows.extend(rivals.of_sites().map(|rival| rival.factor));
        rows.sort_unstable();
        rows.dedup();
        let point = View::plain(self.graph).leaf_at(figure.published).map(|leaf| leaf.point()).unwrap_or_default();
        let judged = rows.into_iter().filter_map(|at| {
            let (rival, factor) = (rivals.row(at)?, self.library.factor_at(at));
            let check = put(self.graph, figure, unknown, printed, factor)?;
            let holds = matches!(check.at_last_place(), Arithmetic::Exact | Arithmetic::WithinRounding { .. });
            let misses_by = if holds { Exact::ZERO } else { (&point - check.recomputed.value()?).abs() };
            Some((misses_by, rival, rival.candidate(holds, when)))
        });
        let mut judged: Vec<_> = judged.collect();
        judged.sort_by(|a, b| {
            let holding = b.2.holds.cmp(&a.2.holds);
            holding.then_with(|| a.0.cmp(&b.0)).then_with(|| a.1.order(b.1, when, self.library))
        });
        let fitting = judged.iter().filter(|(_, _, candidate)| candidate.holds).map(|(_, rival, _)| *rival);
        implied.by_then = by_then(fitting, when);
        implied.holding = judged.iter().filter(|(_, _, candidate)| candidate.holds).count();
        let (mut missing, mut of_sites) = (0, 0);
        let kept = judged.into_iter().map(|(_, _, candidate)| candidate).enumerate().filter(|(at, candidate)| {
            let count = if candidate.fits_place { &mut of_sites } else { &mut missing };
            *count += usize::from(!candidate.holds);
            if candidate.holds { *at < self.most_holding } else { *count <= MOST_MISSING }
        });
        implied.candidates = kept.map(|(_, candidate)| candidate).collect();
    }

    /// The unit most of the candidates are published in; the first of equals.
    fn common_unit(&self, candidates: &[Candidate], dimension: Dimension) -> Option<Unit> {
        let mut counts: Vec<(Cow<'_, Unit>, usize)> = Vec::new();
        for candidate in candidates {
            let Some(own) = unit_for(self.library.factor_at(candidate.factor), dimension) else { continue };
            match counts.iter_mut().find(|(unit, _)| *unit == own) {
                Some((_, count)) => *count += 1,
                None => counts.push((own, 1)),
            }
        }
        let best = counts.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
        best.map(|(unit, _)| unit.into_owned())
    }
}

/// How many of the rows were published by the day of the document.
fn by_then<'r>(holding: impl Iterator<Item = &'r Rival>, when: When) -> Option<ByThen> {
    let day = when.day?;
    let (mut known, mut open) = (Vec::new(), 0);
    for rival in holding {
        match rival.available(when) {
            Available::ByThen => known.push(rival),
            Available::Open => open += 1,
            Available::Later => {}
        }
    }
    let official = known.iter().filter(|rival| rival.is_official()).count();
    Some(ByThen { day, holding: known.len(), official, open })
}

/// The places of the book's sites.
fn places(accounts: &Accounts, regions: &Regions) -> Vec<String> {
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
    places
}

/// Whether the range of an unknown says all there is to say: every input is met along one path, and every step moves
/// steadily. Where an input occurs twice, the range is an outer one.
fn decides(view: View<'_>, cone: &Cone) -> bool {
    let mut met = vec![false; cone.len()];
    cone.order().all(|node| {
        let steady = match view.kind(node) {
            Kind::Leaf(_) | Kind::Gap(_) | Kind::Sum(_) | Kind::Product(_) => true,
            Kind::Neg(_) | Kind::Convert(..) | Kind::Quotient(..) => true,
            Kind::Power(..) | Kind::Round(..) | Kind::Min(_) | Kind::Max(_) => false,
            Kind::Abs(_) | Kind::Choose(..) | Kind::Opaque(..) => false,
        };
        let exact = |kid: NodeId| view.leaf_at(kid).is_some_and(|leaf| leaf.range().is_point().is_some());
        steady
            && view.children(node).iter().all(|kid| {
                let again = cone.slot(*kid).is_some_and(|slot| std::mem::replace(&mut met[slot], true));
                !again || exact(*kid)
            })
    })
}

fn scaled(required: &Required, scale: &Exact) -> Required {
    match required {
        Required::Range(range) => Required::Range(range.scale(scale)),
        Required::RangeAsPrinted(range) => Required::RangeAsPrinted(range.scale(scale)),
        Required::Hull(range) => Required::Hull(range.scale(scale)),
        other => other.clone(),
    }
}

/// The factors worth trying: all whose value lies in what the unknown can be or near it. A factor holds within its own
/// rounding too, so that its value may lie a little outside.
fn near(library: &Library, unit: &Unit, ranges: [&Required; 2]) -> Vec<usize> {
    let ends = |required: &Required| {
        let range = required.range()?.scale(unit.ratio());
        Some((range.lower_value()?.clone(), range.upper_value()?.clone()))
    };
    // Where the range has no end or is not known, everything that measures the same is tried.
    let Some((lower, upper)) = ranges.into_iter().find_map(ends) else {
        return co2::measuring(library, unit.dimension()).into_iter().map(|(at, _)| at).collect();
    };
    let mut rows = Vec::new();
    // From a third more and less down to a hundredth, until there are not too many.
    for (more, less) in [(4, 3), (9, 8), (33, 32), (101, 100)] {
        let (more, less) = (Exact::from(i64::from(more)), Exact::from(i64::from(less)));
        let (Some(out), Some(inner)) = (more.checked_div(&less), less.checked_div(&more)) else { break };
        let (a, b) = (
            &lower * if lower.is_negative() { &out } else { &inner },
            &upper * if upper.is_negative() { &inner } else { &out },
        );
        rows = co2::between(library, unit.dimension(), &a, &b);
        if rows.len() <= MOST_TRIED {
            break;
        }
    }
    rows
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
    let unit = unit_for(factor, graph.unit(unknown).dimension())?;
    patch.put(graph, unknown, factor.literal()?, &unit, None, origin).ok()?;
    Some(judge(View::patched(graph, &patch), figure.recomputed, figure.published, printed))
}
