//! Where something was read: a file and a span in it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// A source file that [`Sources`] keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub(crate) u32);

/// A span of bytes in a source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Place {
    /// The place of `span` in `file`. Files are bounded well below 4 GiB (see `book::Limits`).
    pub fn new(file: FileId, span: Range<usize>) -> Place {
        Place { file, start: narrow(span.start), end: narrow(span.end) }
    }
}

/// A value with the place it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Located<T> {
    /// What was read.
    pub value: T,
    /// Where.
    pub place: Place,
}

impl<T> Located<T> {
    /// `value` as read at `place`.
    pub fn new(value: T, place: Place) -> Located<T> {
        Located { value, place }
    }
}

/// The texts that were read, kept so that any later stage can point at them.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

#[derive(Debug)]
struct SourceFile {
    name: Cow<'static, str>,
    text: Cow<'static, str>,
    /// Byte offset of the first byte of each line; found when a line is first asked for.
    lines: OnceLock<Vec<u32>>,
}

/// A line and column as editors count them: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl SourceFile {
    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| narrow(at + 1))).collect()
        })
    }
}

impl Sources {
    /// Keeps `text` under the name shown to the user.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.keep(Cow::Owned(name.into()), Cow::Owned(text.into()))
    }

    /// Keeps a text that is part of the program, without a copy.
    pub fn add_static(&mut self, name: &'static str, text: &'static str) -> FileId {
        self.keep(Cow::Borrowed(name), Cow::Borrowed(text))
    }

    fn keep(&mut self, name: Cow<'static, str>, text: Cow<'static, str>) -> FileId {
        self.files.push(SourceFile { name, text, lines: OnceLock::new() });
        FileId(narrow(self.files.len() - 1))
    }

    /// The name of a file as shown to the user.
    pub fn name(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("?", |f| &f.name)
    }

    /// Names and texts of what was read for the book, in the order of reading: not those that are part of the program.
    pub fn of_the_book(&self) -> impl Iterator<Item = (&str, &str)> {
        let read = self.files.iter().filter(|file| matches!(file.text, Cow::Owned(_)));
        read.map(|file| (file.name.as_ref(), file.text.as_ref()))
    }

    /// The whole text of a file.
    pub fn text(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("", |f| &f.text)
    }

    /// The text at a place; empty when the place is not inside the file.
    pub fn excerpt(&self, place: Place) -> &str {
        self.text(place.file).get(place.start as usize..place.end as usize).unwrap_or("")
    }

    /// Line and column of the first character of a place.
    pub fn line_column(&self, place: Place) -> LineColumn {
        let Some(file) = self.files.get(place.file.0 as usize) else { return LineColumn { line: 1, column: 1 } };
        let lines = file.lines();
        let line = lines.partition_point(|start| *start <= place.start).max(1);
        let start = lines.get(line - 1).copied().unwrap_or(0) as usize;
        let column = file.text.get(start..place.start as usize).map_or(0, |before| before.chars().count());
        LineColumn { line: narrow(line), column: narrow(column + 1) }
    }

    /// `name:line:column`, as editors and terminals make clickable.
    pub fn locate(&self, place: Place) -> String {
        let at = self.line_column(place);
        format!("{}:{}:{}", self.name(place.file), at.line, at.column)
    }
}
