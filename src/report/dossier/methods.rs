//! What the figures rest on: the kind of data and the method of each line, and how sure each category is.
//! ISO 14064-1:2018, 6.2, 8.3 and 9.3.1 m, p, q.

use std::collections::HashMap;

use super::inventory::{OnePeriod, periods};
use super::{Block, Cell, Column, Figure, Making, Role, Row, State, Table};
use crate::calc::Known;
use crate::calc::reading::interval;
use crate::finding::{BoundaryWord, Heading, one_line};
use crate::inventory::{Activity, CategoryFigure, DataKind, Shape, Uncertainty};
use crate::quantity::Exact;
use crate::report::number;

/// Lines of which each has a row of its own; of more than so many, those that say the same share one.
const EACH: usize = 500;
/// Kinds of data, the surest first.
const KINDS: [Option<DataKind>; 5] =
    [Some(DataKind::Measured), Some(DataKind::Invoiced), Some(DataKind::Estimated), Some(DataKind::Secondary), None];

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let Some(viewed) = &making.contents.viewed else { return Vec::new() };
    let mut blocks = Vec::new();
    let several = periods(viewed).count() > 1;
    for figures in periods(viewed) {
        let of = OnePeriod { making, viewed, inventory: viewed.inventory, figures };
        if several {
            blocks.push(Block::Heading(of.id().to_owned()));
        }
        blocks.extend(kinds(&of).map(Block::Table));
        blocks.extend(ranges(&of));
        blocks.extend(lines(&of).map(Block::Table));
    }
    blocks
}

impl OnePeriod<'_, '_, '_> {
    fn boundary_word(&self, word: BoundaryWord) -> String {
        word.text(self.making.look.lang).to_owned()
    }
}

const fn kind_word(kind: Option<DataKind>) -> BoundaryWord {
    match kind {
        Some(DataKind::Measured) => BoundaryWord::Measured,
        Some(DataKind::Invoiced) => BoundaryWord::Invoiced,
        Some(DataKind::Estimated) => BoundaryWord::Estimated,
        Some(DataKind::Secondary) => BoundaryWord::Secondary,
        None => BoundaryWord::KindNotStated,
    }
}

