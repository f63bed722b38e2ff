//! Findings as text for people and as JSON for programs.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Severity, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::finding::{Finding, Findings, Label, Lang, Level, Message, Place, Sources, Word};

/// How findings are written for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindingStyle {
    /// Language of the words.
    pub lang: Lang,
    /// Whether ANSI colours are used.
    pub colour: bool,
    /// Columns of the terminal; longer source lines are cut round what is pointed at.
    pub width: usize,
}

impl FindingStyle {
    /// Plain text of 120 columns.
    pub fn plain(lang: Lang) -> FindingStyle {
        FindingStyle { lang, colour: false, width: 120 }
    }
}

/// Findings that are shown; past that, somebody mends the first and looks again.
const MOST: usize = 200;
/// Findings in a JSON array.
const MOST_JSON: usize = 10_000;
/// Labels so many lines apart are shown in one excerpt.
const NEAR: u32 = 6;
/// Bytes of an excerpt that is still shown; the renderer cuts it to the terminal's width.
const LONGEST: usize = 1 << 16;

/// The findings in their present order, each followed by an empty line; nothing when there are none.
pub fn findings_text(findings: &Findings, sources: &Sources, style: FindingStyle) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(style.width).decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    for finding in findings.iter().take(MOST) {
        text.push_str(&renderer.render(&[group(finding, sources, style.lang)]));
        text.push_str("\n\n");
    }
    if let Some(rest @ 1..) = findings.len().checked_sub(MOST) {
        text.push_str(&format!("{}\n", Message::MoreFindings { count: rest }.text(style.lang)));
    }
    text
}

fn group<'a>(finding: &Finding, sources: &'a Sources, lang: Lang) -> Group<'a> {
    let severity = match finding.level {
        Level::Error => Severity::ERROR,
        Level::Warning => Severity::WARNING,
        Level::Note => Severity::NOTE,
    };
    let title = severity
        .with_name(Word::from(finding.level).text(lang))
        .primary_title(finding.message.text(lang))
        .id(finding.code.word());
    let mut group = Group::with_title(title);
    for cluster in clusters(&finding.labels, sources) {
        group = excerpt(group, &cluster, finding.labels.first(), sources, lang);
    }
    for fact in &finding.facts {
        group = group.element(Severity::NOTE.with_name(Word::Facts.text(lang)).message(fact.text(lang)));
    }
    for help in &finding.help {
        group = group.element(Severity::HELP.with_name(Word::Help.text(lang)).message(help.text(lang)));
    }
    group
}

/// Labels in their order, those near each other in one file together.
fn clusters<'f>(labels: &'f [Label], sources: &Sources) -> Vec<Vec<&'f Label>> {
    let mut clusters: Vec<Vec<&Label>> = Vec::new();
    for label in labels {
        let line = sources.line_column(label.place).line;
        let near = |other: &&Label| {
            other.place.file == label.place.file && sources.line_column(other.place).line.abs_diff(line) <= NEAR
        };
        match clusters.iter_mut().find(|c| c.iter().any(near)) {
            Some(cluster) => cluster.push(label),
            None => clusters.push(vec![label]),
        }
    }
    clusters
}

fn excerpt<'a>(
    group: Group<'a>,
    cluster: &[&Label],
    primary: Option<&Label>,
    sources: &'a Sources,
    lang: Lang,
) -> Group<'a> {
    let Some(first) = cluster.iter().min_by_key(|l| l.place.start) else { return group };
    let (file, name) = (first.place.file, sources.name(first.place.file));
    let text = sources.text(file);
    if text.is_empty() {
        return group.element(Origin::path(name));
    }
    let at = |n: u32| floor(text, n as usize);
    let start = line_start(text, at(first.place.start));
    let last = cluster.iter().map(|l| l.place.end.max(l.place.start)).max().unwrap_or(first.place.end);
    let end = line_end(text, at(last));
    let begin = sources.line_column(Place::new(file, start..start)).line as usize;
    if end - start > LONGEST {
        // A line of a megabyte is named and not shown.
        let at = sources.line_column(first.place);
        return group.element(Origin::path(name).line(at.line as usize).char_column(at.column as usize));
    }
    let source = text.get(start..end).unwrap_or("");
    let annotations = annotations(cluster, primary, source, start, lang);
    group.element(Snippet::source(source).path(name).line_start(begin).annotations(annotations))
}

fn annotations<'a>(
    cluster: &[&Label],
    primary: Option<&Label>,
    source: &str,
    offset: usize,
    lang: Lang,
) -> Vec<Annotation<'a>> {
    let mut annotations = Vec::new();
    for label in cluster {
        let start = floor(source, (label.place.start as usize).saturating_sub(offset));
        let end = floor(source, (label.place.end as usize).saturating_sub(offset)).max(start);
        let is_primary = primary.is_some_and(|p| p == *label);
        let kind = if is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        annotations.push(kind.span(start..end).label(label.message.as_ref().map(|m| m.text(lang))));
    }
    annotations
}

/// The border of a character at or before byte `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |n| n + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let end = rest.find('\n').map_or(text.len(), |n| at + n);
    if text.get(..end).is_some_and(|t| t.ends_with('\r')) { end.saturating_sub(1).max(at) } else { end }
}

/// A finding as JSON; keys in the order written here.
#[derive(Debug, Clone, Serialize)]
pub struct JsonFinding {
    code: &'static str,
    level: &'static str,
    message: String,
    places: Vec<JsonPlace>,
    facts: Vec<String>,
    help: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
struct JsonPlace {
    file: String,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    label: Option<String>,
}

/// The findings for a JSON array, ten thousand at most. Lines and columns count from 1, columns in characters; the end is one past the last
/// character. Sentences are in `lang`; codes and levels are words that do not change.
pub fn findings_json(findings: &Findings, sources: &Sources, lang: Lang) -> Vec<JsonFinding> {
    let texts = |messages: &[Message]| messages.iter().map(|m| m.text(lang)).collect();
    let each = findings.iter().take(MOST_JSON).map(|finding| JsonFinding {
        code: finding.code.word(),
        level: finding.level.word(),
        message: finding.message.text(lang),
        places: finding.labels.iter().map(|label| json_place(label, sources, lang)).collect(),
        facts: texts(&finding.facts),
        help: texts(&finding.help),
    });
    each.collect()
}

fn json_place(label: &Label, sources: &Sources, lang: Lang) -> JsonPlace {
    let place = label.place;
    let from = sources.line_column(place);
    let to = sources.line_column(Place { start: place.end, ..place });
    JsonPlace {
        file: sources.name(place.file).to_owned(),
        line: from.line,
        column: from.column,
        end_line: to.line,
        end_column: to.column,
        label: label.message.as_ref().map(|m| m.text(lang)),
    }
}
