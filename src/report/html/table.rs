//! Tables: a caption, headings of rows and columns, and totals below a rule.

use std::fmt::Write as _;

use super::Page;
use super::markup::{escaped, id, reference, roomy};
use crate::finding::{Heading, PageWord};
use crate::report::dossier::{Cell, ColumnKind, Figure, Mark, Role, Row, State, Table, Tone};
use crate::report::number;

/// Columns whose kind the style knows by their place, so that not every cell has to say it.
const PLACES: usize = 16;
/// Characters of codes that need no room.
const FEW: usize = 4;
/// Characters of texts that need more room than others.
const LONG: usize = 14;
/// Characters of a text among figures that stays on one line.
const SHORT: usize = 24;

/// The class of a tone; the style gives it a colour and a sign.
pub(super) const fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Warn => "warn",
        Tone::Bad => "bad",
        Tone::Open => "open",
        Tone::Quiet => "quiet",
    }
}

impl Page<'_> {
    /// A table; where it has no caption it is named after the section.
    pub(super) fn table(&mut self, table: &Table, section: &str) {
        let caption = table.caption.as_deref().unwrap_or(section);
        let hidden = if table.caption.is_none() { " class=\"vh\"" } else { "" };
        let list = if table.is_list { " list" } else { "" };
        let _ = write!(
            self.out,
            "<div class=\"scroll{list}\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\"><table class=\"{1}\">\
             <caption{hidden}><span>{0}</span></caption>\n<thead><tr>",
            escaped(caption),
            places(table)
        );
        for column in &table.columns {
            match column.title.trim() {
                "" => self.out.push_str("<td></td>"),
                title => {
                    let _ = write!(self.out, "<th scope=\"col\">{}</th>", escaped(title));
                }
            }
        }
        let body = table.rows.len() - table.rows.iter().rev().take_while(|row| row.role == Role::Total).count();
        let (body, foot) = table.rows.split_at(body);
        self.out.push_str("</tr></thead>\n<tbody>\n");
        body.iter().for_each(|row| self.row(table, row));
        self.out.push_str("</tbody>");
        if !foot.is_empty() {
            self.out.push_str("\n<tfoot>\n");
            foot.iter().for_each(|row| self.row(table, row));
            self.out.push_str("</tfoot>");
        }
        self.out.push_str("</table></div>\n");
    }

    fn row(&mut self, table: &Table, row: &Row) {
        self.out.push_str("<tr");
        self.anchor(row.anchor.as_deref());
        // Of two rows with one id the second has neither that nor the short name.
        let is_named = row.anchor.as_deref().map(id).filter(|id| id.starts_with("factor-"));
        let mut short = is_named.and_then(|id| self.factors.get(&id).copied());
        short = short.filter(|number| self.ids.insert(format!("f{number}")));
        self.out.push_str(match row.role {
            Role::Body => ">",
            Role::Part => " class=\"p\">",
            Role::Total => " class=\"t\">",
        });
        let head = row.cells.iter().position(|cell| !cell.text().is_empty()).unwrap_or(0);
        for (at, cell) in row.cells.iter().enumerate() {
            let kind = table.columns.get(at).map_or(ColumnKind::Text, |column| column.kind);
            let element = if at == head && kind == ColumnKind::Text { "th" } else { "td" };
            let _ = write!(self.out, "<{element}");
            if element == "th" {
                self.out.push_str(" scope=row");
                if let Some(number) = short.take() {
                    let _ = write!(self.out, " id=f{number}");
                }
            }
            if kind == ColumnKind::Number {
                self.of_a_number(table, at, cell);
            }
            self.out.push('>');
            self.cell(cell);
            let _ = write!(self.out, "</{element}>");
        }
        self.out.push_str("</tr>\n");
    }

    /// What a cell among figures says of itself: the exact value to sort by, and whether it is words.
    fn of_a_number(&mut self, table: &Table, at: usize, cell: &Cell) {
        let is_words = cell.text().chars().nth(SHORT).is_some();
        match (is_words, at < PLACES) {
            (true, _) => self.out.push_str(" class=\"w\""),
            (false, false) => self.out.push_str(" class=\"n\""),
            (false, true) => {}
        }
        if let (true, Cell::Figure(Figure { value: Some(value), .. })) = (table.is_list, cell) {
            let exact = number::machine(value);
            // What is shown in full needs not be said twice.
            if exact != cell.text() {
                let _ = write!(self.out, " data-v={exact}");
            }
        }
    }

    pub(super) fn cell(&mut self, cell: &Cell) {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => self.out.push_str(&roomy(text)),
            Cell::Code(text) if text.is_empty() => {}
            Cell::Code(text) => {
                let _ = write!(self.out, "<code>{}</code>", roomy(text));
            }
            Cell::Figure(figure) => self.figure(figure),
            Cell::Mark(mark) => self.mark(mark),
            Cell::Link(text, anchor) => {
                let target = id(anchor);
                let name = match self.factors.get(&target) {
                    Some(number) => format!("#f{number}"),
                    None => reference(&target),
                };
                match self.anchors.contains(&target) {
                    true => {
                        let _ = write!(self.out, "<a href=\"{name}\">{}</a>", escaped(text));
                    }
                    false => self.out.push_str(&roomy(text)),
                }
            }
        }
    }

    /// A figure, which opens its derivation where it has one.
    pub(super) fn figure(&mut self, figure: &Figure) {
        self.figure_alone(figure);
        if figure.state == State::Partial {
            let _ = write!(self.out, " <small class=\"partial\">{}</small>", Heading::Partial.text(self.lang));
        }
    }

    /// A figure; that it is partial is said elsewhere.
    pub(super) fn figure_alone(&mut self, figure: &Figure) {
        let unit = match (figure.unit.as_str(), figure.state) {
            ("", _) | (_, State::Gap | State::Fault) => String::new(),
            (unit, _) => format!(" <small>{}</small>", escaped(unit)),
        };
        let text = escaped(&figure.text);
        match figure.node {
            Some(node) => {
                let number = self.opened.number(node);
                let _ = write!(self.out, "<button popovertarget=d{number}>{text}{unit}</button>");
            }
            None => {
                let _ = write!(self.out, "<span>{text}{unit}</span>");
            }
        }
    }

    pub(super) fn mark(&mut self, mark: &Mark) {
        let _ = write!(self.out, "<span class=\"m {}\">{}</span>", tone(mark.tone), escaped(&mark.word));
    }
}

