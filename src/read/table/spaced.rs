//! Tables whose columns only their alignment shows.

use super::cut::{Cut, Form, Piece, Sort};
use super::fit::{Bands, Columns};
use super::heading;
use super::marked;
use super::sheet::{Sheet, Strip};
use super::units::Units;
use super::{MOST_CELLS, MOST_COLUMNS};
use crate::read::LeftOut;

/// Most empty lines between two rows of one page.
const MOST_BLANK: usize = 5;
/// Most lines of a page's foot and head that a table may go on behind.
const MOST_BREAK: usize = 60;
/// Most columns that a label takes; what is wider is a sentence.
const WIDEST_LABEL: usize = 64;
/// Most lines that are looked at above the first row.
const FURTHEST_HEADING: usize = 12;

/// The tables by alignment among the lines that are free.
pub(super) fn sheets(cuts: &[Cut], free: &mut [bool], units: &mut Units, left_out: &mut LeftOut) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut at = 0;
    // No table begins above the last line of the one before it.
    let mut floor = 0;
    while at < cuts.len() {
        if cuts[at].pieces.len() > MOST_COLUMNS && free[at] {
            left_out.wide((cuts[at].number, cuts[at].number));
        }
        if !free[at] || !is_row(&cuts[at]) {
            at += 1;
            continue;
        }
        let block = Block::grow(cuts, free, at, floor);
        let last = block.last();
        if block.is_large() {
            left_out.large((cuts[block.first].number, cuts[last].number));
            block.lines().for_each(|line| free[line] = false);
        } else if let Some(sheet) = block.sheet(cuts, units) {
            block.lines().for_each(|line| free[line] = false);
            sheets.push(sheet);
            floor = last + 1;
        }
        at = last + 1;
    }
    sheets
}

/// Whether a line may be a row: words that are no sentence, then values; or a year or an index, then more; or values alone.
fn is_row(cut: &Cut) -> bool {
    // Years alone are a heading, with its label and unit.
    cut.form == Form::Spaced
        && (2..=MOST_COLUMNS).contains(&cut.pieces.len())
        && cut.pieces.iter().any(|piece| piece.sort == Sort::Number)
        && (cut.pieces[0].is_value() || is_label(&cut.pieces[0]))
}

/// Whether a line is a row of a table that has begun, whose only value could be a year as well: `在岗员工  人  2012`, or whose
/// values are not stated.
fn is_row_within(cut: &Cut) -> bool {
    let values = || cut.pieces.iter().filter(|piece| piece.is_value());
    let bare = |piece: &Piece| piece.sort == Sort::NotStated || piece.text.chars().all(|c| c.is_ascii_digit());
    is_row(cut)
        || (2..=MOST_COLUMNS).contains(&cut.pieces.len())
            && is_label(&cut.pieces[0])
            && values().count() >= 1
            && values().filter(|piece| piece.sort == Sort::Year).count() <= 1
            && values().all(bare)
            && !cut.pieces.iter().any(|piece| heading::names_units(piece.text))
}

/// Whether a piece may be a label: short, and not the end of a sentence.
fn is_label(piece: &Piece) -> bool {
    let (from, to) = piece.span[1];
    piece.sort == Sort::Words
        && to - from <= WIDEST_LABEL
        && !piece.text.ends_with(['。', '；', '，', ';'])
        && !piece.text.contains('。')
}

/// The rows of a table, by index into the lines.
struct Block {
    /// 0: columns are characters; 1: a Chinese character takes two.
    measure: usize,
    headings: Vec<usize>,
    /// Rows and lines of labels alone, in order.
    rows: Vec<usize>,
    bands: Bands,
    first: usize,
}

