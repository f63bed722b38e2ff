//! Whether what stands in columns is a table: alignment alone may be chance, a list of contents, or a picture's labels.

use super::cell::{self, Content};
use super::heading;
use super::sheet::Sheet;
use super::units::Units;
use crate::read::model::RowKind;

/// What a table with a heading must show, one without it one more; each point is one kind of evidence, see [`is_table`].
const ENOUGH: usize = 2;

/// Whether the rows are a table's. A heading counts twice, and so do units in half of the rows; a total, a third row and a
/// second column of values count once. Rising whole numbers behind words, without heading or units, are a list of contents.
pub(super) fn is_table(sheet: &Sheet, units: &mut Units) -> bool {
    let heads: Vec<_> = sheet.strips.iter().filter(|strip| strip.heads).collect();
    let has_heading = !heads.is_empty();
    let (mut rows, mut labelled, mut with_unit, mut several, mut totals, mut words) = (0, 0, 0, 0, 0, 0);
    let mut single = Vec::new();
    for strip in sheet.strips.iter().filter(|strip| !strip.heads) {
        let (mut numbers, mut unit, mut label, mut has_label) = (0, false, None, false);
        for (at, entry) in strip.cells.iter().enumerate() {
            match cell::read(&entry.text, units) {
                Content::Number(number) => {
                    // A year at the left is a label.
                    if at == 0 && number.year.is_some() {
                        label = Some(&entry.text);
                        continue;
                    }
                    numbers += 1;
                    // Words behind the last number are a note and no label.
                    has_label = label.is_some();
                    unit |= units.known(&number.tail).is_some();
                    single.push(number.text.parse::<u32>().ok());
                }
                Content::Words => {
                    unit |= units.known(&entry.text).is_some()
                        || label.is_none() && heading::split(&entry.text, units).1.is_some();
                    label = label.or(Some(&entry.text));
                    words += (entry.text.chars().count() > 24) as usize;
                }
                Content::NotStated | Content::Empty => {}
            }
        }
        if numbers == 0 {
            continue;
        }
        rows += 1;
        labelled += has_label as usize;
        with_unit += unit as usize;
        several += (numbers >= 2) as usize;
        totals +=
            label.is_some_and(|label| matches!(heading::row_kind(label), RowKind::Total | RowKind::SubTotal)) as usize;
    }
    let named = heads.iter().flat_map(|strip| &strip.cells).any(|entry| {
        heading::is_year(&entry.text)
            || heading::names_units(&entry.text)
            || heading::split(&entry.text, units).1.is_some()
    });
    // Values without labels need a heading for each.
    // Of two rows both must have a label.
    let few_labels = if rows <= 2 { labelled < rows } else { labelled * 2 < rows };
    if rows == 0 || few_labels && !(has_heading && several == rows) || words > rows {
        return false;
    }
    // Two lines stand below one another by chance more often than three: none of their cells may run on as a sentence does.
    if rows <= 2 && sheet.strips.iter().flat_map(|strip| &strip.cells).any(|entry| runs_on(&entry.text, units)) {
        return false;
    }
    if rows == 1 {
        let of_year = heads
            .iter()
            .flat_map(|strip| &strip.cells)
            .any(|entry| heading::is_year(&entry.text) || heading::names_units(&entry.text));
        // Over one figure alone, the heading of the labels is a few words: no year, no sentence with figures of its own.
        let prose = heads.iter().filter_map(|strip| strip.cells.first()).any(|entry| {
            heading::is_year(&entry.text)
                || entry.text.contains(|c: char| c.is_ascii_digit() || matches!(c, '，' | '。' | '；'))
        });
        // A sentence with a quantity in it is no heading; a number alone is one's total.
        let tells = heads.iter().flat_map(|strip| &strip.cells).any(|entry| {
            let mut words = entry.text.split_whitespace();
            let is_number = matches!(cell::read(&entry.text, units), Content::Number(number) if number.tail.is_empty());
            !is_number
                && !heading::is_year(&entry.text)
                && words.any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        });
        return has_heading && (of_year && !(several == 0 && prose) || named && several == 1) && !tells;
    }
    if !has_heading && with_unit == 0 && several == 0 && totals == 0 && is_rising(&single) {
        return false;
    }
    let points = 2 * has_heading as usize
        + 2 * (with_unit * 2 >= rows) as usize
        + (totals > 0) as usize
        + (rows >= 3) as usize
        + (several * 2 > rows) as usize;
    points >= ENOUGH + !has_heading as usize
}

/// Whether a cell is a piece of a sentence: two numbers or more among its words, or one between words, or a sign within it
/// that parts sentences. Years, and numbers that touch their words (`Scope1`, `PM2.5`, `1-3`), are no numbers here.
fn runs_on(text: &str, units: &mut Units) -> bool {
    if matches!(cell::read(text, units), Content::Number(_)) {
        return false;
    }
    let inner = text.trim_end_matches(['。', '；', '，', '：']);
    if inner.contains(['。', '；']) || inner.contains('，') && inner.contains(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |word: &&str| {
        let digits = word.trim_start_matches(['-', '+', '−']);
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
            && heading::year(word).is_none()
    };
    let numbers = words.iter().filter(|word| is_number(word)).count();
    // `Scope 1 emissions` names a scope, `saved 85 t of the` counts something.
    let counts = words.iter().skip(1).any(|word| is_number(word) && word.len() >= 2);
    numbers >= 2 && words.len() >= 3 || counts && words.len() >= 3
}

/// Whether a table without a heading is a list of contents: words, and one column of pages.
pub(super) fn is_contents(sheet: &Sheet, contents: &[Vec<Content>], figures: &[usize]) -> bool {
    let [column] = figures else { return false };
    let numbers = contents.iter().filter_map(|row| match row.get(*column) {
        Some(Content::Number(number)) => Some(number.text.parse::<u32>().ok().filter(|_| number.tail.is_empty())),
        _ => None,
    });
    let numbers: Vec<Option<u32>> = numbers.collect();
    let titled = sheet.above.iter().take(2).any(|line| {
        let close: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        close.starts_with("目录") || close.to_lowercase().ends_with("contents")
    });
    (titled || numbers.len() >= 3) && is_rising(&numbers)
}

/// Whole numbers of a list of contents, none smaller than the one before it.
fn is_rising(numbers: &[Option<u32>]) -> bool {
    numbers.iter().all(|number| number.is_some_and(|number| number < 2000))
        && numbers.windows(2).all(|pair| pair[0] <= pair[1])
}
