//! Totals and shares of a table: by the words of its lines, and by arithmetic where no word says so.

use std::collections::{HashMap, HashSet};

use super::chance;
use super::lay::Lay;
use super::words::{RATE, SHARE, WHOLE, says, scopes};
use crate::quantity::{Exact, Interval};
use crate::read::{Grid, RowKind};

/// Lines before or after a line that are tried as its parts.
const LONGEST_RUN: usize = 40;
/// Parts of parts that are followed until a total is given up.
const LONGEST_WAY: usize = 10_000;
/// Chance up to which arithmetic alone is no coincidence.
const NO_COINCIDENCE: f64 = 0.005;
/// And where words call the line a whole of the lines beside it.
const NO_COINCIDENCE_OF_A_WHOLE: f64 = 0.05;
/// Parts of a total by which a sum may miss it where it fits beside and words call it a total: a slip of a digit, not
/// another thing.
const SLIP: f64 = 0.2;

/// Rows or columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Across {
    /// A rule about a row.
    Row,
    /// A rule about a column.
    Column,
}

/// A line that is the sum of others.
#[derive(Debug, Clone, PartialEq)]
pub struct TotalRule {
    /// Whether it is a row or a column.
    pub side: Across,
    /// Which.
    pub line: usize,
    /// Its parts.
    pub of: Vec<usize>,
    /// The columns of a total row, the rows of a total column in which it is one.
    pub within: Vec<usize>,
    /// In how many of them it does not fit.
    pub misfits: usize,
    /// Whether words say so.
    pub by_words: bool,
    /// The chance of a fit by coincidence.
    pub chance: f64,
}

/// A line of percentages that add up.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareRule {
    /// Whether it is a row or a column.
    pub side: Across,
    /// Which.
    pub line: usize,
    /// What they are shares of, where a line of the table is that.
    pub of: Option<usize>,
    /// The line of the other side that is 100 %.
    pub total: Option<usize>,
    /// The lines that add up to it.
    pub parts: Vec<usize>,
    /// The chance of a fit by coincidence.
    pub chance: f64,
}

/// What a table says of its lines.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rules {
    /// Totals.
    pub totals: Vec<TotalRule>,
    /// Shares.
    pub shares: Vec<ShareRule>,
}

impl Rules {
    /// Whether nothing relates the lines.
    pub fn is_empty(&self) -> bool {
        self.totals.is_empty() && self.shares.is_empty()
    }

    /// Whether words say any of it.
    pub fn by_words(&self) -> bool {
        self.totals.iter().any(|total| total.by_words)
    }

    /// How sure the weakest of the relations is.
    pub fn confidence(&self) -> f64 {
        let totals = self.totals.iter().map(|total| match total.by_words {
            true if total.misfits == 0 => chance::confidence(0.9, total.chance),
            true => 0.93,
            false => chance::confidence(0.2, total.chance),
        });
        let shares = self.shares.iter().map(|share| chance::confidence(0.6, share.chance));
        totals.chain(shares).fold(0.999, f64::min)
    }

    /// The chance that the likeliest coincidence among them is one.
    pub fn chance(&self) -> f64 {
        let totals = self.totals.iter().map(|total| total.chance);
        totals.chain(self.shares.iter().map(|share| share.chance)).fold(0.0, f64::max)
    }

    /// Adds a total, unless a line would come to contain itself. `known` is where the totals of its side stand, by line.
    fn add(&mut self, known: &mut HashMap<usize, usize>, total: TotalRule) {
        if !known.contains_key(&total.line) && !self.contains_itself(known, &total) {
            known.insert(total.line, self.totals.len());
            self.totals.push(total);
        }
    }

    /// Whether the parts of a total, and theirs in turn, lead back to it. Where it takes too long to tell, they do.
    fn contains_itself(&self, known: &HashMap<usize, usize>, total: &TotalRule) -> bool {
        let mut open = total.of.clone();
        let mut seen = HashSet::new();
        let mut steps = 0;
        while let Some(part) = open.pop() {
            if part == total.line || steps > LONGEST_WAY {
                return true;
            }
            let of = known.get(&part).and_then(|at| self.totals.get(*at)).filter(|_| seen.insert(part));
            if let Some(of) = of {
                steps += of.of.len();
                open.extend(&of.of);
            }
        }
        false
    }
}

