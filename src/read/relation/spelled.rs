//! Changes that a sentence spells out: from what, to what, by how much. Words say them, so they are proposed whether they fit
//! or not; and changes of a figure that a table prints for both years.

use super::chance;
use super::found::Found;
use super::item::Field;
use super::words::{AGAINST, affinity, says};
use crate::quantity::{Exact, Interval};

/// Most characters between a figure and the next, in a sentence that puts them together.
const BETWEEN: usize = 24;
/// How far two prints of one figure may be apart where one of them has a slip, and how alike the words around them must be.
const NEARLY: f64 = 0.02;
const SAME_WORDS: f64 = 0.8;
/// Words of a rise, right before its percentage.
const RISES: &[&str] = &["增长", "上升", "提高", "增加", "升高", "提升", "增幅", "增長", "上漲", "上涨"];
/// Words of a fall.
const FALLS: &[&str] = &["下降", "减少", "降低", "下滑", "降幅", "減少", "减排", "減排"];
/// What ends the words before the figure of an earlier year.
const OF_BEFORE: &[&str] =
    &["年的", "年", "年同期", "年同期的", "年度", "年度的", "同期", "同期的", "年为", "年底的", "年末的"];
/// Words that make an earlier year of it.
const EARLIER: &[&str] = &["上年", "上一年", "去年", "前一年", "同期", "基准年", "基年", "19", "20"];
/// Words between an earlier figure and the one it became.
const BECAME: &[&str] = &[
    "降至",
    "降到",
    "下降至",
    "下降到",
    "减少至",
    "减少到",
    "降低至",
    "增至",
    "增加至",
    "增加到",
    "增长至",
    "增长到",
    "升至",
    "上升至",
    "提高至",
    "提高到",
    "提升至",
    "提升到",
];

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for (index, item) in field.items.iter().enumerate() {
        if item.cell.is_some() || !item.is_percent() || !item.is_definite() || !item.value.is_positive() {
            continue;
        }
        let Some(sentence) = field.sentences.get(item.sentence) else { continue };
        let Some(at) = sentence.iter().position(|other| *other == index) else { continue };
        let Some(last) = at.checked_sub(1).map(|at| sentence[at]) else { continue };
        let words = between(field, last, index);
        let Some(rises) = direction(&words) else { continue };
        let earlier = at.checked_sub(2).map(|at| sentence[at]);
        let pair = earlier.and_then(|first| pair(field, first, last));
        match pair {
            Some((from, to)) => {
                out.push(Found::claim("change", equals(rises), vec![from, to, index]).by_words(0.95));
            }
            None => out.extend(since(&words, rises).and_then(|since| of_table(field, last, index, since))),
        }
    }
}

fn equals(rises: bool) -> &'static str {
    if rises { "change(x0, x1)" } else { "-change(x0, x1)" }
}

/// Whether short words before a percentage say that something rose, or fell, and nothing else.
fn direction(words: &str) -> Option<bool> {
    if words.chars().count() > BETWEEN
        || words.contains(['。', '；', ';', '、'])
        || says(words, &["百分点", "占", "目标"])
    {
        return None;
    }
    let (rises, falls) =
        (RISES.iter().any(|word| words.ends_with(word)), FALLS.iter().any(|word| words.ends_with(word)));
    (rises != falls).then_some(rises)
}

/// The earlier and the later of two figures, where the words between them tell.
fn pair(field: &Field<'_>, first: usize, second: usize) -> Option<(usize, usize)> {
    let (x, y) = (&field.items[first], &field.items[second]);
    if x.kind != y.kind || !x.is_amount() || !y.is_amount() {
        return None;
    }
    let words = between(field, first, second);
    if words.chars().count() > BETWEEN || words.contains(['。', '；', ';']) {
        return None;
    }
    let before: String = field.before(first).chars().filter(|c| !c.is_whitespace()).collect();
    let against = words.rfind(|c| "较較比".contains(c)).map(|at| &words[at..]);
    if against.is_some_and(|words| says(words, EARLIER) && OF_BEFORE.iter().any(|word| words.ends_with(word))) {
        return Some((second, first));
    }
    let became = BECAME.iter().any(|word| words.ends_with(word));
    let since = before.rfind(['由', '从', '從']).map(|at| &before[at..]);
    (became && since.is_some_and(|words| says(words, EARLIER))).then_some((first, second))
}

