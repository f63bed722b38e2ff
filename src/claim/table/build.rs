//! Tables as parts of the graph: every cell a leaf or a gap, every relation a figure.

use std::collections::{HashMap, HashSet};

use super::model::{Cell, Elsewhere, Printed, PrintedTable, Share, Side, Term};
use crate::account::Account;
use crate::calc::{Cited, Gap, GapCause, NodeId, Origin, OriginKind, UnitClash};
use crate::factor::clash_finding;
use crate::finding::{Code, Finding, Findings, Message, Place, Step};
use crate::inventory::{Accounts, Citation, Rendition, cite};
use crate::quantity::{Literal, Unit};

/// A table in the graph.
#[derive(Debug, Clone)]
pub struct TableFigure {
    /// Index into the tables.
    pub table: usize,
    /// The nodes of its cells, row by row.
    pub cells: Vec<NodeId>,
    /// What its cells say of one another, in the order of the table's rules.
    pub relations: Vec<RelationFigure>,
}

/// A relation in the graph.
#[derive(Debug, Clone)]
pub struct RelationFigure {
    /// What it says.
    pub relation: Relation,
    /// Its address.
    pub address: String,
    /// What should be printed.
    pub recomputed: NodeId,
    /// What is.
    pub published: NodeId,
}

/// What cells say of one another; cells by their index, with a sign where they are added (`true`: taken off).
#[derive(Debug, Clone)]
pub enum Relation {
    /// A total.
    Total {
        /// Down columns or across rows: the side that the total line is of.
        side: Side,
        /// The total.
        cell: usize,
        /// Its parts.
        parts: Vec<(usize, bool)>,
    },
    /// A percentage of another cell.
    Share {
        /// Index into the table's shares.
        rule: usize,
        /// The percentage.
        cell: usize,
        /// What it is a share of the whole.
        amount: usize,
        /// The cells that make 100 %: a total, or all parts.
        whole: Vec<(usize, bool)>,
    },
    /// Percentages that add up to 100 %.
    Hundred {
        /// Index into the table's shares.
        rule: usize,
        /// The percentages.
        parts: Vec<(usize, bool)>,
    },
    /// The same figure elsewhere.
    Same {
        /// The cell.
        cell: usize,
        /// The figure elsewhere.
        other: NodeId,
    },
}

impl Relation {
    /// The cell that the relation is about; none where it is about a line.
    pub const fn cell(&self) -> Option<usize> {
        match self {
            Relation::Total { cell, .. } | Relation::Share { cell, .. } | Relation::Same { cell, .. } => Some(*cell),
            Relation::Hundred { .. } => None,
        }
    }

    /// Every cell that takes part, once.
    pub fn cells(&self) -> Vec<usize> {
        let of = |parts: &[(usize, bool)]| parts.iter().map(|(cell, _)| *cell).collect::<Vec<_>>();
        let mut cells = match self {
            Relation::Total { cell, parts, .. } => [of(parts), vec![*cell]].concat(),
            Relation::Share { cell, amount, whole, .. } => [of(whole), vec![*cell, *amount]].concat(),
            Relation::Hundred { parts, .. } => of(parts),
            Relation::Same { cell, .. } => vec![*cell],
        };
        let mut seen = HashSet::new();
        cells.retain(|cell| seen.insert(*cell));
        cells
    }
}

/// Describes every table in the account's graph: the cells of all of them, then what they say of one another, so that a
/// table may name cells of any other.
pub fn build(tables: &[PrintedTable], accounts: &Accounts, account: &mut Account) -> (Vec<TableFigure>, Findings) {
    let mut findings = Findings::new();
    let cells: Vec<Vec<NodeId>> = tables.iter().map(|table| cells(table, accounts, account)).collect();
    let mut figures = Vec::new();
    for (at, (table, cells)) in tables.iter().zip(cells).enumerate() {
        let mut builder = Builder { table, cells, account, relations: Vec::new(), taken: HashMap::new() };
        // Units were checked with the table; a clash is said all the same, not swallowed.
        if let Err(clash) = builder.totals().and_then(|()| builder.shares()) {
            findings.push(clash_finding(&clash, table.place, None));
        }
        findings.extend(builder.same(accounts));
        let Builder { cells, relations, .. } = builder;
        figures.push(TableFigure { table: at, cells, relations });
    }
    (figures, findings)
}

