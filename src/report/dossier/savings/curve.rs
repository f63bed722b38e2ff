//! The abatement cost curve: as a table, and as a picture.

use super::super::{Block, Cell, Column, Figure, Making, Role, Row, Table};
use super::name;
use crate::calc::NodeId;
use crate::finding::{AboutMoney, AboutReport, MeterReportWord, MoneyWord, SavingWord, one_line};
use crate::quantity::Exact;
use crate::report::chart::{Axis, Chart, CostCurve, Drawing, Measure, Step};
use crate::report::number;
use crate::report::savings::{curve_notes, money_text};
use crate::saving::{Project, Savings};

/// The abatement cost curve as a table, with what misleads in it.
pub(super) fn blocks(making: &Making<'_, '_>, projects: &[Project], savings: &Savings) -> Vec<Block> {
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
        Column::text("project", SavingWord::Project.text(lang)),
        Column::number("tonnes_alone", MoneyWord::TonnesAlone.text(lang)),
        Column::number("tonnes", MoneyWord::TonnesTogether.text(lang)),
        Column::number("cost_alone", MoneyWord::CostAlone.text(lang)),
        Column::number("cost", MoneyWord::CostTogether.text(lang)),
        Column::number("cumulative", MoneyWord::Cumulative.text(lang)),
    ];
    let picture = picture(making, projects, savings);
    // The picture above has the title.
    let caption = picture.is_none().then(|| MoneyWord::Curve.text(lang).to_owned());
    let table = Table { id: "cost-curve".to_owned(), caption, columns, rows: rows.collect(), is_list: false };
    let mut blocks: Vec<Block> = picture.map(Block::Chart).into_iter().collect();
    blocks.push(Block::Table(table));
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

/// Tonnes a year along, cost of a tonne up: the table beside it has the figures.
fn picture(making: &Making<'_, '_>, projects: &[Project], savings: &Savings) -> Option<Chart> {
    let (lang, view, digits) = (making.look.lang, making.figures.view(), making.look.digits);
    let value = |node: NodeId| making.figures.known(node).value();
    let mut steps = Vec::new();
    let (mut all, mut earned, mut earning) = (Exact::ZERO, Exact::ZERO, 0);
    for step in &savings.curve.steps {
        let (Some(tonnes), Some(cost)) = (value(step.tonnes), value(step.cost)) else { continue };
        all = &all + tonnes;
        if cost.is_negative() {
            earned = &earned + tonnes;
            earning += 1;
        }
        let name = name(making, &projects[savings.projects[step.project].project]);
        steps.push(Step { name, amount: Measure::exact(tonnes, digits), cost: Measure::exact(cost, 2) });
    }
    let first = savings.curve.steps.first().filter(|_| !steps.is_empty())?;
    let word = |word: MeterReportWord| word.text(lang);
    let tonnes = |of: &Exact| format!("{} tCO2e", number::fixed(of, digits));
    let (said, earned) = (tonnes(&all), tonnes(&earned));
    let alt = AboutReport::CurveSays { steps: steps.len(), tonnes: said.clone(), earning, earned }.text(lang);
    let drawing = Drawing::from(CostCurve {
        what: word(MeterReportWord::Measure).to_owned(),
        amount: Axis::amount(word(MeterReportWord::Avoided), "tCO2e"),
        cost: Axis::amount(word(MeterReportWord::CostOfTonne), view.unit(first.cost).text()),
        steps,
        totals: vec![said],
    });
    let title = MoneyWord::Curve.text(lang).to_owned();
    Some(Chart { id: "abatement-cost".to_owned(), title, alt, unit: String::new(), has_table: true, drawing })
}