/// What a change is told against, and which way it goes.
pub(super) struct Since {
    /// The year that is named; where none is, the year before.
    pub named: Option<u16>,
    pub rises: bool,
}

/// What short words before a percentage say of its base.
fn since(words: &str, rises: bool) -> Option<Since> {
    let compact = words.trim_start_matches(['，', ',']);
    let named = super::words::years(compact).first().map(|(_, year)| *year);
    let yearly = says(compact, &["同比", "上年", "去年", "上一年", "前一年"]);
    (yearly || named.is_some() && says(compact, AGAINST)).then_some(Since { named, rises })
}

/// The change of a figure that stands in a row of years: against the year before, or the one that is named. A row of the same
/// words that prints another figure nearby is meant only where the change fits.
pub(super) fn of_table(field: &Field<'_>, now: usize, index: usize, Since { named, rises }: Since) -> Option<Found> {
    let (x, item) = (&field.items[now], &field.items[index]);
    if !x.is_amount() {
        return None;
    }
    let range = x.range.as_ref()?;
    let mut best: Option<(f64, Found)> = None;
    for other in field.items.iter() {
        let Some((grid, row, column)) = other.cell else { continue };
        let table = &field.grids[grid];
        let label = table.rows[row].label.as_str();
        let same = range.contains(&other.value) || other.value == x.value;
        if other.kind != x.kind || !other.is_amount() || !same && (other.size / x.size - 1.0).abs() > NEARLY {
            continue;
        }
        let alike = affinity(x.words(), label).max(affinity(&x.figure.quote, label));
        if !same && alike < SAME_WORDS {
            continue;
        }
        let Some(year) = table.columns[column].year.filter(|_| alike >= 0.5 && x.digits >= 3) else { continue };
        let base_year = named.unwrap_or(year.checked_sub(1)?);
        let told = x.figure.meaning.year.is_none_or(|told| told == year);
        let Some(base) = table.columns.iter().position(|column| column.year == Some(base_year)) else { continue };
        let mut cells = field.row(grid, row).iter().copied();
        let Some(before) = cells.find(|cell| field.items[*cell].cell.is_some_and(|cell| cell.2 == base)) else {
            continue;
        };
        let earlier = &field.items[before];
        if !told || base_year >= year || earlier.kind != x.kind || !earlier.is_amount() {
            continue;
        }
        let found = Found::claim("change", equals(rises), vec![before, now, index]);
        let fits = fit(range, earlier.range.as_ref()?, rises)
            .filter(|change| item.range.as_ref().is_some_and(|range| change.meets(range)));
        let found = match fits {
            Some(change) => {
                let width = change.width().map_or(1.0, |width| width.to_f64()) + item.step;
                found.weighed(0.8, chance::of_share(width, item.size), true)
            }
            None if same => found.by_words(0.92),
            None => continue,
        };
        if best.as_ref().is_none_or(|(other, _)| alike > *other) {
            best = Some((alike, found));
        }
    }
    best.map(|(_, found)| found)
}

fn fit(now: &Interval, before: &Interval, rises: bool) -> Option<Interval> {
    let change = now.div(before)?.sub(&Interval::point(Exact::ONE));
    Some(if rises { change } else { change.neg() })
}

/// The words between two figures of the text, without the spaces of the layout and without the unit of the first.
fn between(field: &Field<'_>, first: usize, second: usize) -> String {
    let (a, b) = (field.items[first].figure.at, field.items[second].figure.at);
    let text = if a.line == b.line {
        field.line(a.line).get(a.end as usize..b.start as usize).unwrap_or_default().to_owned()
    } else if b.line > a.line && b.line - a.line <= 3 {
        let mut text = field.line(a.line).get(a.end as usize..).unwrap_or_default().to_owned();
        (a.line + 1..b.line).for_each(|number| text.push_str(field.line(number)));
        text.push_str(field.line(b.line).get(..b.start as usize).unwrap_or_default());
        text
    } else {
        return "。".to_owned();
    };
    let close: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let unit: String =
        field.items[first].figure.quantity.unit().text().chars().filter(|c| !c.is_whitespace()).collect();
    close.strip_prefix(unit.as_str()).map(str::to_owned).unwrap_or(close)
}
