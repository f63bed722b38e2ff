//! What the figures of a report say together: totals, shares, changes, the same figure twice, savings, targets.
//!
//! Two things can speak for a relation: words, and arithmetic. What words say is proposed whether it fits or not, since to find
//! out is what verification is for. Arithmetic alone is believed only where the fit is no coincidence ([`chance`]): the ranges of
//! the printed digits meet in a small part of the spread of such figures, and few candidates were tried. Candidates are taken from
//! the neighbourhood (a sentence, a row, a column, the lines around), so that the work grows with the figures and not with their
//! pairs.

mod again;
mod alike;
mod chance;
mod found;
mod item;
mod lay;
mod mean;
mod named;
mod part;
mod pledge;
mod rate;
mod repeat;
mod saving;
mod series;
mod share;
mod sibling;
mod since;
mod slip;
mod spelled;
mod sum;
mod table;
mod target;
mod told;
mod unprinted;
mod whole;
mod words;
mod zero;

use std::collections::{HashMap, HashSet};

pub use chance::PROPOSE_FROM;
pub(in crate::read) use item::cell_places;
pub use item::pool;
pub use table::{Across, Rules, ShareRule, TotalRule, rules};

use super::model::{Figure, Grid, Proposal, ProposalKind, Report, Unplaced};
use found::Found;
use item::Field;

/// The relations of a report, surest first where they are about the same figure, and the figures that found no place.
///
/// Indexes are those of [`pool`]: the figures of the text as they are given, then the figures of the grids, row by row.
pub fn proposals(report: &Report, figures: &[Figure], grids: &[Grid]) -> (Vec<Proposal>, Vec<Unplaced>) {
    let field = Field::new(report, figures, grids);
    let mut tables = Vec::new();
    let mut settled = HashSet::new();
    for (grid, table) in grids.iter().enumerate() {
        let rules = rules(table);
        if rules.is_empty() {
            continue;
        }
        let rows = 0..table.rows.len();
        let members: Vec<usize> = rows.flat_map(|row| field.row(grid, row)).copied().collect();
        // A share that a table states of its columns needs no claim of its own.
        for share in &rules.shares {
            let on_it = |index: &&usize| {
                field.items[**index]
                    .cell
                    .is_some_and(|(_, row, column)| share.line == if share.side == Across::Row { row } else { column })
            };
            settled.extend(members.iter().filter(on_it).copied());
        }
        tables.push(Proposal {
            kind: ProposalKind::Table(grid),
            figures: members,
            confidence: rules.confidence(),
            chance: rules.chance(),
            by_words: rules.by_words(),
        });
    }
    let mut found: Vec<Found> = Vec::new();
    target::found(&field, &mut found);
    share::found(&field, &mut found);
    alike::found(&field, &mut found);
    sum::found(&field, &mut found);
    series::found(&field, &mut found);
    let mut told = Vec::new();
    told::found(&field, &mut told);
    told::settle(told, &mut found);
    saving::found(&field, &mut found);
    mean::found(&field, &mut found);
    rate::found(&field, &mut found);
    part::found(&field, &mut found);
    unprinted::found(&field, &mut found);
    zero::found(&field, &mut found);
    spelled::found(&field, &mut found);
    since::found(&field, &mut found);
    whole::found(&field, &mut found);
    named::found(&field, &mut found);
    again::found(&field, &mut found);
    sibling::found(&field, &mut found);
    let of_settled = |found: &Found| {
        let what = match &found.kind {
            ProposalKind::Claim { what, .. } => what.as_str(),
            _ => "",
        };
        matches!(what, "share" | "rest" | "whole") && found.figures.last().is_some_and(|last| settled.contains(last))
    };
    found.retain(|found| !of_settled(found));
    let pledges = pledge::found(&field, report);
    choose(&field, tables, found, pledges)
}

/// What a proposal is about, so that of several answers to one question the surest is kept.
fn question(kind: &ProposalKind) -> &str {
    match kind {
        ProposalKind::Claim { what, .. } => match what.as_str() {
            // One percentage is one of these.
            "share" | "change" | "whole" | "rest" | "bare-change" | "follows" => "percentage",
            "sum" | "chart" => "sum",
            other => other,
        },
        ProposalKind::Table(_) => "table",
        ProposalKind::Again => "again",
        ProposalKind::Target { .. } | ProposalKind::Pledge(_) => "target",
    }
}

/// Places that one claim names at most, where a figure is printed over and over.
const MOST_PLACES: usize = 40;