impl Block {
    fn grow(cuts: &[Cut], free: &[bool], first: usize, floor: usize) -> Block {
        let measure = measure(cuts, first);
        let mut bands = Bands::new(&cuts[first], measure);
        let mut rows = vec![first];
        let (mut blank, mut broken, mut last) = (0, false, first);
        let mut waiting: Vec<usize> = Vec::new();
        let (mut headings, mut groups, top) = headings(cuts, free, first, floor, measure, &bands);
        // Below another heading, a line with a single bare year is a row.
        if let [.., upper, lower] = headings[..]
            && is_row_within(&cuts[lower])
            && !is_row_within(&cuts[upper])
            && cuts[upper].pieces.iter().any(|piece| piece.sort == Sort::Year || heading::names_units(piece.text))
            && bands.take(&cuts[lower], measure)
        {
            headings.pop();
            groups.insert(0, lower);
        }
        for (at, cut) in cuts.iter().enumerate().skip(first + 1) {
            let new_page = broken || cut.page != cuts[last].page;
            if at - last > MOST_BREAK || (blank > MOST_BLANK && !new_page) {
                break;
            }
            match cut.form {
                Form::Blank => blank += 1,
                Form::Furniture => broken = true,
                Form::Rule => {}
                Form::Delimited => break,
                Form::Spaced if !free[at] => break,
                Form::Spaced
                    if is_row_within(cut) && !headings.iter().any(|heading| same(cut, &cuts[*heading]))
                        || is_torn(cut, &bands, measure) =>
                {
                    if !bands.take(cut, measure) {
                        break;
                    }
                    rows.append(&mut waiting);
                    rows.push(at);
                    (blank, broken, last) = (0, false, at);
                }
                Form::Spaced if new_page && headings.iter().any(|heading| same(cut, &cuts[*heading])) => {}
                Form::Spaced => {
                    let label =
                        cut.pieces.len() == 1 && is_label(&cut.pieces[0]) && bands.is_left_of(&cut.pieces[0], measure);
                    if !label || waiting.len() == 2 {
                        break;
                    }
                    waiting.push(at);
                    blank = 0;
                }
            }
        }
        // The rest of a label that was torn stands right below it.
        if let Some(rest) = waiting.first().filter(|rest| **rest == last + 1 && is_open(&cuts[last].pieces[0])) {
            rows.push(*rest);
        }
        let first = top.min(first);
        Block { measure, headings, rows: groups.into_iter().chain(rows).collect(), bands, first }
    }

    fn last(&self) -> usize {
        self.rows.last().copied().unwrap_or(self.first)
    }

    fn lines(&self) -> impl Iterator<Item = usize> {
        self.headings.iter().chain(&self.rows).copied()
    }

    /// Whether it has more cells than all tables of a report should have.
    fn is_large(&self) -> bool {
        self.rows.len().saturating_mul(self.bands.len() + 1) > MOST_CELLS
    }

    /// The cells, where the alignment is more than chance.
    fn sheet(&self, cuts: &[Cut], units: &mut Units) -> Option<Sheet> {
        let columns = Columns::of(cuts, &self.rows, &self.bands, self.measure);
        let mut strips: Vec<Strip> =
            self.headings.iter().map(|at| columns.heading(&cuts[*at], &self.headings, cuts, self.measure)).collect();
        for (index, at) in self.rows.iter().enumerate() {
            let mut strip = columns.row(&cuts[*at], self.measure);
            strip.apart = index == 0 || self.rows[index - 1] + 1 != *at;
            strips.push(strip);
        }
        let sheet = Sheet { above: marked::above(cuts, self.first), strips, by_alignment: true };
        super::evidence::is_table(&sheet, units).then_some(sheet)
    }
}

/// Whether two lines say the same, apart from spaces.
fn same(one: &Cut, other: &Cut) -> bool {
    let close = |cut: &Cut| cut.text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    close(one) == close(other)
}

/// Whether a label was left open: a parenthesis without its end.
fn is_open(piece: &Piece) -> bool {
    let count = |signs: [char; 2]| piece.text.matches(signs).count();
    count(['(', '（']) > count([')', '）'])
}

/// Whether a line has values alone where a table has them: its label stands in the lines around it.
fn is_torn(cut: &Cut, bands: &Bands, measure: usize) -> bool {
    (1..=MOST_COLUMNS).contains(&cut.pieces.len())
        && cut.pieces.iter().all(Piece::is_value)
        && bands.covers(cut, measure)
}