/// Reads the totals and shares of a table.
pub fn rules(grid: &Grid) -> Rules {
    let mut rules = Rules::default();
    let sides = [Lay::new(grid, Across::Row), Lay::new(grid, Across::Column)];
    let mut known = [HashMap::new(), HashMap::new()];
    for (lay, known) in sides.iter().zip(&mut known) {
        for line in (0..lay.len()).filter(|line| matches!(lay.kind(*line), RowKind::Total | RowKind::SubTotal)) {
            // Rows of several things: only the run of those that measure the same can be its parts.
            if let Some(total) = by_words(lay, line).or_else(|| by_arithmetic(lay, line)) {
                rules.add(known, total);
            }
        }
    }
    for (lay, known) in sides.iter().zip(&mut known) {
        for line in 0..lay.len() {
            if lay.kind(line) == RowKind::Item
                && let Some(total) = by_arithmetic(lay, line)
            {
                rules.add(known, total);
            }
        }
    }
    // A share may rest on the total of the other side, so totals come first.
    for lay in &sides {
        let shares: Vec<ShareRule> = (0..lay.len()).filter_map(|line| shares(lay, line)).collect();
        rules.shares.extend(shares);
    }
    // Columns and rows of percentages in one table would say twice what a cell is a share of.
    if rules.shares.iter().any(|share| share.side == Across::Column) {
        rules.shares.retain(|share| share.side == Across::Column);
    }
    rules
}

/// The sums that a total line could be, likeliest first.
fn candidates(lay: &Lay<'_>, line: usize) -> Vec<Vec<usize>> {
    let is_item = |other: &usize| lay.kind(*other) == RowKind::Item;
    let is_total = |other: &usize| matches!(lay.kind(*other), RowKind::Total | RowKind::SubTotal);
    let before = (0..line).rev().take_while(|other| !is_total(other)).filter(is_item).collect::<Vec<_>>();
    if lay.kind(line) == RowKind::SubTotal {
        let after = (line + 1..lay.len()).take_while(|other| !is_total(other)).filter(is_item).collect();
        return vec![before.into_iter().rev().collect(), after];
    }
    let is_sub = |other: &usize| lay.kind(*other) == RowKind::SubTotal;
    let subs: Vec<usize> = (0..line).filter(is_sub).collect();
    let mut over = subs.clone();
    over.extend(before.iter().rev().filter(|item| subs.last().is_some_and(|sub| *item > sub)));
    let first_after = (line + 1..lay.len()).take_while(|other| !is_total(other)).filter(is_item).collect();
    vec![
        if subs.is_empty() { Vec::new() } else { over },
        before.iter().copied().rev().collect(),
        (0..line).filter(is_item).collect(),
        first_after,
        (0..lay.len()).filter(|other| *other != line).filter(is_item).collect(),
        subs,
    ]
}

fn by_words(lay: &Lay<'_>, line: usize) -> Option<TotalRule> {
    let mut best: Option<(usize, usize, TotalRule)> = None;
    for mut of in candidates(lay, line) {
        // Lines on which nothing is stated have no unit and add nothing.
        of.retain(|part| (0..lay.cross_len()).any(|cross| lay.cell(*part, cross).is_some()));
        // So much for so much is no part of an amount.
        let is_rate = |line: usize| says(&lay.name(line).to_lowercase(), RATE);
        of.retain(|part| is_rate(line) || !is_rate(*part));
        // The total of Scope 1 and 2 has no Scope 3 in it.
        let named = scopes(&lay.name(line));
        let is_outside = |part: usize| {
            let scopes = scopes(&lay.name(part));
            !named.is_empty() && !scopes.is_empty() && !scopes.iter().any(|scope| named.contains(scope))
        };
        of.retain(|part| !is_outside(*part));
        if of.len() < 2 {
            continue;
        }
        let (mut within, mut misfits, mut chance) = weigh(lay, line, &of);
        // `Scope 1+2` between its parts and the total: what is counted in it is not counted again.
        if misfits > 0
            && let Some(outer) = without_inner(lay, &of)
        {
            of = outer;
            (within, misfits, chance) = weigh(lay, line, &of);
        }
        let fits = within.len() - misfits;
        let better =
            best.as_ref().is_none_or(|(most, least, _)| (fits, usize::MAX - misfits) > (*most, usize::MAX - *least));
        if !within.is_empty() && better {
            let rule = TotalRule { side: lay.side, line, of, within, misfits, by_words: true, chance };
            best = Some((fits, misfits, rule));
        }
    }
    best.map(|(_, _, rule)| rule)
}

