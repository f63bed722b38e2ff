//! Projects: what each saves, its money, and the abatement cost curve; every figure is a live cell of the calculation.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::number;
use super::plan::Plan;
use super::sheet::{Entry, Head, Sheet};
use super::style::{Role, SERIES};
use crate::calc::NodeId;
use crate::finding::{MoneyWord, ReportWord, SavingWord, WorkbookWord, one_line};
use crate::report::savings::{basis, carrier, money_figures, money_missing};
use crate::saving::{Project, Savings};
use crate::view::GbtPack;

/// Columns of the widest table.
const COLUMNS: u16 = 10;

/// The figures of the sheet, whether a section shows them or not.
pub(super) fn targets(projects: &[Project], savings: &Savings, nodes: &mut Vec<NodeId>) {
    for figure in &savings.projects {
        nodes.extend(figure.effects.iter().map(|effect| effect.node));
        nodes.extend(figure.effects.iter().flat_map(|effect| [effect.energy, effect.coal, effect.emissions]).flatten());
        let (Some(money), Some(project)) = (&figure.money, projects.get(figure.project)) else { continue };
        nodes.extend(money_figures(project, money).into_iter().map(|(_, node)| node));
    }
    let end_uses = savings.end_uses.iter();
    nodes.extend(end_uses.flat_map(|of| [Some(of.simple), of.combined, of.overstated]).flatten());
    let totals = savings.totals.iter();
    nodes.extend(totals.flat_map(|totals| [totals.energy, totals.inside, totals.outside]).flatten());
    let steps = savings.curve.steps.iter();
    nodes.extend(steps.flat_map(|step| [step.alone, step.tonnes, step.cost_alone, step.cost, step.cumulative]));
}

/// The sheet, where there are projects.
pub(super) fn sheet(plan: &Plan<'_, '_>) -> Result<Option<Worksheet>, XlsxError> {
    let there = plan.contents.saved.filter(|(_, savings)| !savings.projects.is_empty());
    let Some((projects, savings)) = there else { return Ok(None) };
    let name = plan.word(WorkbookWord::Projects);
    let mut sheet = Sheet::new(name, name, &[plan.word(WorkbookWord::ProjectsLead)], COLUMNS)?;
    saved(plan, &mut sheet, projects, savings)?;
    end_uses(plan, &mut sheet, savings)?;
    money(plan, &mut sheet, projects, savings)?;
    curve(plan, &mut sheet, projects, savings)?;
    sheet.at_most(0, 40);
    sheet.at_most(1, 40);
    sheet.finish(&plan.dossier.title, SERIES[4]).map(Some)
}

fn title(plan: &Plan<'_, '_>, project: &Project) -> String {
    let name = one_line(project.name.as_deref().unwrap_or(&project.id));
    if project.is_made_up { format!("{name} ({})", ReportWord::MadeUp.text(plan.lang)) } else { name }
}

/// A live figure with the digits that it has.
fn live(plan: &Plan<'_, '_>, role: Role, node: NodeId) -> Entry {
    Entry::live(role, plan.live(node), number::format_of(plan.known(node).value()))
}

/// A live figure with so many decimals.
fn fixed(plan: &Plan<'_, '_>, role: Role, node: Option<NodeId>, decimals: u32) -> Entry {
    node.map_or(Entry::Blank(role), |node| Entry::live(role, plan.live(node), number::format(decimals)))
}

fn saved(plan: &Plan<'_, '_>, sheet: &mut Sheet, projects: &[Project], savings: &Savings) -> Result<(), XlsxError> {
    let word = |word: SavingWord| word.text(plan.lang);
    let gbt = GbtPack::bundled();
    sheet.heading(word(SavingWord::Title))?;
    let heads: [Head<'_>; 10] = [
        (word(SavingWord::Project), false),
        (word(SavingWord::Carrier), false),
        (word(SavingWord::Saving), true),
        (plan.word(WorkbookWord::Unit), false),
        ("GJ", true),
        ("tce", true),
        ("tCO2e", true),
        (word(SavingWord::Basis), false),
        (word(SavingWord::Effect), false),
        (plan.word(WorkbookWord::Address), false),
    ];
    sheet.heads(&heads)?;
    for figure in &savings.projects {
        let Some(project) = projects.get(figure.project) else { continue };
        for effect in &figure.effects {
            let inside = if project.is_inside { SavingWord::Inside } else { SavingWord::Outside };
            sheet.push(&[
                Entry::text(title(plan, project)),
                Entry::text(carrier(&gbt, &effect.carrier, plan.lang)),
                live(plan, Role::Figure, effect.node),
                Entry::text(plan.view().unit(effect.node).text()),
                fixed(plan, Role::Plain, effect.energy, plan.digits),
                fixed(plan, Role::Plain, effect.coal, plan.digits),
                fixed(plan, Role::Plain, effect.emissions, plan.digits),
                Entry::text(word(basis(project, figure, effect))),
                Entry::text(word(inside)),
                Entry::code(plan.figures.address(effect.node).unwrap_or_default()),
            ])?;
        }
    }
    let totals = savings.totals.iter().flat_map(|totals| {
        [
            (SavingWord::TotalEnergy, totals.energy, None),
            (SavingWord::TotalInside, None, totals.inside),
            (SavingWord::TotalOutside, None, totals.outside),
        ]
    });
    for (name, energy, emissions) in totals.filter(|(_, energy, emissions)| energy.or(*emissions).is_some()) {
        let mut row = vec![Entry::Text(Role::Total, word(name).to_owned())];
        row.resize(4, Entry::Blank(Role::Total));
        row.push(fixed(plan, Role::Total, energy, plan.digits));
        row.push(Entry::Blank(Role::Total));
        row.push(fixed(plan, Role::Total, emissions, plan.digits));
        sheet.push(&row)?;
    }
    Ok(())
}

