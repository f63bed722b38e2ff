//! Assumptions with their reasons, and what has no figure.

use std::collections::HashMap;

use super::{Block, Cell, Column, Making, Row, Table};
use crate::calc::{Gap, GapCause, Kind, NodeId, OriginKind};
use crate::finding::{AboutReport, Heading, ReportWord, one_line};
use crate::report::figure::{cited_text, gap_words};
use crate::report::number;

/// Significant digits of a range.
const DIGITS: u32 = 9;
/// Places of one gap that are named.
const PLACES: usize = 3;

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(assumed(making).map(Block::Table));
    let readings = made_up_readings(making).count();
    if readings > 0 {
        blocks.push(Block::Note(AboutReport::MadeUpReadings { count: readings }.text(making.look.lang)));
    }
    blocks.extend(stated(making).map(Block::Table));
    blocks.extend(gaps(making).map(Block::Table));
    blocks
}

/// Whether somebody chose it or worked it back.
fn is_assumed(kind: OriginKind) -> bool {
    matches!(kind, OriginKind::Assumption | OriginKind::Inferred)
}

/// Values that somebody chose.
fn assumed(making: &Making<'_, '_>) -> Option<Table> {
    let view = making.figures.view();
    let mut rows = Vec::new();
    for node in making.figures.nodes() {
        let assumed = view.leaf_at(node).filter(|leaf| is_assumed(leaf.origin.kind));
        let Some(leaf) = assumed.filter(|leaf| !is_reading(&leaf.origin.address)) else { continue };
        let mut figure = making.figures.significant(node, DIGITS);
        figure.text = number::printed(&leaf.leaf.literal);
        let range = leaf.range();
        let range = if range.is_point().is_some() { String::new() } else { number::range(&range, DIGITS) };
        let place = leaf.origin.place.map(|place| making.contents.subject.sources.locate(place));
        rows.push(Row::body(vec![
            Cell::Code(leaf.origin.address.clone()),
            Cell::Figure(figure),
            Cell::Text(range),
            Cell::Text(leaf.origin.note.as_deref().map(one_line).unwrap_or_default()),
            place.map_or(Cell::Empty, Cell::Code),
        ]));
    }
    let columns = vec![
        Column::text("assumption", making.word(ReportWord::Assumption)),
        Column::number("value", making.word(ReportWord::Value)),
        Column::number("range", making.word(ReportWord::Range)),
        Column::text("reason", making.word(ReportWord::Reason)),
        Column::text("place", making.word(ReportWord::Place)),
    ];
    table("assumptions", making.word(ReportWord::AssumedValues), columns, rows)
}

/// Whether a value is what a meter read: a year of made-up days is one assumption and not 365.
fn is_reading(address: &str) -> bool {
    let mut segments = address.split('/');
    segments.next() == Some("meter") && segments.nth(2) == Some("actual")
}

fn made_up_readings(making: &Making<'_, '_>) -> impl Iterator<Item = NodeId> {
    let view = making.figures.view();
    making.figures.nodes().filter(move |node| {
        let assumed = view.leaf_at(*node).filter(|leaf| leaf.origin.kind == OriginKind::Assumption);
        assumed.is_some_and(|leaf| is_reading(&leaf.origin.address))
    })
}

fn table(id: &str, caption: String, columns: Vec<Column>, rows: Vec<Row>) -> Option<Table> {
    let is_list = rows.len() > 12;
    (!rows.is_empty()).then(|| Table { id: id.to_owned(), caption: Some(caption), columns, rows, is_list })
}

/// What activities assume in words.
fn stated(making: &Making<'_, '_>) -> Option<Table> {
    let subject = making.contents.subject;
    let rows = subject.accounts.activities.iter().filter_map(|activity| {
        let said = one_line(activity.assumption.as_deref()?);
        let place = subject.sources.locate(activity.place);
        Some(Row::body(vec![Cell::Code(format!("activity/{}", activity.id)), Cell::Text(said), Cell::Code(place)]))
    });
    let columns = vec![
        Column::text("activity", Heading::Activity.text(making.look.lang)),
        Column::text("assumption", making.word(ReportWord::Assumption)),
        Column::text("place", making.word(ReportWord::Place)),
    ];
    table("stated-assumptions", making.word(ReportWord::AssumedWords), columns, rows.collect())
}

/// What has no figure, and why; what needs none is said to. Gaps that say the same of one figure are one row.
fn gaps(making: &Making<'_, '_>) -> Option<Table> {
    let view = making.figures.view();
    let lang = making.look.lang;
    let mut merged: Vec<([String; 4], Vec<String>)> = Vec::new();
    let mut at: HashMap<[String; 4], usize> = HashMap::new();
    let nodes = making.figures.nodes().filter(|node| matches!(view.kind(*node), Kind::Gap(_)));
    // What a claim asks for is no gap of the accounts.
    let known = nodes.filter_map(|node| view.gap_at(node)).filter(|gap| gap.cause != GapCause::Unknown);
    for gap in known {
        let from = gap.cited.as_deref().map(|cited| cited_text(cited, lang));
        let from = from.or_else(|| gap.place.map(|place| making.contents.subject.sources.locate(place)));
        let reason = gap.reason.as_deref().map(one_line).unwrap_or_default();
        let said = [gap.address.clone(), gap_words(gap, lang).to_owned(), making.word(effect(gap)), reason];
        let row = *at.entry(said.clone()).or_insert(merged.len());
        if row == merged.len() {
            merged.push((said, Vec::new()));
        }
        merged[row].1.extend(from);
    }
    let rows = merged.into_iter().map(|([address, why, effect, reason], mut from)| {
        from.dedup();
        let more = from.len().saturating_sub(PLACES);
        from.truncate(PLACES);
        if more > 0 {
            from.push(format!("… +{more}"));
        }
        let source = if from.is_empty() { Cell::Empty } else { Cell::Text(from.join("; ")) };
        Row::body(vec![Cell::Code(address), Cell::Text(why), Cell::Text(effect), Cell::Text(reason), source])
    });
    let columns = vec![
        Column::text("figure", making.word(ReportWord::Figure)),
        Column::text("key", making.word(ReportWord::Why)),
        Column::text("effect", making.word(ReportWord::Effect)),
        Column::text("reason", making.word(ReportWord::Reason)),
        Column::text("source", making.word(ReportWord::Source)),
    ];
    table("gaps", making.word(ReportWord::Gaps), columns, rows.collect())
}

/// What a gap does to what rests on it: what a claim or a printed table leaves open is part of no total of the book.
pub(in crate::report) fn effect(gap: &Gap) -> ReportWord {
    let is_printed = ["claim/", "table/"].iter().any(|printed| gap.address.starts_with(printed));
    match gap.cause {
        GapCause::Key(key) if key.completes() => ReportWord::NoneNeeded,
        _ if is_printed => ReportWord::IsUnchecked,
        _ => ReportWord::IsMissing,
    }
}
