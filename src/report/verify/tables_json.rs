//! What was found about tables, for programs.

use serde_json::{Value, json};

use super::arithmetic::arithmetic_json;
use super::explanations::misprint_word;
use super::size::size_json;
use super::tables::{Tables, cited};
use crate::calc::Known;
use crate::calc::View;
use crate::claim::{
    Check, PrintedTable, Relation, RelationFigure, Repairs, Side, Size, Slip, TableFigure, TableVerdict, Whole,
};
use crate::finding::Lang;
use crate::report::figure::{cited_json, figure_json, interval_json, place_json};
use crate::report::{Subject, number};

pub(super) fn tables_json(subject: &Subject<'_>, tables: Tables<'_>, view: View<'_>) -> Value {
    tables.each().map(|(table, figure, verdict)| table_json(subject, table, figure, verdict, view)).collect()
}

fn table_json(
    subject: &Subject<'_>,
    table: &PrintedTable,
    figure: &TableFigure,
    verdict: &TableVerdict,
    view: View<'_>,
) -> Value {
    let relations: Vec<Value> = figure
        .relations
        .iter()
        .zip(&verdict.relations)
        .zip(&verdict.sizes)
        .map(|((relation, check), size)| relation_json(subject, table, relation, check, (size.as_ref(), view)))
        .collect();
    json!({
        "id": table.id,
        "says": table.says,
        "place": place_json(table.place, subject.sources),
        "source": cited(figure, view).map(cited_json),
        "rows": table.rows.iter().map(|line| json!({ "name": line.name, "segment": line.segment })).collect::<Vec<_>>(),
        "columns": table.columns.iter().map(|line| json!({ "name": line.name, "segment": line.segment })).collect::<Vec<_>>(),
        "relations": relations,
        "whole": whole_json(figure, verdict),
        "repairs": verdict.repairs.as_ref().map(|repairs| repairs_json(table, figure, repairs, view)),
    })
}

/// One relation with what was found about it.
pub(super) fn relation_json(
    subject: &Subject<'_>,
    table: &PrintedTable,
    relation: &RelationFigure,
    check: &Check,
    (size, view): (Option<&Size>, View<'_>),
) -> Value {
    let printed = view.leaf_at(relation.published).map(|leaf| leaf.point()).unwrap_or_default();
    json!({
        "kind": kind(&relation.relation),
        "address": relation.address,
        "cells": relation.relation.cells().iter().map(|cell| table.address(*cell)).collect::<Vec<_>>(),
        "published": figure_json(subject, view, relation.published, &Known::Full(printed)),
        "recomputed": figure_json(subject, view, relation.recomputed, &check.recomputed),
        "arithmetic": arithmetic_json(&check.arithmetic),
        "size": size.map(size_json),
    })
}

/// What was found about a table as a whole.
pub(super) fn whole_json(figure: &TableFigure, verdict: &TableVerdict) -> Value {
    let address_of = |at: &usize| figure.relations.get(*at).map(|relation: &RelationFigure| relation.address.clone());
    match &verdict.whole {
        Whole::Foots => json!({ "verdict": "foots" }),
        Whole::DoesNotFoot(relations) => json!({
            "verdict": "does-not-foot",
            "contradicting": relations.iter().filter_map(address_of).collect::<Vec<_>>(),
        }),
        Whole::Undecided => json!({ "verdict": "undecided" }),
    }
}

const fn kind(relation: &Relation) -> &'static str {
    match relation {
        Relation::Total { side: Side::Row, .. } => "down",
        Relation::Total { side: Side::Column, .. } => "across",
        Relation::Share { .. } => "share",
        Relation::Hundred { .. } => "hundred",
        Relation::Same { .. } => "same",
    }
}

fn repairs_json(table: &PrintedTable, figure: &TableFigure, repairs: &Repairs, view: View<'_>) -> Value {
    let unit = |cell: usize| view.unit(figure.cells[cell]).text().to_owned();
    let cells: Vec<Value> = repairs
        .cells
        .iter()
        .map(|repair| {
            json!({
                "address": table.address(repair.cell),
                "range": repair.range.as_ref().map(interval_json),
                "unit": unit(repair.cell),
            })
        })
        .collect();
    let slip = |slip: &Slip| {
        json!({
            "address": table.address(slip.cell),
            "read": number::machine(&slip.read.exact()),
            "unit": unit(slip.cell),
            "kind": misprint_word(slip.kind).text(Lang::En),
            "exact": slip.exact,
        })
    };
    let groups: Vec<Vec<Value>> = repairs.groups.iter().map(|group| group.iter().map(slip).collect()).collect();
    json!({
        "suspects": repairs.suspects,
        "too_many": repairs.too_many,
        "cells": cells,
        "undecided": repairs.undecided,
        "tried": repairs.tried,
        "groups": groups,
    })
}
