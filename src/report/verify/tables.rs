//! What was found about tables, for people.

use super::explanations::misprint_word;
use super::size::size_words;
use super::{EXTRA_DECIMALS, padded};
use crate::calc::{Cited, View};
use crate::claim::{
    Arithmetic, Check, Missing, Printed, PrintedTable, Relation, RelationFigure, Repairs, Side, TableFigure,
    TableVerdict, Whole,
};
use crate::finding::{AboutClaim, AboutTable, Apart, Heading, Lang, TableWord, one_line};
use crate::quantity::Unit;
use crate::report::figure::{cited_text, labelled};
use crate::report::{Look, number};

/// Tables with what was found about them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tables<'a> {
    /// The tables of the book.
    pub tables: &'a [PrintedTable],
    /// Those that are reported, in the graph.
    pub figures: &'a [TableFigure],
    /// What was found about each of these.
    pub verdicts: &'a [TableVerdict],
}

impl<'a> Tables<'a> {
    /// Each table with its figures and its verdict.
    pub(super) fn each(self) -> impl Iterator<Item = (&'a PrintedTable, &'a TableFigure, &'a TableVerdict)> {
        let both = self.figures.iter().zip(self.verdicts);
        both.filter_map(move |(figure, verdict)| Some((self.tables.get(figure.table)?, figure, verdict)))
    }

    /// What was found about every relation of every table.
    pub(super) fn arithmetic(self) -> impl Iterator<Item = &'a Arithmetic> {
        self.verdicts.iter().flat_map(|verdict| &verdict.relations).map(|check| &check.arithmetic)
    }
}

/// Cells whose ranges are shown at most: of many cells they say little.
const MOST_RANGES: usize = 6;

/// Lines of relations or slips that are shown at most.
const MOST_SHOWN: usize = 20;

pub(super) fn tables_text(tables: Tables<'_>, view: View<'_>, look: Look) -> String {
    tables
        .each()
        .map(|(table, figure, verdict)| format!("\n{}", table_text(table, figure, verdict, view, look)))
        .collect()
}

fn table_text(
    table: &PrintedTable,
    figure: &TableFigure,
    verdict: &TableVerdict,
    view: View<'_>,
    look: Look,
) -> String {
    let lang = look.lang;
    let mut text = format!("{}  ({})", table.id, TableWord::Table.text(lang));
    text.extend(table.says.as_deref().map(|says| format!("  {}", one_line(says))));
    text.push('\n');
    let mut line = |label: &str, content: &str| text.push_str(&format!("  {}{content}\n", padded(label)));
    if let Some(cited) = cited(figure, view) {
        line(Heading::Source.text(lang), &cited_text(cited, lang));
    }
    let stated = table.cells.iter().filter(|cell| matches!(cell.printed, Printed::Figure(_))).count();
    let (rows, columns, cells) = (table.rows.len(), table.columns.len(), table.cells.len());
    line(TableWord::SizeLabel.text(lang), &AboutTable::Size { rows, columns, stated, cells }.text(lang));
    if figure.relations.is_empty() {
        line(TableWord::Relations.text(lang), &AboutTable::NothingStated.text(lang));
        return text;
    }
    line(TableWord::Relations.text(lang), &counts(verdict).text(lang));
    let mut left = 0;
    let mut shown = 0;
    for ((relation, check), size) in figure.relations.iter().zip(&verdict.relations).zip(&verdict.sizes) {
        let Some(said) = relation_text(table, relation, check, view, lang) else { continue };
        if shown == MOST_SHOWN {
            left += 1;
            continue;
        }
        shown += 1;
        line("", &said);
        if let Some(size) = size.as_ref().filter(|size| size.is_emissions) {
            line("", &format!("  {}", size_words(size, lang)));
        }
    }
    if left > 0 {
        line("", &AboutTable::MoreSlips { count: left }.text(lang));
    }
    line(TableWord::Whole.text(lang), &whole_words(&verdict.whole).text(lang));
    if let Whole::DoesNotFoot(relations) = &verdict.whole {
        // What fails by itself has been shown; what only fails together is named here.
        if verdict.count(|a| matches!(a, Arithmetic::DoesNotHold(_))) == 0 {
            let names = relations.iter().filter_map(|at| figure.relations.get(*at));
            let names = names.map(|relation| name(table, &relation.relation)).collect();
            line("", &AboutTable::TheyContradict { relations: names }.text(lang));
        }
    }
    for (label, lines) in verdict.repairs.iter().flat_map(|of| repair_lines(table, figure, of, view, lang)) {
        for (at, said) in lines.iter().enumerate() {
            line(if at == 0 { &label } else { "" }, said);
        }
    }
    text
}

