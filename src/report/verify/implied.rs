//! What an unknown must be, and the factors tried in its place.

use serde_json::{Value, json};

use super::arithmetic::arithmetic_json;
use super::padded;
use crate::calc::reading::inverse::Required;
use crate::claim::{Candidate, Implied};
use crate::factor::Factor;
use crate::finding::{Heading, Lang, Message};
use crate::quantity::Unit;
use crate::report::figure::interval_json;
use crate::report::table::{Align, render};
use crate::report::{Look, Subject, number};

/// What the unknown must be, and the factors tried in its place.
pub(in crate::report) fn implied_text(
    subject: &Subject<'_>,
    implied: &Implied,
    unit: &Unit,
    decimals: u32,
    look: Look,
) -> String {
    let word = |heading: Heading| heading.text(look.lang);
    let mut text = String::new();
    for (required, how) in
        [(&implied.within_rounding, Heading::InputsWithinRounding), (&implied.as_printed, Heading::InputsAsPrinted)]
    {
        let range = required_words(required, &implied.unit, look.lang);
        text.push_str(&format!("  {}{range}  ({})\n", padded(word(Heading::ImpliedValue)), word(how)));
    }
    if implied.rivals > 0 {
        let holding = implied.candidates.iter().filter(|candidate| candidate.holds()).count();
        let count = Message::CandidatesTried { tried: implied.rivals, holding };
        text.push_str(&format!("  {}\n", count.text(look.lang)));
        let table = candidates(subject, implied, unit, decimals, look);
        text.push_str(&table);
    }
    text
}

fn required_words(required: &Required, unit: &Unit, lang: Lang) -> String {
    match required {
        Required::Range(range) | Required::RangeAsPrinted(range) => number::with_unit(number::range(range, 6), unit),
        Required::Hull(range) => {
            let shown = number::with_unit(number::range(range, 6), unit);
            format!("{shown} · {}", Heading::SeveralRanges.text(lang))
        }
        Required::Impossible => Heading::NoValue.text(lang).to_owned(),
        Required::Unsolved | Required::Unreached => Heading::NotSolved.text(lang).to_owned(),
    }
}

fn candidates(subject: &Subject<'_>, implied: &Implied, unit: &Unit, decimals: u32, look: Look) -> String {
    let word = |heading: Heading| heading.text(look.lang);
    let header = [
        word(Heading::Factor).to_owned(),
        implied.unit.text().to_owned(),
        unit.text().to_owned(),
        word(Heading::DifferencePublished).to_owned(),
        word(Heading::Fits).to_owned(),
    ];
    let columns = [Align::Left, Align::Right, Align::Right, Align::Right, Align::Left];
    let shown = worth_showing(&implied.candidates);
    let print = shown.iter().map(|candidate| &candidate.recomputed);
    let needed = print.map(|value| value.terminating_places().unwrap_or(decimals)).max().unwrap_or(0).min(decimals);
    let rows: Vec<Vec<String>> = shown
        .iter()
        .map(|candidate| {
            vec![
                candidate.id.to_string(),
                value_as_printed(subject.library.factor_at(candidate.factor), candidate, &implied.unit),
                number::fixed(&candidate.recomputed, needed),
                number::signed(&candidate.difference, needed, needed),
                word(if candidate.holds() { Heading::Holds } else { Heading::HoldsNot }).to_owned(),
            ]
        })
        .collect();
    let mut table = render(&header, &columns, &rows, look.width);
    if shown.len() < implied.rivals {
        let left = Message::CandidatesLeftOut { count: implied.rivals - shown.len() };
        table.push_str(&format!(" {}\n", left.text(look.lang)));
    }
    table
}

/// Of many candidates those that a reader asks about: with which the figure holds, and how far the official factors of
/// the place miss. Where the book names no place, the nearest.
fn worth_showing(candidates: &[Candidate]) -> Vec<&Candidate> {
    const MISSES: usize = 10;
    let at_place = candidates.iter().any(|candidate| candidate.fits_place);
    let holding = candidates.iter().filter(|candidate| candidate.holds());
    let misses = candidates.iter().filter(|c| !c.holds() && (!at_place || c.fits_place)).take(MISSES);
    holding.chain(misses).collect()
}

/// The value with its trailing zeros where the unit is the printed one.
fn value_as_printed(factor: &Factor, candidate: &Candidate, unit: &Unit) -> String {
    match factor.literal() {
        Some(literal) if factor.unit().same_size(unit) => number::printed(&literal),
        _ => number::significant(&candidate.value, 9),
    }
}

pub(super) fn implied_json(implied: &Implied) -> Value {
    let candidates: Vec<Value> = implied
        .candidates
        .iter()
        .map(|candidate| {
            json!({
                "factor": candidate.id.to_string(),
                "value": number::machine(&candidate.value),
                "recomputed": number::machine(&candidate.recomputed),
                "difference": number::machine(&candidate.difference),
                "range": candidate.range.as_ref().map(interval_json),
                "arithmetic": arithmetic_json(&candidate.arithmetic),
            })
        })
        .collect();
    json!({
        "unit": implied.unit.text(),
        "as_printed": required_json(&implied.as_printed),
        "within_rounding": required_json(&implied.within_rounding),
        "rivals": implied.rivals,
        "candidates": candidates,
    })
}

fn required_json(required: &Required) -> Value {
    match required {
        Required::Range(range) => json!({ "state": "range", "range": interval_json(range) }),
        Required::RangeAsPrinted(range) => json!({ "state": "range-as-printed", "range": interval_json(range) }),
        Required::Hull(range) => json!({ "state": "hull", "range": interval_json(range) }),
        Required::Impossible => json!({ "state": "impossible" }),
        Required::Unsolved => json!({ "state": "unsolved" }),
        Required::Unreached => json!({ "state": "unreached" }),
    }
}
