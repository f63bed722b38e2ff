//! A part and its whole: what stands behind 其中 or "of which" is not more than what stands before it.
//!
//! The claim compares the part with the smaller of the two, so that it holds for every part that fits into its whole. Which whole
//! is meant must be beyond doubt: the figure right before the words, or the row right above.

use std::sync::OnceLock;

use super::found::Found;
use super::item::{Field, Item};
use super::sum::between;
use super::words::{MEAN, OF_WHICH, OF_WHICH_AFTER, says};
use crate::quantity::{Base, Dimension, Unit};
use crate::read::{Direction, RowKind, Scale};

/// Characters from the words to the part, at most.
const NEAR: usize = 24;
/// Characters from the whole to the words, at most.
const FAR: usize = 60;
/// How sure the words make it.
const SAID: f64 = 0.92;

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for sentence in &field.sentences {
        for pair in sentence.windows(2) {
            if is_said(field, pair[0], pair[1]) {
                out.extend(part(field, pair[0], pair[1]));
            }
        }
    }
    for grid in 0..field.grids.len() {
        in_table(field, grid, out);
    }
}

fn part(field: &Field<'_>, whole: usize, part: usize) -> Option<Found> {
    let (x, y) = (&field.items[part], &field.items[whole]);
    let figures = vec![part, whole, part];
    may_be(x, y).then(|| Found::claim("part", "min(x0, x1)", figures).by_words(SAID))
}

/// Whether one can be a part of the other: amounts of one unit that only add up, and no means or highest values.
fn may_be(part: &Item<'_>, whole: &Item<'_>) -> bool {
    let units = [part, whole].map(|item| item.figure.quantity.unit());
    let adds_up = |item: &Item<'_>| {
        let meaning = &item.figure.meaning;
        item.is_amount()
            && matches!(meaning.scale, Scale::Amount | Scale::Share)
            && !says(&meaning.label, MEAN)
            && !says(&meaning.label, PEAK)
    };
    let alike = part.kind == whole.kind && !units[0].is_none() && !units[0].text().contains('/');
    // 56 次 and 56 个 count different things.
    let counts = units[0].dimension() == Dimension::of(Base::Item);
    let same_things = !counts || units[0].text() == units[1].text();
    // A fall beside a rise may be greater than what both come to, and a profit than that of all.
    let net = [part, whole].iter().any(|item| {
        item.figure.meaning.direction != Direction::Plain
            || says(&item.figure.meaning.label, NET)
            || kinds_of_money().contains(&item.figure.quantity.dimension())
    });
    adds_up(part) && adds_up(whole) && alike && same_things && (!net || part.value <= whole.value)
}

/// Highest and lowest values are no parts.
const PEAK: &[&str] = &["最高", "最低", "最大", "峰值", "highest", "lowest", "peak", "maximum", "minimum"];

/// What something else was taken off from may be less than a part.
const NET: &[&str] = &["净", "net ", "Net "];

fn kinds_of_money() -> &'static [Dimension] {
    static KINDS: OnceLock<Vec<Dimension>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let units = ["CNY", "USD", "EUR", "GBP", "HKD", "JPY"];
        units.iter().filter_map(|unit| Unit::parse(unit).ok()).map(|unit| unit.dimension()).collect()
    })
}

/// Whether words make the second of two neighbours a part of the first.
fn is_said(field: &Field<'_>, whole: usize, part: usize) -> bool {
    let text: String = between(field, whole, part).chars().filter(|c| !c.is_whitespace() || *c == ' ').collect();
    let at = field.items[part].figure.at;
    let after = field.line(at.line).get(at.end as usize..).unwrap_or_default();
    if text.chars().count() <= NEAR && !text.contains(STOPS) && follows(after) {
        return true;
    }
    let Some((at, word)) = OF_WHICH.iter().filter_map(|word| Some((text.rfind(word)?, *word))).max() else {
        return false;
    };
    let head = &text[..at];
    let tail = text[at + word.len()..].trim_start_matches([' ', '，', '：', ',', ':', '、']);
    head.chars().count() <= FAR
        && head.matches(STOPS).count() <= 1
        && tail.chars().count() <= NEAR
        && !tail.contains(['，', ',', '；', ';', '。', '：', ':'])
        && !tail.contains(|c: char| c.is_ascii_digit())
}

const STOPS: [char; 4] = ['。', '；', ';', '！'];

/// `9 of which`: the words stand right behind the part, but for a word or two.
fn follows(after: &str) -> bool {
    let head: String = after.chars().take(NEAR).collect();
    OF_WHICH_AFTER.iter().filter_map(|word| head.find(word)).any(|at| {
        !head[..at].contains(['，', ',', '；', ';', '。', '.']) && !head[..at].contains(|c: char| c.is_ascii_digit())
    })
}

/// Rows whose labels begin with the words, against the row that stands above them.
fn in_table(field: &Field<'_>, grid: usize, out: &mut Vec<Found>) {
    let rows = &field.grids[grid].rows;
    let said = |row: usize| {
        let label = rows[row].label.trim_start_matches(|c: char| !c.is_alphanumeric());
        OF_WHICH.iter().any(|word| label.starts_with(word))
    };
    let mut above = None;
    for row in 0..rows.len() {
        if !said(row) {
            above = Some(row).filter(|row| rows[*row].kind != RowKind::OfWhich).or(above);
            continue;
        }
        let Some(above) = above else { continue };
        for cell in field.row(grid, row).iter().copied() {
            let whole = field.items[cell].cell.and_then(|(grid, _, column)| field.cell(grid, above, column));
            out.extend(whole.and_then(|whole| part(field, whole, cell)));
        }
    }
}
