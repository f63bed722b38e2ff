//! What a workbook may be when unpacked: what it says of its size need not be so, and a few bytes of XML may stand for many
//! in memory.

use std::io::{Cursor, Read as _};

use crate::finding::AboutRead;
use crate::read::Limits;

/// Bytes that are unpacked at a time.
const PIECE: usize = 64 << 10;
/// Tags of the part of styles. A spreadsheet has at most 65 490 styles of cells; each takes some hundred bytes in memory.
const STYLE_TAGS: usize = 400_000;

/// Unpacks everything once and keeps nothing.
pub(super) fn fits(bytes: &[u8], limits: Limits) -> Result<(), AboutRead> {
    let damaged = |reason: String| AboutRead::BadWorkbook { reason };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let mut left = limits.unpacked_bytes;
    let mut piece = vec![0; PIECE];
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).map_err(|error| damaged(error.to_string()))?;
        let mut tags = most_tags(&file.name().unwrap_or_default(), limits);
        loop {
            let read = file.read(&mut piece).map_err(|error| damaged(error.to_string()))?;
            if read == 0 {
                break;
            }
            let too_large = AboutRead::WorkbookTooLarge { limit: limits.unpacked_bytes };
            left = left.checked_sub(read as u64).ok_or(too_large)?;
            let Some(tags) = &mut tags else { continue };
            let more = piece[..read].iter().filter(|byte| **byte == b'<').count();
            *tags = tags.checked_sub(more).ok_or(AboutRead::TooManyCells { limit: limits.cells })?;
        }
    }
    Ok(())
}

/// Tags that a part may have; `None` for sheets, whose cells are counted as they are read, and for pictures.
fn most_tags(name: &str, limits: Limits) -> Option<usize> {
    let lower = name.to_ascii_lowercase();
    let is_sheet = lower.contains("worksheets/");
    match lower.ends_with(".xml") || lower.ends_with(".rels") {
        true if lower.ends_with("styles.xml") => Some(STYLE_TAGS),
        // A text among the shared ones takes four tags.
        true if !is_sheet => Some(limits.cells.saturating_mul(4)),
        _ => None,
    }
}
