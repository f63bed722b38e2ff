//! What is found, as entries of a register.

use super::again::contradictions;
use super::plausible::{bound_sentences, plausible_word};
use super::rows::difference_text;
use super::table_findings::place_of;
use super::tables::{cited, name};
use super::{Verified, source};
use crate::calc::View;
use crate::claim::{
    Arithmetic, Check, Entry, Missing, PlausibilityPack, PrintedTable, Relation, RelationFigure, TableFigure,
    TableVerdict, Whole,
};
use crate::finding::{Code, Lang, Place, one_line};
use crate::report::figure::cited_text;
use crate::report::{Subject, number};

/// Claims and relations of tables that do not hold or cannot be told, figures printed twice that disagree, tables that fail only
/// as a whole, quantities outside their bounds, findings that the verifier recorded. Numbers are those for machines, and texts that Crossfoot adds are in English, so that a register does not change with the language.
pub fn register_entries(subject: &Subject<'_>, found: Verified<'_>) -> Vec<Entry> {
    let Verified { claims, figures, verdicts, tables, assessed, .. } = found;
    let view = View::plain(&subject.account.graph);
    let place = |place: Place| {
        let line = subject.sources.line_column(place).line;
        format!("{}:{line}", subject.sources.name(place.file))
    };
    let mut entries = Vec::new();
    for (verdict, figure) in verdicts.iter().zip(figures) {
        let claim = &claims[verdict.claim];
        let cited = source(view, figure).map(|cited| cited_text(cited, Lang::En));
        for (n, difference) in contradictions(claim, verdict) {
            let again = &claim.also[n];
            let unit = claim.published.value.unit().text();
            entries.push(Entry {
                id: format!("claim/{}/also/{}:{}", claim.id, n + 1, Code::FiguresDisagree.word()),
                place: place(again.place),
                source: again.source.as_ref().map(|source| one_line(&source.text)).or_else(|| cited.clone()),
                says: claim.says.as_deref().map(one_line),
                published: Some(claim.published.value.to_string()),
                recomputed: Some(again.published.value.to_string()),
                difference: Some(difference_text(&difference.at_point, unit)),
                clause: None,
            });
        }
        let (code, difference) = match &verdict.check.arithmetic {
            Arithmetic::DoesNotHold(difference) => (Code::ClaimDoesNotHold, Some(&difference.at_point)),
            Arithmetic::CannotTell(
                Missing::Gaps(_) | Missing::Fault(_) | Missing::Boundless | Missing::Inferred(_),
            ) => (Code::ClaimCannotTell, None),
            _ => continue,
        };
        let unit = claim.published.value.unit().text();
        entries.push(Entry {
            id: format!("claim/{}:{}", claim.id, code.word()),
            place: place(claim.place),
            source: cited,
            says: claim.says.as_deref().map(one_line),
            published: Some(claim.published.value.to_string()),
            recomputed: verdict.check.recomputed.value().map(|value| difference_text(value, unit)),
            difference: difference.map(|difference| difference_text(difference, unit)),
            clause: None,
        });
    }
    for (table, figure, verdict) in tables.each() {
        entries.extend(table_entries(table, figure, verdict, view, &place));
    }
    let pack = PlausibilityPack::bundled();
    let Some(assessed) = assessed else { return entries };
    for figure in assessed.plausible {
        let entry = &assessed.inputs.plausibility[figure.entry];
        let quantity = &pack.quantity[entry.of.value];
        if figure.outside(quantity).is_none() {
            continue;
        }
        let value = figure.value.as_ref().map(|value| format!("{} {}", number::machine(value), quantity.unit));
        entries.push(Entry {
            id: format!("plausibility/{}:{}", entry.id, Code::PlausibilityOutside.word()),
            place: place(entry.place),
            source: entry.source.as_ref().map(|source| one_line(&source.text)),
            says: Some(format!(
                "{} {}: {}",
                quantity.id,
                plausible_word(figure, quantity).0,
                bound_sentences(figure, quantity, Lang::En).join("; ")
            )),
            recomputed: value,
            ..Entry::default()
        });
    }
    entries.extend(assessed.inputs.findings.iter().map(|finding| Entry {
        id: format!("finding/{}:{}", finding.id, finding.kind.word()),
        place: place(finding.place),
        source: finding.source.as_ref().map(|source| one_line(&source.text)),
        says: Some(one_line(&finding.says)),
        clause: finding.clause.clone(),
        ..Entry::default()
    }));
    entries
}

/// Relations that do not hold or cannot be told, each by its address; the table itself where only the whole of it fails.
fn table_entries(
    table: &PrintedTable,
    figure: &TableFigure,
    verdict: &TableVerdict,
    view: View<'_>,
    place: &impl Fn(Place) -> String,
) -> Vec<Entry> {
    let source = || cited(figure, view).map(|cited| cited_text(cited, Lang::En));
    let of = |(relation, check): (&RelationFigure, &Check)| {
        let (code, difference) = match &check.arithmetic {
            Arithmetic::DoesNotHold(difference) => (broken(&relation.relation), Some(&difference.at_point)),
            Arithmetic::CannotTell(
                Missing::Gaps(_) | Missing::Fault(_) | Missing::Boundless | Missing::Inferred(_),
            ) => (Code::ClaimCannotTell, None),
            _ => return None,
        };
        let unit = view.unit(relation.published).text();
        Some(Entry {
            id: format!("{}:{}", relation.address, code.word()),
            place: place(place_of(table, relation)),
            source: source(),
            says: Some(one_line(&name(table, &relation.relation).text(Lang::En))),
            published: view.leaf_at(relation.published).map(|leaf| difference_text(&leaf.point(), unit)),
            recomputed: check.recomputed.value().map(|value| difference_text(value, unit)),
            difference: difference.map(|difference| difference_text(difference, unit)),
            clause: None,
        })
    };
    let mut entries: Vec<Entry> = figure.relations.iter().zip(&verdict.relations).filter_map(of).collect();
    let fails_alone = verdict.count(|a| matches!(a, Arithmetic::DoesNotHold(_))) > 0;
    if matches!(verdict.whole, Whole::DoesNotFoot(_)) && !fails_alone {
        entries.push(Entry {
            id: format!("table/{}:{}", table.id, Code::TableDoesNotFoot.word()),
            place: place(table.place),
            source: source(),
            says: table.says.as_deref().map(one_line),
            ..Entry::default()
        });
    }
    entries
}

/// What is wrong where a relation does not hold.
const fn broken(relation: &Relation) -> Code {
    match relation {
        Relation::Same { .. } => Code::FiguresDisagree,
        _ => Code::RelationDoesNotHold,
    }
}
