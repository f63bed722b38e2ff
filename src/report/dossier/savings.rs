//! Energy-saving projects: what each saves in a year, of which carrier, and what that is in energy and emissions.

use super::indicators;
use super::{Block, Cell, Column, Fact, Figure, Making, Role, Row, Table};
use crate::calc::NodeId;
use crate::finding::{AboutMoney, AboutSaving, Lang, MoneyWord, ReportWord, SavingWord as Word, one_line};
use crate::report::number;
use crate::report::savings::{
    basis, carrier, curve_notes, has_no_factor, money_cells, money_missing, money_text, plan_items, possible_answer,
};
use crate::saving::{Project, Savings};
use crate::view::GbtPack;

/// Significant digits of savings in their own units.
const DIGITS: u32 = 9;

/// A saving as it is printed, with its hedge; one that is computed, as it comes out.
pub(super) fn saving(making: &Making<'_, '_>, node: NodeId) -> Cell {
    let figure = making.figures.significant(node, DIGITS);
    let literal = making.figures.view().leaf_at(node).filter(|leaf| !leaf.is_between());
    let text = literal.map(|leaf| number::printed(&leaf.leaf.literal));
    Cell::Figure(Figure { text: text.unwrap_or_else(|| figure.text.clone()), ..figure })
}

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let mut blocks = projects(making);
    blocks.extend(indicators::blocks(making));
    blocks
}

/// Whether the book says how the saving is measured and verified, and not only what it is for.
fn has_plan(project: &Project) -> bool {
    let plan = &project.plan;
    let said = [&plan.boundary, &plan.bearer, &plan.measured_by, &plan.simulation, &project.measure];
    let lists = !plan.static_factors.is_empty() || !plan.estimated.is_empty();
    said.into_iter().any(Option::is_some)
        || lists
        || plan.option.is_some()
        || plan.baseline.or(plan.reporting).is_some()
}

/// How savings are measured and verified, where the book says so.
fn plans(making: &Making<'_, '_>, projects: &[Project]) -> Vec<Block> {
    let lang = making.look.lang;
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    let facts = projects.iter().filter(|project| has_plan(project)).map(|project| Fact {
        label: project.name.as_deref().map_or_else(|| project.id.clone(), one_line),
        parts: plan_items(project, lang)
            .into_iter()
            .map(|(of, text)| Cell::Text(format!("{of}{colon}{text}")))
            .collect(),
    });
    let facts: Vec<Fact> = facts.collect();
    match facts.is_empty() {
        true => Vec::new(),
        false => vec![Block::Heading(Word::PlanHeading.text(lang).to_owned()), Block::Facts(facts)],
    }
}

/// Whether stated savings are possible, and what each displaced energy would give; whether what was reported follows.
fn questions(making: &Making<'_, '_>, projects: &[Project], savings: &Savings) -> Vec<Block> {
    let lang = making.look.lang;
    let title = |word: Word| word.text(lang);
    let shown = |node: Option<NodeId>| {
        node.map_or(Cell::Empty, |node| Cell::Figure(making.figures.figure(node, making.look.digits)))
    };
    let (mut possible, mut reported) = (Vec::new(), Vec::new());
    for figure in &savings.projects {
        let id = || Cell::Text(one_line(&projects[figure.project].id));
        for of in &figure.possible {
            possible.push(Row::body(vec![
                id(),
                Cell::Text(title(Word::displaced(&of.displaced)).to_owned()),
                shown(Some(of.needed)),
                shown(Some(of.most)),
                Cell::Text(possible_answer(making.figures.view(), of, lang)),
                shown(of.answer.as_energy),
                shown(of.answer.as_itself),
            ]));
        }
        for of in &figure.reported {
            let answer = match of.agrees {
                Some(true) => AboutSaving::Follows.text(lang),
                Some(false) => AboutSaving::FollowsNot.text(lang),
                None => title(Word::CannotTell).to_owned(),
            };
            let (printed, given) = (saving(making, of.published), shown(Some(of.given)));
            reported.push(Row::body(vec![id(), printed, given, shown(Some(of.difference)), Cell::Text(answer)]));
        }
    }
    let mut blocks = Vec::new();
    let mut table = |id: &str, caption: Word, columns: Vec<Column>, rows: Vec<Row>| {
        if !rows.is_empty() {
            let caption = Some(title(caption).to_owned());
            blocks.push(Block::Table(Table { id: id.to_owned(), caption, columns, rows, is_list: false }));
        }
    };
    let columns = vec![
        Column::text("project", title(Word::Project)),
        Column::text("displaced", title(Word::DisplacedEnergy)),
        Column::number("needed", title(Word::NeededHeat)),
        Column::number("most", title(Word::MostHeat)),
        Column::text("answer", title(Word::Answer)),
        Column::number("if_energy", title(Word::IfEnergy)),
        Column::number("if_heat", title(Word::IfHeat)),
    ];
    table("possible", Word::IsItPossible, columns, possible);
    let columns = vec![
        Column::text("project", title(Word::Project)),
        Column::number("reported", title(Word::ReportedFigure)),
        Column::number("given", title(Word::FromProject)),
        Column::number("difference", title(Word::DifferenceColumn)),
        Column::text("answer", title(Word::Answer)),
    ];
    table("reported", Word::ReportedHeading, columns, reported);
    let inferred = savings.projects.iter().filter(|figure| !figure.possible.is_empty());
    let inferred = inferred.flat_map(|figure| projects[figure.project].inferred.iter().cloned());
    let inputs: Vec<String> = inferred.collect();
    if !inputs.is_empty() {
        blocks.push(Block::Note(AboutSaving::ConfirmsNothing { inputs }.text(lang)));
    }
    blocks
}

fn projects(making: &Making<'_, '_>) -> Vec<Block> {
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
    blocks.extend(questions(making, projects, savings));
    blocks.extend(plans(making, projects));
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
