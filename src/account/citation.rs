//! Where a figure of a book comes from.

use crate::finding::Place;

/// A source as the book cites it: free text, or `document-id:locator`.
#[derive(Debug, Clone)]
pub struct Citation {
    /// The text as written.
    pub text: String,
    /// Index into the book's documents, when the text begins with the id of one.
    pub document: Option<usize>,
    /// What follows the id and the colon: a line, a page, a table.
    pub locator: Option<String>,
    /// Where the book says so.
    pub place: Place,
}

/// Whether a text is the document itself or somebody's copy of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rendition {
    /// The document as printed.
    Printed,
    /// A transcript: a digit that does not fit may be the transcript's.
    #[default]
    Transcribed,
}
