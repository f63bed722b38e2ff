//! Targets: what is aimed at, from which year, to which.

use super::found::Found;
use super::item::Field;
use super::words::{AIM, HEADING_OF_TARGETS, REACH, YEARLY, says, years};
use crate::quantity::Exact;
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
const UNTIL: &[&str] = &[
    "到",
    "至",
    "截至",
    "于",
    "by ",
    "until ",
    "through ",
    "before ",
    "by the end of ",
    "until the end of ",
    "in ",
    "to ",
];
/// Words right after a year that make it the aim: 2060 年前.
const UNTIL_AFTER: &[&str] = &["年前", "年底前", "年末前", "年之前", "年以前"];

/// Lines of a list up to its heading, at most.
const LIST_LINES: u32 = 12;
/// Lines, empty ones among them, that are looked at above.
const LINES_ABOVE: u32 = 200;
/// Characters of a heading at most.
const LONGEST_HEADING: usize = 30;
/// What makes it a list of what was reached.
const OUTCOME: &[&str] = &["完成", "达成", "实现", "实际", "结果", "成果", "进展"];
/// What stands right before a bound.
const BOUND_BEFORE: &[&str] = &[
    "≥",
    "≤",
    "≧",
    "≦",
    "＞",
    "＜",
    ">",
    "<",
    "\\geq",
    "\\leq",
    "\\ge",
    "\\le",
    "不低于",
    "不少于",
    "不小于",
    "不高于",
    "不超过",
    "不大于",
    "at least",
    "at most",
    "no more than",
    "no less than",
];
/// What stands right after one.
const BOUND_AFTER: &[&str] = &["以上", "以下", "以内", "or more", "or above", "or less", "or below"];

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for (index, item) in field.items.iter().enumerate() {
        let meaning = &item.figure.meaning;
        let quote = item.figure.quote.as_str();
        if item.figure.quantity.amount().one().is_none() || item.cell.is_some() && meaning.scale != Scale::Target {
            continue;
        }
        // `compared to the baseline of 20 t`: what is aimed away from.
        if field.before(index).trim_end().ends_with("baseline of") {
            continue;
        }
        let number = field.line(item.figure.at.line).get(item.figure.at.start as usize..item.figure.at.end as usize);
        let (from, to) = span(quote, number.and_then(|number| quote.find(number)).unwrap_or(0));
        let told = meaning.scale == Scale::Target;
        if to.is_none() && is_listed(field, index) {
            let kind = ProposalKind::Target { from: None, to: None, yearly: says(quote, YEARLY) };
            let found = Found { kind, figures: vec![index], prior: 0.0, chance: None, by_words: true };
            out.push(found.by_words(0.93));
            continue;
        }
        // A base and a later year, or an aim and a year, with a verb that tells what is to become of it.
        let yearly = says(quote, YEARLY);
        let spans = to.is_some() && (from.is_some_and(|from| to > Some(from)) || says(quote, AIM))
            || yearly && item.is_percent() && is_ahead(quote);
        if !(told || spans && says(quote, REACH)) {
            continue;
        }
        let to = to.or(if told { meaning.year } else { None });
        // The year before, of every year: that is no base.
        let own_base = meaning.base_year.filter(|base| !yearly || from.is_some() || to != base.checked_add(1));
        let from = own_base.or(from).filter(|from| to.is_none_or(|to| *from < to));
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

/// Whether a figure is a bound in a list of bounds below a heading that calls them targets.
pub(super) fn is_listed(field: &Field<'_>, index: usize) -> bool {
    if !is_bound(field, index) {
        return false;
    }
    let mut above = 0;
    for number in (1..field.items[index].figure.at.line).rev().take(LINES_ABOVE as usize) {
        let line: String = field.line(number).chars().filter(|c| !c.is_whitespace()).collect();
        if line.is_empty() {
            continue;
        }
        above += 1;
        if above > LIST_LINES {
            return false;
        }
        let bounds = says(&line, BOUND_BEFORE) || says(&line, BOUND_AFTER);
        if !bounds {
            let is_heading = line.chars().count() <= LONGEST_HEADING && !line.ends_with('。');
            return is_heading && says(&line.to_lowercase(), HEADING_OF_TARGETS) && !says(&line, OUTCOME);
        }
    }
    false
}

/// Whether the words right beside a figure make it a bound; a rate of a hundred per cent in a list with bounds is one too.
fn is_bound(field: &Field<'_>, index: usize) -> bool {
    let item = &field.items[index];
    let at = item.figure.at;
    let line = field.line(at.line);
    let head = line.get(..at.start as usize).unwrap_or_default().trim_end();
    let tail = line.get(at.end as usize..).unwrap_or_default();
    if BOUND_BEFORE.iter().any(|word| head.ends_with(word)) {
        return true;
    }
    let tail = tail.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '%' | '％' | '\\' | '$' | '分'));
    // 1 年以上 tells whom it is about.
    let rate = item.is_percent() || head.ends_with('达') || head.ends_with("达到");
    let full = item.is_percent() && item.value == Exact::ONE && head.ends_with(['率', '度']);
    rate && BOUND_AFTER.iter().any(|word| tail.starts_with(word))
        || full && (says(line, BOUND_BEFORE) || says(line, BOUND_AFTER))
}

/// Whether a sentence looks ahead to a year: 到 2030 年, "by 2030"; not 截至 2023 年末, "in 2023".
pub(super) fn is_ahead(quote: &str) -> bool {
    let quote = quote.to_lowercase();
    years(&quote).into_iter().any(|(at, _)| {
        let before = quote[..at].trim_end();
        let after = quote[at + 4..].trim_start();
        let ends = |word: &&str| before.ends_with(*word) && !before.ends_with("截至") && !before.ends_with("达到");
        ["到", "至", " by", "by the end of", "until", "through", "before"].iter().any(ends)
            || before == "by"
            || UNTIL_AFTER.iter().any(|word| after.starts_with(word))
    })
}

/// The base year and the year to be reached, as a sentence names them; of several to be reached, the one told last before the
/// figure, and where none is, the first.
pub(super) fn span(quote: &str, figure: usize) -> (Option<u16>, Option<u16>) {
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
        } else if ends(UNTIL) || UNTIL_AFTER.iter().any(|word| after.starts_with(word)) {
            let is_later = to.is_some() && at < figure && before.ends_with("by");
            to = if is_later { Some(year) } else { to.or(Some(year)) };
        }
    }
    (from, to)
}
