//! Energy-saving projects: what each saves in a year, of which carrier, and what that is in energy and emissions.

use super::{Block, Cell, Column, Figure, Making, Role, Row, Table};
use crate::calc::NodeId;
use crate::finding::{AboutMoney, AboutSaving, MoneyWord, ReportWord, SavingWord as Word, one_line};
use crate::report::number;
use crate::report::savings::{basis, carrier, curve_notes, has_no_factor, money_cells, money_missing, money_text};
use crate::saving::{Project, Savings};
use crate::view::GbtPack;

/// Significant digits of savings in their own units.
const DIGITS: u32 = 9;

/// A saving as it is printed, with its hedge; one that is computed, as it comes out.
fn saving(making: &Making<'_, '_>, node: NodeId) -> Cell {
    let figure = making.figures.significant(node, DIGITS);
    let literal = making.figures.view().leaf_at(node).filter(|leaf| !leaf.is_between());
    let text = literal.map(|leaf| number::printed(&leaf.leaf.literal));
    Cell::Figure(Figure { text: text.unwrap_or_else(|| figure.text.clone()), ..figure })
}

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let Some((projects, savings)) = making.contents.saved.filter(|(projects, _)| !projects.is_empty()) else {
        return Vec::new();
    };
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
        blocks.push(Block::Note(AboutSaving::MadeUpLeftOut { count }.text(lang)));
    }
    blocks.extend(money(making, projects, savings));
    blocks.extend(curve(making, projects, savings));
    blocks
}

/// The money of the projects that state it, and what is not computed.
fn money(making: &Making<'_, '_>, projects: &[Project], savings: &Savings) -> Vec<Block> {
    let (lang, view) = (making.look.lang, making.figures.view());
    let (mut rows, mut columns, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    for figure in &savings.projects {
        let Some(money) = &figure.money else { continue };
        let project = &projects[figure.project];
        let shown = money_cells(money);
        if columns.is_empty() {
            columns.push(Column::text("project", Word::Project.text(lang)));
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

/// The abatement cost curve as a table, with what misleads in it.
fn curve(making: &Making<'_, '_>, projects: &[Project], savings: &Savings) -> Vec<Block> {
    let (lang, view, curve) = (making.look.lang, making.figures.view(), &savings.curve);
    if curve.steps.is_empty() {
        return Vec::new();
    }
    let of = |at: usize| &projects[savings.projects[at].project];
    let tonnes = |node: NodeId| {
        let figure = making.figures.figure(node, making.look.digits);
        Cell::Figure(Figure { unit: String::new(), ..figure })
    };
    let money = |node: NodeId| {
        let figure = making.figures.figure(node, 2);
        let text = figure.value.as_ref().map(|value| money_text(view, MoneyWord::CostTogether, node, value, lang));
        Cell::Figure(Figure { text: text.unwrap_or(figure.text.clone()), unit: String::new(), ..figure })
    };
    let rows = curve.steps.iter().map(|step| {
        let cells = vec![
            Cell::Text(name(making, of(step.project))),
            tonnes(step.alone),
            tonnes(step.tonnes),
            money(step.cost_alone),
            money(step.cost),
            tonnes(step.cumulative),
        ];
        Row { role: Role::Body, anchor: None, cells }
    });
    let columns = vec![
        Column::text("project", Word::Project.text(lang)),
        Column::number("tonnes_alone", MoneyWord::TonnesAlone.text(lang)),
        Column::number("tonnes", MoneyWord::TonnesTogether.text(lang)),
        Column::number("cost_alone", MoneyWord::CostAlone.text(lang)),
        Column::number("cost", MoneyWord::CostTogether.text(lang)),
        Column::number("cumulative", MoneyWord::Cumulative.text(lang)),
    ];
    let caption = Some(MoneyWord::Curve.text(lang).to_owned());
    let table = Table { id: "cost-curve".to_owned(), caption, columns, rows: rows.collect(), is_list: false };
    let mut blocks = vec![Block::Table(table)];
    let value = |node: NodeId| making.figures.known(node).value().cloned();
    blocks.extend(curve_notes(curve, value).iter().map(|note| Block::Note(note.text(lang))));
    let left_out = curve.left_out.iter().map(|left_out| {
        let (project, why) = (one_line(&of(left_out.project).id), Box::new(left_out.why.clone()));
        Block::Note(AboutMoney::LeftOutBecause { project, why }.text(lang))
    });
    if !curve.left_out.is_empty() {
        blocks.push(Block::Note(AboutMoney::LeftOut.text(lang)));
    }
    blocks.extend(left_out);
    blocks
}

/// A project by its name, marked where it is made up.
fn name(making: &Making<'_, '_>, project: &Project) -> String {
    let name = project.name.as_deref().map_or_else(|| project.id.clone(), one_line);
    match project.is_made_up {
        true => format!("{name} ({})", making.word(ReportWord::MadeUp)),
        false => name,
    }
}
