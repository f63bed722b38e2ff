//! Targets: what is aimed at, from which year, to which.

use super::found::Found;
use super::item::Field;
use super::words::{AIM, REACH, YEARLY, says, years};
use crate::read::{ProposalKind, Scale};

/// Words of a commitment that names no year.
const FIRM: &[&str] = &["目标", "承诺", "力争", "确保", "≥", "≤", "不低于", "不超过", "target", "goal", "commit"];
/// Words right after a year that make it the base.
const BASE: &[&str] =
    &["年为基准", "年为基年", "年为基础", "年基准", "年相比", "年水平", " base", " baseline", " level"];
/// Words right before a year that make it the base.
const AGAINST: &[&str] =
    &["较", "比", "相比", "相对于", "against ", "from ", "compared to ", "compared with ", "base year "];
/// Words right before a year that make it the aim.
const UNTIL: &[&str] = &["到", "至", "截至", "于", "by ", "until ", "in ", "to "];

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for (index, item) in field.items.iter().enumerate() {
        let meaning = &item.figure.meaning;
        let quote = item.figure.quote.as_str();
        if item.figure.quantity.amount().one().is_none() || item.cell.is_some() && meaning.scale != Scale::Target {
            continue;
        }
        let (from, to) = span(quote);
        let told = meaning.scale == Scale::Target;
        // A base and a later year, or an aim and a year, with a verb that tells what is to become of it.
        let spans = to.is_some() && (from.is_some_and(|from| to > Some(from)) || says(quote, AIM));
        if !(told || spans && says(quote, REACH)) {
            continue;
        }
        let to = to.or(if told { meaning.year } else { None });
        let from = meaning.base_year.or(from).filter(|from| to.is_none_or(|to| *from < to));
        let yearly = says(quote, YEARLY);
        let confidence = match (told, to.is_some()) {
            (true, true) => 0.96,
            (false, true) => 0.92,
            // 计划 is as often the name of a programme as an aim.
            (true, false) if says(quote, FIRM) => 0.9,
            (true, false) => 0.6,
            (false, false) => 0.5,
        };
        let kind = ProposalKind::Target { from, to, yearly };
        let found = Found { kind, figures: vec![index], prior: 0.0, chance: None, by_words: true };
        out.push(found.by_words(confidence));
    }
}

/// The base year and the year to be reached, as a sentence names them.
fn span(quote: &str) -> (Option<u16>, Option<u16>) {
    let (mut from, mut to) = (None, None);
    let quote = quote.to_lowercase();
    let quote = quote.as_str();
    for (at, year) in years(quote) {
        let before = quote[..at].trim_end();
        let after = quote[at + 4..].trim_start();
        let spaced = format!("{before} ");
        let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word) || spaced.ends_with(word));
        if BASE.iter().any(|word| after.starts_with(word.trim_start())) || ends(AGAINST) {
            from = from.or(Some(year));
        } else if ends(UNTIL) {
            to = to.or(Some(year));
        }
    }
    (from, to)
}
