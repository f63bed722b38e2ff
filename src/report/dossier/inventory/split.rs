//! A period by gas and by facility; the chart of the categories stacked by facility.

use super::OnePeriod;
use crate::finding::{Heading, ReportWord, one_line};
use crate::inventory::Category;
use crate::report::chart::{Chart, Drawing, Measure};
use crate::report::dossier::{Block, Cell, Column, Figure, Role, Row, Table};

pub(super) fn blocks(of: &OnePeriod<'_, '_, '_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = stacked_chart(of).map(Block::Chart).into_iter().collect();
    blocks.extend(gases(of).map(Block::Table));
    blocks.extend(facilities(of).map(Block::Table));
    blocks
}

/// Keys of the categories in CSV.
const KEYS: [&str; 6] = ["category_1", "category_2", "category_3", "category_4", "category_5", "category_6"];

/// Headings of the categories: their numbers.
fn category_columns() -> impl Iterator<Item = Column> {
    KEYS.iter().zip(1..).map(|(key, number)| Column::number(key, number.to_string()))
}

/// Gas by gas and category by category: direct emissions by gas are what 9.3.1 f asks for.
fn gases(of: &OnePeriod<'_, '_, '_>) -> Option<Table> {
    let figures = of.figures;
    if figures.gases.iter().all(|(gas, _)| gas.is_none()) {
        return None;
    }
    let mut rows: Vec<Row> = Vec::new();
    for (gas, node) in &figures.gases {
        let name = gas.map_or_else(|| of.word(Heading::NotSplitByGas), |gas| gas.symbol().to_owned());
        let mut cells = vec![Cell::Text(name)];
        cells.extend(figures.categories.iter().map(|category| {
            let own = category.gases.iter().find(|(of, _)| of == gas).map(|(_, node)| *node);
            own.map_or(Cell::Empty, |node| of.tonnes(node))
        }));
        cells.extend([of.tonnes(*node), of.share(*node)]);
        rows.push(Row::body(cells));
    }
    rows.push(total(of, KEYS.len()));
    let mut columns = vec![Column::text("gas", of.word(Heading::Gas))];
    columns.extend(category_columns());
    columns.push(Column::number("tco2e", of.word(Heading::Emissions)));
    columns.push(Column::number("share", of.word(Heading::Share)));
    let caption = Some(of.making.word(ReportWord::ByGas));
    Some(Table { id: format!("{}-gases", of.id()), caption, columns, rows, is_list: false })
}

fn total(of: &OnePeriod<'_, '_, '_>, between: usize) -> Row {
    let mut cells = vec![Cell::Text(of.word(Heading::Total))];
    // Of a category without a figure the table of categories says why; here it would be a column of nothing else.
    cells.extend(of.figures.categories.iter().take(between).map(|figure| match of.known(figure.node).value() {
        Some(_) => of.tonnes(figure.node),
        None => Cell::Empty,
    }));
    cells.extend([of.tonnes(of.figures.total), of.share(of.figures.total)]);
    Row { role: Role::Total, anchor: None, cells }
}

/// The name of a facility, by its place in the accounts.
pub(super) fn facility_name(of: &OnePeriod<'_, '_, '_>, facility: Option<usize>) -> String {
    let facility = facility.and_then(|at| of.making.contents.subject.accounts.facilities.get(at));
    match facility {
        Some(facility) => facility.name.as_deref().map_or_else(|| facility.id.clone(), one_line),
        None => of.word(Heading::NoFacility),
    }
}

fn facilities(of: &OnePeriod<'_, '_, '_>) -> Option<Table> {
    let figures = of.figures;
    if figures.facilities.len() < 2 {
        return None;
    }
    let mut columns = vec![Column::text("facility", of.word(Heading::Facility))];
    columns.extend(category_columns());
    columns.push(Column::number("tco2e", of.word(Heading::Emissions)));
    columns.push(Column::number("share", of.word(Heading::Share)));
    let row = |figure: &crate::inventory::FacilityFigure| {
        let mut cells = vec![Cell::Text(facility_name(of, figure.facility))];
        for category in Category::ALL {
            let node = figure.categories.iter().find(|(of, _)| *of == category).map(|(_, node)| *node);
            cells.push(node.map_or(Cell::Empty, |node| of.tonnes(node)));
        }
        cells.extend([of.tonnes(figure.node), of.share(figure.node)]);
        Row::body(cells)
    };
    let mut rows: Vec<Row> = figures.facilities.iter().map(row).collect();
    rows.push(total(of, KEYS.len()));
    let caption = Some(of.making.word(ReportWord::ByFacility));
    Some(Table { id: format!("{}-facilities", of.id()), caption, columns, rows, is_list: false })
}

/// A figure for a picture; nothing where it has no value.
pub(super) fn measure(figure: &Figure) -> Option<Measure> {
    let value = figure.value.as_ref()?.to_f64();
    value.is_finite().then(|| Measure { value, text: figure.text.clone() })
}

/// Categories as bars, facilities as their parts.
pub(in crate::report::dossier) fn stacked_chart(of: &OnePeriod<'_, '_, '_>) -> Option<Chart> {
    let lang = of.making.look.lang;
    let figures = of.figures;
    let shown: Vec<_> = figures.categories.iter().filter(|figure| of.known(figure.node).value().is_some()).collect();
    if shown.is_empty() {
        return None;
    }
    let values = shown.iter().map(|category| {
        let node = |facility: &crate::inventory::FacilityFigure| {
            let own = facility.categories.iter().find(|(of, _)| *of == category.category);
            own.and_then(|(_, node)| measure(&of.tonnes_figure(*node)))
        };
        figures.facilities.iter().map(node).collect()
    });
    let name = |number: u8| format!("{number}  {}", Heading::category(number).text(lang));
    let said = |node| of.tonnes_figure(node).text;
    let parts = shown
        .iter()
        .map(|figure| format!("{} {}", Heading::category(figure.category.number).text(lang), said(figure.node)));
    Some(Chart {
        id: format!("{}-by-category", of.id()),
        title: of.making.word(ReportWord::ChartByCategory),
        alt: parts.collect::<Vec<_>>().join("; "),
        unit: "tCO2e".to_owned(),
        has_table: true,
        drawing: Drawing::Stacked {
            groups: shown.iter().map(|figure| name(figure.category.number)).collect(),
            series: figures.facilities.iter().map(|figure| facility_name(of, figure.facility)).collect(),
            values: values.collect(),
            totals: shown.iter().map(|figure| said(figure.node)).collect(),
        },
    })
}
