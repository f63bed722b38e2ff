//! The records of a long table, meter by meter.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};
use std::ops::Range;

use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord};

use crate::finding::AboutMeter;
use crate::series::{Table, decoded, separator};

/// Bytes read at a time; the separator is told by the first of them.
const BUFFER: usize = 1 << 18;

/// The rows of one meter.
pub(super) struct Group {
    pub id: String,
    pub records: Vec<StringRecord>,
    /// Rows it has, also where they are too many to be kept.
    pub rows: u64,
    /// Line of the first.
    pub line: u64,
}

/// A long table that is being read.
pub(super) struct Records<R> {
    pub header: Vec<String>,
    pub separator: u8,
    reader: Reader<BufReader<R>>,
}

impl<R: Read> Records<R> {
    pub(super) fn new(file: R) -> Result<Records<R>, AboutMeter> {
        let mut buffer = BufReader::with_capacity(BUFFER, file);
        let start = buffer.fill_buf().map_err(|error| AboutMeter::Other { reason: error.to_string() })?;
        if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
            return Err(AboutMeter::FleetEncoding);
        }
        let marked = if start.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let separator = separator(&String::from_utf8_lossy(start.get(marked..).unwrap_or_default()));
        buffer.consume(marked);
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .comment(Some(b'#'))
            .delimiter(separator)
            .from_reader(buffer);
        let mut record = ByteRecord::new();
        while next(&mut reader, &mut record)? {
            if record.iter().any(|cell| !cell.trim_ascii().is_empty()) {
                let header = text(&record)?.iter().map(|cell| cell.trim().to_owned()).collect();
                return Ok(Records { header, separator, reader });
            }
        }
        Err(AboutMeter::TableEmpty)
    }

    /// Hands out every meter whose rows stand together; `false` when it was asked to stop.
    pub(super) fn groups(&mut self, column: usize, give: &mut dyn FnMut(Group) -> bool) -> Result<bool, AboutMeter> {
        let mut record = ByteRecord::new();
        let mut id: Vec<u8> = Vec::new();
        let mut group: Option<Group> = None;
        while next(&mut self.reader, &mut record)? {
            let Some(own) = id_of(&record, column) else { continue };
            if group.is_none() || own != id {
                if group.take().is_some_and(|done| !give(done)) {
                    return Ok(false);
                }
                id = own.to_vec();
                group = Some(begin(own, &record));
            }
            if let Some(group) = &mut group {
                group.take(&record)?;
            }
        }
        Ok(group.is_none_or(give))
    }

    /// Hands out the meters of a batch, whose rows stand anywhere, in the order of their first rows.
    pub(super) fn of_batch(
        &mut self,
        column: usize,
        index: &Index,
        batch: Range<usize>,
        give: &mut dyn FnMut(Group) -> bool,
    ) -> Result<bool, AboutMeter> {
        let mut groups: Vec<Option<Group>> = batch.clone().map(|_| None).collect();
        let mut record = ByteRecord::new();
        while next(&mut self.reader, &mut record)? {
            let Some(own) = id_of(&record, column) else { continue };
            let Some(at) = index.at.get(own).filter(|at| batch.contains(at)) else { continue };
            let group = groups[at - batch.start].get_or_insert_with(|| begin(own, &record));
            group.take(&record)?;
        }
        Ok(groups.into_iter().flatten().all(give))
    }
}

fn begin(id: &[u8], record: &ByteRecord) -> Group {
    let id = decoded(id).map_or_else(|| String::from_utf8_lossy(id).into_owned(), |(text, _)| text.into_owned());
    let line = record.position().map_or(0, csv::Position::line);
    Group { id, records: Vec::new(), rows: 0, line }
}

impl Group {
    /// Keeps a row; beyond what a table may hold rows are counted alone, and the table is refused.
    fn take(&mut self, record: &ByteRecord) -> Result<(), AboutMeter> {
        self.rows += 1;
        if self.records.len().saturating_mul(record.len()) <= Table::MOST_CELLS {
            self.records.push(text(record)?);
        }
        Ok(())
    }
}

fn next<R: Read>(reader: &mut Reader<BufReader<R>>, record: &mut ByteRecord) -> Result<bool, AboutMeter> {
    reader.read_byte_record(record).map_err(|error| AboutMeter::Other { reason: error.to_string() })
}

/// The meter of a row; `None` where the row names none: blank rows.
fn id_of(record: &ByteRecord, column: usize) -> Option<&[u8]> {
    record.get(column).map(<[u8]>::trim_ascii).filter(|id| !id.is_empty())
}

