//! The description as a reference page in Markdown.

use super::super::keys::{Key, SECTIONS, Shape, TOP};
use super::shape_word;
use crate::finding::{BookWord, Lang};

/// The reference page of all sections and keys, in `lang`: `docs/book.md` and `docs/book.zh.md`.
pub fn page(lang: Lang) -> String {
    let word = |word: BookWord| word.text(lang);
    let mut text = format!("# {}\n\n{}\n", word(BookWord::PageTitle), word(BookWord::PageAbout));
    text.push_str(&format!("\n## {}\n\n", word(BookWord::TopHeading)));
    table(&mut text, TOP, lang);
    for section in SECTIONS {
        let (header, often) = match section.repeated {
            true => (format!("[[{}]]", section.name), BookWord::Repeated),
            false => (format!("[{}]", section.name), BookWord::Once),
        };
        let gap = if lang == Lang::En { " " } else { "" };
        text.push_str(&format!("\n## `{header}`\n\n{}{gap}{}\n\n", section.doc.text(lang), word(often)));
        table(&mut text, section.keys, lang);
    }
    text.push_str(&format!("\n## {}\n\n", word(BookWord::ShapesHeading)));
    row(&mut text, &[word(BookWord::ColumnValue), word(BookWord::ColumnForm)]);
    text.push_str("|---|---|\n");
    let mut told: Vec<BookWord> = Vec::new();
    for shape in shapes() {
        let (name, form) = shape_word::words(shape);
        if !told.contains(&name) {
            told.push(name);
            row(&mut text, &[word(name), word(form)]);
        }
    }
    text
}

/// The shapes of all keys in the order in which they occur.
fn shapes() -> Vec<Shape> {
    fn walk(keys: &[Key], found: &mut Vec<Shape>) {
        for key in keys {
            found.push(key.shape);
            if let Shape::Table(inner) | Shape::Tables(inner) | Shape::Quantities(inner) = key.shape {
                walk(inner, found);
            }
        }
    }
    let mut found = Vec::new();
    walk(TOP, &mut found);
    for section in SECTIONS {
        walk(section.keys, &mut found);
    }
    found
}

fn table(text: &mut String, keys: &[Key], lang: Lang) {
    let columns = [BookWord::ColumnKey, BookWord::ColumnValue, BookWord::ColumnMeaning, BookWord::ColumnExample];
    row(text, &columns.map(|column| column.text(lang)));
    text.push_str("|---|---|---|---|\n");
    rows(text, keys, "", lang);
}

fn rows(text: &mut String, keys: &[Key], above: &str, lang: Lang) {
    for key in keys {
        let name = shape_word::words(key.shape).0.text(lang);
        let value = match key.shape {
            Shape::Reference(section) => format!("{name} `{section}`"),
            Shape::Words(words) => {
                words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(BookWord::Comma.text(lang))
            }
            _ => name.to_owned(),
        };
        let gap = if lang == Lang::En { " " } else { "" };
        let mark = if key.required { format!("{gap}**{}**", BookWord::Required.text(lang)) } else { String::new() };
        let meaning = format!("{}{mark}", key.doc.text(lang));
        row(text, &[&format!("`{above}{}`", key.name), &value, &meaning, &format!("`{}`", key.example)]);
        if let Shape::Table(inner) | Shape::Tables(inner) | Shape::Quantities(inner) = key.shape {
            let each = if matches!(key.shape, Shape::Quantities(_)) { "*." } else { "" };
            rows(text, inner, &format!("{above}{}.{each}", key.name), lang);
        }
    }
}

fn row(text: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    text.push_str(&format!("| {} |\n", cells.join(" | ")));
}