/// Where a sum can be told, in how many places it does not fit, and the chance of its fits.
fn weigh(lay: &Lay<'_>, line: usize, of: &[usize]) -> (Vec<usize>, usize, f64) {
    let (mut within, mut misfits, mut chance) = (Vec::new(), 0, 1.0);
    for cross in 0..lay.cross_len() {
        match lay.sum_fits(line, of, cross) {
            Some(fit) if fit.fits => {
                within.push(cross);
                chance *= fit.chance;
            }
            // Beyond that it is no sum at all: a column of rates beside amounts.
            Some(fit) if fit.off < 0.5 => {
                within.push(cross);
                misfits += 1;
            }
            _ => {}
        }
    }
    (within, misfits, chance)
}

/// The parts without those that are counted in another of them.
fn without_inner(lay: &Lay<'_>, of: &[usize]) -> Option<Vec<usize>> {
    let inner = of.iter().filter_map(|part| by_arithmetic(lay, *part));
    let inner: Vec<usize> =
        inner.filter(|total| total.of.iter().all(|part| of.contains(part))).flat_map(|total| total.of).collect();
    let outer: Vec<usize> = of.iter().copied().filter(|part| !inner.contains(part)).collect();
    (!inner.is_empty() && outer.len() >= 2).then_some(outer)
}

/// A line that is the sum of the run of lines before or after it, wherever it can be told.
fn by_arithmetic(lay: &Lay<'_>, line: usize) -> Option<TotalRule> {
    let down: Vec<usize> = (0..line).rev().take(LONGEST_RUN).collect();
    let up: Vec<usize> = (line + 1..lay.len()).take(LONGEST_RUN).collect();
    let firsts: Vec<usize> = (0..lay.cross_len()).filter(|cross| lay.is_sure(line, *cross)).take(3).collect();
    let mut best: Option<TotalRule> = None;
    for run in [down, up] {
        for first in &firsts {
            let Some(whole) = lay.cell(line, *first) else { continue };
            let mut sum = Interval::point(Exact::ZERO);
            let mut of = Vec::new();
            for part in &run {
                let Some(cell) = lay.cell(*part, *first) else { continue };
                if cell.kind != whole.kind || cell.is_percent {
                    break;
                }
                of.push(*part);
                sum = sum.add(&cell.range);
                if sum.lower.value() > whole.range.upper.value() {
                    break;
                }
                if of.len() < 2 || !sum.meets(&whole.range) {
                    continue;
                }
                let mut of = of.clone();
                of.sort_unstable();
                let tried = run.len().max(2) * 2;
                if let Some(rule) = everywhere(lay, line, of, tried)
                    && best.as_ref().is_none_or(|other| rule.chance < other.chance)
                {
                    best = Some(rule);
                }
            }
        }
    }
    best
}

