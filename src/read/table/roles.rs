//! From cells to rows and columns of figures.

use super::cell::{self, Content, Number};
use super::columns::{self, Plan};
use super::evidence;
use super::heading;
use super::labels::{self, Label};
use super::sheet::{Entry, Sheet, Strip};
use super::units::Units;
use crate::quantity::{Quantity, Unit};
use crate::read::model::{Cell, Column, Direction, Figure, Grid, Location, Meaning, Row, RowKind, Scale};

/// Most characters of a caption; of a longer line, its last sentence is taken.
const LONGEST_CAPTION: usize = 60;

/// Most bytes of the quote of a row, which each of its figures has.
const LONGEST_QUOTE: usize = 1000;

/// The table of a sheet, or two that stand side by side; none, if there is no figure in it.
pub(super) fn grids(sheet: &Sheet, units: &mut Units) -> Vec<Grid> {
    let width = sheet.width();
    let contents: Vec<Vec<Content>> = sheet
        .strips
        .iter()
        .map(|strip| (0..width).map(|column| cell::read(strip.text(column), units)).collect())
        .collect();
    if sheet.strips.is_empty() {
        return Vec::new();
    }
    let plan = columns::plan(sheet, &contents, units);
    if let Some(beside) = plan.beside {
        let part = |from: usize, to: usize| {
            let cut = |strip: &Strip| Strip {
                cells: strip.cells.get(from..to.min(strip.cells.len())).unwrap_or(&[]).to_vec(),
                ..strip.clone()
            };
            Sheet { strips: sheet.strips.iter().map(cut).collect(), ..sheet.clone() }
        };
        return [part(0, beside), part(beside, width)].iter().flat_map(|part| grids(part, units)).collect();
    }
    if plan.figures.is_empty() || plan.heads == 0 && evidence::is_contents(sheet, &contents, &plan.figures) {
        return Vec::new();
    }
    let mut caption = Caption::of(sheet, plan.heads, units);
    caption.unit = caption.unit.or_else(|| columns::unit_of_corner(sheet, &plan, units));
    let grid = Table { sheet, contents, plan, caption }.grid(units);
    grid.into_iter().collect()
}

/// What stands above a table.
struct Caption {
    text: String,
    unit: Option<Unit>,
    year: Option<u16>,
}

impl Caption {
    fn of(sheet: &Sheet, heads: usize, units: &mut Units) -> Caption {
        let titles = sheet.strips[..heads]
            .iter()
            .filter(|strip| columns::is_title(strip, heads))
            .map(|strip| strip.text(0).to_owned());
        let mut found = Caption { text: String::new(), unit: None, year: None };
        for line in titles.chain(sheet.above.iter().take(3).cloned()) {
            let short = line.chars().count() <= LONGEST_CAPTION;
            if found.unit.is_none() && short {
                found.unit = heading::unit_of_caption(&line, units);
                let bare = line.trim_start_matches(['(', '（', '[']);
                if ["单位", "Unit", "unit"].iter().any(|lead| bare.starts_with(lead)) {
                    continue;
                }
            }
            let last = line.trim_end_matches(['：', ':']).rsplit(['。', '；']).next().unwrap_or("").trim().to_owned();
            if !last.is_empty() && last.chars().count() <= LONGEST_CAPTION && !line.ends_with(['。', '.', '；']) {
                found.year = heading::year(&last);
                found.text = last;
            }
            break;
        }
        found
    }
}

struct Table<'s> {
    sheet: &'s Sheet,
    contents: Vec<Vec<Content>>,
    plan: Plan,
    caption: Caption,
}

