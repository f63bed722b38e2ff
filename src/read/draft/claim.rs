//! A proposal as an entry of a book.

use super::toml::{quote, quoted};
use super::words::Words;
use crate::quantity::Quantity;
use crate::read::{Figure, Pledge, Proposal, ProposalKind, Report};

/// Characters of a quote at most.
pub(super) const LONGEST_QUOTE: usize = 300;

/// What a figure is called where it is a given of a known sort.
fn given_names(what: &str, count: usize) -> Vec<String> {
    let known: &[&str] = match what {
        "saving" => &["saved"],
        "emissions" => &["used"],
        "specific-yield" => &["capacity", "generated"],
        "specific-power" => &["area", "capacity"],
        "whole" => &["part"],
        "mean" => &["women", "of_women", "men", "of_men"],
        "part" => &["part", "whole"],
        "against" => &["others"],
        "follows" => &["activity"],
        _ => &[],
    };
    let name = |index: usize| match known.get(index) {
        Some(name) => (*name).to_owned(),
        // The mean itself stands behind those of its groups.
        None if what == "between" && index + 1 == count => "mean".to_owned(),
        None => format!("x{index}"),
    };
    (0..count).map(name).collect()
}

/// The expression with the names that its givens have.
fn named(equals: &str, names: &[String]) -> String {
    let mut out = String::new();
    let mut rest = equals;
    while let Some(at) = rest.find('x') {
        let digits = rest[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let own = rest[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        let index = rest[at + 1..at + 1 + digits].parse::<usize>().ok().filter(|_| own);
        out.push_str(&rest[..at]);
        match index.and_then(|index| names.get(index)) {
            Some(name) => out.push_str(name),
            None => out.push_str(&rest[at..at + 1 + digits]),
        }
        rest = &rest[at + 1 + digits..];
    }
    out + rest
}

/// The text by which a book reads the same quantity: as printed, or composed where the print cannot be read back.
pub(super) fn printed(quantity: &Quantity) -> Option<String> {
    let same = |text: &str| Quantity::parse(text).is_ok_and(|read| read == *quantity);
    let composed = || Quantity::new(*quantity.amount(), quantity.unit().clone()).text().to_owned();
    Some(quantity.text().to_owned()).filter(|text| same(text)).or_else(|| Some(composed()).filter(|text| same(text)))
}

/// What entries need to know of their surroundings.
pub(super) struct Context<'a> {
    pub report: &'a Report,
    pub words: &'a Words,
    pub document: &'a str,
    pub pool: &'a [&'a Figure],
}