/// Whether a table foots, in a sentence.
pub(super) const fn whole_words(whole: &Whole) -> AboutTable {
    match whole {
        Whole::Foots => AboutTable::Foots,
        Whole::DoesNotFoot(_) => AboutTable::FootsNot,
        Whole::Undecided => AboutTable::Undecided,
    }
}

/// How many relations hold.
pub(super) fn counts(verdict: &TableVerdict) -> AboutTable {
    AboutTable::RelationCount {
        of: verdict.relations.len(),
        exact: verdict.count(|a| matches!(a, Arithmetic::Exact)),
        within: verdict.count(|a| matches!(a, Arithmetic::WithinRounding { .. })),
        not: verdict.count(|a| matches!(a, Arithmetic::DoesNotHold(_))),
        unknown: verdict.count(|a| matches!(a, Arithmetic::CannotTell(_))),
    }
}

/// What single cells and slips would mend, label by label.
pub(super) fn repair_lines(
    table: &PrintedTable,
    figure: &TableFigure,
    repairs: &Repairs,
    view: View<'_>,
    lang: Lang,
) -> Vec<(String, Vec<String>)> {
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    let mut line = |label: &str, said: &str| match told.last_mut() {
        Some((last, lines)) if label.is_empty() || last == label => lines.push(said.to_owned()),
        _ => told.push((label.to_owned(), vec![said.to_owned()])),
    };
    let label = TableWord::Repair.text(lang);
    if repairs.too_many {
        line(label, &AboutTable::TooManyCells { cells: repairs.suspects }.text(lang));
        return told;
    }
    if repairs.undecided > 0 {
        line(label, &AboutTable::CellsUndecided { cells: repairs.undecided }.text(lang));
    }
    if repairs.cells.is_empty() && repairs.undecided > 0 {
        return told;
    }
    if repairs.cells.is_empty() {
        line(label, &AboutTable::NoSingleCell.text(lang));
        return told;
    }
    let cells = table.cells.iter().filter(|cell| matches!(cell.printed, Printed::Figure(_))).count();
    line(label, &AboutTable::CellsThatCould { could: repairs.cells.len(), cells }.text(lang));
    if repairs.cells.len() <= MOST_RANGES {
        for repair in &repairs.cells {
            let Some(range) = &repair.range else { continue };
            let unit = view.unit(figure.cells[repair.cell]);
            let ends = [range.lower_value(), range.upper_value()].into_iter().flatten();
            let magnitude = ends.filter_map(|end| end.magnitude()).max().unwrap_or(0);
            let places = view.leaf_at(figure.cells[repair.cell]).map_or(0, |leaf| leaf.leaf.literal.last_place());
            let decimals = u32::try_from(-i32::from(places)).unwrap_or(0) + EXTRA_DECIMALS;
            let digits = u32::try_from(magnitude + 1).unwrap_or(1).max(1) + decimals;
            let said = AboutTable::WouldLie {
                cell: name_of_cell(table, repair.cell).text(lang),
                range: number::with_unit(number::range(range, digits), unit),
                printed: printed(table, repair.cell),
            };
            line("", &said.text(lang));
        }
    }
    let found: usize = repairs.groups.iter().map(Vec::len).sum();
    let label = TableWord::Slips.text(lang);
    if found == 0 {
        line(label, &AboutTable::NoSlip { tried: repairs.tried }.text(lang));
    } else {
        line(label, &AboutTable::SlipsFound { found, tried: repairs.tried }.text(lang));
        for slip in repairs.groups.iter().flatten().take(MOST_SHOWN) {
            let cell = name_of_cell(table, slip.cell).text(lang);
            let how = misprint_word(slip.kind);
            let said = AboutTable::SlipReads {
                cell,
                printed: printed(table, slip.cell),
                read: number::with_unit(number::printed(&slip.read), view.unit(figure.cells[slip.cell])),
                how,
            };
            line("", &said.text(lang));
        }
        if found > MOST_SHOWN {
            line("", &AboutTable::MoreSlips { count: found - MOST_SHOWN }.text(lang));
        }
    }
    if let Some(cited) = cited(figure, view).filter(|cited| cited.transcribed) {
        line(Heading::NextStep.text(lang), &AboutTable::SeeOriginal { source: cited_text(cited, lang) }.text(lang));
    }
    told
}

