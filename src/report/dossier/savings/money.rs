//! The money of projects.

use super::super::{Block, Cell, Column, Figure, Making, Role, Row, Table};
use super::name;
use crate::finding::{MoneyWord, SavingWord};
use crate::report::savings::{money_cells, money_missing, money_text};
use crate::saving::{Project, Savings};

/// The money of the projects that state it, and what is not computed.
pub(super) fn blocks(making: &Making<'_, '_>, projects: &[Project], savings: &Savings) -> Vec<Block> {
    let (lang, view) = (making.look.lang, making.figures.view());
    let (mut rows, mut columns, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    for figure in &savings.projects {
        let Some(money) = &figure.money else { continue };
        let project = &projects[figure.project];
        let shown = money_cells(money);
        if columns.is_empty() {
            columns.push(Column::text("project", SavingWord::Project.text(lang)));
            let ids = ["investment", "saved_a_year", "npv", "irr", "payback", "cost_per_tonne"];
            columns.extend(ids.into_iter().zip(shown).map(|(id, (word, _))| Column::number(id, word.text(lang))));
        }
        let cells = shown.map(|(word, node)| {
            let Some(node) = node else {
                let is_asked = matches!(word, MoneyWord::IrrShort | MoneyWord::Payback);
                return if is_asked { Cell::Text(MoneyWord::None.text(lang).to_owned()) } else { Cell::Empty };
            };
            let figure = making.figures.figure(node, 2);
            let text = figure.value.as_ref().map(|value| money_text(view, word, node, value, lang));
            Cell::Figure(Figure { text: text.unwrap_or(figure.text.clone()), unit: String::new(), ..figure })
        });
        let cells = std::iter::once(Cell::Text(name(making, project))).chain(cells).collect();
        rows.push(Row { role: Role::Body, anchor: None, cells });
        missing.extend(money_missing(money, Some(&project.id), lang));
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let caption = Some(MoneyWord::Heading.text(lang).to_owned());
    let mut blocks = vec![
        Block::Table(Table { id: "project-money".to_owned(), caption, columns, rows, is_list: false }),
        Block::Note(MoneyWord::PerTonneIsAnnual.text(lang).to_owned()),
    ];
    blocks.extend(missing.into_iter().map(Block::Note));
    blocks
}