/// How much of the total rests on which kind of data.
fn kinds(of: &OnePeriod<'_, '_, '_>) -> Option<Table> {
    let activities = &of.making.contents.subject.accounts.activities;
    let inside: Vec<usize> = of.figures.categories.iter().flat_map(|category| category.activities.clone()).collect();
    let mut rows = Vec::new();
    for kind in KINDS {
        let of_kind: Vec<usize> =
            inside.iter().copied().filter(|at| activities[*at].characteristics.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let values = of_kind.iter().filter_map(|at| of.known(of.inventory.activities[*at].node).value());
        let sum = values.fold(Exact::ZERO, |sum, value| &sum + value);
        let is_whole = of_kind.iter().all(|at| matches!(of.known(of.inventory.activities[*at].node), Known::Full(_)));
        let figure = Figure {
            node: None,
            address: None,
            text: number::fixed(&sum, of.making.look.digits),
            unit: String::new(),
            state: if is_whole { State::Full } else { State::Partial },
            value: Some(sum.clone()),
        };
        rows.push(Row::body(vec![
            Cell::Text(of.boundary_word(kind_word(kind))),
            Cell::Text(of_kind.len().to_string()),
            Cell::Figure(figure),
            of.share_of(Some(&sum)),
        ]));
    }
    if rows.is_empty() {
        return None;
    }
    rows.push(Row {
        role: Role::Total,
        anchor: None,
        cells: vec![
            Cell::Text(of.word(Heading::Total)),
            Cell::Text(inside.len().to_string()),
            of.tonnes(of.figures.total),
            of.share(of.figures.total),
        ],
    });
    let columns = vec![
        Column::text("kind", of.boundary_word(BoundaryWord::KindOfData)),
        Column::number("lines", of.boundary_word(BoundaryWord::LineCount)),
        Column::number("tco2e", of.word(Heading::Emissions)),
        Column::number("share", of.word(Heading::Share)),
    ];
    let caption = Some(of.boundary_word(BoundaryWord::KindsOfData));
    Some(Table { id: format!("{}-kinds-of-data", of.id()), caption, columns, rows, is_list: false })
}

/// What the inputs as printed and the ranges of assumptions allow, category by category.
fn ranges(of: &OnePeriod<'_, '_, '_>) -> Vec<Block> {
    let activities = &of.making.contents.subject.accounts.activities;
    let row = |role: Role, name: String, (node, lines): (_, &[usize])| {
        let range = interval::range(of.making.figures.view(), node);
        let ends =
            range.value().map(|range| (range.interval.lower_value().cloned(), range.interval.upper_value().cloned()));
        let (least, most) = ends.unwrap_or_default();
        // Outward, so that what is shown holds all of the range.
        let end = |value: Option<Exact>, is_most: bool| {
            let shown = value.map(|value| Figure {
                node: None,
                address: None,
                text: number::outward(&value, of.making.look.digits, is_most),
                unit: String::new(),
                state: State::Full,
                value: Some(value),
            });
            shown.map_or(Cell::Empty, Cell::Figure)
        };
        let stating = lines.iter().filter(|at| activities[**at].uncertainty.is_some()).count();
        let cells = vec![
            Cell::Text(name),
            of.tonnes(node),
            end(least, false),
            end(most, true),
            Cell::Text(lines.len().to_string()),
            Cell::Text(stating.to_string()),
        ];
        Row { role, anchor: None, cells }
    };
    let named = |figure: &CategoryFigure| {
        let number = figure.category.number;
        let name = format!("{number}  {}", Heading::category(number).text(of.making.look.lang));
        row(Role::Body, name, (figure.node, figure.activities.as_slice()))
    };
    let with_value: Vec<&CategoryFigure> =
        of.figures.categories.iter().filter(|figure| of.known(figure.node).value().is_some()).collect();
    if with_value.is_empty() {
        return Vec::new();
    }
    let mut rows: Vec<Row> = with_value.iter().map(|figure| named(figure)).collect();
    let all: Vec<usize> = with_value.iter().flat_map(|figure| figure.activities.clone()).collect();
    rows.push(row(Role::Total, of.word(Heading::Total), (of.figures.total, &all)));
    let columns = vec![
        Column::text("category", of.word(Heading::Category)),
        Column::number("tco2e", of.word(Heading::Emissions)),
        Column::number("least", of.boundary_word(BoundaryWord::Least)),
        Column::number("most", of.boundary_word(BoundaryWord::Most)),
        Column::number("lines", of.boundary_word(BoundaryWord::LineCount)),
        Column::number("stating", of.boundary_word(BoundaryWord::LinesStating)),
    ];
    let caption = Some(of.boundary_word(BoundaryWord::RangesByCategory));
    let table = Table { id: format!("{}-ranges", of.id()), caption, columns, rows, is_list: false };
    vec![Block::Table(table), Block::Note(of.boundary_word(BoundaryWord::RangesAre))]
}

/// Each line that says something of its data.
fn lines(of: &OnePeriod<'_, '_, '_>) -> Option<Table> {
    let text = |text: Option<&str>| text.map_or(Cell::Empty, |text| Cell::Text(one_line(text)));
    let says = |activity: &&Activity| {
        let about = &activity.characteristics;
        let in_words = about.method.is_some() || about.evidence.is_some();
        in_words || about.kind.is_some() || activity.uncertainty.is_some()
    };
    let row = |activity: &Activity| {
        let about = &activity.characteristics;
        let kind = about.kind.map(|kind| Cell::Text(of.boundary_word(kind_word(Some(kind)))));
        let stated = activity.uncertainty.as_ref().map(|stated| Cell::Text(stated_text(of, &stated.value)));
        Row::body(vec![
            Cell::Link(activity.id.clone(), format!("activity-{}", activity.id)),
            Cell::Text(activity.category.value.to_string()),
            kind.unwrap_or(Cell::Empty),
            text(about.method.as_deref()),
            text(about.evidence.as_deref()),
            stated.unwrap_or(Cell::Empty),
        ])
    };
    let activities = of.making.contents.subject.accounts.activities.iter();
    let of_period = activities.filter(|activity| activity.period == of.figures.period);
    let mut rows: Vec<Row> = of_period.filter(says).map(row).collect();
    if rows.len() > EACH {
        rows = together(rows);
    }
    let columns = vec![
        Column::text("activity", of.word(Heading::Activity)),
        Column::text("category", of.word(Heading::Category)),
        Column::text("kind", of.boundary_word(BoundaryWord::KindOfData)),
        Column::text("method", of.boundary_word(BoundaryWord::Method)),
        Column::text("evidence", of.boundary_word(BoundaryWord::Evidence)),
        Column::text("uncertainty", of.boundary_word(BoundaryWord::Uncertainty)),
    ];
    let caption = Some(of.boundary_word(BoundaryWord::DataOfLines));
    let id = format!("{}-data", of.id());
    (!rows.is_empty()).then_some(Table { id, caption, columns, rows, is_list: true })
}

/// Lines that say the same of their data as one row, named by the first of them.
fn together(rows: Vec<Row>) -> Vec<Row> {
    let mut groups: Vec<(Row, usize)> = Vec::new();
    let mut at: HashMap<Vec<String>, usize> = HashMap::new();
    for row in rows {
        let said = row.cells.iter().skip(1).map(|cell| cell.text().to_owned()).collect();
        let group = *at.entry(said).or_insert(groups.len());
        match groups.get_mut(group) {
            Some((_, more)) => *more += 1,
            None => groups.push((row, 0)),
        }
    }
    let named = groups.into_iter().map(|(mut row, more)| {
        if let (Some(Cell::Link(name, _)), 1..) = (row.cells.first_mut(), more) {
            name.push_str(&format!(" … +{more}"));
        }
        row
    });
    named.collect()
}

/// `±2.5 % (95 %, normal)`.
fn stated_text(of: &OnePeriod<'_, '_, '_>, stated: &Uncertainty) -> String {
    let shape = of.boundary_word(match stated.shape {
        Shape::Normal => BoundaryWord::Normal,
        Shape::Uniform => BoundaryWord::Uniform,
        Shape::Triangular => BoundaryWord::Triangular,
    });
    let percent = |value: &Exact| number::up_to(value, 0, 4);
    format!("±{} % ({} %, {shape})", percent(&stated.half_width_percent), percent(&stated.level_percent))
}
