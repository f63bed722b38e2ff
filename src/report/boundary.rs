//! What stands beside the total of an inventory: exclusions, what is outside the boundary, facilities counted in part, and
//! what is never netted.

use serde_json::{Value, json};

use super::figure::labelled;
use super::inventory::{MOST_ROWS, rows_left};
use super::page::Block;
use super::{Look, Subject, number};
use crate::calc::reading::{exact, interval};
use crate::calc::{NodeId, View};
use crate::finding::{AboutInventory, Heading, Lang, one_line};
use crate::inventory::{Beside, BesideKind, Inventory, PeriodInventory, Share};
use crate::quantity::{Bound, Exact, Interval};

/// Significant digits of a screening estimate: it is no more than that.
const ESTIMATE_DIGITS: u32 = 3;
/// Significant digits of what is stated.
const DIGITS: u32 = 12;

/// Everything beside the total of a period, for people; nothing where there is nothing.
pub(super) fn blocks(
    subject: &Subject<'_>,
    inventory: &Inventory,
    view: View<'_>,
    figures: &PeriodInventory,
    look: Look,
) -> Vec<Block> {
    let mut blocks = exclusions(subject, inventory, view, figures, look);
    blocks.extend(facilities(subject, inventory, view, figures, look));
    blocks.extend(never_netted(subject, inventory, view, figures, look));
    blocks
}

/// One line under the total, so that nobody takes it for the whole.
pub(super) fn excluded_line(subject: &Subject<'_>, figures: &PeriodInventory, lang: Lang) -> Option<String> {
    let excluded = subject.accounts.beside.iter();
    let excluded = excluded.filter(|b| b.kind == BesideKind::Exclusion && b.period == figures.period);
    match excluded.count() {
        0 => None,
        sources => Some(AboutInventory::ExcludedBelow { sources }.text(lang)),
    }
}

pub(super) fn of_period<'a>(
    subject: &'a Subject<'_>,
    inventory: &'a Inventory,
    figures: &PeriodInventory,
    kind: BesideKind,
) -> Vec<(&'a Beside, Option<NodeId>)> {
    let all = inventory.beside.iter().map(|figure| (&subject.accounts.beside[figure.beside], figure.node));
    all.filter(|(beside, _)| beside.kind == kind && beside.period == figures.period).collect()
}

/// What is excluded, with its estimates, and what they would do to the total.
fn exclusions(
    subject: &Subject<'_>,
    inventory: &Inventory,
    view: View<'_>,
    figures: &PeriodInventory,
    look: Look,
) -> Vec<Block> {
    let excluded = of_period(subject, inventory, figures, BesideKind::Exclusion);
    if excluded.is_empty() {
        return Vec::new();
    }
    let total = exact::value(view, figures.total).value().cloned();
    let mut items = Vec::new();
    for (at, (beside, node)) in excluded.iter().enumerate() {
        let range = node.and_then(|node| Some(interval::range(view, node).value()?.interval.clone()));
        if at >= MOST_ROWS {
            continue;
        }
        let category = beside.category.as_ref().map(|category| category.value.to_string()).unwrap_or_default();
        let what = beside.what.as_deref().map(one_line).unwrap_or_default();
        let shown = match &range {
            Some(range) => {
                let share = total.as_ref().and_then(|total| percent(range, total));
                let share = share.map(|percent| AboutInventory::WouldRaise { percent }.text(look.lang));
                let amount = format!("{} tCO2e", number::range(range, ESTIMATE_DIGITS));
                [Some(amount), share].into_iter().flatten().collect::<Vec<_>>().join(" · ")
            }
            None => Heading::NoEstimate.text(look.lang).to_owned(),
        };
        let mut item = format!("{category}  {what}\n     exclusion/{} = {shown}", beside.id);
        for (label, said) in [(Heading::ReasonWord, &beside.reason), (Heading::BasisWord, &beside.basis)] {
            let said = said.as_deref().map(|said| labelled(label, &one_line(said), look.lang));
            item.extend(said.map(|said| format!("\n     {said}")));
        }
        items.push(item);
    }
    items.extend(rows_left(excluded.len(), look.lang));
    items.push(together(view, figures, &excluded).text(look.lang));
    vec![Block::Heading(Heading::NotInTheTotal.text(look.lang).to_owned()), Block::List(items)]
}

/// What excluded sources would do to the total together.
pub(super) fn together(
    view: View<'_>,
    figures: &PeriodInventory,
    excluded: &[(&Beside, Option<NodeId>)],
) -> AboutInventory {
    let mut sum: Option<Interval> = None;
    let mut sources = 0;
    for node in excluded.iter().filter_map(|(_, node)| *node) {
        if let Some(range) = interval::range(view, node).value().map(|range| &range.interval) {
            sum = Some(sum.map_or_else(|| range.clone(), |sum| sum.add(range)));
            sources += 1;
        }
    }
    let total = exact::value(view, figures.total);
    match total.value().and_then(|total| percent(sum.as_ref()?, total)) {
        Some(percent) => AboutInventory::TogetherWouldRaise { sources, percent },
        None => AboutInventory::NoneEstimated,
    }
}

/// A range as per cent of a total: `8.0 … 12.1`.
fn percent(range: &Interval, total: &Exact) -> Option<String> {
    let hundred = Exact::from(100).checked_div(total).filter(Exact::is_positive)?;
    let scaled = range.scale(&hundred);
    let end = |bound: &Bound| bound.value().map(|value| number::fixed(value, 1));
    let (lower, upper) = (end(&scaled.lower)?, end(&scaled.upper)?);
    Some(if lower == upper { lower } else { format!("{lower} … {upper}") })
}

