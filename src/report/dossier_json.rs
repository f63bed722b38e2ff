//! A report as JSON, for programs: the same sections, with exact values and addresses. `schema/report.schema.json` describes it.

use serde_json::{Map, Value, json};

use super::chart;
use super::dossier::{Block, Card, Cell, ColumnKind, Contents, Dossier, Fact, Figure, Role, State, Table, Tone};
use super::figure::head;
use super::{findings_json, number};
use crate::finding::Lang;

/// The JSON Schema (2020-12) of the document.
pub const REPORT_SCHEMA: &str = include_str!("../../schema/report.schema.json");

/// The report for programs. Words are in the language of the report, codes and states in none.
pub fn report_json(dossier: &Dossier, contents: &Contents<'_>) -> Value {
    let mut document = head("report", contents.subject);
    document.insert("lang".to_owned(), json!(dossier.lang.tag()));
    document.insert("title".to_owned(), json!(dossier.title));
    document.insert("subtitle".to_owned(), json!(dossier.subtitle));
    let record = dossier.record.iter().map(|(key, value)| ((*key).to_owned(), json!(value)));
    document.insert("record".to_owned(), Value::Object(record.collect()));
    let sections = dossier
        .sections
        .iter()
        .map(|section| json!({ "id": section.kind.word(), "title": section.title, "blocks": blocks(&section.blocks) }));
    document.insert("sections".to_owned(), Value::Array(sections.collect()));
    let findings = findings_json(contents.findings, contents.subject.sources, Lang::En);
    document.insert("findings".to_owned(), json!(findings));
    Value::Object(document)
}

fn blocks(of: &[Block]) -> Vec<Value> {
    of.iter().map(block).collect()
}

fn block(block: &Block) -> Value {
    match block {
        Block::Heading(text) => json!({ "kind": "heading", "text": text }),
        Block::Text(text) => json!({ "kind": "text", "text": text }),
        Block::Note(text) => json!({ "kind": "note", "text": text }),
        Block::Tiles(tiles) => {
            let tile = |tile: &super::dossier::Tile| json!({ "label": tile.label, "figure": figure(&tile.figure), "remark": tile.remark });
            json!({ "kind": "tiles", "tiles": tiles.iter().map(tile).collect::<Vec<_>>() })
        }
        Block::Facts(of) => json!({ "kind": "facts", "facts": facts(of) }),
        Block::Table(of) => table(of),
        Block::Cards(cards) => {
            json!({ "kind": "cards", "id": cards.id, "cards": cards.cards.iter().map(card).collect::<Vec<_>>() })
        }
        // A picture draws figures that stand in tables, or it has its own; its words are all else a program needs of it.
        Block::Chart(chart) => {
            let mut object =
                json!({ "kind": "chart", "id": chart.id, "title": chart.title, "says": chart.alt, "unit": chart.unit });
            if let Some(grid) = chart::grid(chart) {
                object["table"] = json!({ "columns": grid.columns, "rows": grid.rows });
            }
            object
        }
    }
}

fn facts(of: &[Fact]) -> Vec<Value> {
    let fact = |fact: &Fact| json!({ "label": fact.label, "parts": fact.parts.iter().map(cell).collect::<Vec<_>>() });
    of.iter().map(fact).collect()
}

fn table(table: &Table) -> Value {
    let columns = table.columns.iter().map(|column| {
        let kind = match column.kind {
            ColumnKind::Text => "text",
            ColumnKind::Number => "number",
            ColumnKind::Mark => "mark",
        };
        json!({ "key": column.key, "title": column.title, "kind": kind })
    });
    let rows = table.rows.iter().map(|row| {
        let role = match row.role {
            Role::Body => "body",
            Role::Part => "part",
            Role::Total => "total",
        };
        json!({ "role": role, "cells": row.cells.iter().map(cell).collect::<Vec<_>>() })
    });
    json!({
        "kind": "table",
        "id": table.id,
        "caption": table.caption,
        "columns": columns.collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
    })
}

fn card(card: &Card) -> Value {
    let more = card.more.iter().map(|(title, of)| json!({ "title": title, "blocks": blocks(of) }));
    json!({
        "id": card.anchor,
        "standing": { "word": card.mark.word, "tone": tone(card.mark.tone) },
        "title": card.title,
        "quote": card.quote,
        "source": card.source,
        "facts": facts(&card.facts),
        "more": more.collect::<Vec<_>>(),
    })
}

fn cell(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) | Cell::Code(text) | Cell::Link(text, _) => json!(text),
        Cell::Figure(of) => figure(of),
        Cell::Mark(mark) => json!({ "word": mark.word, "tone": tone(mark.tone) }),
    }
}

fn figure(figure: &Figure) -> Value {
    let state = match figure.state {
        State::Full => "full",
        State::Partial => "partial",
        State::Gap => "gap",
        State::Fault => "fault",
    };
    let mut object = Map::new();
    object.insert("address".to_owned(), json!(figure.address));
    object.insert("state".to_owned(), json!(state));
    object.insert("value".to_owned(), json!(figure.value.as_ref().map(number::machine)));
    object.insert("unit".to_owned(), json!(figure.unit));
    object.insert("text".to_owned(), json!(figure.text));
    Value::Object(object)
}

const fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Warn => "warn",
        Tone::Bad => "bad",
        Tone::Open => "open",
        Tone::Quiet => "quiet",
    }
}
