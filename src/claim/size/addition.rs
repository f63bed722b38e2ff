//! Amounts of CO2e that do not hold, added up by period and direction: each once, however often it shows.

use std::collections::HashMap;

use super::summary::{Aggregate, Summary};
use super::{Assessing, period_of, period_of_table, tonnes};
use crate::account::Shape;
use crate::calc::View;
use crate::claim::{TableVerdict, Verdict};
use crate::quantity::Exact;

/// A figure that does not hold. Claims stand before relations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misstated {
    /// The figure of a claim, by its index.
    Claim(usize),
    /// A relation of a table.
    Relation {
        /// Index into the figures of tables.
        table: usize,
        /// Index into its relations.
        relation: usize,
    },
}

/// A figure that is counted with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counted {
    /// Which.
    pub figure: Misstated,
    /// With which.
    pub with: Misstated,
    /// Why.
    pub why: WhyCounted,
}

/// Why a figure is counted with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyCounted {
    /// It is the same published figure, or computed from it.
    SameFigure,
    /// Both rest on one cell and are off by the same amount.
    SameCell,
}

/// A figure that does not hold, with what tells whether it is another's.
struct Wrong {
    figure: Misstated,
    period: Option<usize>,
    /// Printed less recomputed, in tCO2e.
    amount: Option<Exact>,
    /// As printed, in tCO2e.
    print: Option<Exact>,
}

/// Adds up, the largest first. One misstatement are
/// - claims of the same published figure in the same period (the largest counts), and a claim that is computed from another;
/// - a relation and any figure of the same print and difference in the same period;
/// - relations of one table that share a cell and are off by the same amount: one wrong cell breaks its row and its column.
pub(super) fn add_up(given: &Assessing<'_>, verdicts: &[Verdict], tables: &[TableVerdict], summary: &mut Summary) {
    let mut wrong = wrong(given, verdicts, tables);
    let size = |of: &Wrong| of.amount.as_ref().map(Exact::abs);
    wrong.sort_by(|a, b| size(b).cmp(&size(a)).then(a.figure.cmp(&b.figure)));
    let ids = wrong.iter().filter_map(|of| match of.figure {
        Misstated::Claim(at) => Some((given.claims[at].id.as_str(), at)),
        Misstated::Relation { .. } => None,
    });
    let is_wrong: HashMap<&str, usize> = ids.collect();
    let mut placed = Placed::default();
    for one in &wrong {
        let (Some(period), Some(amount)) = (one.period, &one.amount) else {
            summary.not_added.push(one.figure);
            continue;
        };
        let cells = cells(given, one.figure);
        let rests_on = || Some((rests_on(given, &is_wrong, one.figure)?, WhyCounted::SameFigure));
        let found = placed.find(one, period, amount, &cells).or_else(rests_on);
        placed.put(one, period, amount, &cells, found.map_or(one.figure, |(with, _)| with));
        if let Some((with, why)) = found {
            summary.counted_elsewhere.push(Counted { figure: one.figure, with, why });
            continue;
        }
        let aggregate = aggregate_of(summary, period);
        aggregate.figures.push(one.figure);
        if amount.is_negative() {
            aggregate.understated = &aggregate.understated - amount;
        } else {
            aggregate.overstated = &aggregate.overstated + amount;
        }
    }
    summary.aggregates.sort_by_key(|aggregate| aggregate.period);
    summary.aggregates.iter_mut().for_each(|aggregate| aggregate.figures.sort_unstable());
    summary.counted_elsewhere.sort_unstable();
    summary.not_added.sort_unstable();
}

fn aggregate_of(summary: &mut Summary, period: usize) -> &mut Aggregate {
    let at = summary.aggregates.iter().position(|of| of.period == period).unwrap_or_else(|| {
        let (overstated, understated) = (Exact::ZERO, Exact::ZERO);
        summary.aggregates.push(Aggregate {
            period,
            figures: Vec::new(),
            overstated,
            understated,
            against: Vec::new(),
        });
        summary.aggregates.len() - 1
    });
    &mut summary.aggregates[at]
}

