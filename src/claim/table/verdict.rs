//! What is found about a table: each relation by itself, the whole, and what would mend it.

use super::build::TableFigure;
use super::model::PrintedTable;
use super::repair::{Repairs, repairs};
use super::whole::{Conditions, Whole};
use crate::account::Account;
use crate::calc::View;
use crate::calc::feasibility::{Feasibility, Steps};
use crate::claim::arithmetic::{Arithmetic, Check, judge};
use crate::claim::size::Size;
use crate::quantity::Interval;

/// What is found about one table.
#[derive(Debug, Clone)]
pub struct TableVerdict {
    /// Index into the tables.
    pub table: usize,
    /// Does each relation hold, in the order of the figure's?
    pub relations: Vec<Check>,
    /// Does the table as a whole?
    pub whole: Whole,
    /// Single cells that would make it, where it does not.
    pub repairs: Option<Repairs>,
    /// How large the difference of each relation is, where it does not hold; [`assess`](crate::claim::assess) sets it.
    pub sizes: Vec<Option<Size>>,
}

impl TableVerdict {
    /// How many relations are as `wanted`.
    pub fn count(&self, wanted: impl Fn(&Arithmetic) -> bool) -> usize {
        self.relations.iter().filter(|check| wanted(&check.arithmetic)).count()
    }

    /// Whether nothing contradicts anything.
    pub fn foots(&self) -> bool {
        !matches!(self.whole, Whole::DoesNotFoot(_)) && self.count(|a| matches!(a, Arithmetic::DoesNotHold(_))) == 0
    }
}

/// Verifies tables: their relations one by one, then each table as a whole.
pub fn verify(tables: &[PrintedTable], figures: &[TableFigure], account: &Account) -> Vec<TableVerdict> {
    let view = View::plain(&account.graph);
    figures.iter().map(|figure| of_table(&tables[figure.table], figure, view)).collect()
}

fn of_table(table: &PrintedTable, figure: &TableFigure, view: View<'_>) -> TableVerdict {
    let relations: Vec<Check> = figure.relations.iter().map(|relation| check(view, relation)).collect();
    let conditions = Conditions::of(table, figure, view, None);
    let mut repaired = None;
    let whole = match conditions.solve(Steps::default()) {
        Feasibility::Feasible(_) => Whole::Foots,
        Feasibility::Undecided => Whole::Undecided,
        Feasibility::Infeasible(conflict) => {
            repaired = Some(repairs(table, figure, view, &conditions, &conflict, &relations));
            Whole::DoesNotFoot(conditions.relations_of(&conflict))
        }
    };
    let sizes = vec![None; relations.len()];
    TableVerdict { table: figure.table, relations, whole, repairs: repaired, sizes }
}

/// One relation by itself.
pub(super) fn check(view: View<'_>, relation: &super::build::RelationFigure) -> Check {
    let printed = view.leaf_at(relation.published).map_or_else(Interval::whole, |leaf| leaf.range());
    judge(view, relation.recomputed, relation.published, &printed)
}
