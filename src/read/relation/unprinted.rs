//! Relations to a figure that the report does not print: a change without what it is of, a saving without what was used before, a
//! conversion without its rate, a level beside that of others.
//!
//! Nothing can be confirmed of them. The claim keeps what was said, and where it can be told, verification says what it implies.

use super::found::Found;
use super::item::{Field, Item, Kind};
use super::sum::between;
use super::target::is_ahead;
use super::words::{CONVERTED, HENCE, SAVING, YEARLY, says};
use crate::read::{Cell, Direction, Scale, Topic};

/// Words of a change against another year; without them it is one against what would have been.
const AGAINST: &[&str] = &["较", "比", "than", "compared", "against", "year-on-year", "from "];
/// Columns of the own level, and of a level that it is put beside.
const OWN: &[&str] =
    &["本企业", "本公司", "本集团", "我司", "our company", "own level", "Our company", "Own level", "this company"];
const OTHERS: &[&str] = &[
    "先进水平",
    "行业平均",
    "行业均值",
    "平均水平",
    "标杆",
    "benchmark",
    "Benchmark",
    "best practice",
    "Best practice",
    "industry average",
    "Industry average",
    "state of the art",
];

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for sentence in &field.sentences {
        for (at, index) in sentence.iter().copied().enumerate() {
            out.extend(change(field, sentence, index));
            let next = sentence.get(at + 1).copied();
            out.extend(next.and_then(|next| saving(field, index, next)));
            out.extend(next.and_then(|next| conversion(field, index, next)));
            out.extend(next.and_then(|next| follows(field, index, next)));
        }
    }
    for grid in 0..field.grids.len() {
        beside_others(field, grid, out);
    }
}

/// A change in per cent in a sentence that prints nothing that it could be of.
fn change(field: &Field<'_>, sentence: &[usize], index: usize) -> Option<Found> {
    let item = &field.items[index];
    let meaning = &item.figure.meaning;
    let about = !matches!(
        meaning.topic,
        Topic::Other | Topic::Money | Topic::Output | Topic::People | Topic::Capacity | Topic::Area
    );
    let printed = sentence.iter().any(|other| {
        let other = &field.items[*other];
        other.is_amount() && !other.figure.quantity.unit().is_none()
    });
    let is_one = item.is_percent() && item.cell.is_none() && item.value.is_positive();
    let literal = item.figure.quantity.amount().one().is_some();
    let aimed = is_ahead(&item.figure.quote) || says(&item.figure.quote, YEARLY);
    if !(is_one && literal && about && meaning.scale == Scale::Change) || printed || aimed {
        return None;
    }
    let words = &meaning.label;
    let (told, equals) = match meaning.direction {
        Direction::Less => (says(words, FALL), "-change(before, after)"),
        Direction::More => (says(words, RISE), "change(before, after)"),
        Direction::Plain => return None,
    };
    let against = says(words, AGAINST) || meaning.base_year.is_some();
    let confidence = match (told, against || says(&item.figure.quote, HENCE), item.range.is_some()) {
        (true, true, _) => 0.92,
        // 可减排污染物30%以上.
        (true, false, _) => 0.9,
        _ => 0.6,
    };
    Some(Found::claim("bare-change", equals, vec![index]).by_words(confidence))
}

/// Verbs of a fall and of a rise, in the words of the change itself.
const FALL: &[&str] =
    &["下降", "降低", "减少", "减排", "降幅", "reduc", "decreas", "fell", "fall", "declin", "cut", "lower", "drop"];
const RISE: &[&str] = &["上升", "增长", "增加", "提高", "提升", "增幅", "increas", "rose", "grew", "growth", "higher"];