fn wrong(given: &Assessing<'_>, verdicts: &[Verdict], tables: &[TableVerdict]) -> Vec<Wrong> {
    let view = View::plain(&given.account.graph);
    let of_claim = |verdict: &Verdict| {
        let size = verdict.size.as_ref()?;
        let claim = &given.claims[verdict.claim];
        let ratio = tonnes(claim.published.value.unit());
        let print = claim.published.value.amount().one().map(|literal| literal.exact());
        Some(Wrong {
            figure: Misstated::Claim(verdict.claim),
            period: period_of(given, claim),
            amount: ratio.as_ref().map(|ratio| &size.difference * ratio),
            print: print.zip(ratio).map(|(print, ratio)| &print * &ratio),
        })
    };
    let mut wrong: Vec<Wrong> = verdicts.iter().filter_map(of_claim).collect();
    for (table, (figure, verdict)) in given.table_figures.iter().zip(tables).enumerate() {
        let period = period_of_table(given, &given.tables[figure.table]);
        let relations = figure.relations.iter().zip(&verdict.sizes).enumerate();
        wrong.extend(relations.filter_map(|(relation, (of, size))| {
            let size = size.as_ref()?;
            let ratio = tonnes(view.unit(of.published));
            let print = view.leaf_at(of.published).map(|leaf| leaf.point());
            Some(Wrong {
                figure: Misstated::Relation { table, relation },
                period,
                amount: ratio.as_ref().map(|ratio| &size.difference * ratio),
                print: print.zip(ratio).map(|(print, ratio)| &print * &ratio),
            })
        }));
    }
    wrong
}

/// What was met before, by what makes it the same: looked up, since a table may have a hundred thousand cells.
#[derive(Default)]
struct Placed {
    /// Claims, by period and print.
    prints: HashMap<(usize, Exact), Misstated>,
    /// Any figure, by period, print and difference.
    differences: HashMap<(usize, Exact, Exact), Misstated>,
    /// Relations, by table, cell and size of the difference.
    cells: HashMap<(usize, usize, Exact), Misstated>,
}

impl Placed {
    /// What a figure is counted with.
    fn find(&self, one: &Wrong, period: usize, amount: &Exact, cells: &[Cell]) -> Option<(Misstated, WhyCounted)> {
        let same_print = || match one.figure {
            Misstated::Claim(_) => self.prints.get(&(period, one.print.clone()?)),
            Misstated::Relation { .. } => None,
        };
        let same_difference = || self.differences.get(&(period, one.print.clone()?, amount.clone()));
        let same_figure = same_print().or_else(same_difference).map(|with| (*with, WhyCounted::SameFigure));
        let same_cell = || {
            let mut found = cells.iter().filter_map(|(table, cell)| self.cells.get(&(*table, *cell, amount.abs())));
            found.next().map(|with| (*with, WhyCounted::SameCell))
        };
        same_figure.or_else(same_cell)
    }

    /// Keeps the first of each.
    fn put(&mut self, one: &Wrong, period: usize, amount: &Exact, cells: &[Cell], root: Misstated) {
        if let Some(print) = &one.print {
            if matches!(one.figure, Misstated::Claim(_)) {
                self.prints.entry((period, print.clone())).or_insert(root);
            }
            self.differences.entry((period, print.clone(), amount.clone())).or_insert(root);
        }
        for (table, cell) in cells {
            self.cells.entry((*table, *cell, amount.abs())).or_insert(root);
        }
    }
}

/// A cell of a table: index into the figures of tables, index of the cell.
type Cell = (usize, usize);

fn cells(given: &Assessing<'_>, figure: Misstated) -> Vec<Cell> {
    match figure {
        Misstated::Claim(_) => Vec::new(),
        Misstated::Relation { table, relation } => {
            let cells = given.table_figures[table].relations[relation].relation.cells();
            cells.into_iter().map(|cell| (table, cell)).collect()
        }
    }
}

/// The claim that does not hold itself and that this one is computed from: it passes that one on.
fn rests_on(given: &Assessing<'_>, is_wrong: &HashMap<&str, usize>, figure: Misstated) -> Option<Misstated> {
    let Misstated::Claim(at) = figure else { return None };
    let other = given.claims[at].equals.value.figures().find_map(|(address, _)| match address.shape() {
        Shape::Claim { id } | Shape::ClaimPublished { id } => is_wrong.get(id).copied(),
        _ => None,
    });
    other.filter(|other| *other != at).map(Misstated::Claim)
}
