//! The categories of a period with their subcategories, and what is said below their table.

use super::OnePeriod;
use crate::calc::NodeId;
use crate::calc::reading::interval;
use crate::finding::{Heading, ReportWord};
use crate::report::dossier::{Block, Cell, Column, Role, Row, Table};
use crate::report::{boundary, number};

pub(super) fn blocks(of: &OnePeriod<'_, '_, '_>) -> Vec<Block> {
    let figures = of.figures;
    let with_biogenic = figures.biogenic.is_some();
    let mut columns = vec![
        Column::text("category", of.word(Heading::Category)),
        Column::text("name", ""),
        Column::number("tco2e", of.word(Heading::Emissions)),
        Column::number("share", of.word(Heading::Share)),
    ];
    if with_biogenic {
        columns.push(Column::number("biogenic_co2", of.word(Heading::BiogenicCo2)));
    }
    let biogenic = |node: Option<NodeId>| with_biogenic.then(|| node.map_or(Cell::Empty, |node| of.tonnes(node)));
    let mut rows = Vec::new();
    for figure in &figures.categories {
        let name = Heading::category(figure.category.number).text(of.making.look.lang).to_owned();
        let mut cells = vec![
            Cell::Text(figure.category.to_string()),
            Cell::Text(name),
            of.tonnes(figure.node),
            of.share(figure.node),
        ];
        cells.extend(biogenic(figure.biogenic));
        rows.push(Row::body(cells).at(format!("{}-category-{}", of.id(), figure.category)));
        for (code, node) in &figure.subcategories {
            let name = ReportWord::subcategory(code.number, code.sub);
            let name = name.map(|word| word.text(of.making.look.lang).to_owned()).unwrap_or_default();
            let mut cells = vec![Cell::Text(code.to_string()), Cell::Text(name), of.tonnes(*node), of.share(*node)];
            cells.extend(biogenic(None));
            rows.push(Row { role: Role::Part, anchor: None, cells });
        }
    }
    let mut cells =
        vec![Cell::Empty, Cell::Text(of.word(Heading::Total)), of.tonnes(figures.total), of.share(figures.total)];
    cells.extend(biogenic(figures.biogenic));
    rows.push(Row { role: Role::Total, anchor: Some(format!("{}-total", of.id())), cells });
    let table = Table { id: format!("{}-categories", of.id()), caption: None, columns, rows, is_list: false };
    let mut blocks = vec![Block::Table(table)];
    let lang = of.making.look.lang;
    blocks.extend(boundary::excluded_line(of.making.contents.subject, figures, lang).map(Block::Note));
    if with_biogenic {
        blocks.push(Block::Note(of.word(Heading::BiogenicApart)));
    }
    let nodes: Vec<_> = figures.categories.iter().map(|figure| figure.node).collect();
    if of.rows_disagree(&nodes) {
        blocks.push(Block::Note(of.word(Heading::RowsRounded)));
    }
    blocks.extend(range_note(of).map(Block::Note));
    blocks
}

/// The range of the total, where inputs leave one.
fn range_note(of: &OnePeriod<'_, '_, '_>) -> Option<String> {
    let value = of.known(of.figures.total).value()?;
    let range = interval::range(of.making.figures.view(), of.figures.total);
    let range = range.value().filter(|range| range.interval.is_point().is_none())?;
    let digits = u32::try_from(value.magnitude().map_or(6, |magnitude| magnitude + 1)).unwrap_or(1).max(1);
    let shown = number::range(&range.interval, digits + of.making.look.digits);
    Some(crate::report::figure::labelled(Heading::RangeAllowed, &format!("{shown} tCO2e"), of.making.look.lang))
}