/// So much per cent saved, and right after it how much that is: the use before is not printed.
fn saving(field: &Field<'_>, share: usize, amount: usize) -> Option<Found> {
    let (x, y) = (&field.items[amount], &field.items[share]);
    let (saved, part) = (&x.figure.meaning, &y.figure.meaning);
    let same = match saved.topic {
        Topic::Energy | Topic::Electricity | Topic::Heat | Topic::Fuel => {
            matches!(part.topic, Topic::Energy | Topic::Electricity | Topic::Heat | Topic::Fuel)
        }
        Topic::Water => part.topic == Topic::Water,
        _ => false,
    };
    let words = between(field, share, amount);
    let near = words.chars().count() <= 24 && !words.contains(['。', '；', ';']);
    let fits = y.is_percent()
        && y.is_definite()
        && y.value.is_positive()
        && y.size < 1.0
        && x.is_amount()
        && x.kind != Kind::Percent
        && !x.figure.quantity.unit().is_none()
        && !x.figure.quantity.unit().text().contains('/');
    let told = says(&part.label, SAVING) && (says(&saved.label, SAVING) || says(&words, SAVING));
    // Against an earlier year it is a change, and the amount may be that of the year.
    let against = says(&part.label, &["较", "比", "than", "compared"]) || part.base_year.is_some();
    let plain = part.scale != Scale::Target && saved.scale == Scale::Amount && saved.direction == Direction::Less;
    (fits && same && near && told && plain && !against)
        .then(|| Found::claim("whole", "x0 / ?", vec![amount, share]).by_words(0.92))
}

/// So much of one thing for one of another, converted into a rate: by which figure?
fn conversion(field: &Field<'_>, from: usize, to: usize) -> Option<Found> {
    let (x, y) = (&field.items[from], &field.items[to]);
    let rate = |item: &Item<'_>| item.figure.quantity.unit().text().contains('/');
    let ratio = x.figure.meaning.scale == Scale::Ratio && x.figure.quantity.unit().is_none() && x.is_amount();
    let words = between(field, from, to);
    let near = words.chars().count() <= 24 && !words.contains(['。', '；', ';']) && says(&words, CONVERTED);
    (ratio && rate(y) && y.is_amount() && near)
        .then(|| Found::claim("conversion", "x0 * ?", vec![from, to]).by_words(0.91))
}

/// An activity that falls by so much, and therefore its emissions by as much.
fn follows(field: &Field<'_>, first: usize, second: usize) -> Option<Found> {
    let (x, y) = (&field.items[first], &field.items[second]);
    let less = |item: &Item<'_>| {
        item.is_percent()
            && item.figure.meaning.direction == Direction::Less
            && item.figure.meaning.scale == Scale::Change
    };
    let emissions = |item: &Item<'_>| says(&item.figure.meaning.label, &["排放", "emission", "Emission"]);
    let near = between(field, first, second);
    let told = says(&y.figure.quote, HENCE) && !near.contains(['。', '；', ';']);
    (less(x) && less(y) && emissions(y) && !emissions(x) && x.value == y.value && told)
        .then(|| Found::claim("follows", "x0", vec![first, second]).by_words(0.93))
}

/// A row of so much for so much that puts the own level beside that of others: how many times it is.
fn beside_others(field: &Field<'_>, grid: usize, out: &mut Vec<Found>) {
    let table = &field.grids[grid];
    let column = |words: &[&str]| table.columns.iter().position(|column| says(&column.name, words));
    let (Some(own), Some(others)) = (column(OWN), column(OTHERS)) else { return };
    if own == others {
        return;
    }
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for (at, row) in table.rows.iter().enumerate() {
        let cell = |column: usize| field.cell(grid, at, column);
        let Some(own) = cell(own) else { continue };
        let item = &field.items[own];
        if !item.figure.quantity.unit().text().contains('/') || !item.value.is_positive() {
            continue;
        }
        let alike = |index: &usize| {
            let other = &field.items[*index];
            other.kind == item.kind && other.is_amount() && other.value != item.value
        };
        // In a cell of words the one figure of that sort is meant.
        let told = match row.cells.get(others) {
            Some(Cell::Words(words)) => {
                let words = bare(words).replace(['²', '³'], "");
                let mut here = field.on_lines(row.line, row.line).iter().copied().filter(|index| {
                    let quote = bare(&field.items[*index].figure.quote).replace(['²', '³'], "");
                    field.items[*index].cell.is_none() && words.contains(&quote)
                });
                let first = here.find(alike);
                first.filter(|_| here.find(alike).is_none())
            }
            _ => cell(others).filter(alike),
        };
        out.extend(told.map(|told| Found::claim("against", "x0 * ?", vec![told, own]).by_words(0.91)));
    }
}
