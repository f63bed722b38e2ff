//! One sheet as it is filled: its band, its heads, its rows, and the widths that follow from them.

use std::collections::HashMap;

use rust_xlsxwriter::{Format, FormatAlign, Formula, Note, Worksheet, XlsxError};

use super::style::{self, Role};
use super::text::{clean, looks_like_a_formula, width};

/// The widest a column grows, and the narrowest.
const WIDEST: usize = 64;
const NARROWEST: usize = 9;
/// Points of a line of text, and lines of a row at most.
const LINE: f64 = 14.0;
const MOST_LINES: usize = 24;
/// Characters of a note.
const NOTE: usize = 1_200;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Entry {
    Blank(Role),
    Text(Role, String),
    /// A number and its format.
    Number(Role, f64, String),
    /// A formula, what it is known to come to, and its format.
    Formula(Role, (String, String), String),
}

impl Entry {
    pub(super) fn text(text: impl Into<String>) -> Entry {
        Entry::Text(Role::Plain, text.into())
    }

    pub(super) fn code(text: impl Into<String>) -> Entry {
        Entry::Text(Role::Code, text.into())
    }

    /// Lines that it takes in the widest column: what is longer wraps, so that nothing runs out of its sheet on paper.
    fn lines(&self) -> usize {
        match self {
            // Lines break between words, and are not filled to their end.
            Entry::Text(_, text) if width(text) + 2 > WIDEST => (width(text) + 2).div_ceil(WIDEST - 6),
            _ => 1,
        }
    }

    /// A live figure; nothing where there is none.
    pub(super) fn live(role: Role, live: Option<(String, String)>, format: String) -> Entry {
        live.map_or(Entry::Blank(role), |live| Entry::Formula(role, live, format))
    }
}

/// The head of a column: its title, and whether numbers stand below it.
pub(super) type Head<'t> = (&'t str, bool);

/// A sheet that is being filled.
pub(super) struct Sheet {
    pub worksheet: Worksheet,
    /// The next row, from 0.
    pub row: u32,
    widths: Vec<usize>,
    formats: HashMap<(Role, String, bool, bool), Format>,
}

impl Sheet {
    /// A sheet with its band: the title and what it is for, over so many columns.
    pub(super) fn new(name: &str, title: &str, leads: &[&str], columns: u16) -> Result<Sheet, XlsxError> {
        let mut worksheet = Worksheet::new();
        worksheet.set_name(name)?;
        worksheet.set_screen_gridlines(false);
        worksheet.set_default_row_height(17);
        // What a formula shows where no result is known.
        worksheet.set_formula_result_default("");
        let mut sheet = Sheet { worksheet, row: 0, widths: Vec::new(), formats: HashMap::new() };
        sheet.band(title, &style::title(), 30.0, columns)?;
        for lead in leads {
            sheet.band(lead, &style::lead(), 18.0, columns)?;
        }
        sheet.worksheet.set_row_height(sheet.row, 8)?;
        sheet.row += 1;
        Ok(sheet)
    }

    fn band(&mut self, text: &str, format: &Format, height: f64, columns: u16) -> Result<(), XlsxError> {
        self.worksheet.set_row_height(self.row, height)?;
        for column in 1..columns {
            self.worksheet.write_blank(self.row, column, format)?;
        }
        self.worksheet.write_string_with_format(self.row, 0, clean(text, 400), format)?;
        self.row += 1;
        Ok(())
    }

    /// The heads of columns.
    pub(super) fn heads(&mut self, heads: &[Head<'_>]) -> Result<(), XlsxError> {
        for (column, (title, is_number)) in (0..).zip(heads) {
            let format = style::head(*is_number);
            self.worksheet.write_string_with_format(self.row, column, clean(title, 200), &format)?;
            self.widen(usize::from(column), width(title) + 3);
        }
        self.worksheet.set_row_height(self.row, 22)?;
        self.row += 1;
        Ok(())
    }

    /// A heading above a table within the sheet.
    pub(super) fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.worksheet.write_string_with_format(self.row, 0, clean(text, 400), &style::heading())?;
        self.worksheet.set_row_height(self.row, 24)?;
        self.row += 1;
        Ok(())
    }

    /// A remark over so many columns.
    pub(super) fn across(&mut self, text: &str, columns: u16) -> Result<(), XlsxError> {
        let format = style::cell(Role::Quiet).set_text_wrap().set_align(FormatAlign::Top);
        let text = clean(text, 2_000);
        let room = (0..usize::from(columns)).map(|at| self.widths.get(at).copied().unwrap_or(NARROWEST)).sum::<usize>();
        let lines = (width(&text) / room.max(NARROWEST) + 1).min(MOST_LINES);
        self.worksheet
            .set_row_height(self.row, u32::try_from(lines).map_or(LINE, |lines| f64::from(lines) * LINE) + 3.0)?;
        self.worksheet.merge_range(self.row, 0, self.row, columns.saturating_sub(1).max(1), &text, &format)?;
        self.row += 1;
        Ok(())
    }

