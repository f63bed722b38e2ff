//! The description as a book in which every key is a comment.

use super::super::keys::{Key, SECTIONS, Shape, TOP};
use super::SCHEMA_FILE;
use crate::finding::{BookWord, Lang};

/// Every section and key of a book, explained in `lang`, each with an example. Lines with `##` explain; lines with `#` and a
/// header or a key become part of the book when that sign is taken away.
///
/// ```
/// use crossfoot::book::product::template;
/// use crossfoot::finding::Lang;
/// assert!(template(Lang::Zh).contains("\n#[[period]]\n"));
/// ```
pub fn template(lang: Lang) -> String {
    let mut text = format!("#:schema ./{SCHEMA_FILE}\n");
    for line in BookWord::TemplateHead.text(lang).lines() {
        text.push_str(&format!("## {line}\n"));
    }
    text.push('\n');
    keys(&mut text, TOP, lang);
    for section in SECTIONS {
        let header = if section.repeated { format!("[[{}]]", section.name) } else { format!("[{}]", section.name) };
        text.push_str(&format!("\n## {}\n#{header}\n", section.doc.text(lang)));
        keys(&mut text, section.keys, lang);
    }
    text
}

fn keys(text: &mut String, keys: &[Key], lang: Lang) {
    for key in keys {
        let gap = if lang == Lang::En { " " } else { "" };
        let mark = if key.required { format!("{gap}{}", BookWord::Required.text(lang)) } else { String::new() };
        let words = match key.shape {
            Shape::Words(words) => {
                let list = words.join(BookWord::Comma.text(lang));
                format!("{gap}{}{list}{}", BookWord::OneOf.text(lang), if lang == Lang::En { "." } else { "。" })
            }
            _ => String::new(),
        };
        text.push_str(&format!("## {}{words}{mark}\n", key.doc.text(lang)));
        // The keys of a table stand indented above its example.
        if let Shape::Table(inner) | Shape::Tables(inner) | Shape::Quantities(inner) = key.shape {
            for inner in inner {
                let mark =
                    if inner.required { format!("{gap}{}", BookWord::Required.text(lang)) } else { String::new() };
                text.push_str(&format!("##   {} = {}    {}{mark}\n", inner.name, inner.example, inner.doc.text(lang)));
            }
        }
        text.push_str(&format!("#{} = {}\n", key.name, key.example));
    }
}