impl Table<'_> {
    fn grid(self, units: &mut Units) -> Option<Grid> {
        let heads = self.plan.heads;
        let mut columns: Vec<Column> =
            self.plan.figures.iter().map(|index| columns::column(self.sheet, *index, heads, units)).collect();
        gases(&mut columns, units);
        let body = &self.sheet.strips[heads..];
        let has_values: Vec<bool> = (heads..self.sheet.strips.len()).map(|at| self.has_values(at)).collect();
        let labels = labels::labels(body, self.plan.label, self.plan.group, &has_values);
        let mut rows: Vec<Row> = (0..heads).filter_map(|at| self.row_of_heading(at, &columns, units)).collect();
        for (at, label) in labels.into_iter().enumerate() {
            if let Some(label) = label {
                rows.push(self.row(heads + at, label, &columns, units));
            }
        }
        parts_of_one_kind(&mut rows);
        let lines =
            self.sheet.strips.iter().flat_map(|strip| &strip.cells).map(|entry| entry.line).filter(|line| *line > 0);
        let lines = (lines.clone().min()?, lines.max()?);
        let figures = rows.iter().flat_map(|row| &row.cells).any(|cell| matches!(cell, Cell::Figure(_)));
        figures.then(|| Grid { caption: self.caption.text.clone(), lines, columns, rows, series: false })
    }

    /// Whether a row has values, or words in columns of values beside its label.
    fn has_values(&self, at: usize) -> bool {
        let strip = &self.sheet.strips[at];
        let label = self.plan.label.map_or("", |label| strip.text(label));
        self.plan.figures.iter().any(|column| match &self.contents[at][*column] {
            Content::Number(_) | Content::NotStated => true,
            Content::Words => !label.is_empty() && strip.text(*column) != label,
            Content::Empty => false,
        })
    }

    /// The figures that stand in a row of the heading, as where a total is printed beside the words for its parts.
    fn row_of_heading(&self, at: usize, columns: &[Column], units: &mut Units) -> Option<Row> {
        let plain = |column: usize| matches!(&self.contents[at][column], Content::Number(number) if number.year.is_none() && number.tail.is_empty());
        let counts = self.plan.figures.iter().any(|column| plain(*column));
        if self.sheet.by_alignment || !counts {
            return None;
        }
        let mut row = self.row(at, Label::default(), columns, units);
        row.cells.iter_mut().filter(|cell| !matches!(cell, Cell::Figure(_))).for_each(|cell| *cell = Cell::Empty);
        Some(row)
    }

    fn row(&self, at: usize, label: Label, columns: &[Column], units: &mut Units) -> Row {
        let strip = &self.sheet.strips[at];
        let (mut text, of_label) = heading::split(&label.text, units);
        let printed = self.plan.unit.map_or("", |unit| strip.text(unit));
        let of_column = units.named(printed);
        if of_column.is_some() && of_label.is_some() && of_column != of_label {
            text = label.text.clone();
        }
        if of_column.is_none() && !printed.is_empty() && cell::read(printed, units) == Content::Words {
            // A unit that the library does not know stays with the words.
            text = format!("{text}（{printed}）");
        }
        let is_of_column = of_column.is_some();
        let unit = of_column.or(of_label);
        let mut quote = String::new();
        for text in strip.cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()) {
            if quote.len() > LONGEST_QUOTE {
                quote.push_str(" …");
                break;
            }
            quote.push_str(if quote.is_empty() { "" } else { " | " });
            quote.push_str(text);
        }
        let mut row =
            Row { label: text, group: label.group, line: strip.line, kind: label.kind, unit, cells: Vec::new() };
        let year = self.plan.label.and_then(|column| heading::year(strip.text(column)));
        let cells = self.plan.figures.iter().zip(columns).map(|(index, column)| {
            let entry = &strip.cells.get(*index).cloned().unwrap_or_default();
            // A column whose heading has a unit of its own (折标煤（吨）) does not take that of the unit column.
            let bare = (is_of_column && column.unit.is_some()).then(|| Row { unit: None, ..row.clone() });
            let row = bare.as_ref().unwrap_or(&row);
            match &self.contents[at][*index] {
                Content::Empty => Cell::Empty,
                Content::NotStated => Cell::NotStated,
                Content::Number(number) if !is_date(number) && !heading::is_code(&row.label) => {
                    let year = column.year.or(year).or(self.caption.year);
                    let figure = figure(entry, number, row, column, self.caption.unit.as_ref(), &quote, units);
                    figure.map_or_else(
                        || Cell::Words(entry.text.clone()),
                        |mut figure| {
                            figure.meaning.year = year;
                            Cell::Figure(figure)
                        },
                    )
                }
                Content::Number(_) | Content::Words => Cell::Words(entry.text.clone()),
            }
        });
        row.cells = cells.collect();
        row
    }
}

