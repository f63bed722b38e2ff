//! A table with a header: cells as written, each row with its place.

use csv::{ReaderBuilder, StringRecord};

use crate::finding::{FileId, Place};

/// Lines by which the separator is told.
const SAMPLE: usize = 20;

/// A table as written.
#[derive(Debug, Clone)]
pub struct Table {
    /// Names of the columns, without spaces at their ends.
    pub header: Vec<String>,
    /// Where the header stands.
    pub header_place: Place,
    /// Rows that are not empty.
    pub rows: Vec<Row>,
    /// What stands between cells.
    pub separator: u8,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    cells: StringRecord,
    /// The whole row.
    pub place: Place,
    is_plain: bool,
}

/// Why a text is no table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableError {
    /// No line but empty ones.
    Empty,
    /// Two columns of one name.
    ColumnTwice {
        /// The name.
        name: String,
    },
    /// More cells than may be read.
    TooManyCells {
        /// The most.
        limit: usize,
    },
    /// The records cannot be told apart.
    Records {
        /// In the words of the reader.
        reason: String,
    },
}

impl Table {
    /// Cells of one table at most: a year of minutes in eight columns.
    pub const MOST_CELLS: usize = 4_000_000;

    /// Reads a table whose first line that is not empty holds the names of its columns. Commas, semicolons or tabs stand
    /// between cells, whichever the first lines have most of; lines that begin with `#` are left out.
    ///
    /// # Errors
    /// [`TableError`].
    pub fn read(file: FileId, text: &str) -> Result<Table, TableError> {
        let separator = separator(text);
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .comment(Some(b'#'))
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let mut table: Option<Table> = None;
        let mut record = StringRecord::new();
        let mut count = 0;
        loop {
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => return Err(TableError::Records { reason: error.to_string() }),
            }
            count += record.len();
            if count > Table::MOST_CELLS {
                return Err(TableError::TooManyCells { limit: Table::MOST_CELLS });
            }
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let place = place(file, text, &record, &reader);
            match &mut table {
                None => {
                    let header: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
                    let twice =
                        header.iter().enumerate().find(|(at, name)| !name.is_empty() && header[..*at].contains(name));
                    if let Some((_, name)) = twice {
                        return Err(TableError::ColumnTwice { name: name.clone() });
                    }
                    table = Some(Table { header, header_place: place, rows: Vec::new(), separator });
                }
                Some(table) => {
                    let is_plain =
                        !text.get(place.start as usize..place.end as usize).unwrap_or_default().contains('"');
                    table.rows.push(Row { cells: record.clone(), place, is_plain });
                }
            }
        }
        table.ok_or(TableError::Empty)
    }

    /// A table of records that were read elsewhere, all of them at one place.
    pub(crate) fn of_records(header: Vec<String>, separator: u8, records: Vec<StringRecord>, place: Place) -> Table {
        let rows = records.into_iter().map(|cells| Row { cells, place, is_plain: false }).collect();
        Table { header, header_place: place, rows, separator }
    }

    /// The column of a name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name.trim())
    }
}

impl Row {
    /// The cell of a column, without spaces at its ends; the empty text where the row is shorter.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }

    /// Where the cell stands; the whole row where quotes have moved it.
    pub fn cell_place(&self, column: usize) -> Place {
        let (Some(cell), true) = (self.cells.get(column), self.is_plain) else { return self.place };
        let before: usize = self.cells.iter().take(column).map(|cell| cell.len() + 1).sum();
        let start = u32::try_from(before).map_or(self.place.end, |before| self.place.start.saturating_add(before));
        let end = u32::try_from(cell.len()).map_or(self.place.end, |length| start.saturating_add(length));
        if end > self.place.end { self.place } else { Place { start, end, ..self.place } }
    }
}

/// The bytes of a record, without its line end.
fn place(file: FileId, text: &str, record: &StringRecord, reader: &csv::Reader<&[u8]>) -> Place {
    let at = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
    let mut start = record.position().map_or(0, |position| at(position.byte()));
    let end = at(reader.position().byte());
    // Empty lines and comments before a record belong to it for the reader.
    loop {
        match text.as_bytes().get(start) {
            Some(b'\r' | b'\n') => start += 1,
            Some(b'#') => start += text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| at + 1),
            _ => break,
        }
    }
    let whole = text.get(start..end.max(start)).unwrap_or_default().trim_end_matches(['\r', '\n']);
    Place::new(file, start..start + whole.len())
}

/// What stands between cells; a comma unless another is there more often.
pub fn separator(text: &str) -> u8 {
    let count = |sign: &u8| -> usize {
        text.lines().take(SAMPLE).map(|line| line.bytes().filter(|byte| byte == sign).count()).sum()
    };
    [b';', b'\t', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Sources;

    #[test]
    fn cells_stand_where_they_are_found() {
        let text = "# a logger\n\nday;energy;note\r\n2025-01-01; 12.5 ;x\n\n2025-01-02;13;\"a;b\"\n2025-01-03";
        let mut sources = Sources::default();
        let file = sources.add("m.csv", text);
        let table = Table::read(file, text).unwrap();
        assert_eq!(table.header, ["day", "energy", "note"]);
        assert_eq!(sources.excerpt(table.header_place), "day;energy;note");
        assert_eq!(table.rows.len(), 3);
        assert_eq!((table.rows[0].cell(1), table.column("energy")), ("12.5", Some(1)));
        assert_eq!(sources.excerpt(table.rows[0].cell_place(1)), " 12.5 ");
        assert_eq!(sources.excerpt(table.rows[1].place), "2025-01-02;13;\"a;b\"");
        assert_eq!(table.rows[1].cell(2), "a;b");
        assert_eq!(sources.excerpt(table.rows[1].cell_place(2)), "2025-01-02;13;\"a;b\"");
        assert_eq!((table.rows[2].cell(1), table.rows[2].cell_place(1)), ("", table.rows[2].place));
    }

    #[test]
    fn what_is_no_table() {
        let file = Sources::default().add("m.csv", "");
        assert_eq!(Table::read(file, "\n \n").err(), Some(TableError::Empty));
        assert_eq!(Table::read(file, "a,b,a\n").err(), Some(TableError::ColumnTwice { name: "a".to_owned() }));
    }
}
