//! Every line of the inventory.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::number;
use super::plan::Plan;
use super::sheet::{Entry, Sheet};
use super::style::{Role, SERIES};
use crate::finding::{Heading, ReportWord, WorkbookWord, one_line};
use crate::inventory::{Activity, ActivityData};

/// The sheet, where there is an inventory with lines.
pub(super) fn sheet(plan: &Plan<'_, '_>) -> Result<Option<Worksheet>, XlsxError> {
    let Some(viewed) = &plan.contents.viewed else { return Ok(None) };
    let accounts = plan.contents.subject.accounts;
    let word = |word: WorkbookWord| plan.word(word);
    let heads = [
        (Heading::Activity.text(plan.lang), false),
        (word(WorkbookWord::Period), false),
        (Heading::Category.text(plan.lang), false),
        (Heading::Facility.text(plan.lang), false),
        (ReportWord::Amount.text(plan.lang), true),
        (word(WorkbookWord::Unit), false),
        (ReportWord::Factor.text(plan.lang), false),
        (Heading::Emissions.text(plan.lang), true),
        (Heading::Share.text(plan.lang), true),
        (ReportWord::Source.text(plan.lang), false),
    ];
    let columns = u16::try_from(heads.len()).unwrap_or(1);
    let name = word(WorkbookWord::Lines);
    let mut sheet = Sheet::new(name, name, &[word(WorkbookWord::LinesLead)], columns)?;
    let head = sheet.row;
    sheet.heads(&heads)?;
    for (activity, figure) in accounts.activities.iter().zip(&viewed.inventory.activities) {
        let period = viewed.inventory.periods.iter().find(|figures| figures.period == activity.period);
        let Some(period) = period.filter(|_| viewed.only.is_none_or(|only| only == activity.period)) else { continue };
        let facility = activity.facility.and_then(|at| accounts.facilities.get(at));
        let facility = facility.map(|facility| facility.name.as_deref().unwrap_or(&facility.id));
        let factor =
            factor(activity).map(|asked| match figure.choice.and_then(|at| plan.contents.subject.choices.get(at)) {
                Some(choice) => choice.took.to_string(),
                None => asked,
            });
        let (amount, unit) = amount(plan, activity);
        let at = sheet.row + 1;
        let share = match figure.is_inside {
            true => share(plan, at, (figure.node, period.total)),
            false => Entry::Text(Role::Quiet, Heading::OutsideWord.text(plan.lang).to_owned()),
        };
        sheet.push(&[
            Entry::code(&activity.id),
            Entry::text(accounts.periods.get(activity.period).map_or("", |period| &period.id)),
            Entry::text(activity.category.value.to_string()),
            Entry::text(facility.map(one_line).unwrap_or_default()),
            amount,
            unit,
            Entry::code(factor.unwrap_or_default()),
            Entry::live(Role::Figure, plan.live(figure.node), number::format(plan.digits)),
            share,
            Entry::text(activity.source.as_ref().map(|source| one_line(&source.text)).unwrap_or_default()),
        ])?;
    }
    if sheet.row == head + 1 {
        return Ok(None);
    }
    sheet.freeze(head, columns)?;
    sheet.finish(&plan.dossier.title, SERIES[0]).map(Some)
}

fn factor(activity: &Activity) -> Option<String> {
    match &activity.data {
        ActivityData::Amount { factor, .. } => Some(factor.value.to_string()),
        ActivityData::Computed { factor, .. } => factor.as_ref().map(|factor| factor.value.to_string()),
        ActivityData::Emissions(_) => None,
    }
}

/// The amount as the cell of its input, or as the book prints it.
fn amount(plan: &Plan<'_, '_>, activity: &Activity) -> (Entry, Entry) {
    let whole = format!("activity/{}", activity.id);
    let node = match &activity.data {
        ActivityData::Emissions(_) => plan.by_address(&whole),
        _ => plan.by_address(&format!("{whole}/amount")),
    };
    if let Some(node) = node
        && let Some(live) = plan.live(node)
    {
        let format = match plan.view().leaf_at(node) {
            Some(leaf) => {
                number::format(u32::try_from(-i32::from(leaf.leaf.literal.last_place())).unwrap_or(0).min(15))
            }
            None => number::format_of(plan.known(node).value()),
        };
        return (Entry::Formula(Role::Plain, live, format), Entry::text(plan.view().unit(node).text()));
    }
    let printed = match &activity.data {
        ActivityData::Amount { amount, .. } => amount.value.to_string(),
        ActivityData::Emissions(emissions) => emissions.value.to_string(),
        ActivityData::Computed { .. } => String::new(),
    };
    (Entry::text(printed), Entry::Blank(Role::Plain))
}

/// What share of the total a line is; `at` is its row.
fn share(plan: &Plan<'_, '_>, at: u32, (node, total): (crate::calc::NodeId, crate::calc::NodeId)) -> Entry {
    let Some((name, _)) = plan.name(total) else { return Entry::Blank(Role::Plain) };
    let formula = format!("=IF(AND(ISNUMBER(H{at}),ISNUMBER({name})),IF({name}=0,\"\",H{at}/{name}),\"\")");
    let value = plan.known(node).value().zip(plan.known(total).value());
    let value = value.and_then(|(part, total)| part.checked_div(total));
    Entry::Formula(Role::Plain, (formula, number::result(value.as_ref())), "0.00%".to_owned())
}