/// Facilities outside the boundary, and those counted in part.
fn facilities(
    subject: &Subject<'_>,
    inventory: &Inventory,
    view: View<'_>,
    figures: &PeriodInventory,
    look: Look,
) -> Vec<Block> {
    let Some(shares) = inventory.shares.get(figures.period) else { return Vec::new() };
    let (mut outside, mut parts) = (Vec::new(), Vec::new());
    for (facility, share) in subject.accounts.facilities.iter().zip(shares) {
        let name = facility.name.as_deref().map(|name| format!("  {}", one_line(name))).unwrap_or_default();
        match share {
            Share::Whole => {}
            Share::Outside => outside.push(format!("{}{name}", facility.id)),
            Share::Part(node) => {
                let value = exact::value(view, *node);
                let percent = value.value().map(|value| number::up_to(&(value * &Exact::from(100)), 0, 4));
                let period = &subject.accounts.periods[figures.period].id;
                let address = format!("facility/{}/share/{period}", facility.id);
                parts.push(format!("{address} = {} %{name}", percent.unwrap_or_default()));
            }
        }
    }
    let mut blocks = Vec::new();
    for (heading, lines) in [(Heading::SharesCounted, parts), (Heading::OutsideTheBoundary, outside)] {
        if lines.is_empty() {
            continue;
        }
        let count = lines.len();
        let items = lines.into_iter().take(MOST_ROWS).chain(rows_left(count, look.lang));
        blocks.extend([Block::Heading(heading.text(look.lang).to_owned()), Block::List(items.collect())]);
    }
    blocks
}

/// Removals, credits and avoided emissions. No sum is shown: credits of two schemes or vintages are not one thing.
fn never_netted(
    subject: &Subject<'_>,
    inventory: &Inventory,
    view: View<'_>,
    figures: &PeriodInventory,
    look: Look,
) -> Vec<Block> {
    let mut items = Vec::new();
    let kinds = [
        (BesideKind::Removal, Heading::Removals),
        (BesideKind::Credit, Heading::Credits),
        (BesideKind::Avoided, Heading::AvoidedEmissions),
    ];
    for (kind, heading) in kinds {
        let rows = of_period(subject, inventory, figures, kind);
        for (beside, node) in rows.iter().take(MOST_ROWS) {
            let value = node.and_then(|node| exact::value(view, node).value().cloned());
            let value = value.map(|value| format!("{} tCO2e", number::significant(&value, DIGITS)));
            let mut parts: Vec<String> = Vec::new();
            parts.extend(beside.issue.as_ref().map(|(scheme, vintage)| one_line(&format!("{scheme} {vintage}"))));
            parts.extend(beside.what.as_deref().map(one_line));
            parts.extend(beside.basis.as_deref().map(one_line));
            let line = format!("{}/{} = {}", kind.word(), beside.id, value.unwrap_or_default());
            items.push(format!("{}\n     {}", labelled(heading, &line, look.lang), parts.join(" · ")));
        }
        items.extend(rows_left(rows.len(), look.lang));
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(Heading::BesideTheTotal.text(look.lang).to_owned()), Block::List(items)]
}

/// What the organization says of its inventory, for programs.
pub(super) fn statement_json(subject: &Subject<'_>) -> Value {
    let accounts = subject.accounts;
    let organization = accounts.organization.as_ref();
    let significance: Vec<Value> = accounts
        .significance
        .iter()
        .map(|row| {
            json!({
                "category": row.category.value.to_string(),
                "criterion": row.criterion,
                "decision": if row.is_significant { "significant" } else { "not-significant" },
                "reason": row.reason,
                "by": row.by,
                "date": row.date.map(|date| date.to_string()),
            })
        })
        .collect();
    json!({
        "consolidation": organization.and_then(|o| o.consolidation).map(crate::inventory::Consolidation::word),
        "responsible": organization.and_then(|o| o.responsible.as_deref()),
        "purpose": organization.and_then(|o| o.purpose.as_deref()),
        "users": organization.map(|o| o.users.as_slice()).unwrap_or_default(),
        "gwp_justification": accounts.gwp_justification,
        "significance": significance,
    })
}

/// A figure that is stated as a range has no one value.
fn of_range(subject: &Subject<'_>, mut figure: Value, node: NodeId) -> Value {
    let view = View::plain(&subject.account.graph);
    if let (Value::Object(map), true) = (&mut figure, view.any_leaf_under(node, |leaf| leaf.is_between())) {
        map.insert("value".to_owned(), Value::Null);
    }
    figure
}

/// What stands beside the total, for programs.
pub(super) fn beside_json(
    subject: &Subject<'_>,
    inventory: &Inventory,
    figures: &PeriodInventory,
    figure: &dyn Fn(NodeId) -> Value,
) -> Value {
    let list = |kind: BesideKind| -> Vec<Value> {
        let rows = of_period(subject, inventory, figures, kind).into_iter();
        rows.map(|(beside, node)| {
            json!({
                "id": beside.id,
                "category": beside.category.as_ref().map(|category| category.value.to_string()),
                "what": beside.what,
                "reason": beside.reason,
                "basis": beside.basis,
                "scheme": beside.issue.as_ref().map(|(scheme, _)| scheme),
                "vintage": beside.issue.as_ref().map(|(_, vintage)| vintage),
                "figure": node.map(|node| of_range(subject, figure(node), node)),
            })
        })
        .collect()
    };
    json!({
        "exclusions": list(BesideKind::Exclusion),
        "removals": list(BesideKind::Removal),
        "credits": list(BesideKind::Credit),
        "avoided": list(BesideKind::Avoided),
    })
}