/// Which measure aligns more of the values in the rows from here on.
fn measure(cuts: &[Cut], first: usize) -> usize {
    let mut votes = [0_usize; 2];
    let mut before: Option<&Cut> = None;
    for cut in cuts[first..].iter().take(40).filter(|cut| is_row(cut)).take(12) {
        if let Some(before) = before {
            for (one, other) in cut.pieces.iter().rev().zip(before.pieces.iter().rev()) {
                for (measure, votes) in votes.iter_mut().enumerate() {
                    let ((from, to), (start, end)) = (one.span[measure], other.span[measure]);
                    // The middle in half columns, of centred cells.
                    let middle = (from + to).abs_diff(start + end) <= 1;
                    *votes += (to == end || from == start || middle) as usize;
                }
            }
        }
        before = Some(cut);
    }
    (votes[1] >= votes[0]) as usize
}

/// The headings above a first row, lines of labels alone between them and the row, and the topmost of them.
fn headings(
    cuts: &[Cut],
    free: &[bool],
    first: usize,
    floor: usize,
    measure: usize,
    bands: &Bands,
) -> (Vec<usize>, Vec<usize>, usize) {
    let (mut headings, mut labels): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut blank = 0;
    let lowest = first.saturating_sub(FURTHEST_HEADING).max(floor);
    for at in (lowest..first).rev() {
        let cut = &cuts[at];
        match cut.form {
            Form::Blank => blank += 1,
            Form::Rule => {}
            Form::Spaced if free[at] && blank <= 4 => {
                blank = 0;
                let short = cut
                    .pieces
                    .iter()
                    .all(|piece| piece.span[1].1 - piece.span[1].0 <= 44 && !piece.text.contains('。'));
                let over = cut.pieces.iter().any(|piece| bands.is_over(piece, measure));
                let words = cut
                    .pieces
                    .iter()
                    .all(|piece| piece.sort != Sort::NotStated && (piece.sort != Sort::Number || is_power(piece)));
                if headings.len() < 3
                    && short
                    && words
                    && over
                    && (cut.pieces.len() >= 2
                        || !headings.is_empty() && is_unit_row(cut)
                        || headings.is_empty() && is_second_line(cuts, at, lowest))
                {
                    headings.push(at);
                } else if headings.is_empty()
                    && labels.len() < 2
                    && cut.pieces.len() == 1
                    && is_label(&cut.pieces[0])
                    && bands.is_left_of(&cut.pieces[0], measure)
                {
                    labels.push(at);
                } else {
                    break;
                }
            }
            _ => break,
        }
    }
    if headings.is_empty() {
        // Without a heading above them, labels alone are the caption or the end of a text.
        labels.clear();
    }
    headings.reverse();
    labels.reverse();
    let top = headings.first().copied().unwrap_or(first);
    (headings, labels, top)
}

/// The 2 of a m2 that stands by itself.
fn is_power(piece: &Piece) -> bool {
    matches!(piece.text, "2" | "3")
}

/// Whether a line holds the rest of one heading of the line right above it: `Change` and below it `2023-2024`.
fn is_second_line(cuts: &[Cut], at: usize, lowest: usize) -> bool {
    let Some(above) = at.checked_sub(1).filter(|above| *above >= lowest).map(|above| &cuts[above]) else {
        return false;
    };
    let [piece] = cuts[at].pieces.as_slice() else { return false };
    let is_heading = above.form == Form::Spaced
        && above.pieces.len() >= 2
        && above.pieces.iter().filter(|piece| piece.sort == Sort::Year).count() >= 2
        && above.pieces.iter().all(|piece| matches!(piece.sort, Sort::Year | Sort::Words));
    // A caption begins at the left.
    let is_right = above.pieces.first().is_some_and(|first| piece.span[1].0 > first.span[1].0);
    is_heading && is_right
}

fn is_unit_row(cut: &Cut) -> bool {
    cut.pieces.iter().all(|piece| piece.text.starts_with(['(', '（']) || piece.sort == Sort::Year)
}
