//! Bytes to text: UTF-8, UTF-16 with its mark, GB18030.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use crate::finding::{AboutRead, Code, Finding};

/// A text, and what there is to say of how it was decoded.
pub(super) struct Decoded {
    pub text: String,
    pub note: Option<AboutRead>,
}

/// So many times as many characters must be well formed as not, for a text to be damaged UTF-8 and no other encoding.
const SOUND: usize = 20;

/// Decodes a text; `None` where it is in none of the encodings.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    let plain = |text: String| Some(Decoded { text, note: None });
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return plain(UTF_16LE.decode_without_bom_handling(rest).0.into_owned());
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return plain(UTF_16BE.decode_without_bom_handling(rest).0.into_owned());
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => return plain(text.to_owned()),
        // Bytes that end within a character were cut off there.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            return Some(Decoded { text, note: Some(AboutRead::Damaged { count: 1 }) });
        }
        Err(_) => {}
    }
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if sound / SOUND > broken {
        let text = String::from_utf8_lossy(bytes).into_owned();
        return Some(Decoded { text, note: Some(AboutRead::Damaged { count: broken }) });
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned();
    Some(Decoded { text, note: Some(AboutRead::TakenAsGb18030) })
}

pub(super) fn refusal(name: &str) -> Finding {
    let message = AboutRead::UnknownEncoding { path: name.to_owned() };
    Finding::new(Code::NotUtf8, message).help(crate::finding::Message::SaveAsUtf8)
}
