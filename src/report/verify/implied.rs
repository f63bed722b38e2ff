//! What an unknown must be, and the factors that could stand in its place.

use serde_json::{Map, Value, json};

use super::arithmetic::arithmetic_json;
use super::padded;
use crate::calc::reading::inverse::Required;
use crate::claim::{Available, ByThen, Candidate, ClaimFigure, Implied, Tried, unit_for};
use crate::factor::{Factor, FactorId};
use crate::finding::{AboutImplied, Heading, Lang, Message};
use crate::quantity::Unit;
use crate::report::figure::interval_json;
use crate::report::table::{Align, render};
use crate::report::{Look, Subject, number};

/// Candidates that are shown unless all are asked for.
const SHOWN: (usize, usize) = (6, 4);

/// What the unknown must be, and the factors that could stand in its place; all that were kept, or the best of them.
pub(in crate::report) fn implied_text(
    subject: &Subject<'_>,
    figure: &ClaimFigure,
    implied: &Implied,
    unit: &Unit,
    decimals: u32,
    (all, look): (bool, Look),
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
        let count = Message::CandidatesTried { tried: implied.rivals, holding: implied.holding };
        text.push_str(&format!("  {}\n", count.text(look.lang)));
        for line in beside(implied.in_co2, implied.holding, implied.by_then, look.lang) {
            text.push_str(&format!("  {line}\n"));
        }
        if let Some(chance) = implied.chance {
            text.push_str(&format!("  {}\n", AboutImplied::Chance { share: percent(chance) }.text(look.lang)));
        }
        text.push_str(&candidates(subject, figure, implied, unit, decimals, (all, look)));
    }
    text
}

/// What has to be known beside the number of factors that hold: some of another kind, some published too late.
pub(super) fn beside(in_co2: usize, holding: usize, by_then: Option<ByThen>, lang: Lang) -> Vec<String> {
    let in_co2 = (in_co2 > 0).then_some(AboutImplied::InCo2 { count: in_co2 });
    let by_then = by_then.filter(|_| holding > 0).map(|of| AboutImplied::ByThen {
        day: of.day.to_string(),
        holding: of.holding,
        official: of.official,
        open: of.open,
        later: holding.saturating_sub(of.holding + of.open),
    });
    in_co2.into_iter().chain(by_then).map(|line| line.text(lang)).collect()
}

/// The id of a candidate, with a mark where it was, or may have been, published after a document whose day is known.
pub(super) fn marked(id: &FactorId, candidate: &Candidate, by_then: Option<ByThen>) -> String {
    match candidate.available {
        Available::Later => format!("{id} *"),
        Available::Open if by_then.is_some() => format!("{id} ?"),
        _ => id.to_string(),
    }
}

/// The same for machines; null where the day of the document is not known.
pub(super) fn available_json(candidate: &Candidate, by_then: Option<ByThen>) -> Value {
    let word = match candidate.available {
        Available::ByThen => "by-then",
        Available::Open => "open",
        Available::Later => "later",
    };
    json!(by_then.map(|_| word))
}

/// How many could have been used, for machines.
pub(super) fn by_then_json(by_then: Option<ByThen>) -> Value {
    json!(by_then.map(
        |of| json!({ "day": of.day.to_string(), "holding": of.holding, "official": of.official, "open": of.open })
    ))
}

/// A chance in per cent, to two digits.
pub(super) fn percent(chance: f64) -> String {
    let percent = chance * 100.0;
    let places = match percent {
        p if p >= 9.95 => 0,
        p if p >= 0.995 => 1,
        p if p >= 0.0995 => 2,
        p if p >= 0.001 => 3,
        p if p > 0.0 => return "< 0.001 %".to_owned(),
        _ => 0,
    };
    format!("{percent:.places$} %")
}

/// A chance for machines, to four digits: more of them would claim too much.
pub(super) fn chance_json(chance: Option<f64>) -> Value {
    json!(chance.and_then(|chance| format!("{chance:.3e}").parse::<f64>().ok()))
}

