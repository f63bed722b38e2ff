//! From one period to the next: what changed, category by category.

use super::split::measure;
use super::{OnePeriod, periods};
use crate::calc::{Known, NodeId};
use crate::finding::{AboutReport, Heading, ReportWord};
use crate::inventory::PeriodInventory;
use crate::quantity::Exact;
use crate::report::chart::{Chart, Drawing, Measure};
use crate::report::dossier::{Block, Cell, Column, Figure, Making, Role, Row, State, Table};
use crate::report::number;
use crate::report::view::Viewed;

pub(super) fn blocks(making: &Making<'_, '_>, viewed: &Viewed<'_>) -> Vec<Block> {
    let shown: Vec<&PeriodInventory> = periods(viewed).collect();
    if shown.len() < 2 {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(making.word(ReportWord::OverTheYears))];
    blocks.extend(change_chart(making, viewed).map(Block::Chart));
    let accounts = making.contents.subject.accounts;
    const KEYS: [&str; 8] = ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"];
    // The latest periods are those that a page has room for.
    let all = shown.len();
    let shown = &shown[all.saturating_sub(KEYS.len())..];
    let mut columns = vec![Column::text("category", Heading::Category.text(making.look.lang))];
    columns.extend(
        shown.iter().zip(KEYS).map(|(figures, key)| Column::number(key, accounts.periods[figures.period].id.clone())),
    );
    columns.push(Column::number("change", making.word(ReportWord::Change)));
    columns.push(Column::number("change_percent", making.word(ReportWord::ChangeInPercent)));
    let of = |figures| OnePeriod { making, viewed, inventory: viewed.inventory, figures };
    // From the last period but one to the last.
    let change = |node: &dyn Fn(&PeriodInventory) -> NodeId| -> [Cell; 2] {
        let [.., before, after] = shown else { return [Cell::Empty, Cell::Empty] };
        changed(making, node(before), node(after))
    };
    let mut rows: Vec<Row> = (0..6)
        .map(|at| {
            let number = shown[0].categories[at].category.number;
            let name = format!("{number}  {}", Heading::category(number).text(making.look.lang));
            let cells = shown.iter().map(|figures| of(figures).tonnes(figures.categories[at].node));
            let change = change(&|figures| figures.categories[at].node);
            Row::body([Cell::Text(name)].into_iter().chain(cells).chain(change).collect())
        })
        .collect();
    let cells = shown.iter().map(|figures| of(figures).tonnes(figures.total));
    let total = Cell::Text(Heading::Total.text(making.look.lang).to_owned());
    let cells = [total].into_iter().chain(cells).chain(change(&|figures| figures.total)).collect();
    rows.push(Row { role: Role::Total, anchor: None, cells });
    let caption = Some(Heading::Emissions.text(making.look.lang).to_owned());
    blocks.push(Block::Table(Table { id: "periods".to_owned(), caption, columns, rows, is_list: false }));
    if all > shown.len() {
        let said = AboutReport::LatestPeriods { shown: shown.len(), of: all };
        blocks.push(Block::Note(said.text(making.look.lang)));
    }
    let known =
        |figures: &PeriodInventory, at: usize| making.figures.known(figures.categories[at].node).value().is_some();
    if let [.., before, after] = shown
        && (0..6).any(|at| known(before, at) != known(after, at))
    {
        blocks.push(Block::Note(making.word(ReportWord::StatedOnce)));
    }
    blocks
}

/// What changed between two figures, in tCO2e and in per cent; nothing where either has no value.
fn changed(making: &Making<'_, '_>, before: NodeId, after: NodeId) -> [Cell; 2] {
    let (before, after) = (making.figures.known(before), making.figures.known(after));
    let (Some(then), Some(now)) = (before.value(), after.value()) else { return [Cell::Empty, Cell::Empty] };
    let is_whole = matches!((before, after), (Known::Full(_), Known::Full(_)));
    let change = now - then;
    let percent = (&change * &Exact::from(100)).checked_div(then).filter(|_| then.is_positive());
    let figure = |text: String, value: Option<Exact>| {
        let state = if is_whole { State::Full } else { State::Partial };
        Cell::Figure(Figure { node: None, address: None, text, unit: String::new(), value, state })
    };
    let digits = making.look.digits;
    let percent = percent.map_or(Cell::Empty, |percent| Cell::Text(format!("{} %", number::signed(&percent, 2, 2))));
    [figure(number::signed(&change, digits, digits), Some(change)), percent]
}

/// The last two periods: from the total of one to that of the other.
pub(in crate::report::dossier) fn change_chart(making: &Making<'_, '_>, viewed: &Viewed<'_>) -> Option<Chart> {
    let mut latest = periods(viewed).rev();
    let (after, before) = (latest.next()?, latest.next()?);
    let of = |figures| OnePeriod { making, viewed, inventory: viewed.inventory, figures };
    let (then, now) = (of(before), of(after));
    let (start, end) = (measure(&then.tonnes_figure(before.total))?, measure(&now.tonnes_figure(after.total))?);
    let mut steps = Vec::new();
    for (old, new) in before.categories.iter().zip(&after.categories) {
        let (then, now) = (then.known(old.node).value(), now.known(new.node).value());
        // What has no figure in either period changed nothing that can be drawn.
        let (then, now) = (then.cloned().unwrap_or_default(), now.cloned().unwrap_or_default());
        let change = &now - &then;
        if change != Exact::ZERO {
            let text = number::signed(&change, making.look.digits, making.look.digits);
            let name = Heading::category(old.category.number).text(making.look.lang);
            steps.push((format!("{}  {name}", old.category.number), Measure { value: change.to_f64(), text }));
        }
    }
    let name = |figures: &PeriodInventory| making.contents.subject.accounts.periods[figures.period].id.clone();
    let said = steps.iter().map(|(name, change)| format!("{name} {}", change.text));
    let whole = [format!("{} {}", name(before), start.text)].into_iter().chain(said);
    let alt = whole.chain([format!("{} {}", name(after), end.text)]).collect::<Vec<_>>().join("; ");
    Some(Chart {
        id: "change".to_owned(),
        title: making.word(ReportWord::ChartChange),
        alt,
        unit: "tCO2e".to_owned(),
        has_table: true,
        drawing: Drawing::Waterfall { from: (name(before), start), steps, to: (name(after), end) },
    })
}