/// Classes that say what stands in which place: `n3` figures, `k1` at most a code of a few letters, `l2` long texts.
fn places(table: &Table) -> String {
    let mut classes = Vec::new();
    for (at, column) in table.columns.iter().enumerate().take(PLACES) {
        let longest =
            table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.text().chars().take(LONG).count());
        let class = match (column.kind, longest.max().unwrap_or(0)) {
            (ColumnKind::Number, _) => "n",
            (ColumnKind::Text, 0..=FEW) => "k",
            (ColumnKind::Text, LONG..) => "l",
            _ => continue,
        };
        classes.push(format!("{class}{}", at + 1));
    }
    if table.columns.len() > 5 {
        classes.push("wide".to_owned());
    }
    classes.join(" ")
}

/// The words that the script needs, as attributes of the body.
pub(super) fn script_words(lang: crate::finding::Lang) -> String {
    let words = [
        ("theme", PageWord::LightOrDark),
        ("search", PageWord::Search),
        ("shown", PageWord::Shown),
        ("all", PageWord::All),
        ("copy", PageWord::CopyAddress),
        ("copied", PageWord::Copied),
        ("close", PageWord::Close),
        ("derivation", PageWord::Derivation),
    ];
    words.iter().map(|(name, word)| format!(" data-{name}=\"{}\"", escaped(word.text(lang)))).collect()
}
