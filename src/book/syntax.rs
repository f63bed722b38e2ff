//! Findings from what the TOML parser says.

use std::collections::HashSet;
use std::ops::Range;

use toml::de::Error;

use super::files::Limits;
use super::keys::Section;
use crate::finding::{Code, FileId, Finding, Findings, Message, Place, Syntax};

/// Nesting that the parser follows.
const DEPTH: u32 = 80;

/// The lines that stop the parser from taking in the rest, each once and in order, without their ends.
pub(super) fn stopping(errors: &[Error], text: &str) -> Vec<Range<usize>> {
    let stops = |e: &&Error| Problem::of(e.message()) == Problem::Syntax(Syntax::EqualsMissing);
    let mut lines: Vec<Range<usize>> = Vec::new();
    for error in errors.iter().filter(stops) {
        let at = sound(text, error.span().unwrap_or(0..0)).start;
        let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |n| n + 1);
        let end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |n| at + n);
        if start < end {
            lines.push(start..end);
        }
    }
    lines.sort_by_key(|l| l.start);
    lines.dedup();
    lines
}

/// Adds a finding for each error, those of one line that say the same only once; gives the spans of all.
pub(super) fn report(
    errors: &[Error],
    text: &str,
    file: FileId,
    sections: &[Section],
    limits: Limits,
    findings: &mut Findings,
) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::with_capacity(errors.len());
    let mut told: HashSet<(usize, Problem)> = HashSet::new();
    let mut left_out = 0;
    let mut header: Option<usize> = None;
    for error in errors {
        let span = sound(text, error.span().unwrap_or(text.len()..text.len()));
        spans.push(span.clone());
        let excerpt = text.get(span.clone()).unwrap_or("");
        let problem = if looks_like_date(excerpt) { Problem::Date } else { Problem::of(error.message()) };
        let nothing = excerpt.is_empty() && problem == Problem::Syntax(Syntax::QuotesMissing);
        let problem = if nothing { Problem::Syntax(Syntax::ValueMissing) } else { problem };
        // One unclosed quote breaks everything after it on its line; nesting too deep is said once.
        let line = match problem {
            Problem::TooDeep => 0,
            _ => text.get(..span.start).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1)),
        };
        if problem == Problem::Duplicate {
            let is_header = text.get(line..span.start).is_some_and(|before| before.trim_start().starts_with('['));
            let since = header.and_then(|h| text.get(h..line));
            // Everything under a header given twice is given twice, too.
            if !is_header && since.is_some_and(|lines| !lines.lines().skip(1).any(|l| l.trim_start().starts_with('[')))
            {
                continue;
            }
            header = if is_header { Some(line) } else { header };
        }
        if problem == Problem::Consequence || !told.insert((line, problem.clone())) {
            continue;
        }
        if told.len() > limits.syntax_errors {
            left_out += 1;
            continue;
        }
        findings.push(finding(problem, text, file, sections, span));
    }
    if left_out > 0 {
        let end = Place::new(file, text.len()..text.len());
        findings.push(Finding::new(Code::TomlSyntax, Message::MoreSyntaxErrors { count: left_out }).at(end));
    }
    spans
}

fn finding(problem: Problem, text: &str, file: FileId, sections: &[Section], span: Range<usize>) -> Finding {
    let place = Place::new(file, span.clone());
    let excerpt = text.get(span.clone()).unwrap_or("").to_owned();
    match problem {
        Problem::Duplicate => {
            let key = excerpt.trim_matches(['"', '\'']).to_owned();
            let finding = Finding::new(Code::DuplicateKey, Message::DuplicateKey { key: key.clone() }).at(place);
            let finding = match first_of(text, span.start, &key) {
                Some(first) => finding.at_with(Place::new(file, first), Message::FirstHere),
                None => finding,
            };
            match sections.iter().find(|section| section.name == key) {
                Some(section) if section.repeated => finding.help(Message::RepeatSection { section: key }),
                _ => finding.help(Message::KeepOne),
            }
        }
        Problem::TooDeep => {
            Finding::new(Code::TooDeep, Message::TooDeep { limit: DEPTH }).at(place).help(Message::NestLess)
        }
        Problem::Date => {
            Finding::new(Code::BadDate, Message::BadDate { text: excerpt }).at(place).help(Message::DateGrammar)
        }
        Problem::Syntax(problem) => {
            let help = Message::MendSyntax { problem: problem.clone() };
            Finding::new(Code::TomlSyntax, Message::TomlSyntax { problem }).at(place).help(help)
        }
        Problem::Consequence => {
            let problem = Syntax::Other(String::new());
            Finding::new(Code::TomlSyntax, Message::TomlSyntax { problem }).at(place)
        }
    }
}

/// Where `key` stands before byte `at`: on the nearest line above that begins with it or is a header ending in it, not
/// going past a header in the first case.
fn first_of(text: &str, at: usize, key: &str) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let line_start = text.get(..at)?.rfind('\n').map_or(0, |n| n + 1);
    let of_header = text.get(line_start..at)?.trim_start().starts_with('[');
    let mut end = line_start;
    while end > 0 {
        let before = text.get(..end - 1)?;
        let start = before.rfind('\n').map_or(0, |n| n + 1);
        let line = before.get(start..)?;
        let header = line.trim_start().starts_with('[');
        if header == of_header {
            let inner = line.trim_start_matches(['[', ' ', '\t', '"', '\'']);
            let offset = start + (line.len() - inner.len());
            if inner.starts_with(key) && !inner.get(key.len()..)?.starts_with(is_part) {
                return Some(offset..offset + key.len());
            }
        } else if header {
            return None;
        }
        end = start;
    }
    None
}

