//! What was read, as a book that a person goes on with: claims, tables, and what found no place.

mod claim;
mod same;
mod table;
mod toml;
mod words;

use std::collections::HashMap;

use super::LeftOut;
use super::model::{Figure, Grid, Proposal, ProposalKind, Report};
use super::prose::prose_within;
use super::relation::{self, pool, proposals};
use super::table::grids_within;
use crate::finding::{Finding, Lang};
use claim::{Context, LONGEST_QUOTE, rounded};
use same::Same;
use table::LONGEST_CAPTION;
use toml::{comment, quote, quoted};
use words::words;

/// Characters of the quote of a listed figure at most.
const LISTED_QUOTE: usize = 120;

/// A draft of a book.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The book: it passes `check` as it is.
    pub text: String,
    /// Its head: comments and the document, before the first entry.
    pub head: String,
    /// Its claims, tables and ratios, in the order of the report.
    pub entries: Vec<Entry>,
    /// What found no place, as comments.
    pub listed: Vec<String>,
    /// How many figures there are.
    pub counts: Counts,
    /// What was left out, because it is more than people print.
    pub findings: Vec<Finding>,
}

/// One entry of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id in the book: from what it is and its line, the same in every run over the same text.
    pub id: String,
    /// The words of the report, as the entry has them in `says`; empty where it has none.
    pub quote: String,
    /// The line of the figure that it is about.
    pub line: u32,
    /// The entry as TOML with its comments.
    pub text: String,
}

/// Figures read, and where they went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All that were read: those placed and those listed.
    pub read: usize,
    /// Those that stand in an entry.
    pub placed: usize,
    /// Those that are listed at the end.
    pub listed: usize,
}

/// Reads the figures and tables of a report and writes them, with what they say together, as a book.
pub fn draft(report: &Report, lang: Lang) -> Draft {
    let mut left_out = LeftOut::default();
    let grids = grids_within(report, &mut left_out);
    let figures = prose_within(report, &grids, &mut left_out);
    Draft { findings: left_out.findings(), ..compose(report, &figures, &grids, lang) }
}

/// Writes figures and tables that were read of a report as a book.
pub fn compose(report: &Report, figures: &[Figure], grids: &[Grid], lang: Lang) -> Draft {
    let (proposals, unplaced) = proposals(report, figures, grids);
    let pool = pool(figures, grids);
    let document = document_id(&report.name);
    let context = Context { report, words: words(lang), document: &document, pool: &pool };
    let mut ids: HashMap<String, usize> = HashMap::new();
    let mut entries = Vec::new();
    let mut placed = vec![false; pool.len()];
    let mut sames = same::of(&context, grids, figures.len(), &proposals);
    for (at, proposal) in proposals.iter().enumerate() {
        // A figure of a table that is printed elsewhere stands with its table.
        if sames.taken.contains(&at) {
            for index in &proposal.figures {
                placed[*index] = true;
            }
            continue;
        }
        let of_table = match proposal.kind {
            ProposalKind::Table(grid) => sames.of_grid.remove(&grid).unwrap_or_default(),
            _ => Vec::new(),
        };
        let Some(entry) = entry(&context, grids, proposal, &of_table, &mut ids) else { continue };
        for index in &proposal.figures {
            placed[*index] = true;
        }
        entries.push(entry);
    }
    let mut weak: HashMap<usize, &Proposal> = HashMap::new();
    for one in &unplaced {
        weak.extend(one.weak.as_ref().map(|weak| (one.figure, weak)));
    }
    let mut left: Vec<usize> = (0..pool.len()).filter(|index| !placed[*index]).collect();
    left.sort_by_key(|index| (pool[*index].at, *index));
    let listed: Vec<String> =
        left.iter().map(|index| listed(&context, pool[*index], weak.get(index).copied())).collect();
    let counts = Counts { read: pool.len(), placed: pool.len() - listed.len(), listed: listed.len() };
    let head = head(&context, report, counts);
    let mut text = head.clone();
    for entry in &entries {
        text.push('\n');
        text.push_str(&entry.text);
    }
    if !listed.is_empty() {
        text.push_str(&format!("\n# {}\n", context.words.listed));
        for line in &listed {
            text.push_str(line);
            text.push('\n');
        }
    }
    Draft { text, head, entries, listed, counts, findings: Vec::new() }
}

fn head(context: &Context<'_>, report: &Report, counts: Counts) -> String {
    let mut text = String::new();
    for line in context.words.head {
        text.push_str(&format!("# {line}\n"));
    }
    let line = context.words.counts.replace("{read}", &counts.read.to_string());
    let line = line.replace("{placed}", &counts.placed.to_string()).replace("{listed}", &counts.listed.to_string());
    text.push_str(&format!("# {line}\n\n[[document]]\n"));
    text.push_str(&format!("id    = {}\n", quoted(context.document)));
    text.push_str(&format!("title = {}\n", quoted(&title(report))));
    text.push_str("as    = \"transcribed\"\n");
    text
}

