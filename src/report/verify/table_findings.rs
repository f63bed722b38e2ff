//! What was found about tables, as findings.

use super::tables::{Tables, Told, cited, name, name_of_cell, printed, told};
use crate::calc::{FaultKind, View};
use crate::claim::{
    Arithmetic, Check, Missing, PrintedTable, Relation, RelationFigure, TableFigure, TableVerdict, Whole,
};
use crate::finding::{AboutClaim, AboutTable, Code, Finding, Findings, Message, Place};
use crate::report::{Subject, number};

/// What fails a run: every relation that does not hold, and tables of which only the whole does not.
pub fn table_findings(subject: &Subject<'_>, tables: Tables<'_>) -> Findings {
    let view = View::plain(&subject.account.graph);
    let mut findings = Findings::new();
    for (table, figure, verdict) in tables.each() {
        for (relation, check) in figure.relations.iter().zip(&verdict.relations) {
            if let Some(finding) = of_relation(table, figure, relation, check, verdict, view) {
                findings.push(finding);
            }
        }
        if let Whole::DoesNotFoot(relations) = &verdict.whole
            && verdict.count(|a| matches!(a, Arithmetic::DoesNotHold(_))) == 0
        {
            findings.push(of_whole(table, figure, relations, verdict, view));
        }
    }
    findings
}

fn of_relation(
    table: &PrintedTable,
    figure: &TableFigure,
    relation: &RelationFigure,
    check: &Check,
    verdict: &TableVerdict,
    view: View<'_>,
) -> Option<Finding> {
    let place = place_of(table, relation);
    match &check.arithmetic {
        Arithmetic::Exact | Arithmetic::WithinRounding { .. } | Arithmetic::CannotTell(Missing::Unknown) => None,
        Arithmetic::DoesNotHold(_) => {
            let Told { printed, recomputed, difference } = told(table, relation, check, view);
            let finding = match &relation.relation {
                Relation::Same { cell, other } => {
                    let cell = Box::new(name_of_cell(table, *cell));
                    let message =
                        AboutTable::FiguresContradict { cell, printed, elsewhere: recomputed.clone(), difference };
                    let there = view.leaf_at(*other).and_then(|leaf| leaf.origin.place);
                    let finding = Finding::new(Code::FiguresDisagree, message).at(place);
                    there.into_iter().fold(finding, Finding::at)
                }
                _ => {
                    let relation = Box::new(name(table, &relation.relation));
                    let message = AboutTable::RelationDoesNotHold { relation, printed, recomputed, difference };
                    Finding::new(Code::RelationDoesNotHold, message).at(place)
                }
            };
            Some(finding.helps(helps(table, figure, verdict, view)))
        }
        Arithmetic::CannotTell(Missing::Gaps(gaps)) => {
            let name = Box::new(name(table, &relation.relation));
            let message = AboutTable::RelationCannotTell { relation: name, missing: gaps.clone() };
            Some(Finding::new(Code::ClaimCannotTell, message).at(place))
        }
        Arithmetic::CannotTell(Missing::Inferred(inferred)) => {
            let message = AboutClaim::RestsOnInferred { addresses: inferred.clone() };
            Some(Finding::new(Code::ClaimCannotTell, message).at(place).help(AboutClaim::FindEvidence))
        }
        Arithmetic::CannotTell(Missing::Boundless) => {
            Some(Finding::new(Code::ClaimCannotTell, AboutClaim::AnyValuePossible).at(place))
        }
        Arithmetic::CannotTell(Missing::Fault(fault)) => {
            let code = match fault.kind {
                FaultKind::DivisionByZero => Code::DivisionByZero,
                FaultKind::RootOfNegative | FaultKind::TooLarge => Code::ValueTooLarge,
            };
            Some(Finding::new(code, super::arithmetic::fault_message(fault.kind)).at(place))
        }
    }
}

fn of_whole(
    table: &PrintedTable,
    figure: &TableFigure,
    relations: &[usize],
    verdict: &TableVerdict,
    view: View<'_>,
) -> Finding {
    let relations: Vec<&RelationFigure> = relations.iter().filter_map(|at| figure.relations.get(*at)).collect();
    let message = AboutTable::HoldsOnlyApart { table: table.id.clone(), relations: relations.len() };
    let names = relations.iter().map(|relation| name(table, &relation.relation)).collect();
    let finding = Finding::new(Code::TableDoesNotFoot, message).at(table.place);
    let finding = relations.iter().fold(finding, |finding, relation| finding.at(place_of(table, relation)));
    finding.fact(AboutTable::TheyContradict { relations: names }).helps(helps(table, figure, verdict, view))
}

/// The slip that would explain the table, and where to look.
fn helps(table: &PrintedTable, figure: &TableFigure, verdict: &TableVerdict, view: View<'_>) -> Vec<Message> {
    let mut helps: Vec<Message> = Vec::new();
    let best = verdict.repairs.iter().flat_map(|repairs| repairs.groups.first()).next();
    match best.map(Vec::as_slice) {
        Some([slip]) => helps.push(
            AboutTable::OneSlip {
                cell: Box::new(name_of_cell(table, slip.cell)),
                printed: printed(table, slip.cell),
                read: number::with_unit(number::printed(&slip.read), view.unit(figure.cells[slip.cell])),
            }
            .into(),
        ),
        Some(slips) => helps.push(AboutTable::SeveralSlips { count: slips.len() }.into()),
        None => {}
    }
    if let Some(cited) = cited(figure, view).filter(|cited| cited.transcribed) {
        let locator = cited.locator.as_deref().map(|locator| format!(" · {locator}")).unwrap_or_default();
        helps.push(Message::CheckTranscript { source: format!("{}{locator}", cited.title) });
    }
    helps
}

/// Where a relation is printed: its cell, or the rule of its line.
pub(super) fn place_of(table: &PrintedTable, relation: &RelationFigure) -> Place {
    let rule = match &relation.relation {
        Relation::Hundred { rule, .. } => table.shares.get(*rule).map(|share| share.place),
        _ => None,
    };
    let cell = relation.relation.cell().and_then(|cell| table.cells.get(cell)).map(|cell| cell.place);
    rule.or(cell).unwrap_or(table.place)
}
