//! From bytes to text.

use std::borrow::Cow;

/// The text of a table as spreadsheets and loggers save it: UTF-8 with or without a byte order mark, UTF-16 with one, and
/// otherwise GB18030, which holds GBK and GB 2312. The name of the encoding where it is not UTF-8; `None` for bytes that
/// are no text in any of them.
pub fn decoded(bytes: &[u8]) -> Option<(Cow<'_, str>, Option<&'static str>)> {
    let (encoding, skip) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    let content = bytes.get(skip..).unwrap_or_default();
    let name = (encoding != encoding_rs::UTF_8).then(|| encoding.name());
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(content) {
        return Some((text, name));
    }
    let other = encoding_rs::GB18030;
    other.decode_without_bom_handling_and_without_replacement(content).map(|text| (text, Some(other.name())))
}
