//! What a verifier asks of projects: is a stated saving possible, does what was reported follow, how is it measured.

use super::super::{Block, Cell, Column, Fact, Making, Row, Table};
use super::projects::saving;
use crate::calc::NodeId;
use crate::finding::{AboutSaving, Lang, SavingWord as Word, one_line};
use crate::report::savings::{plan_items, possible_answer};
use crate::saving::{Project, Savings};

pub(super) fn blocks(making: &Making<'_, '_>, projects: &[Project], savings: &Savings) -> Vec<Block> {
    let mut blocks = questions(making, projects, savings);
    blocks.extend(plans(making, projects));
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
