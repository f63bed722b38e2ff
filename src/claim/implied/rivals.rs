//! The published values of one dimension, in order: a claim looks its range up, and reads no rows.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::chance::Positions;
use super::co2::{measuring, unit_for};
use super::{Available, Candidate, When};
use crate::factor::{Factor, FactorKind, Grade, Library, RulePack, Standing, first_day, last_day};
use crate::quantity::{Bound, Dimension, Exact, Interval};

/// A published value that could stand in the place of an unknown.
#[derive(Debug, Clone)]
pub struct Rival {
    /// Index in the library.
    pub factor: usize,
    /// The value as printed, in coherent units.
    pub value: Exact,
    /// What the print stands for.
    pub interval: Interval,
    /// How near it stands to what a report may use.
    tier: Tier,
    /// Whether it is for one of the sites of the book.
    at_site: bool,
    /// Whether it is an official average, or a value for reporting, of one of the sites.
    pub fits_place: bool,
    /// The first and the last day that its date of publication may mean.
    published: Option<(Date, Date)>,
    year: u16,
    kind: u8,
    grade: Grade,
}

/// What weight a value has for an inventory or a saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// Official, and of a kind that may be chosen by rule.
    Official,
    /// Official, of a kind that is never chosen by rule: margins of projects, life cycles.
    OtherKind,
    /// Of authors, or of a document that sets nothing.
    Estimate,
    /// Never in force.
    Draft,
}

/// All rivals of a dimension.
#[derive(Debug, Default)]
pub struct Rivals {
    /// By the lower end of what they stand for.
    rows: Vec<Rival>,
    /// The furthest upper end of all rows so far.
    reach: Vec<Bound>,
    /// The rows by value.
    by_value: Vec<usize>,
    /// The rows by factor.
    by_factor: Vec<usize>,
    /// The official values for reports of the sites.
    of_sites: Vec<usize>,
    /// How many factors of the library measure the same, those whose value is a range included.
    pub count: usize,
    /// How many of these are counted in CO2 and stand for CO2e.
    pub in_co2: usize,
    /// Where their values lie.
    pub positions: Positions,
}

impl Rivals {
    /// Reads every row of a dimension, once. `places` are the codes of the sites and what they lie in.
    pub fn of(library: &Library, dimension: Dimension, places: &[String], pack: &RulePack) -> Rivals {
        let rival = |(at, factor): (usize, &Factor)| {
            let unit = unit_for(factor, dimension)?;
            let (literal, ratio) = (factor.literal()?, unit.ratio());
            let source = library.source(factor.source);
            let standing = source.map_or(Standing::Practice, |source| source.standing);
            let at_site = factor.region.as_ref().is_some_and(|region| places.contains(region));
            let tier = tier(factor, standing, pack);
            let for_reports = matches!(factor.kind, FactorKind::Average | FactorKind::Ets);
            Some(Rival {
                factor: at,
                value: &literal.exact() * ratio,
                interval: literal.interval().scale(ratio),
                tier,
                at_site,
                fits_place: at_site && for_reports && tier != Tier::Draft,
                published: source.and_then(|source| {
                    let text = source.published.as_deref()?;
                    Some((first_day(text)?, last_day(text)?))
                }),
                year: factor.data_year(),
                kind: factor.kind.rank(),
                grade: factor.grade,
            })
        };
        let measuring = measuring(library, dimension);
        let count = measuring.len();
        let in_co2 = measuring.iter().filter(|(_, factor)| factor.unit().dimension() != dimension).count();
        let mut rows: Vec<Rival> = measuring.into_iter().filter_map(rival).collect();
        rows.sort_by(|a, b| a.interval.lower.compare_lower(&b.interval.lower));
        let further = |reach: &mut Option<Bound>, row: &Rival| {
            let own = &row.interval.upper;
            if reach.as_ref().is_none_or(|reach| reach.compare_upper(own) == Ordering::Less) {
                *reach = Some(own.clone());
            }
            reach.clone()
        };
        let reach = rows.iter().scan(None, further).collect();
        let mut by_value: Vec<usize> = (0..rows.len()).collect();
        by_value.sort_by(|a, b| rows[*a].value.cmp(&rows[*b].value));
        let mut by_factor: Vec<usize> = (0..rows.len()).collect();
        by_factor.sort_by_key(|at| rows[*at].factor);
        let of_sites = (0..rows.len()).filter(|at| rows[*at].fits_place).collect();
        let positions = Positions::of(rows.iter().map(|row| (&row.value, &row.interval)));
        Rivals { rows, reach, by_value, by_factor, of_sites, count, in_co2, positions }
    }