    /// A row of cells.
    pub(super) fn push(&mut self, entries: &[Entry]) -> Result<(), XlsxError> {
        let lines = entries.iter().map(Entry::lines).max().unwrap_or(1);
        for (column, entry) in (0..).zip(entries) {
            self.put(column, entry, lines > 1)?;
        }
        // A row of the default height would cut what wraps.
        if let (Ok(lines), true) = (u16::try_from(lines.min(MOST_LINES)), lines > 1) {
            self.worksheet.set_row_height(self.row, f64::from(lines) * LINE + 3.0)?;
        }
        self.row += 1;
        Ok(())
    }

    fn put(&mut self, column: u16, entry: &Entry, wraps: bool) -> Result<(), XlsxError> {
        let row = self.row;
        match entry {
            Entry::Blank(role) => {
                let format = self.format(*role, "", (false, wraps));
                self.worksheet.write_blank(row, column, &format)?;
            }
            Entry::Text(role, text) => {
                let text = clean(text, usize::MAX);
                let format = self.format(*role, "", (looks_like_a_formula(&text), wraps));
                self.widen(usize::from(column), width(&text) + 2);
                match text.is_empty() {
                    true => self.worksheet.write_blank(row, column, &format)?,
                    false => self.worksheet.write_string_with_format(row, column, text, &format)?,
                };
            }
            Entry::Number(role, number, shown) => {
                let format = self.format(*role, shown, (false, wraps));
                self.widen(usize::from(column), room(*number, shown));
                self.worksheet.write_number_with_format(row, column, *number, &format)?;
            }
            Entry::Formula(role, (formula, result), shown) => {
                let format = self.format(*role, shown, (false, wraps));
                let known = result.parse().map_or(width(result) + 3, |number| room(number, shown));
                self.widen(usize::from(column), known);
                let formula = Formula::new(formula).set_result(result.as_str());
                self.worksheet.write_formula_with_format(row, column, formula, &format)?;
            }
        }
        Ok(())
    }

    fn format(&mut self, role: Role, shown: &str, (is_quoted, wraps): (bool, bool)) -> Format {
        let make = || {
            let mut format = style::cell(role);
            if !shown.is_empty() {
                format = style::to_the_right(format.set_num_format(shown));
            }
            if is_quoted {
                format = format.set_quote_prefix();
            }
            if wraps { format.set_text_wrap().set_align(FormatAlign::Top) } else { format }
        };
        self.formats.entry((role, shown.to_owned(), is_quoted, wraps)).or_insert_with(make).clone()
    }

    fn widen(&mut self, column: usize, to: usize) {
        if self.widths.len() <= column {
            self.widths.resize(column + 1, NARROWEST);
        }
        self.widths[column] = self.widths[column].max(to.min(WIDEST));
    }

    /// A remark at the cell of a column in the row that comes next.
    pub(super) fn note(&mut self, column: u16, parts: &[String]) -> Result<(), XlsxError> {
        let text = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("\n");
        if text.is_empty() {
            return Ok(());
        }
        let text = clean(&text, NOTE).into_owned();
        let lines: usize = text.lines().map(|line| width(line) / 44 + 1).sum();
        let height = u32::try_from(lines.min(16)).unwrap_or(16) * 17 + 14;
        let note = Note::new(text).set_author("Crossfoot").add_author_prefix(false);
        self.worksheet.insert_note(self.row, column, &note.set_width(320).set_height(height))?;
        Ok(())
    }

    /// Keeps the head in sight, and offers a filter over the rows below it.
    pub(super) fn freeze(&mut self, head: u32, columns: u16) -> Result<(), XlsxError> {
        self.worksheet.set_freeze_panes(head + 1, 1)?;
        self.worksheet.set_repeat_rows(0, head)?;
        if self.row > head + 1 && columns > 0 {
            self.worksheet.autofilter(head, 0, self.row - 1, columns - 1)?;
        }
        Ok(())
    }

    /// The sheet with its widths, set for A4.
    pub(super) fn finish(mut self, footer: &str, tab: u32) -> Result<Worksheet, XlsxError> {
        for (column, width) in (0..).zip(&self.widths) {
            let width = u32::try_from(*width).unwrap_or(10);
            self.worksheet.set_column_width(column, f64::from(width))?;
        }
        self.worksheet.set_tab_color(style::color(tab));
        self.worksheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
        self.worksheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.35);
        let footer = clean(footer, 80).replace('&', "&&");
        self.worksheet.set_footer(format!("&L&8{footer}&C&8&A&R&8&P / &N"));
        Ok(self.worksheet)
    }

    /// At least so wide.
    pub(super) fn at_least(&mut self, column: usize, to: usize) {
        self.widen(column, to);
    }

    /// At most so wide.
    pub(super) fn at_most(&mut self, column: usize, to: usize) {
        if let Some(width) = self.widths.get_mut(column) {
            *width = (*width).min(to);
        }
    }
}

/// Columns that a number takes in a format.
fn room(number: f64, shown: &str) -> usize {
    let shown = shown.split(';').next().unwrap_or_default();
    let decimals = shown.split_once('.').map_or(0, |(_, decimals)| decimals.len() + 1);
    let whole = format!("{:.0}", number.abs().min(1e18)).len();
    whole + whole / 3 + decimals + 5
}
