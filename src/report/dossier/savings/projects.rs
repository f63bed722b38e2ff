//! What each project saves in a year, of which carrier, and what that is in energy and emissions.

use super::super::{Block, Cell, Column, Figure, Making, Role, Row, Table};
use crate::calc::NodeId;
use crate::finding::{AboutReport, ReportWord, SavingWord as Word, one_line};
use crate::report::number;
use crate::report::savings::{basis, carrier, has_no_factor};
use crate::saving::{Project, Savings};
use crate::view::GbtPack;

/// Significant digits of savings in their own units.
const DIGITS: u32 = 9;

/// A saving as it is printed, with its hedge; one that is computed, as it comes out.
pub(in crate::report::dossier) fn saving(making: &Making<'_, '_>, node: NodeId) -> Cell {
    let figure = making.figures.significant(node, DIGITS);
    let literal = making.figures.view().leaf_at(node).filter(|leaf| !leaf.is_between());
    let text = literal.map(|leaf| number::printed(&leaf.leaf.literal));
    Cell::Figure(Figure { text: text.unwrap_or_else(|| figure.text.clone()), ..figure })
}

pub(super) fn blocks(making: &Making<'_, '_>, projects: &[Project], savings: &Savings) -> Vec<Block> {
    let lang = making.look.lang;
    let word = |word: Word| Cell::Text(word.text(lang).to_owned());
    let gbt = GbtPack::bundled();
    let amount = |node: Option<NodeId>| {
        node.map_or(Cell::Empty, |node| {
            let figure = making.figures.figure(node, making.look.digits);
            Cell::Figure(Figure { unit: String::new(), ..figure })
        })
    };
    let mut rows = Vec::new();
    for figure in &savings.projects {
        let project = &projects[figure.project];
        for (at, effect) in figure.effects.iter().enumerate() {
            let name = project.name.as_deref().map_or_else(|| project.id.clone(), one_line);
            let emissions = match has_no_factor(making.figures.view(), effect) {
                true => word(Word::NoFactor),
                false => amount(effect.emissions),
            };
            let made_up = if project.is_made_up { making.word(ReportWord::MadeUp) } else { String::new() };
            let inside = if project.is_inside { Word::Inside } else { Word::Outside };
            let cells = vec![
                Cell::Text(if at == 0 { name } else { String::new() }),
                Cell::Text(carrier(&gbt, &effect.carrier, lang)),
                saving(making, effect.node),
                amount(effect.energy),
                amount(effect.coal),
                emissions,
                word(basis(project, figure, effect)),
                word(inside),
                Cell::Text(made_up),
            ];
            let role = if at == 0 { Role::Body } else { Role::Part };
            rows.push(Row { role, anchor: (at == 0).then(|| format!("project-{}", project.id)), cells });
        }
    }
    for (name, energy, emissions) in savings.totals.iter().flat_map(|totals| {
        [
            (Word::TotalEnergy, totals.energy, None),
            (Word::TotalInside, None, totals.inside),
            (Word::TotalOutside, None, totals.outside),
        ]
    }) {
        if energy.or(emissions).is_some() {
            let mut cells = vec![word(name), Cell::Empty, Cell::Empty, amount(energy), Cell::Empty, amount(emissions)];
            cells.resize(9, Cell::Empty);
            rows.push(Row { role: Role::Total, anchor: None, cells });
        }
    }
    let title = |word: Word| word.text(lang);
    let columns = vec![
        Column::text("project", title(Word::Project)),
        Column::text("carrier", title(Word::Carrier)),
        Column::number("saving", title(Word::Saving)),
        Column::number("gj", "GJ"),
        Column::number("tce", "tce"),
        Column::number("tco2e", "tCO2e"),
        Column::text("basis", title(Word::Basis)),
        Column::text("effect", title(Word::Effect)),
        Column::text("made_up", ""),
    ];
    let caption = Some(title(Word::Title).to_owned());
    let mut blocks = vec![Block::Table(Table { id: "projects".to_owned(), caption, columns, rows, is_list: false })];
    let count = savings.projects.iter().filter(|figure| projects[figure.project].is_made_up).count();
    if count > 0 {
        blocks.push(Block::Note(AboutReport::MadeUpProjects { count }.text(lang)));
    }
    blocks
}

/// Measures on one end use: what they come to by simple adding, and together.
pub(super) fn end_uses(making: &Making<'_, '_>, projects: &[Project], savings: &Savings) -> Option<Table> {
    let lang = making.look.lang;
    let shown = |node: Option<NodeId>| match node {
        Some(node) => saving(making, node),
        None => Cell::Text(Word::CannotTell.text(lang).to_owned()),
    };
    let rows = savings.end_uses.iter().map(|end_use| {
        let of = end_use.projects.iter().filter_map(|at| projects.get(savings.projects.get(*at)?.project));
        let names: Vec<String> = of.map(|project| super::name(making, project)).collect();
        Row::body(vec![
            Cell::Text(one_line(&end_use.name)),
            Cell::Text(names.join("; ")),
            shown(Some(end_use.simple)),
            shown(end_use.combined),
            shown(end_use.overstated),
        ])
    });
    let title = |word: Word| word.text(lang);
    let columns = vec![
        Column::text("end_use", title(Word::EndUse)),
        Column::text("projects", title(Word::Project)),
        Column::number("simple", title(Word::Simple)),
        Column::number("combined", title(Word::Combined)),
        Column::number("overstated_by", title(Word::OverstatedBy)),
    ];
    let rows: Vec<Row> = rows.collect();
    let caption = Some(title(Word::EndUses).to_owned());
    (!rows.is_empty()).then(|| Table { id: "end-uses".to_owned(), caption, columns, rows, is_list: false })
}