    /// The rows that stand for a value of the range, by their lower ends. Both ends are in coherent units.
    pub fn in_range(&self, range: &Interval) -> Vec<&Rival> {
        let end = self.rows.partition_point(|row| row.interval.lower.leaves_room(&range.upper));
        let reaches = |at: &usize| range.lower.leaves_room(&self.reach[*at]);
        let within = (0..end).rev().take_while(reaches).map(|at| &self.rows[at]);
        within.filter(|row| row.interval.meets(range)).collect()
    }

    /// The rows outside the range that are nearest to it by value.
    pub fn nearest(&self, range: &Interval, count: usize) -> Vec<&Rival> {
        let row = |at: usize| &self.rows[self.by_value[at]];
        let below = |at: &usize| range.lower_value().is_some_and(|lower| self.rows[*at].value < *lower);
        let mut left = self.by_value.partition_point(below);
        let mut right =
            self.by_value.partition_point(|at| range.upper_value().is_none_or(|upper| self.rows[*at].value <= *upper));
        let mut found = Vec::new();
        while found.len() < count {
            let low = left.checked_sub(1).zip(range.lower_value()).map(|(at, end)| (at, end - &row(at).value));
            let high = range.upper_value().filter(|_| right < self.rows.len()).map(|end| &row(right).value - end);
            let next = match (low, high) {
                (Some((at, low)), high) if high.as_ref().is_none_or(|high| low <= *high) => {
                    left = at;
                    row(at)
                }
                (_, Some(_)) => {
                    right += 1;
                    row(right - 1)
                }
                _ => break,
            };
            if !next.interval.meets(range) {
                found.push(next);
            }
        }
        found
    }

    /// The row of a factor.
    pub fn row(&self, factor: usize) -> Option<&Rival> {
        let at = self.by_factor.binary_search_by_key(&factor, |at| self.rows[*at].factor).ok()?;
        Some(&self.rows[self.by_factor[at]])
    }

    /// The official values for reports of the sites.
    pub fn of_sites(&self) -> impl Iterator<Item = &Rival> {
        self.of_sites.iter().map(|at| &self.rows[*at])
    }
}

impl Rival {
    /// The order of rivals, as it is written down: what the author could have used before what was published later; official
    /// values of a kind that may be chosen by rule, other official values, values of authors, drafts; of these the ones for the
    /// sites of the book; then the year of the data nearest to that of the claim, the kind nearest to an average, the better
    /// confirmed, the id.
    pub fn order(&self, other: &Rival, when: When, library: &Library) -> Ordering {
        let years = |row: &Rival| when.year.map_or(0, |year| year.abs_diff(row.year));
        let key = |row: &Rival| (row.available(when), row.tier, !row.at_site, years(row), row.kind, row.grade);
        let ids = || library.factor_at(self.factor).id.cmp(&library.factor_at(other.factor).id);
        key(self).cmp(&key(other)).then_with(ids)
    }

    /// As a candidate of a claim.
    pub fn candidate(&self, holds: bool, when: When) -> Candidate {
        Candidate { factor: self.factor, holds, fits_place: self.fits_place, available: self.available(when) }
    }

    /// Whether it was published when the document was; `2022` may be any day of the year.
    pub fn available(&self, when: When) -> Available {
        match when.day.zip(self.published) {
            Some((day, (_, last))) if last <= day => Available::ByThen,
            Some((day, (first, _))) if first > day => Available::Later,
            _ => Available::Open,
        }
    }

    /// Whether an authority published it as in force.
    pub fn is_official(&self) -> bool {
        matches!(self.tier, Tier::Official | Tier::OtherKind)
    }
}

fn tier(factor: &Factor, standing: Standing, pack: &RulePack) -> Tier {
    if factor.draft {
        Tier::Draft
    } else if pack.never.standings.contains(&standing) || factor.kind == FactorKind::Academic {
        Tier::Estimate
    } else if pack.never.kinds.contains(&factor.kind) {
        Tier::OtherKind
    } else {
        Tier::Official
    }
}