/// Words of the titles of reports.
const TITLE_WORDS: [&str; 9] =
    ["报告", "政策", "声明", "手册", "白皮书", "report", "policy", "statement", "disclosure"];

/// Lines from the beginning within which a title is looked for.
const TITLE_WITHIN: usize = 30;

/// Characters of a title at most; longer lines are sentences.
const TITLE_LENGTH: usize = 60;

/// The first line that names a kind of document, or else the first that has words.
fn title(report: &Report) -> String {
    let words = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let lines = report.lines.iter().filter(|line| !line.is_furniture && words(&line.text));
    let texts = || lines.clone().map(|line| line.text.trim_matches(|c: char| c == '#' || c.is_whitespace()));
    // Codes and addresses may stand above the title; a title says what kind of document it is.
    let named = texts().take(TITLE_WITHIN).find(|text| {
        let text = text.to_lowercase();
        TITLE_WORDS.iter().any(|word| text.contains(word)) && text.chars().count() <= TITLE_LENGTH
    });
    let title = quote(named.or_else(|| texts().next()).unwrap_or_default(), 120);
    let title = if title.is_empty() { comment(&report.name) } else { title };
    if title.is_empty() { "report".to_owned() } else { title }
}

/// An id from the name of the file.
fn document_id(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let id = toml::id(stem, 40);
    if id.is_empty() { "report".to_owned() } else { id }
}

fn entry(
    context: &Context<'_>,
    grids: &[Grid],
    proposal: &Proposal,
    sames: &[Same],
    ids: &mut HashMap<String, usize>,
) -> Option<Entry> {
    let last = |of: &Proposal| of.figures.last().and_then(|index| context.pool.get(*index).copied());
    let (what, line, quote_of) = match &proposal.kind {
        ProposalKind::Pledge(pledge) => ("target", pledge.at.line, pledge.quote.as_str()),
        ProposalKind::Claim { what, .. } => (what.as_str(), last(proposal)?.at.line, last(proposal)?.quote.as_str()),
        ProposalKind::Again => ("again", last(proposal)?.at.line, last(proposal)?.quote.as_str()),
        ProposalKind::Target { .. } => ("target", last(proposal)?.at.line, last(proposal)?.quote.as_str()),
        ProposalKind::Table(grid) => {
            let grid = grids.get(*grid)?;
            ("table", grid.lines.0, grid.caption.as_str())
        }
    };
    let line = context.report.in_file(line);
    let stem = format!("{what}-{line}");
    let count = ids.get(&stem).copied().unwrap_or(0) + 1;
    let id = if count == 1 { stem.clone() } else { format!("{stem}-{count}") };
    let text = match &proposal.kind {
        ProposalKind::Pledge(pledge) => context.pledge(proposal, pledge, &id)?,
        ProposalKind::Table(index) => {
            let grid = grids.get(*index)?;
            context.table(grid, &relation::rules(grid), proposal, sames, &id)?
        }
        _ => context.claim(proposal, &id)?,
    };
    ids.insert(stem, count);
    let most = if matches!(proposal.kind, ProposalKind::Table(_)) { LONGEST_CAPTION } else { LONGEST_QUOTE };
    Some(Entry { id, quote: quote(quote_of, most), line, text })
}

/// A figure without a place, as a comment.
fn listed(context: &Context<'_>, figure: &Figure, weak: Option<&Proposal>) -> String {
    let text = comment(figure.quantity.text());
    let quote = quote(&figure.quote, LISTED_QUOTE);
    let perhaps = weak.map(|weak| {
        let what = match &weak.kind {
            ProposalKind::Claim { equals, .. } => expanded(context, weak, equals.as_deref().unwrap_or_default()),
            ProposalKind::Again => weak.figures.first().map(|index| line_and_text(context, *index)).unwrap_or_default(),
            ProposalKind::Target { .. } => context.words.target.to_owned(),
            ProposalKind::Table(_) | ProposalKind::Pledge(_) => String::new(),
        };
        format!("  ({} {what}, {} {})", context.words.weak, context.words.confidence, rounded(weak.confidence))
    });
    let line = context.report.in_file(figure.at.line);
    format!("# {line}  {text}  {quote}{}", perhaps.unwrap_or_default())
}

fn line_and_text(context: &Context<'_>, index: usize) -> String {
    let figure = context.pool.get(index);
    let line = |figure: &Figure| context.report.in_file(figure.at.line);
    figure.map(|figure| format!("= {} ({})", comment(figure.quantity.text()), line(figure))).unwrap_or_default()
}

/// An expression with the figures in the place of their names.
fn expanded(context: &Context<'_>, proposal: &Proposal, equals: &str) -> String {
    let mut text = equals.to_owned();
    // From behind, so that x1 does not take the head of x12.
    for (at, index) in proposal.figures.iter().enumerate().rev().skip(1) {
        if let Some(figure) = context.pool.get(*index) {
            text = text.replace(&format!("x{at}"), &comment(figure.quantity.text()));
        }
    }
    text
}
