//! Claims that were solved together.

use serde_json::{Value, json};

use super::implied::{
    available_json, beside, by_then_json, chance_json, left_out, marked, percent, value_in, worth_showing,
};
use super::padded;
use crate::claim::{ByThen, Candidate, Claim, Joint, ReadCoarser, Solution, unit_for};
use crate::factor::name_of;
use crate::finding::{AboutImplied, Heading, ImpliedWord, one_line};
use crate::report::figure::interval_json;
use crate::report::table::{Align, render};
use crate::report::{Look, Subject, number};

/// Claims that are named in a line.
const MOST_NAMED: usize = 12;

pub(super) fn joint_text(subject: &Subject<'_>, claims: &[Claim], joint: &Joint, (all, look): (bool, Look)) -> String {
    let lang = look.lang;
    let document = joint.document.map(|at| one_line(&subject.accounts.documents[at].title));
    let count = joint.claims.len();
    let heading = AboutImplied::SolvedTogether { count, document, year: joint.year };
    let mut text = format!("{}\n", heading.text(lang));
    text.push_str(&format!("  {}{}\n", padded(ImpliedWord::Claims.text(lang)), names(claims, &joint.claims, look)));
    if joint.whole().is_none() {
        text.push_str(&format!("  {}\n", AboutImplied::NoneExplainsAll { count }.text(lang)));
        let largest = match joint.solutions.first() {
            Some(set) => AboutImplied::LargestSets { size: set.claims.len(), sets: joint.largest_sets },
            None => AboutImplied::NoTwoAgree,
        };
        text.push_str(&format!("  {}\n", largest.text(lang)));
    }
    for solution in &joint.solutions {
        text.push_str(&solution_text(subject, claims, joint, solution, (all, look)));
    }
    for coarser in &joint.coarser {
        let how = match coarser.of {
            ReadCoarser::Published => AboutImplied::ZerosOfPublished,
            ReadCoarser::All => AboutImplied::ZerosOfAll,
        };
        let range = match &coarser.range {
            Some(range) => number::with_unit(number::range(range, 6), &joint.unit),
            None => AboutImplied::NothingInCommon.text(lang),
        };
        let label = padded(ImpliedWord::ReadCoarser.text(lang));
        text.push_str(&format!("  {label}{range}  ({})\n", how.text(lang)));
    }
    text
}

pub(super) fn names(claims: &[Claim], which: &[usize], look: Look) -> String {
    let mut names: Vec<String> = which.iter().take(MOST_NAMED).map(|at| claims[*at].id.clone()).collect();
    if let count @ 1.. = which.len().saturating_sub(MOST_NAMED) {
        names.push(AboutImplied::More { count }.text(look.lang));
    }
    names.join(", ")
}

fn solution_text(
    subject: &Subject<'_>,
    claims: &[Claim],
    joint: &Joint,
    solution: &Solution,
    (all, look): (bool, Look),
) -> String {
    let lang = look.lang;
    let mut text = String::new();
    let whole = solution.claims.len() == joint.claims.len();
    if !whole {
        let names = names(claims, &solution.claims, look);
        text.push_str(&format!("  {}{names}\n", padded(ImpliedWord::Claims.text(lang))));
    }
    let range = number::with_unit(number::range(&solution.range, 6), &joint.unit);
    let zeros = !joint.coarser.is_empty();
    let how = AboutImplied::OneExplainsAll { count: solution.claims.len(), zeros }.text(lang);
    text.push_str(&format!("  {}{range}  ({how})\n", padded(Heading::ImpliedValue.text(lang))));
    let count = AboutImplied::HoldForAll { tried: joint.rivals, holding: solution.holding };
    text.push_str(&format!("  {}\n", count.text(lang)));
    for line in beside(0, solution.holding, solution.by_then, lang) {
        text.push_str(&format!("  {line}\n"));
    }
    if let Some(chance) = solution.chance {
        text.push_str(&format!("  {}\n", AboutImplied::Chance { share: percent(chance) }.text(lang)));
    }
    if let Some(chance) = solution.chance_of_meeting {
        text.push_str(&format!("  {}\n", AboutImplied::ChanceOfMeeting { share: percent(chance) }.text(lang)));
    }
    let shown = worth_showing(&solution.candidates, all);
    let row = |candidate: &&Candidate| {
        let factor = subject.library.factor_at(candidate.factor);
        vec![
            marked(&factor.id, candidate, solution.by_then),
            value_in(factor, &joint.unit),
            name_of(factor.kind).text(lang).to_owned(),
            (if candidate.holds { Heading::Holds } else { Heading::HoldsNot }).text(lang).to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> = shown.iter().map(row).collect();
    let header = [
        Heading::Factor.text(lang).to_owned(),
        joint.unit.text().to_owned(),
        ImpliedWord::Kind.text(lang).to_owned(),
        Heading::Fits.text(lang).to_owned(),
    ];
    if !rows.is_empty() {
        text.push_str(&render(&header, &[Align::Left, Align::Right, Align::Left, Align::Left], &rows, look.width));
    }
    let holding = shown.iter().filter(|candidate| candidate.holds).count();
    text.push_str(&left_out(subject, (joint.rivals, solution.holding), (shown.len(), holding), (all, lang)));
    text
}

pub(super) fn joint_json(subject: &Subject<'_>, claims: &[Claim], joint: &Joint) -> Value {
    let ids = |which: &[usize]| which.iter().map(|at| claims[*at].id.as_str()).collect::<Vec<_>>();
    let candidate = |candidate: &Candidate, by_then: Option<ByThen>| {
        let factor = subject.library.factor_at(candidate.factor);
        let ratio = unit_for(factor, joint.unit.dimension())?.convertible(&joint.unit)?;
        Some(json!({
            "factor": factor.id.to_string(),
            "holds": candidate.holds,
            "available": available_json(candidate, by_then),
            "value": number::machine(&(&factor.literal()?.exact() * &ratio)),
            "kind": factor.kind,
        }))
    };
    let solution = |solution: &Solution| {
        json!({
            "claims": ids(&solution.claims),
            "range": interval_json(&solution.range),
            "holding": solution.holding,
            "published_by_then": by_then_json(solution.by_then),
            "chance": chance_json(solution.chance),
            "chance_of_meeting": chance_json(solution.chance_of_meeting),
            "candidates": solution.candidates.iter().filter_map(|of| candidate(of, solution.by_then)).collect::<Vec<_>>(),
        })
    };
    let coarser = joint.coarser.iter().map(|coarser| {
        let of = match coarser.of {
            ReadCoarser::Published => "published",
            ReadCoarser::All => "published-and-inputs",
        };
        json!({ "trailing_zeros_rounded_in": of, "range": coarser.range.as_ref().map(interval_json) })
    });
    json!({
        "document": joint.document.map(|at| subject.accounts.documents[at].id.as_str()),
        "year": joint.year,
        "claims": ids(&joint.claims),
        "unit": joint.unit.text(),
        "rivals": joint.rivals,
        "one_value_explains_all": joint.whole().is_some(),
        "largest_sets": joint.largest_sets,
        "solutions": joint.solutions.iter().map(solution).collect::<Vec<_>>(),
        "coarser": coarser.collect::<Vec<_>>(),
    })
}
