//! Cells by row and column, before anything in them is understood.

/// What stands in a cell, and where. Nothing, if the text is empty.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// As printed, without spaces around it.
    pub text: String,
    /// Its line.
    pub line: u32,
    /// Its first byte in the line.
    pub start: usize,
}

/// A row of cells.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    /// Its line.
    pub line: u32,
    /// One for each column of the sheet.
    pub cells: Vec<Entry>,
    /// How far its first words are set in, in display columns.
    pub indent: usize,
    /// Where its first words end, in display columns; zero where the layout does not tell.
    pub reach: usize,
    /// Whether an empty line stands before it.
    pub apart: bool,
    /// Whether the layout shows it to be a heading.
    pub heads: bool,
}

/// A table as the layout shows it.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    /// The lines of words above it, the nearest first.
    pub above: Vec<String>,
    /// The rows, headings among them.
    pub strips: Vec<Strip>,
    /// Whether columns were told by alignment, which takes more evidence than marks do.
    pub by_alignment: bool,
}

impl Sheet {
    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.strips.iter().map(|strip| strip.cells.len()).max().unwrap_or(0)
    }
}

impl Strip {
    /// The text of a column; empty beyond the last.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |entry| entry.text.as_str())
    }
}