/// A record as text: UTF-8, or GB18030 where it is not.
fn text(record: &ByteRecord) -> Result<StringRecord, AboutMeter> {
    StringRecord::from_byte_record(record.clone()).or_else(|_| {
        let cell = |cell| decoded(cell).map(|(text, _)| text.into_owned());
        record.iter().map(cell).collect::<Option<StringRecord>>().ok_or(AboutMeter::NoText)
    })
}

/// The meters of a table: how many rows each has, in the order of their first rows.
pub(super) struct Index {
    at: HashMap<Vec<u8>, usize>,
    rows: Vec<u64>,
    pub together: bool,
}

impl Index {
    pub(super) fn of<R: Read>(records: &mut Records<R>, column: usize) -> Result<Index, AboutMeter> {
        let mut index = Index { at: HashMap::new(), rows: Vec::new(), together: true };
        let mut record = ByteRecord::new();
        let (mut last, mut here) = (Vec::new(), usize::MAX);
        while next(&mut records.reader, &mut record)? {
            let Some(id) = id_of(&record, column) else { continue };
            if here == usize::MAX || id != last {
                here = match index.at.get(id) {
                    Some(at) => {
                        index.together = false;
                        *at
                    }
                    None => {
                        index.at.insert(id.to_vec(), index.rows.len());
                        index.rows.push(0);
                        index.rows.len() - 1
                    }
                };
                last = id.to_vec();
            }
            index.rows[here] += 1;
        }
        Ok(index)
    }

    pub(super) fn meters(&self) -> u64 {
        self.rows.len() as u64
    }

    pub(super) fn rows(&self) -> u64 {
        self.rows.iter().sum()
    }

    /// Meters that are read together, so that no more than `most` rows are kept unless one meter has more.
    pub(super) fn batches(&self, most: u64) -> Vec<Range<usize>> {
        let mut batches = Vec::new();
        let (mut from, mut sum) = (0, 0);
        for (at, rows) in self.rows.iter().enumerate() {
            if at > from && sum + rows > most {
                batches.push(from..at);
                (from, sum) = (at, 0);
            }
            sum += rows;
        }
        if from < self.rows.len() {
            batches.push(from..self.rows.len());
        }
        batches
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(text: &[u8]) -> Vec<(String, Vec<String>)> {
        let mut records = Records::new(text).unwrap();
        let column = records.header.iter().position(|name| name == "id").unwrap();
        let index = Index::of(&mut records, column).unwrap();
        let mut found = Vec::new();
        let mut give = |group: Group| {
            let cells = group.records.iter().map(|record| record.iter().collect::<Vec<_>>().join(" "));
            found.push((group.id.clone(), cells.collect()));
            true
        };
        let mut again = Records::new(text).unwrap();
        if index.together {
            again.groups(column, &mut give).unwrap();
        } else {
            for batch in index.batches(3) {
                Records::new(text).unwrap().of_batch(column, &index, batch, &mut give).unwrap();
            }
        }
        found
    }

    #[test]
    fn meters_are_handed_out_whole_wherever_their_rows_stand() {
        let expected = |rows: [&str; 4]| {
            let of = |id: &str| rows.iter().filter(|row| row.starts_with(id)).map(|row| (*row).to_owned()).collect();
            vec![("b".to_owned(), of("b")), ("a".to_owned(), of("a"))]
        };
        let rows = ["b 1", "b 2", "a 3", "a 4"];
        assert_eq!(groups(b"\xEF\xBB\xBFid;v\n\nb;1\n b;2\n;\na;3\na;4\n").len(), 2);
        assert_eq!(groups(b"id,v\nb,1\nb,2\na,3\na,4\n"), expected(rows));
        assert_eq!(groups(b"id,v\nb,1\na,3\nb,2\na,4\n"), expected(rows));
    }

    #[test]
    fn a_table_in_gbk_and_one_that_is_none() {
        let (text, _, _) = encoding_rs::GBK.encode("id,用量\n一号,1\n一号,2\n");
        assert_eq!(groups(&text), [("一号".to_owned(), vec!["一号 1".to_owned(), "一号 2".to_owned()])]);
        assert!(matches!(Records::new(&b"\xFF\xFEi\0"[..]), Err(AboutMeter::FleetEncoding)));
        assert!(matches!(Records::new(&b"\n\n"[..]), Err(AboutMeter::TableEmpty)));
    }
}