fn cited(accounts: &Accounts, source: Option<&Citation>, rendition: Option<Rendition>) -> Option<Box<Cited>> {
    let mut cited = cite(accounts, source?);
    if let Some(rendition) = rendition {
        cited.transcribed = rendition == Rendition::Transcribed;
    }
    Some(cited)
}

fn cells(table: &PrintedTable, accounts: &Accounts, account: &mut Account) -> Vec<NodeId> {
    let cited = cited(accounts, table.source.as_ref(), table.rendition);
    let describe = |(at, cell): (usize, &Cell)| {
        let address = table.address(at);
        let node = match &cell.printed {
            Printed::Figure(quantity) => {
                let (row, column) = table.names(at);
                let origin = Origin {
                    address: address.clone(),
                    kind: OriginKind::Published,
                    place: Some(cell.place),
                    cited: cited.clone(),
                    note: Some(format!("{row} · {column}").into()),
                };
                account.graph.quantity(quantity, None, origin)
            }
            Printed::None(key, unit) => {
                let gap = Gap {
                    cause: GapCause::Key(*key),
                    address: address.clone(),
                    reason: None,
                    place: Some(cell.place),
                    cited: cited.clone(),
                };
                account.graph.gap(gap, unit)
            }
        };
        account.register(&address, node);
        node
    };
    table.cells.iter().enumerate().map(describe).collect()
}

struct Builder<'a> {
    table: &'a PrintedTable,
    cells: Vec<NodeId>,
    account: &'a mut Account,
    relations: Vec<RelationFigure>,
    /// How often an address was given out: a cell may be the total of two different sums.
    taken: HashMap<String, usize>,
}