/// The total where it fits wherever it can be told, and is no coincidence; one that words call a total may miss in fewer
/// places than it fits, or in one of two.
fn everywhere(lay: &Lay<'_>, line: usize, of: Vec<usize>, tried: usize) -> Option<TotalRule> {
    let (mut within, mut one, mut misfits) = (Vec::new(), 1.0, 0);
    let is_whole = says(&lay.name(line), WHOLE);
    for cross in 0..lay.cross_len() {
        match lay.sum_fits(line, &of, cross) {
            Some(fit) if fit.fits => {
                within.push(cross);
                // Each column is one more witness, but figures of one row are not independent.
                one *= fit.chance.max(1e-6);
            }
            // Changes and rates beside amounts add up to nothing.
            Some(_) if lay.cell(line, cross).is_some_and(|cell| cell.is_percent) => {}
            Some(fit) if is_whole && fit.off <= SLIP => {
                within.push(cross);
                misfits += 1;
            }
            Some(_) => return None,
            None => {}
        }
    }
    let fits = within.len() - misfits;
    let chance = chance::of_any(one, tried * lay.len().min(LONGEST_RUN));
    let most_fit = misfits == 0 || misfits < fits || fits == 1 && misfits == 1;
    let limit = if is_whole { NO_COINCIDENCE_OF_A_WHOLE } else { NO_COINCIDENCE };
    (fits > 0 && most_fit && chance <= limit).then_some(TotalRule {
        side: lay.side,
        line,
        of,
        within,
        misfits,
        by_words: misfits > 0 || chance > NO_COINCIDENCE,
        chance,
    })
}

/// A line of percentages that add up to 100 %.
fn shares(lay: &Lay<'_>, line: usize) -> Option<ShareRule> {
    let filled: Vec<usize> = (0..lay.cross_len()).filter(|cross| lay.cell(line, *cross).is_some()).collect();
    let percent = |cross: &usize| lay.cell(line, *cross).is_some_and(|cell| cell.is_percent);
    if filled.len() < 2 || !filled.iter().all(percent) || lay.has_words(line) {
        return None;
    }
    let other = lay.turned();
    let is_total = |cross: &usize| other.kind(*cross) == RowKind::Total;
    let total = filled.iter().copied().find(is_total);
    let parts: Vec<usize> = filled.iter().copied().filter(|cross| other.kind(*cross) == RowKind::Item).collect();
    if parts.len() < 2 {
        return None;
    }
    let mut sum = Interval::point(Exact::ZERO);
    for part in &parts {
        sum = sum.add(&lay.cell(line, *part)?.range);
    }
    let fits = sum.contains(&Exact::ONE);
    let near = Exact::ratio(1, 20).is_some_and(|reach| sum.meets(&Interval::point(Exact::ONE).add(&around(&reach))));
    let named = says(&lay.name(line), SHARE);
    if !(fits || named && total.is_some() && near) {
        return None;
    }
    let of = (0..lay.len()).find(|amounts| *amounts != line && is_share_of(lay, line, *amounts, total, &parts));
    let width = sum.width().map_or(1.0, |width| width.to_f64());
    let chance = match of {
        Some(_) => 1e-6,
        None => chance::of_any(chance::of_amount(width, 1.0), 2),
    };
    Some(ShareRule { side: lay.side, line, of, total: of.and(total), parts, chance })
}

fn around(reach: &Exact) -> Interval {
    Interval::point(-reach).hull(&Interval::point(reach.clone()))
}

/// Whether each percentage is the share of its amount in the whole.
fn is_share_of(lay: &Lay<'_>, line: usize, amounts: usize, total: Option<usize>, parts: &[usize]) -> bool {
    let Some(first) = parts.first().and_then(|part| lay.cell(amounts, *part)) else { return false };
    let all_alike =
        (0..lay.cross_len()).all(|cross| lay.cell(amounts, cross).is_some_and(|cell| cell.kind == first.kind));
    if first.is_percent || !all_alike {
        return false;
    }
    let whole = match total {
        Some(total) => lay.cell(amounts, total).map(|cell| cell.range.clone()),
        None => {
            let cells = parts.iter().filter_map(|part| lay.cell(amounts, *part));
            Some(cells.fold(Interval::point(Exact::ZERO), |sum, cell| sum.add(&cell.range)))
        }
    };
    let Some(whole) = whole else { return false };
    let fits = |part: &usize| {
        let (Some(share), Some(amount)) = (lay.cell(line, *part), lay.cell(amounts, *part)) else { return false };
        amount.range.div(&whole).is_some_and(|ratio| ratio.meets(&share.range))
    };
    // A table with one wrong share is still a table of shares.
    let fitting = parts.iter().filter(|part| fits(part)).count();
    fitting >= 2 && fitting + 1 >= parts.len()
}
