//! Every step that a figure needs, once, as a live formula.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::number;
use super::plan::Plan;
use super::sheet::{Entry, Sheet};
use super::style::{DEEP, Role};
use crate::calc::reading::formula::{Cell, Content};
use crate::calc::{Kind, Known};
use crate::finding::WorkbookWord;

pub(super) fn sheet(plan: &Plan<'_, '_>) -> Result<Worksheet, XlsxError> {
    let word = |word: WorkbookWord| plan.word(word);
    let heads = [
        (word(WorkbookWord::StepOrAddress), false),
        (word(WorkbookWord::Operation), false),
        (word(WorkbookWord::Live), true),
        (word(WorkbookWord::Unit), false),
        (word(WorkbookWord::FromCrossfoot), true),
        (word(WorkbookWord::Note), false),
    ];
    let columns = u16::try_from(heads.len()).unwrap_or(1);
    let name = word(WorkbookWord::Calculation);
    let mut sheet = Sheet::new(name, name, &[word(WorkbookWord::CalculationLead)], columns)?;
    let head = sheet.row;
    sheet.heads(&heads)?;
    // Steps without an address are folded above the figure they lead to.
    let mut folded_from = None;
    for cell in plan.cells() {
        let is_figure = cell.node.is_some_and(|node| plan.figures.address(node).is_some());
        match (is_figure, folded_from) {
            (true, Some(first)) => {
                sheet.worksheet.group_rows(first, sheet.row - 1)?;
                folded_from = None;
            }
            (false, None) => folded_from = Some(sheet.row),
            _ => {}
        }
        sheet.push(&row(plan, cell, is_figure))?;
    }
    if let Some(first) = folded_from {
        sheet.worksheet.group_rows(first, sheet.row - 1)?;
    }
    sheet.freeze(head, columns)?;
    sheet.at_most(0, 52);
    sheet.finish(&plan.dossier.title, DEEP)
}

fn row(plan: &Plan<'_, '_>, cell: &Cell, is_figure: bool) -> Vec<Entry> {
    let role = if is_figure { Role::Figure } else { Role::Plain };
    let format = number::format_of(cell.value.as_ref());
    let Some(node) = cell.node else {
        let live = content(cell, role, number::result(cell.value.as_ref()), format);
        let name = Entry::Text(Role::Quiet, format!("    {}", plan.word(WorkbookWord::PartialStep)));
        return vec![name, Entry::Blank(Role::Plain), live, Entry::Blank(Role::Plain), Entry::Blank(Role::Plain)];
    };
    let known = plan.known(node);
    let operation = plan.operation(node);
    let step = plan.step(node);
    let (name, what) = match (plan.figures.address(node), step) {
        (Some(address), step) => (Entry::Text(Role::Figure, address.to_owned()), step.map_or(operation, str::to_owned)),
        (None, Some(step)) => (Entry::Text(Role::Quiet, format!("    {step}")), operation),
        (None, None) => (Entry::Text(Role::Quiet, format!("    {operation}")), String::new()),
    };
    let live = content(cell, role, number::result_of(known), format.clone());
    let value = cell.value.as_ref().and_then(number::cell);
    let value = value.map_or(Entry::Blank(Role::Quiet), |value| Entry::Number(Role::Quiet, value, format));
    let mut note = Vec::new();
    if matches!(known, Known::Partial(_)) {
        note.push(plan.word(WorkbookWord::IsPartial).to_owned());
    }
    if let Kind::Opaque(run, _) = plan.view().kind(node) {
        note.push(plan.view().run(run).model.clone());
    }
    vec![
        name,
        Entry::Text(Role::Quiet, what),
        live,
        Entry::text(plan.view().unit(node).text()),
        value,
        Entry::Text(Role::Quiet, note.join("; ")),
    ]
}

fn content(cell: &Cell, role: Role, result: String, format: String) -> Entry {
    match &cell.content {
        Content::Formula(formula) => Entry::Formula(role, (formula.clone(), result), format),
        // A result of a model rests on nothing here: it is a value that may be put in anew.
        Content::Number(text) | Content::Value(text) => match text.parse() {
            Ok(number) => Entry::Number(Role::Input, number, format),
            Err(_) => Entry::Text(role, text.clone()),
        },
        Content::Blank => Entry::Blank(Role::Open),
    }
}
