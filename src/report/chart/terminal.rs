//! Small charts of characters, for a terminal: bars of a dozen months, a path in one line. No colours, nothing wider than asked.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::text::clean;

/// What bars are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blocks {
    /// Unicode blocks: an eighth of a column can be told apart.
    Unicode,
    /// ASCII alone: for terminals and files without Unicode, and for fonts in which blocks are two columns wide.
    Ascii,
}

/// A row with a bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is: `2024-01`, `1月`.
    pub label: String,
    /// How long; nothing where there is no figure, which is no zero.
    pub value: Option<f64>,
    /// A stroke on the bar: what was expected.
    pub mark: Option<f64>,
    /// The figure at its end, with unit and mark in words; where there is no figure, what is missing.
    pub text: String,
}

/// Columns below which no bar is drawn: label and figure stand alone.
const LEAST: usize = 8;
/// Columns that bars take at most; longer ones tell no more.
const MOST: usize = 60;

/// One line a row: label, bar, figure. Bars below zero go to the left; all stand on zero. Empty where there is no row.
pub fn bars(rows: &[Bar], width: u16, blocks: Blocks) -> String {
    let width = usize::from(width.max(4));
    let text = |row: &Bar| plain(&row.text, blocks);
    let texts = rows.iter().map(|row| text(row).width()).max().unwrap_or(0).min(width / 2);
    let labels = rows.iter().map(|row| plain(&row.label, blocks).width()).max().unwrap_or(0);
    let labels = labels.min((width.saturating_sub(texts + 1)).max(1)).min((width / 2).max(1));
    let room = width.saturating_sub(labels + texts + 2).min(MOST);
    let room = if room < LEAST { 0 } else { room };
    let values = || rows.iter().flat_map(|row| [row.value, row.mark]).flatten().filter(|value| value.is_finite());
    let (low, high) = values().fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    let scale = Scale::new(low, high, room);
    let place = |value: f64| scale.place(value);
    let mut out = String::new();
    for row in rows {
        let label = fitted(&plain(&row.label, blocks), labels);
        let mut line = format!("{label}{}", " ".repeat(labels.saturating_sub(label.width())));
        if room > 0 {
            line.push(' ');
            let of = |value: Option<f64>| value.filter(|value| value.is_finite()).map(place);
            line.push_str(&bar(of(row.value), of(row.mark), place(0.0), room, blocks));
        }
        let figure = fitted(&text(row), texts);
        line.push(' ');
        line.push_str(&" ".repeat(texts.saturating_sub(figure.width())));
        line.push_str(&figure);
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Values to eighths of a column; zero lies between two columns.
struct Scale {
    zero: usize,
    room: usize,
    /// What an eighth is worth.
    unit: f64,
}

impl Scale {
    fn new(low: f64, high: f64, room: usize) -> Scale {
        // Halves, so that the whole of two huge ends is still a number.
        let share = if low < 0.0 { (-low / 2.0) / (high / 2.0 - low / 2.0) } else { 0.0 };
        let mut columns = (share * room as f64 + 0.5) as usize;
        if low < 0.0 && room > 1 {
            columns = columns.clamp(1, if high > 0.0 { room - 1 } else { room });
        }
        let worth = |end: f64, columns: usize| if columns > 0 { end / (columns * 8) as f64 } else { 0.0 };
        Scale {
            zero: columns * 8,
            room: room * 8,
            unit: worth(-low, columns).max(worth(high, room - columns.min(room))),
        }
    }

    fn place(&self, value: f64) -> usize {
        let eighths = if self.unit > 0.0 { value / self.unit } else { 0.0 };
        (self.zero as f64 + eighths + 0.5).clamp(0.0, self.room as f64) as usize
    }
}

/// The columns of a bar, in eighths from `zero` to `value`.
fn bar(value: Option<usize>, mark: Option<usize>, zero: usize, room: usize, blocks: Blocks) -> String {
    const EIGHTHS: [char; 9] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
    // Bars to the left end with a half at most, as there are no blocks that fill a column from the right.
    let (from, to) = value.map_or((0, 0), |value| (value.min(zero), value.max(zero)));
    let marked = mark.map(|mark| (mark / 8).min(room - 1));
    // A zero, and what is too small to be seen, is a stroke on the base line.
    let is_seen = value.is_some() && from == to;
    let mut out = String::new();
    for at in 0..room {
        let (left, right) = (at * 8, at * 8 + 8);
        let filled = to.min(right).saturating_sub(from.max(left));
        let starts_here = from > left && from < right;
        let base = is_seen && filled == 0 && zero.min(room * 8 - 1) / 8 == at;
        out.push(match (blocks, filled) {
            (Blocks::Unicode, _) if marked == Some(at) => {
                if filled == 8 {
                    '┃'
                } else {
                    '│'
                }
            }
            (Blocks::Ascii, _) if marked == Some(at) => '|',
            (Blocks::Unicode, 0) if base => '▏',
            (Blocks::Ascii, 0) if base => '.',
            (Blocks::Unicode, 1..8) if starts_here => {
                if filled >= 4 {
                    '▐'
                } else {
                    '▕'
                }
            }
            (Blocks::Unicode, filled) => EIGHTHS[filled.min(8)],
            (Blocks::Ascii, 0) => ' ',
            (Blocks::Ascii, 1..4) => '-',
            (Blocks::Ascii, _) => '=',
        });
    }
    out
}

/// A path in one line, a column a value, from the lowest to the highest; a gap is a blank. More values than columns are put together
/// by their mean. Zero is the floor unless a value lies below it.
pub fn sparkline(values: &[Option<f64>], width: u16, blocks: Blocks) -> String {
    const UNICODE: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    const ASCII: [char; 8] = ['_', '.', ',', '-', '=', '+', '*', '#'];
    let columns = values.len().min(usize::from(width.max(1)));
    let of = |at: usize| {
        let part = &values[at * values.len() / columns..(at + 1) * values.len() / columns];
        let known: Vec<f64> = part.iter().flatten().copied().filter(|value| value.is_finite()).collect();
        let size = known.len() as f64;
        (!known.is_empty()).then(|| known.iter().map(|value| value / size).sum::<f64>())
    };
    let means: Vec<Option<f64>> = (0..columns).map(of).collect();
    let (low, high) =
        means.iter().flatten().fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(*value), high.max(*value)));
    let whole = high / 2.0 - low / 2.0;
    let level = |value: f64| {
        let share = if whole > 0.0 { (value / 2.0 - low / 2.0) / whole } else { 0.0 };
        ((share * 7.0 + 0.5) as usize).min(7)
    };
    let signs = if blocks == Blocks::Unicode { UNICODE } else { ASCII };
    means.iter().map(|mean| mean.map_or(' ', |mean| signs[level(mean)])).collect()
}

/// A text that commands no terminal; without Unicode the signs of numbers are those of ASCII, words stay as they are.
fn plain(text: &str, blocks: Blocks) -> String {
    let text = clean(text);
    match blocks {
        Blocks::Unicode => text,
        Blocks::Ascii => text.replace('−', "-").replace('·', "|").replace('…', "...").replace('≈', "~"),
    }
}

/// As much of a text as there is room for.
fn fitted(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if out.width() + c.width().unwrap_or(0) + 1 > room {
            break;
        }
        out.push(c);
    }
    if room > 0 {
        out.push('~');
    }
    out
}