/// Columns that name a gas in parentheses and no mass (`直接排放 (CO₂e)`) are in the mass in which the other columns print
/// the gas, where they agree.
fn gases(columns: &mut [Column], units: &mut Units) {
    for at in 0..columns.len() {
        if columns[at].unit.is_some() {
            continue;
        }
        let Some((name, mass)) = heading::gas(&columns[at].name, units) else { continue };
        let mut others = columns.iter().filter_map(|column| column.unit.clone());
        let Some(unit) = others.find(|unit| unit.dimension() == mass.dimension()) else { continue };
        if others.all(|other| other.dimension() != mass.dimension() || other.same_size(&unit)) {
            columns[at].is_total = heading::is_total_column(&name);
            (columns[at].name, columns[at].unit) = (name, Some(unit));
        }
    }
}

/// Takes back that a row is a part of another where layout alone said so and the two are measured in unlike units. A share
/// in per cent may be of anything.
fn parts_of_one_kind(rows: &mut [Row]) {
    let mut whole: Option<Unit> = None;
    for row in rows {
        if row.kind != RowKind::OfWhich {
            whole = row.unit.clone();
        } else if let (Some(whole), Some(unit)) = (&whole, &row.unit)
            && heading::row_kind(&row.label) != RowKind::OfWhich
            && whole.dimension() != unit.dimension()
            && unit.text() != "%"
        {
            row.kind = RowKind::Item;
        }
    }
}

/// A year that its words say to be one.
fn is_date(number: &Number) -> bool {
    number.year.is_some() && !number.tail.is_empty()
}

/// The figure of a cell, its unit from the cell, the row, the column or the caption.
fn figure(
    entry: &Entry,
    number: &Number,
    row: &Row,
    column: &Column,
    caption: Option<&Unit>,
    quote: &str,
    units: &mut Units,
) -> Option<Figure> {
    let near = units.known(&number.tail);
    let far = row.unit.as_ref().or(column.unit.as_ref());
    let far = far.or(caption.filter(|_| !heading::is_rate(&row.label)));
    // 3.2 万 in a column of tonnes is counted in 万吨.
    let scaled = match (&near, far) {
        (Some(near), Some(far))
            if near.dimension() == Unit::none().dimension() && !near.text().starts_with(['%', '‰', '倍', '％']) =>
        {
            units.known(&format!("{}{}", near.text(), far.text()))
        }
        _ => None,
    };
    let unit_is_near = scaled.is_none() && near.is_some();
    let unit = match (&near, number.tail.is_empty()) {
        (Some(near), _) => Some(scaled.as_ref().unwrap_or(near)),
        (None, true) => far,
        (None, false) => None,
    };
    let text = match unit {
        Some(unit) if !unit.text().is_empty() => format!("{} {}{}", number.text, unit.text(), spaced(number.hedge)),
        _ => format!("{}{}", number.text, spaced(number.hedge)),
    };
    let quantity = Quantity::parse(&text).or_else(|_| Quantity::parse(&number.text)).ok()?;
    let mut label = String::new();
    let name = if heading::is_year(&column.name) { "" } else { column.name.as_str() };
    for part in [row.group.as_str(), row.label.as_str(), name] {
        if !part.is_empty() {
            let gap = if label.is_empty() { "" } else { " " };
            label = format!("{label}{gap}{part}");
        }
    }
    if near.is_none() && !number.tail.is_empty() {
        label = format!("{label}（{}）", number.tail);
    }
    let at = Location {
        line: entry.line,
        start: u32::try_from(entry.start + number.span.0).unwrap_or(u32::MAX),
        end: u32::try_from(entry.start + number.span.1).unwrap_or(u32::MAX),
    };
    let (direction, scale) = match number.rises {
        Some(true) => (Direction::More, Scale::Change),
        Some(false) => (Direction::Less, Scale::Change),
        None => Default::default(),
    };
    Some(Figure {
        at,
        quantity,
        unit_is_near,
        meaning: Meaning { label, direction, scale, ..Meaning::default() },
        quote: quote.to_owned(),
    })
}

/// A hedge of Latin words stands behind a space.
fn spaced(hedge: &str) -> String {
    if hedge.is_ascii() && !hedge.is_empty() { format!(" {hedge}") } else { hedge.to_owned() }
}

/// A figure without words around it.
pub(super) fn bare(entry: &Entry, number: &Number, quote: &str, units: &mut Units) -> Option<Figure> {
    figure(entry, number, &Row::default(), &Column::default(), None, quote, units)
}