pub(super) fn required_words(required: &Required, unit: &Unit, lang: Lang) -> String {
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

fn candidates(
    subject: &Subject<'_>,
    figure: &ClaimFigure,
    implied: &Implied,
    unit: &Unit,
    decimals: u32,
    (all, look): (bool, Look),
) -> String {
    let word = |heading: Heading| heading.text(look.lang);
    let header = [
        word(Heading::Factor).to_owned(),
        implied.unit.text().to_owned(),
        unit.text().to_owned(),
        word(Heading::DifferencePublished).to_owned(),
        word(Heading::Fits).to_owned(),
    ];
    let columns = [Align::Left, Align::Right, Align::Right, Align::Right, Align::Left];
    let tried = |candidate: &Candidate| {
        candidate.put(&subject.account.graph, figure, subject.library, &implied.unit).map(|tried| (*candidate, tried))
    };
    let shown: Vec<(Candidate, Tried)> =
        worth_showing(&implied.candidates, all).into_iter().filter_map(tried).collect();
    let print = shown.iter().map(|(_, tried)| &tried.recomputed);
    let needed = print.map(|value| value.terminating_places().unwrap_or(decimals)).max().unwrap_or(0).min(decimals);
    let rows: Vec<Vec<String>> = shown
        .iter()
        .map(|(candidate, tried)| {
            vec![
                marked(&tried.id, candidate, implied.by_then),
                value_in(subject.library.factor_at(candidate.factor), &implied.unit),
                number::fixed(&tried.recomputed, needed),
                number::signed(&tried.difference, needed, needed),
                word(if candidate.holds { Heading::Holds } else { Heading::HoldsNot }).to_owned(),
            ]
        })
        .collect();
    let mut table = if rows.is_empty() { String::new() } else { render(&header, &columns, &rows, look.width) };
    let holding = shown.iter().filter(|(candidate, _)| candidate.holds).count();
    table.push_str(&left_out(subject, (implied.rivals, implied.holding), (shown.len(), holding), (all, look.lang)));
    table
}

/// How many are not listed.
pub(super) fn left_out(
    subject: &Subject<'_>,
    (rivals, holding): (usize, usize),
    (shown, holding_shown): (usize, usize),
    (all, lang): (bool, Lang),
) -> String {
    let holding_left = holding.saturating_sub(holding_shown);
    let missing = rivals.saturating_sub(shown).saturating_sub(holding_left);
    if holding_left + missing == 0 {
        return String::new();
    }
    let left = if all {
        AboutImplied::LeftOutOfAll { holding: holding_left, missing }
    } else {
        AboutImplied::LeftOut { holding: holding_left, missing, book: subject.book.to_owned() }
    };
    format!(" {}\n", left.text(lang))
}

/// Of many candidates those that a reader asks about: the best with which the figure holds, and how far the official factors
/// of the place miss. Where the book names no place, the nearest.
pub(super) fn worth_showing(candidates: &[Candidate], all: bool) -> Vec<&Candidate> {
    if all {
        return candidates.iter().collect();
    }
    let at_place = candidates.iter().any(|candidate| candidate.fits_place);
    let holding = candidates.iter().filter(|candidate| candidate.holds).take(SHOWN.0);
    let misses = candidates.iter().filter(|c| !c.holds && (!at_place || c.fits_place)).take(SHOWN.1);
    holding.chain(misses).collect()
}

/// The value of a factor in a unit, with its trailing zeros where the unit is the printed one.
pub(super) fn value_in(factor: &Factor, unit: &Unit) -> String {
    let Some(literal) = factor.literal() else { return factor.quantity.to_string() };
    let Some(own) = unit_for(factor, unit.dimension()) else { return factor.quantity.to_string() };
    match own.convertible(unit) {
        Some(_) if own.same_size(unit) => number::printed(&literal),
        Some(ratio) => number::significant(&(&literal.exact() * &ratio), 9),
        None => factor.quantity.to_string(),
    }
}

pub(super) fn implied_json(subject: &Subject<'_>, figure: &ClaimFigure, implied: &Implied) -> Value {
    let candidate = |candidate: &Candidate| {
        let tried = candidate.put(&subject.account.graph, figure, subject.library, &implied.unit)?;
        Some(json!({
            "factor": tried.id.to_string(),
            "holds": candidate.holds,
            "available": available_json(candidate, implied.by_then),
            "value": number::machine(&tried.value),
            "recomputed": number::machine(&tried.recomputed),
            "difference": number::machine(&tried.difference),
            "range": tried.range.as_ref().map(interval_json),
            "arithmetic": arithmetic_json(&tried.arithmetic),
        }))
    };
    let candidates: Vec<Value> = implied.candidates.iter().filter_map(candidate).collect();
    let mut object = Map::new();
    object.insert("unit".to_owned(), json!(implied.unit.text()));
    object.insert("as_printed".to_owned(), required_json(&implied.as_printed));
    object.insert("within_rounding".to_owned(), required_json(&implied.within_rounding));
    object.insert("rivals".to_owned(), json!(implied.rivals));
    object.insert("holding".to_owned(), json!(implied.holding));
    object.insert("in_co2".to_owned(), json!(implied.in_co2));
    object.insert("published_by_then".to_owned(), by_then_json(implied.by_then));
    object.insert("chance".to_owned(), chance_json(implied.chance));
    object.insert("not_listed".to_owned(), json!(implied.rivals.saturating_sub(candidates.len())));
    object.insert("candidates".to_owned(), Value::Array(candidates));
    Value::Object(object)
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
