//! The lines of a period: every activity with its amount, its factor and its source.

use super::OnePeriod;
use super::split::facility_name;
use crate::account::{Address, Citation};
use crate::finding::{Heading, ReportWord, one_line};
use crate::inventory::{Activity, ActivityData};
use crate::report::dossier::{Block, Cell, Column, Figure, Row, Table};
use crate::report::number;

pub(super) fn blocks(of: &OnePeriod<'_, '_, '_>) -> Vec<Block> {
    let accounts = of.making.contents.subject.accounts;
    let word = |word: ReportWord| of.making.word(word);
    let several = of.figures.facilities.len() > 1;
    let mut columns = vec![
        Column::text("activity", of.word(Heading::Activity)),
        Column::text("category", of.word(Heading::Category)),
    ];
    if several {
        columns.push(Column::text("facility", of.word(Heading::Facility)));
    }
    columns.extend([
        Column::number("amount", word(ReportWord::Amount)),
        Column::text("factor", word(ReportWord::Factor)),
        Column::number("tco2e", of.word(Heading::Emissions)),
        Column::number("share", of.word(Heading::Share)),
        Column::text("source", word(ReportWord::Source)),
    ]);
    let mut rows = Vec::new();
    for (activity, figure) in accounts.activities.iter().zip(&of.inventory.activities) {
        if activity.period != of.figures.period {
            continue;
        }
        let mut cells = vec![Cell::Code(activity.id.clone()), Cell::Text(activity.category.value.to_string())];
        if several {
            cells.push(Cell::Text(facility_name(of, activity.facility)));
        }
        let share = match figure.is_inside {
            true => of.share(figure.node),
            false => Cell::Text(of.word(Heading::OutsideWord)),
        };
        cells.extend([
            amount(of, activity),
            factor(of, activity, figure.choice),
            of.tonnes(figure.node),
            share,
            source(activity),
        ]);
        rows.push(Row::body(cells).at(format!("activity-{}", activity.id)));
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let caption = Some(word(ReportWord::Lines));
    vec![Block::Table(Table { id: format!("{}-lines", of.id()), caption, columns, rows, is_list: true })]
}

/// The amount as the book prints it; one that is computed, as it comes out.
fn amount(of: &OnePeriod<'_, '_, '_>, activity: &Activity) -> Cell {
    let at = |end: &str| format!("activity/{}/{end}", activity.id);
    let node = of.making.figures.leaf(&at("amount")).or_else(|| of.making.figures.leaf(&at("stated")));
    let computed = || of.making.contents.subject.account.find(&Address::parse(&at("amount")).ok()?);
    let node = node.or_else(computed);
    let printed = match &activity.data {
        ActivityData::Amount { amount, .. } => Some(&amount.value),
        ActivityData::Emissions(emissions) => Some(&emissions.value),
        ActivityData::Computed { .. } => None,
    };
    let Some(node) = node else { return printed.map_or(Cell::Empty, |printed| Cell::Text(printed.to_string())) };
    let figure = of.making.figures.significant(node, 9);
    let literal = of.making.figures.view().leaf_at(node).filter(|leaf| !leaf.is_between());
    let text = literal.map(|leaf| number::printed(&leaf.leaf.literal));
    Cell::Figure(Figure { text: text.unwrap_or_else(|| figure.text.clone()), ..figure })
}

/// The factor as it was resolved, linked to its row among the factors.
fn factor(of: &OnePeriod<'_, '_, '_>, activity: &Activity, choice: Option<usize>) -> Cell {
    let asked = match &activity.data {
        ActivityData::Amount { factor, .. } => Some(&factor.value),
        ActivityData::Computed { factor, .. } => factor.as_ref().map(|factor| &factor.value),
        ActivityData::Emissions(_) => None,
    };
    let Some(asked) = asked else { return Cell::Empty };
    let took = choice.and_then(|at| of.making.contents.subject.choices.get(at)).map(|choice| choice.took.to_string());
    let name = took.unwrap_or_else(|| asked.to_string());
    Cell::Link(name.clone(), super::super::factors::anchor(&name))
}

fn source(activity: &Activity) -> Cell {
    let text = |citation: &Citation| Cell::Text(one_line(&citation.text));
    activity.source.as_ref().map_or(Cell::Empty, text)
}