/// A relation that does not hold or cannot be told; nothing of one that holds.
pub(super) fn relation_text(
    table: &PrintedTable,
    relation: &RelationFigure,
    check: &Check,
    view: View<'_>,
    lang: Lang,
) -> Option<String> {
    let name = name(table, &relation.relation).text(lang);
    let said = match &check.arithmetic {
        Arithmetic::Exact | Arithmetic::WithinRounding { .. } => return None,
        Arithmetic::DoesNotHold(_) => {
            let Told { printed, recomputed, difference } = told(table, relation, check, view);
            AboutTable::PrintedAndRecomputed { printed, recomputed, difference }.text(lang)
        }
        Arithmetic::CannotTell(Missing::Gaps(gaps)) => {
            labelled(Heading::CannotTell, &format!("{} {}", Heading::Partial.text(lang), gaps.join(", ")), lang)
        }
        Arithmetic::CannotTell(Missing::Inferred(inferred)) => {
            AboutClaim::RestsOnInferred { addresses: inferred.clone() }.text(lang)
        }
        Arithmetic::CannotTell(Missing::Boundless) => AboutClaim::AnyValuePossible.text(lang),
        Arithmetic::CannotTell(Missing::Fault(fault)) => super::arithmetic::fault_message(fault.kind).text(lang),
        Arithmetic::CannotTell(Missing::Unknown) => Heading::CannotTell.text(lang).to_owned(),
    };
    Some(if lang == Lang::Zh { format!("{name}：{said}") } else { format!("{name}: {said}") })
}

/// The numbers of a relation, as they are shown.
pub(super) struct Told {
    pub printed: String,
    pub recomputed: String,
    pub difference: Apart,
}

pub(super) fn told(table: &PrintedTable, relation: &RelationFigure, check: &Check, view: View<'_>) -> Told {
    let unit: &Unit = view.unit(relation.published);
    let decimals = decimals(relation, view) + EXTRA_DECIMALS;
    let least = decimals - EXTRA_DECIMALS;
    let printed = match relation.relation.cell() {
        Some(cell) => printed(table, cell),
        None => number::with_unit("100".to_owned(), unit),
    };
    let shown = |number: String| number::with_unit(number, unit);
    let recomputed = check.recomputed.value().map(|value| shown(number::up_to(value, least, decimals)));
    let difference = match &check.arithmetic {
        Arithmetic::DoesNotHold(difference) => number::signed(&difference.at_point, least, decimals),
        _ => String::new(),
    };
    Told { printed, recomputed: recomputed.unwrap_or_default(), difference: number::apart(difference, unit) }
}

/// Decimals of the print, or of the finest of the percentages that should add up to 100 %.
pub(super) fn decimals(relation: &RelationFigure, view: View<'_>) -> u32 {
    let of = |node| view.leaf_at(node).map_or(0, |leaf| leaf.leaf.literal.last_place());
    let finest = match relation.relation {
        Relation::Hundred { .. } => {
            view.kids_of(view.kind(relation.recomputed)).iter().map(|kid| of(*kid)).min().unwrap_or(0)
        }
        _ => of(relation.published),
    };
    u32::try_from(-i32::from(finest)).unwrap_or(0)
}

/// A cell as printed.
pub(super) fn printed(table: &PrintedTable, cell: usize) -> String {
    match table.cells.get(cell).map(|cell| &cell.printed) {
        Some(Printed::Figure(quantity)) => quantity.to_string(),
        _ => String::new(),
    }
}

pub(super) fn name_of_cell(table: &PrintedTable, cell: usize) -> AboutTable {
    let (row, column) = table.names(cell);
    AboutTable::NameCell { row: row.to_owned(), column: column.to_owned() }
}

/// What a relation is called in a sentence.
pub(super) fn name(table: &PrintedTable, relation: &Relation) -> AboutTable {
    let names = |cell: usize| {
        let (row, column) = table.names(cell);
        (row.to_owned(), column.to_owned())
    };
    let of_rule = |rule: usize| table.shares.get(rule).map(|share| (share.side, share.line));
    match relation {
        Relation::Total { side: Side::Row, cell, .. } => {
            let (line, cross) = names(*cell);
            AboutTable::NameDown { line, cross }
        }
        Relation::Total { side: Side::Column, cell, .. } => {
            let (cross, line) = names(*cell);
            AboutTable::NameAcross { line, cross }
        }
        Relation::Share { rule, cell, .. } => {
            let (row, column) = names(*cell);
            match of_rule(*rule) {
                Some((Side::Row, _)) => AboutTable::NameShare { line: row, cross: column },
                _ => AboutTable::NameShare { line: column, cross: row },
            }
        }
        Relation::Hundred { rule, .. } => {
            let line = of_rule(*rule).and_then(|(side, line)| table.lines(side).get(line));
            AboutTable::NameHundred { line: line.map(|line| line.name.clone()).unwrap_or_default() }
        }
        Relation::Same { cell, .. } => {
            let (row, column) = names(*cell);
            AboutTable::NameSame { row, column }
        }
    }
}

/// Where the table stands.
pub(super) fn cited<'v>(figure: &TableFigure, view: View<'v>) -> Option<&'v Cited> {
    figure.cells.iter().find_map(|node| view.leaf_at(*node)?.origin.cited.as_deref())
}
