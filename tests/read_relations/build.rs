//! Hand-made figures and tables: figures stand in brackets in a text, tables are lines parted by `|`.

use crossfoot::quantity::{Quantity, Unit};
use crossfoot::read::{Cell, Column, Figure, Grid, Line, Location, Meaning, Report, Row, RowKind, Scale, Topic};

/// A text with its figures in brackets: `排查隐患[1028 个]，整改[1027 个]`. Each line is a sentence.
pub fn text(text: &str) -> (Report, Vec<Figure>) {
    let mut report = Report { name: "esg-2023.txt".to_owned(), ..Report::default() };
    let mut figures = Vec::new();
    for (number, raw) in text.lines().enumerate() {
        let number = number as u32 + 1;
        let mut plain = String::new();
        let mut rest = raw;
        let first = figures.len();
        while let Some(open) = rest.find('[') {
            let close = open + rest[open..].find(']').expect("a closing bracket");
            plain.push_str(&rest[..open]);
            let inner = &rest[open + 1..close];
            let start = plain.len() as u32;
            let label: String = plain.chars().rev().take_while(|c| !"，。；、,;".contains(*c)).take(10).collect();
            let label: String = label.chars().rev().filter(|c| !c.is_ascii_digit() && *c != '%').collect();
            plain.push_str(inner);
            let at = Location { line: number, start, end: plain.len() as u32 };
            figures.push(figure(inner, at, &label));
            rest = &rest[close + 1..];
        }
        plain.push_str(rest);
        for figure in &mut figures[first..] {
            figure.quote = plain.clone();
        }
        report.lines.push(Line { number, page: None, text: plain, is_furniture: false });
    }
    (report, figures)
}

pub fn figure(quantity: &str, at: Location, label: &str) -> Figure {
    let scale = if label.contains('率') || label.contains('占') { Scale::Share } else { Scale::Amount };
    Figure {
        at,
        quantity: Quantity::parse(quantity).unwrap_or_else(|error| panic!("{quantity}: {error:?}")),
        unit_is_near: true,
        meaning: Meaning { label: label.to_owned(), scale, topic: Topic::Other, ..Meaning::default() },
        quote: label.to_owned(),
    }
}

/// A table: a line of columns, then rows. `unit` goes to the cells that have none.
pub fn grid(caption: &str, from: u32, unit: &str, lines: &str) -> Grid {
    let mut lines = lines.lines().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let head = lines.next().expect("a heading");
    let column = |name: &&str| Column {
        name: (*name).to_owned(),
        unit: Unit::parse(unit).ok(),
        year: name.get(..4).and_then(|year| year.parse().ok()),
        is_total: name.contains("合计"),
    };
    let columns: Vec<Column> = head[1..].iter().map(column).collect();
    let mut rows = Vec::new();
    for (index, line) in lines.enumerate() {
        let label = line[0];
        let number = from + 1 + index as u32;
        let kind = match label {
            label if label.contains("合计") => RowKind::Total,
            label if label.contains("小计") => RowKind::SubTotal,
            label if label.contains("其中") => RowKind::OfWhich,
            _ => RowKind::Item,
        };
        let cell = |(at, text): (usize, &&str)| match *text {
            "" => Cell::Empty,
            "/" => Cell::NotStated,
            text => {
                let own = text.ends_with('%') || text.contains(' ');
                let text = if own || unit.is_empty() { text.to_owned() } else { format!("{text} {unit}") };
                let at = Location { line: number, start: 20 * at as u32, end: 20 * at as u32 + 8 };
                let mut figure = figure(&text, at, label);
                figure.meaning.year = columns.get(at.start as usize / 20).and_then(|column| column.year);
                figure.quote = line.join(" ");
                Cell::Figure(figure)
            }
        };
        let cells = line[1..].iter().enumerate().map(cell).collect();
        rows.push(Row { label: label.to_owned(), group: String::new(), line: number, kind, unit: None, cells });
    }
    Grid { caption: caption.to_owned(), lines: (from, from + rows.len() as u32), columns, rows, ..Grid::default() }
}

/// A small generator of numbers that is the same everywhere.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % most.max(1)
    }

    pub fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len() as u64) as usize]
    }
}

const UNITS: &[&str] = &["个", "人", "万元", "t", "万kWh", "%", "%", "m3", "t CO2", "次"];

/// A number of one to seven digits, spread over its logarithm as figures of reports are.
pub fn number(chance: &mut Chance, unit: &str) -> String {
    if unit == "%" {
        let places = chance.below(3) as usize;
        return format!("{:.places$} %", chance.below(10_000) as f64 / 100.0);
    }
    let digits = 1 + chance.below(6) as u32;
    let whole = 10u64.pow(digits - 1) + chance.below(9 * 10u64.pow(digits - 1));
    let places = if matches!(unit, "个" | "人" | "次") { 0 } else { chance.below(3) };
    match places {
        0 => format!("{whole} {unit}"),
        1 => format!("{whole}.{} {unit}", chance.below(10)),
        _ => format!("{whole}.{:02} {unit}", chance.below(100)),
    }
}

/// Prose whose figures have nothing to do with one another.
pub fn prose(chance: &mut Chance, sentences: u64, words: &[&str]) -> String {
    let mut text = String::new();
    for _ in 0..sentences {
        // Figures of a sentence often share a unit.
        let unit = chance.of(UNITS);
        for _ in 0..1 + chance.below(5) {
            let unit = if chance.below(2) == 0 { unit } else { chance.of(UNITS) };
            let (first, second) = (chance.of(words), chance.of(words));
            text.push_str(&format!("{first}{second}[{}]，", number(chance, unit)));
        }
        text.push('\n');
    }
    text
}