impl Context<'_> {
    pub(super) fn source(&self, line: u32) -> String {
        quoted(&format!("{}:{}", self.document, self.report.in_file(line)))
    }

    /// How sure it is, as a comment.
    pub(super) fn comment(&self, proposal: &Proposal) -> String {
        let by = if proposal.by_words { self.words.by_words } else { self.words.by_arithmetic };
        let percent = (proposal.confidence * 100.0).round();
        let chance = match proposal.chance {
            chance if chance >= 1.0 => String::new(),
            chance => format!(", {} {}", self.words.chance, rounded(chance)),
        };
        format!("# {} {percent} %, {by}{chance}", self.words.confidence)
    }

    /// The entry, but for its id; nothing where a figure cannot be written so that a book reads it.
    pub(super) fn claim(&self, proposal: &Proposal, id: &str) -> Option<String> {
        let figures: Vec<&Figure> =
            proposal.figures.iter().filter_map(|index| self.pool.get(*index).copied()).collect();
        let (last, parts) = figures.split_last()?;
        let mut lines = vec![self.comment(proposal)];
        if figures.iter().any(|figure| !figure.unit_is_near) {
            lines.push(format!("# {}", self.words.unit_elsewhere));
        }
        let says = quoted(&quote(&last.quote, LONGEST_QUOTE));
        let published = printed(&last.quantity)?;
        let body = match &proposal.kind {
            ProposalKind::Claim { equals, what } if what.starts_with("specific-") => {
                return self.plausibility(&figures, equals.as_deref()?, what, id, lines);
            }
            ProposalKind::Claim { equals, what } => {
                let names = given_names(what, parts.len());
                let mut body = Vec::new();
                if what == "bare-change" {
                    body.push(self.not_printed());
                } else if !parts.is_empty() {
                    body.push(self.given(parts, &names, last.at.line)?);
                }
                body.push(format!("equals    = {}", quoted(&named(equals.as_deref()?, &names))));
                body
            }
            ProposalKind::Again => {
                let also = |other: &&Figure| {
                    let again = quoted(&printed(&other.quantity)?);
                    Some(format!("{{ published = {again}, source = {} }}", self.source(other.at.line)))
                };
                let all: Vec<String> = parts.iter().map(also).collect::<Option<_>>()?;
                vec![format!("also      = [{}]", all.join(", "))]
            }
            ProposalKind::Target { from, to, yearly } => {
                lines.push(self.target(*from, *to, *yearly));
                self.outcome(&last.quantity)
            }
            ProposalKind::Table(_) | ProposalKind::Pledge(_) => return None,
        };
        lines.push("[[claim]]".to_owned());
        lines.push(format!("id        = {}", quoted(id)));
        lines.push(format!("says      = {says}"));
        lines.push(format!("source    = {}", self.source(last.at.line)));
        lines.push(format!("published = {}", quoted(&published)));
        lines.extend(body);
        Some(lines.join("\n") + "\n")
    }

    /// The givens; those that stand on another line say where.
    fn given(&self, parts: &[&Figure], names: &[String], line: u32) -> Option<String> {
        let mut all = Vec::new();
        for (part, name) in parts.iter().zip(names) {
            let value = quoted(&printed(&part.quantity)?);
            all.push(if part.at.line == line {
                format!("{name} = {value}")
            } else {
                format!("{name} = {{ value = {value}, source = {} }}", self.source(part.at.line))
            });
        }
        Some(format!("given     = {{ {} }}", all.join(", ")))
    }

    fn target(&self, from: Option<u16>, to: Option<u16>, yearly: bool) -> String {
        let words = self.words;
        let mut parts = vec![words.target.to_owned()];
        parts.extend(from.map(|year| format!("{} {year}", words.base)));
        parts.extend(to.map(|year| format!("{} {year}", words.until)));
        if yearly {
            parts.push(words.yearly.to_owned());
        }
        format!("# {}", parts.join(", "))
    }

    /// A target in words.
    pub(super) fn pledge(&self, proposal: &Proposal, pledge: &Pledge, id: &str) -> Option<String> {
        let published = printed(&pledge.published)?;
        let in_words = self.words.in_words.replace("{word}", &pledge.word).replace("{figure}", &published);
        let mut lines = vec![
            self.comment(proposal),
            self.target(pledge.from, pledge.to, pledge.yearly),
            format!("# {in_words}"),
            "[[claim]]".to_owned(),
            format!("id        = {}", quoted(id)),
            format!("says      = {}", quoted(&quote(&pledge.quote, LONGEST_QUOTE))),
            format!("source    = {}", self.source(pledge.at.line)),
            format!("published = {}", quoted(&published)),
        ];
        lines.extend(self.outcome(&pledge.published));
        Some(lines.join("\n") + "\n")
    }

    /// The two figures of a change, neither of which stands beside it.
    fn not_printed(&self) -> String {
        let reason = quoted(self.words.not_printed);
        let gap = |name: &str| format!("{name} = {{ key = \"not-stated\", reason = {reason} }}");
        format!("given     = {{ {}, {} }}", gap("before"), gap("after"))
    }

    /// What a target is compared with: an outcome that the report does not state.
    fn outcome(&self, quantity: &Quantity) -> Vec<String> {
        let unit = match quantity.unit().text() {
            "" => String::new(),
            unit => format!("unit = {}, ", quoted(unit)),
        };
        let reason = quoted(self.words.no_outcome);
        vec![
            format!("given     = {{ outcome = {{ key = \"not-stated\", {unit}reason = {reason} }} }}"),
            "equals    = \"outcome\"".to_owned(),
        ]
    }

    /// A ratio to be held against physical bounds.
    fn plausibility(
        &self,
        figures: &[&Figure],
        equals: &str,
        what: &str,
        id: &str,
        mut lines: Vec<String>,
    ) -> Option<String> {
        let last = figures.last()?;
        let names = given_names(what, figures.len());
        lines.push("[[plausibility]]".to_owned());
        lines.push(format!("id     = {}", quoted(id)));
        lines.push(format!("of     = {}", quoted(&format!("pv/{what}"))));
        lines.push(format!("says   = {}", quoted(&quote(&last.quote, LONGEST_QUOTE))));
        lines.push(format!("value  = {}", quoted(&named(equals, &names))));
        lines.push(self.given(figures, &names, last.at.line)?.replacen("given     =", "given  =", 1));
        lines.push(format!("source = {}", self.source(last.at.line)));
        Some(lines.join("\n") + "\n")
    }
}

/// A chance with the digits that mean something.
pub(super) fn rounded(chance: f64) -> String {
    match chance {
        chance if chance >= 0.01 => format!("{chance:.2}"),
        chance if chance >= 0.0001 => format!("{chance:.4}"),
        _ => "< 0.0001".to_owned(),
    }
}
