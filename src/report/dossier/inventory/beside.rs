//! What stands beside the total: exclusions, facilities counted in part, removals, credits, avoided emissions.

use super::{OnePeriod, titled};
use crate::calc::NodeId;
use crate::calc::reading::interval;
use crate::finding::{BoundaryWord, Heading, ReportWord, one_line};
use crate::inventory::{Beside, BesideKind, Share};
use crate::quantity::Exact;
use crate::report::boundary::{excluded_line, of_period, together};
use crate::report::dossier::{Block, Cell, Column, Figure, Row, Table};
use crate::report::number;

/// Significant digits of a screening estimate: it is no more than that.
const ESTIMATE_DIGITS: u32 = 3;
/// Significant digits of what is stated.
const DIGITS: u32 = 12;

pub(super) fn blocks(of: &OnePeriod<'_, '_, '_>) -> Vec<Block> {
    let mut blocks = exclusions(of);
    blocks.extend(facilities(of).map(Block::Table));
    blocks.extend(never_netted(of).map(Block::Table));
    blocks
}

fn text(text: Option<&str>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(one_line(text)))
}

fn rows_of<'o>(of: &'o OnePeriod<'_, '_, '_>, kind: BesideKind) -> Vec<(&'o Beside, Option<NodeId>)> {
    of_period(of.making.contents.subject, of.inventory, of.figures, kind)
}

/// How many sources are excluded, and what they would do to the total together; nothing where there are none.
pub(in crate::report::dossier) fn excluded_note(of: &OnePeriod<'_, '_, '_>) -> Vec<String> {
    let lang = of.making.look.lang;
    let excluded = rows_of(of, BesideKind::Exclusion);
    let line = excluded_line(of.making.contents.subject, of.figures, lang);
    let said = (!excluded.is_empty()).then(|| together(of.making.figures.view(), of.figures, &excluded).text(lang));
    line.into_iter().chain(said).collect()
}

fn exclusions(of: &OnePeriod<'_, '_, '_>) -> Vec<Block> {
    let excluded = rows_of(of, BesideKind::Exclusion);
    if excluded.is_empty() {
        return Vec::new();
    }
    let view = of.making.figures.view();
    let estimate = |node: Option<NodeId>| {
        let Some(node) = node else { return Cell::Text(of.word(Heading::NoEstimate)) };
        let figure = of.making.figures.significant(node, ESTIMATE_DIGITS);
        let range = interval::range(view, node);
        let shown = range.value().map(|range| number::range(&range.interval, ESTIMATE_DIGITS));
        Cell::Figure(Figure { text: shown.unwrap_or_else(|| figure.text.clone()), unit: String::new(), ..figure })
    };
    let row = |(beside, node): &(&Beside, Option<NodeId>)| {
        let category = beside.category.as_ref().map(|category| category.value.to_string()).unwrap_or_default();
        Row::body(vec![
            Cell::Code(beside.id.clone()),
            Cell::Text(category),
            text(beside.what.as_deref()),
            estimate(*node),
            text(beside.reason.as_deref()),
            text(beside.basis.as_deref()),
        ])
    };
    let columns = vec![
        Column::text("exclusion", of.making.word(ReportWord::Excluded)),
        Column::text("category", of.word(Heading::Category)),
        Column::text("what", of.making.word(ReportWord::What)),
        Column::number("estimate", "tCO2e"),
        Column::text("reason", titled(of.word(Heading::ReasonWord))),
        Column::text("basis", titled(of.word(Heading::BasisWord))),
    ];
    let rows = excluded.iter().map(row).collect();
    let caption = Some(of.word(Heading::NotInTheTotal));
    let table = Table { id: format!("{}-exclusions", of.id()), caption, columns, rows, is_list: false };
    let said = together(view, of.figures, &excluded).text(of.making.look.lang);
    vec![Block::Table(table), Block::Note(said)]
}

/// Facilities that are counted in part, and those outside the boundary.
fn facilities(of: &OnePeriod<'_, '_, '_>) -> Option<Table> {
    let accounts = of.making.contents.subject.accounts;
    let shares = of.inventory.shares.get(of.figures.period)?;
    let rows = accounts.facilities.iter().zip(shares).filter_map(|(facility, share)| {
        let share = match share {
            Share::Whole => return None,
            Share::Outside => Cell::Text(of.word(Heading::OutsideWord)),
            Share::Part(node) => {
                let figure = of.making.figures.significant(*node, DIGITS);
                let percent = figure.value.as_ref().map(|value| number::up_to(&(value * &Exact::from(100)), 0, 4));
                let shown = percent.map(|percent| format!("{percent} %"));
                let text = shown.unwrap_or_else(|| figure.text.clone());
                Cell::Figure(Figure { text, unit: String::new(), ..figure })
            }
        };
        Some(Row::body(vec![Cell::Code(facility.id.clone()), text(facility.name.as_deref()), share]))
    });
    let rows: Vec<Row> = rows.collect();
    let columns = vec![
        Column::text("facility", of.word(Heading::Facility)),
        Column::text("name", BoundaryWord::Name.text(of.making.look.lang)),
        Column::number("share", of.word(Heading::Share)),
    ];
    let caption = Some(of.word(Heading::SharesCounted));
    let id = format!("{}-shares", of.id());
    (!rows.is_empty()).then_some(Table { id, caption, columns, rows, is_list: false })
}

/// Removals, credits and avoided emissions. No sum is shown: credits of two schemes or vintages are not one thing.
fn never_netted(of: &OnePeriod<'_, '_, '_>) -> Option<Table> {
    let kinds = [
        (BesideKind::Removal, Heading::Removals),
        (BesideKind::Credit, Heading::Credits),
        (BesideKind::Avoided, Heading::AvoidedEmissions),
    ];
    let mut rows = Vec::new();
    for (kind, heading) in kinds {
        for (beside, node) in rows_of(of, kind) {
            let issue = beside.issue.as_ref().map(|(scheme, vintage)| one_line(&format!("{scheme} {vintage}")));
            rows.push(Row::body(vec![
                Cell::Text(of.word(heading)),
                Cell::Code(format!("{}/{}", kind.word(), beside.id)),
                node.map_or(Cell::Empty, |node| {
                    let figure = of.making.figures.significant(node, DIGITS);
                    Cell::Figure(Figure { unit: String::new(), ..figure })
                }),
                text(issue.as_deref()),
                text(beside.what.as_deref()),
                text(beside.basis.as_deref()),
            ]));
        }
    }
    let columns = vec![
        Column::text("kind", of.making.word(ReportWord::Kind)),
        Column::text("id", of.making.word(ReportWord::Figure)),
        Column::number("tco2e", "tCO2e"),
        Column::text("issue", of.making.word(ReportWord::SchemeAndVintage)),
        Column::text("what", of.making.word(ReportWord::What)),
        Column::text("basis", titled(of.word(Heading::BasisWord))),
    ];
    let caption = Some(of.word(Heading::BesideTheTotal));
    let id = format!("{}-beside", of.id());
    (!rows.is_empty()).then_some(Table { id, caption, columns, rows, is_list: false })
}