/// The same print in a third place joins the claim that has it in two.
fn join(field: &Field<'_>, claim: &mut Proposal, proposal: &Proposal) {
    let Some(first) = proposal.figures.first().filter(|_| claim.figures.len() < MOST_PLACES) else { return };
    let value = &field.items[*first].value;
    if !claim.figures.contains(first) && claim.figures.iter().all(|index| field.items[*index].value == *value) {
        claim.figures.insert(claim.figures.len() - 1, *first);
    }
}

fn choose(
    field: &Field<'_>,
    mut chosen: Vec<Proposal>,
    mut found: Vec<Found>,
    pledges: Vec<Proposal>,
) -> (Vec<Proposal>, Vec<Unplaced>) {
    let mut weak: HashMap<usize, Proposal> = HashMap::new();
    let mut asked: HashSet<(String, usize)> = HashSet::new();
    let mut sums: HashSet<Vec<usize>> = HashSet::new();
    let targets: HashSet<usize> = found
        .iter()
        .filter(|found| matches!(found.kind, ProposalKind::Target { .. }))
        .flat_map(|found| found.figures.clone())
        .collect();
    // Of fits that are equally sure, the one whose words have more in common.
    found.sort_by(|a, b| b.prior.total_cmp(&a.prior).then_with(|| a.figures.cmp(&b.figures)));
    let mut proposals: Vec<Proposal> = found.into_iter().map(Found::proposal).collect();
    proposals.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    let mut claims: Vec<Proposal> = Vec::new();
    // Where the claim stands that a figure is printed again.
    let mut again: HashMap<usize, usize> = HashMap::new();
    for proposal in proposals {
        let Some(last) = proposal.figures.last().copied() else { continue };
        let question = question(&proposal.kind);
        let mut members = proposal.figures.clone();
        members.sort_unstable();
        members.dedup();
        // a = b + c is b = a − c: the same figures make one sum, and are said to be the same once.
        let twice = matches!(question, "sum" | "again") && sums.contains(&members)
            || question == "percentage" && targets.contains(&last)
            || asked.contains(&(question.to_owned(), last));
        if twice {
            let claim = again.get(&last).and_then(|at| claims.get_mut(*at));
            if let Some(claim) = claim.filter(|_| question == "again" && proposal.confidence >= PROPOSE_FROM) {
                join(field, claim, &proposal);
            }
            continue;
        }
        if proposal.confidence < PROPOSE_FROM {
            weak.entry(last).or_insert(proposal);
            continue;
        }
        asked.insert((question.to_owned(), last));
        if matches!(question, "sum" | "again") {
            sums.insert(members);
        }
        if question == "again" {
            again.insert(last, claims.len());
        }
        claims.push(proposal);
    }
    // Parts that make up their whole need not be compared with it one by one.
    let mut sums_of: HashMap<usize, Vec<&Vec<usize>>> = HashMap::new();
    for members in &sums {
        for index in members {
            sums_of.entry(*index).or_default().push(members);
        }
    }
    let adds_up = |part: &Proposal| {
        let sums = part.figures.first().and_then(|first| sums_of.get(first)).into_iter().flatten();
        question(&part.kind) == "part"
            && sums.into_iter().any(|members| part.figures.iter().all(|index| members.binary_search(index).is_ok()))
    };
    claims.retain(|claim| !adds_up(claim));
    let strong = chosen.iter().filter(|table| table.confidence >= PROPOSE_FROM).cloned().collect::<Vec<_>>();
    for table in chosen.drain(..).filter(|table| table.confidence < PROPOSE_FROM) {
        if let Some(last) = table.figures.last() {
            weak.entry(*last).or_insert(table);
        }
    }
    let mut chosen = strong;
    chosen.extend(claims);
    chosen.extend(pledges);
    // In the order of the report.
    chosen.sort_by_key(|proposal| {
        let first_or_last = match &proposal.kind {
            ProposalKind::Table(_) => proposal.figures.first(),
            ProposalKind::Pledge(pledge) => return Some((pledge.at, 0)),
            _ => proposal.figures.last(),
        };
        first_or_last.map(|index| (field.items[*index].figure.at, field.place[*index]))
    });
    let placed: HashSet<usize> = chosen.iter().flat_map(|proposal| proposal.figures.iter().copied()).collect();
    let left = field.order.iter().filter(|index| !placed.contains(index));
    let unplaced = left.map(|index| Unplaced { figure: *index, weak: weak.remove(index) }).collect();
    (chosen, unplaced)
}