impl Builder<'_> {
    fn is_stated(&self, cell: usize) -> bool {
        self.table.cells.get(cell).is_some_and(|cell| matches!(cell.printed, Printed::Figure(_)))
    }

    fn push(&mut self, relation: Relation, stem: String, recomputed: NodeId, published: NodeId, step: Step) {
        let count = self.taken.entry(stem.clone()).or_insert(0);
        *count += 1;
        let address = if *count == 1 { stem } else { format!("{stem}-{count}") };
        self.account.graph.set_step(recomputed, step);
        self.account.register(&address, recomputed);
        self.relations.push(RelationFigure { relation, address, recomputed, published });
    }

    /// A sum of cells, in a unit.
    fn sum(&mut self, parts: &[(usize, bool)], unit: &Unit) -> Result<NodeId, UnitClash> {
        let nodes: Vec<NodeId> = parts
            .iter()
            .map(|(cell, minus)| match minus {
                true => self.account.graph.negative(self.cells[*cell]),
                false => self.cells[*cell],
            })
            .collect();
        self.account.graph.sum(&nodes, unit)
    }

    fn crossings(&self, side: Side, terms: &[Term], cross: usize) -> Vec<(usize, bool)> {
        terms.iter().map(|term| (self.table.crossing(side, term.line, cross), term.minus)).collect()
    }

    fn totals(&mut self) -> Result<(), UnitClash> {
        for total in &self.table.totals {
            for cross in &total.within {
                let cell = self.table.crossing(total.side, total.line, *cross);
                if !self.is_stated(cell) {
                    continue;
                }
                let parts = self.crossings(total.side, &total.of, *cross);
                let published = self.cells[cell];
                let unit = self.account.graph.unit(published).clone();
                let recomputed = self.sum(&parts, &unit)?;
                let (word, step) = match total.side {
                    Side::Row => ("down", Step::TableDown),
                    Side::Column => ("across", Step::TableAcross),
                };
                let stem = format!("{}/{word}", self.table.address(cell));
                self.push(Relation::Total { side: total.side, cell, parts }, stem, recomputed, published, step);
            }
        }
        Ok(())
    }

    fn shares(&mut self) -> Result<(), UnitClash> {
        for (rule, share) in self.table.shares.iter().enumerate() {
            if let Some(of) = share.of {
                self.shares_of(rule, share, of)?;
            }
            let parts: Vec<(usize, bool)> = share
                .parts
                .iter()
                .map(|term| (self.table.crossing(share.side, share.line, term.line), term.minus))
                .collect();
            if !parts.iter().any(|(cell, _)| self.is_stated(*cell)) {
                continue;
            }
            let Ok(percent) = Unit::parse("%") else { continue };
            let recomputed = self.sum(&parts, &percent)?;
            let origin = Origin {
                address: "constant/hundred-percent".to_owned(),
                kind: OriginKind::Constant,
                place: None,
                cited: None,
                note: None,
            };
            let hundred = self.account.graph.shared_leaf(Literal::count(100), &percent, None, origin);
            let name = self.table.lines(share.side).get(share.line).map_or("", |line| line.segment.as_str());
            let word = if share.side == Side::Column { "down" } else { "across" };
            let stem = format!("table/{}/{word}/{name}/hundred", self.table.id);
            self.push(Relation::Hundred { rule, parts }, stem, recomputed, hundred, Step::TableHundred);
        }
        Ok(())
    }

    fn shares_of(&mut self, rule: usize, share: &Share, of: usize) -> Result<(), UnitClash> {
        let whole: Vec<(usize, bool)> = match share.total {
            Some(total) => vec![(self.table.crossing(share.side, of, total), false)],
            None => share.parts.iter().map(|t| (self.table.crossing(share.side, of, t.line), t.minus)).collect(),
        };
        let Some((first, _)) = whole.first() else { return Ok(()) };
        let unit = self.account.graph.unit(self.cells[*first]).clone();
        let base = match (share.total, whole.as_slice()) {
            (Some(_), [(cell, _)]) => self.cells[*cell],
            _ => self.sum(&whole, &unit)?,
        };
        for cross in 0..self.table.lines(share.side.other()).len() {
            let cell = self.table.crossing(share.side, share.line, cross);
            let amount = self.table.crossing(share.side, of, cross);
            if !self.is_stated(cell) || !self.is_stated(amount) {
                continue;
            }
            let quotient = self.account.graph.quotient(self.cells[amount], base)?;
            let published = self.cells[cell];
            let unit = self.account.graph.unit(published).clone();
            let recomputed = self.account.graph.convert(quotient, &unit)?;
            // Where both are in one unit already, the figure is a node of its own all the same.
            let recomputed = self.account.graph.sum(&[recomputed], &unit)?;
            let stem = format!("{}/share", self.table.address(cell));
            let relation = Relation::Share { rule, cell, amount, whole: whole.clone() };
            self.push(relation, stem, recomputed, published, Step::TableShare);
        }
        Ok(())
    }

    fn same(&mut self, accounts: &Accounts) -> Vec<Finding> {
        let mut findings = Vec::new();
        for same in &self.table.same {
            let stem = format!("{}/same", self.table.address(same.cell));
            let published = self.cells[same.cell];
            let unit = self.account.graph.unit(published).clone();
            let (other, place): (NodeId, Place) = match &same.other {
                Elsewhere::Printed(quantity) => {
                    let address = format!("{stem}/{}", self.taken.get(&stem).map_or(1, |count| count + 1));
                    let origin = Origin {
                        address,
                        kind: OriginKind::Published,
                        place: Some(quantity.place),
                        cited: cited(accounts, same.source.as_ref(), None),
                        note: None,
                    };
                    (self.account.graph.quantity(&quantity.value, None, origin), quantity.place)
                }
                Elsewhere::Figure(address) => match self.account.find(&address.value) {
                    Some(node) => (node, address.place),
                    None => {
                        let message = Message::UnknownFigure { address: address.value.to_string() };
                        let near = self.account.nearest(address.value.as_str());
                        let help = near.map(|near| Message::DidYouMean { name: near.to_string() });
                        findings.push(Finding::new(Code::UnknownName, message).at(address.place).helps(help));
                        continue;
                    }
                },
            };
            match self.account.graph.sum(&[other], &unit) {
                Ok(recomputed) => {
                    let relation = Relation::Same { cell: same.cell, other };
                    self.push(relation, stem, recomputed, published, Step::TableSame);
                }
                Err(clash) => findings.push(clash_finding(&clash, place, Some(self.table.cells[same.cell].place))),
            }
        }
        findings
    }
}