/// `span` within the text and on the borders of characters.
fn sound(text: &str, span: Range<usize>) -> Range<usize> {
    let down = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = down(span.start);
    start..down(span.end).max(start)
}

fn looks_like_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 8
        && bytes.iter().take(4).all(u8::is_ascii_digit)
        && bytes.get(4) == Some(&b'-')
        && bytes.iter().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b':' | b'T' | b'Z' | b' ' | b'.' | b'+'))
}

/// What a parser error is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Problem {
    Syntax(Syntax),
    Duplicate,
    TooDeep,
    /// Written like a date, and not one.
    Date,
    /// Follows from an error reported beside it.
    Consequence,
}

impl Problem {
    /// By the parser's words (toml 1.2, toml_parser 1.1). Words that are not in the list are shown as they are; a test holds
    /// the list to the parser.
    fn of(words: &str) -> Problem {
        let (what, expected) = words.split_once(", expected ").unwrap_or((words, ""));
        let problem = match what {
            "duplicate key" => return Problem::Duplicate,
            "cannot recurse further; max recursion depth met" | "recursion limit" => return Problem::TooDeep,
            "key with no value" | "missing assignment between key-value pairs" | "invalid key-value pair" => {
                Syntax::EqualsMissing
            }
            "extra `=`" | "extra assignment between key-value pairs" => Syntax::EqualsTwice,
            "missing value for key" | "missing value" => Syntax::ValueMissing,
            "missing key for inline table element" | "unquoted keys cannot be empty" => Syntax::KeyMissing,
            "string values must be quoted" | "invalid value" | "missing opening quote" => Syntax::QuotesMissing,
            "unclosed array" => Syntax::ArrayUnclosed,
            "unclosed inline table" => Syntax::InlineTableUnclosed,
            "unclosed table" | "unclosed array table" | "missing table open" => Syntax::HeaderUnclosed,
            "missing comma between array elements" | "missing comma between key-value pairs" => Syntax::CommaMissing,
            "extra comma in array" | "extra comma in inline table" => Syntax::CommaExtra,
            "missing escaped value" | "too few unicode value digits" => Syntax::BadEscape,
            "invalid unquoted key" => Syntax::BadKey,
            "unexpected leading zero" => Syntax::LeadingZero,
            "`_` may only go between digits" => Syntax::Underscore,
            "invalid mantissa" | "invalid fraction" | "invalid exponent" | "invalid float" | "invalid integer" => {
                Syntax::BadNumber
            }
            "invalid hexadecimal number" | "invalid octal number" | "invalid binary number" => Syntax::BadNumber,
            "invalid boolean" => Syntax::QuotesMissing,
            "redundant numeric sign" | "unexpected sign" | "integers with a radix cannot be signed" => {
                Syntax::BadNumber
            }
            "redundant integer number prefix" | "radix must be lowercase" => Syntax::BadNumber,
            "carriage return must be followed by newline" => Syntax::CarriageReturn,
            "unexpected content" | "unexpected key or value" | "unexpected content between comment and newline" => {
                Syntax::TrailingText
            }
            "cannot extend value of type array with a dotted key"
            | "cannot extend value of type inline table with a dotted key" => Syntax::NotATable,
            what if what.starts_with("cannot extend value") => Syntax::NotATable,
            "invalid comment character" => Syntax::ControlCharacter,
            "invalid basic string" | "invalid literal string" => {
                if expected.contains('"') || expected.contains('\'') {
                    Syntax::QuoteUnclosed
                } else {
                    Syntax::ControlCharacter
                }
            }
            "invalid multi-line basic string" | "invalid multi-line literal string" => {
                if expected.contains('"') || expected.contains('\'') {
                    Syntax::QuoteUnclosed
                } else {
                    Syntax::ControlCharacter
                }
            }
            "missing array opening" | "missing inline table opening" => Syntax::BracketUnopened,
            "unexpected `=` in array" => return Problem::Consequence,
            _ => Syntax::Other(words.to_owned()),
        };
        Problem::Syntax(problem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_parser_are_known() {
        let broken = [
            "a = hello",
            "a 1",
            "a = ",
            "= 1",
            "a = \"x",
            "a = \"\\q\"",
            "a = \"\u{1}\"",
            "中 = 1",
            "a = [1, 2",
            "a = {b=1",
            "[a",
            "[[a]",
            "a=[1,,2]",
            "a = 007",
            "a = 1__0",
            "a=1\rb=2",
            "a = 2023-02-30",
            "a=1\na=2",
            "a = 0xZZ",
            "a = 1,5 t",
            "a = 1.2.3",
            "a = 'x",
            "a = True",
            "a = .5",
            "a=5.",
            "[]",
            "a=[\n1\n b=2",
            "# \u{1}",
            "a = +-1",
            "a = 1e",
            "a = \"\\u12\"",
            "a=[1]\na.b=2",
            "a={b 1}",
            "a = }",
            "a = ]",
        ];
        for text in broken {
            let (_, errors) = toml::de::DeTable::parse_recoverable(text);
            assert!(!errors.is_empty(), "{text:?}");
            for error in errors {
                let problem = Problem::of(error.message());
                let dated = text.contains("2023");
                assert!(
                    dated || !matches!(problem, Problem::Syntax(Syntax::Other(_))),
                    "{text:?}: {}",
                    error.message()
                );
            }
        }
    }

    #[test]
    fn the_first_of_two_keys_is_found_in_its_own_section() {
        let text = "[a]\nid = 1\n[[b]]\nid = 2\nidle = 3\nid = 4\n";
        let at = text.rfind("id").unwrap_or(0);
        assert_eq!(first_of(text, at, "id"), text.find("id = 2").map(|n| n..n + 2));
        assert_eq!(first_of(text, text.find("id = 2").unwrap_or(0), "id"), None);
    }
}