/// Measures on one end use: by simple adding, and together.
fn end_uses(plan: &Plan<'_, '_>, sheet: &mut Sheet, savings: &Savings) -> Result<(), XlsxError> {
    if savings.end_uses.is_empty() {
        return Ok(());
    }
    let word = |word: SavingWord| word.text(plan.lang);
    sheet.heading(word(SavingWord::EndUses))?;
    let heads: [Head<'_>; 6] = [
        (word(SavingWord::EndUse), false),
        ("", false),
        (word(SavingWord::Combined), true),
        (plan.word(WorkbookWord::Unit), false),
        (word(SavingWord::Simple), true),
        (word(SavingWord::OverstatedBy), true),
    ];
    sheet.heads(&heads)?;
    for of in &savings.end_uses {
        let cell = |node: Option<NodeId>| node.map_or(Entry::Blank(Role::Plain), |node| live(plan, Role::Plain, node));
        sheet.push(&[
            Entry::text(one_line(&of.name)),
            Entry::Blank(Role::Plain),
            cell(of.combined),
            Entry::text(plan.view().unit(of.simple).text()),
            cell(Some(of.simple)),
            cell(of.overstated),
        ])?;
    }
    Ok(())
}

fn money(plan: &Plan<'_, '_>, sheet: &mut Sheet, projects: &[Project], savings: &Savings) -> Result<(), XlsxError> {
    let stated =
        savings.projects.iter().filter_map(|figure| Some((projects.get(figure.project)?, figure.money.as_ref()?)));
    let stated: Vec<_> = stated.collect();
    if stated.is_empty() {
        return Ok(());
    }
    sheet.heading(MoneyWord::Heading.text(plan.lang))?;
    let heads: [Head<'_>; 5] = [
        (SavingWord::Project.text(plan.lang), false),
        (plan.word(WorkbookWord::Figure), false),
        (plan.word(WorkbookWord::Value), true),
        (plan.word(WorkbookWord::Unit), false),
        (plan.word(WorkbookWord::Address), false),
    ];
    sheet.heads(&heads)?;
    let mut missing = Vec::new();
    for (project, money) in stated {
        for (word, node) in money_figures(project, money) {
            let is_rate = matches!(word, MoneyWord::Irr | MoneyWord::Mirr);
            let format = match (is_rate, plan.view().leaf_at(node).is_some()) {
                (true, _) => "0.00 %".to_owned(),
                (false, true) => number::format_of(plan.known(node).value()),
                (false, false) if matches!(word, MoneyWord::Recovery | MoneyWord::Profitability) => number::format(4),
                (false, false) => number::format(2),
            };
            sheet.push(&[
                Entry::text(title(plan, project)),
                Entry::text(word.text(plan.lang)),
                Entry::live(Role::Figure, plan.live(node), format),
                Entry::text(plan.view().unit(node).text()),
                Entry::code(plan.figures.address(node).unwrap_or_default()),
            ])?;
        }
        missing.extend(money_missing(money, Some(&project.id), plan.lang));
    }
    for said in missing {
        sheet.across(&said, COLUMNS)?;
    }
    Ok(())
}

fn curve(plan: &Plan<'_, '_>, sheet: &mut Sheet, projects: &[Project], savings: &Savings) -> Result<(), XlsxError> {
    let steps = &savings.curve.steps;
    let Some(first) = steps.first() else { return Ok(()) };
    let word = |word: MoneyWord| word.text(plan.lang);
    sheet.heading(&format!("{} ({})", word(MoneyWord::Curve), plan.view().unit(first.cost).text()))?;
    let heads: [Head<'_>; 7] = [
        (SavingWord::Project.text(plan.lang), false),
        ("", false),
        (word(MoneyWord::TonnesAlone), true),
        (word(MoneyWord::TonnesTogether), true),
        (word(MoneyWord::CostAlone), true),
        (word(MoneyWord::CostTogether), true),
        (word(MoneyWord::Cumulative), true),
    ];
    sheet.heads(&heads)?;
    for step in steps {
        let project = savings.projects.get(step.project).and_then(|figure| projects.get(figure.project));
        let mut row = vec![Entry::text(project.map(|project| title(plan, project)).unwrap_or_default())];
        row.push(Entry::Blank(Role::Plain));
        row.push(fixed(plan, Role::Plain, Some(step.alone), plan.digits));
        row.push(fixed(plan, Role::Figure, Some(step.tonnes), plan.digits));
        row.push(fixed(plan, Role::Plain, Some(step.cost_alone), 2));
        row.push(fixed(plan, Role::Figure, Some(step.cost), 2));
        row.push(fixed(plan, Role::Plain, Some(step.cumulative), plan.digits));
        sheet.push(&row)?;
    }
    Ok(())
}
