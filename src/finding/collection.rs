//! A finding, and findings gathered.

use super::{Code, Level, Message, Place};

/// A place that a finding points at, with words of its own where they help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What stands there, when it adds to the finding's message.
    pub message: Option<Message>,
}

/// Something noticed about the data.
///
/// The first label is the place of the finding; further labels are context.
///
/// ```
/// use crossfoot::finding::{Code, Finding, Level, Message, Place, Sources};
/// let mut sources = Sources::default();
/// let file = sources.add("book.toml", "nmae = 1\n");
/// let finding = Finding::new(Code::UnknownKey, Message::UnknownKey { key: "nmae".into(), section: "facility".into() })
///     .at(Place::new(file, 0..4))
///     .help(Message::DidYouMean { name: "name".into() });
/// assert_eq!(finding.level, Level::Error);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub code: Code,
    /// How much it weighs.
    pub level: Level,
    /// What was found, in one sentence.
    pub message: Message,
    /// Where; the first is the place of the finding.
    pub labels: Vec<Label>,
    /// What is known that bears on it.
    pub facts: Vec<Message>,
    /// The next step.
    pub help: Vec<Message>,
}

impl Finding {
    /// A finding at the level its code has by default.
    pub fn new(code: Code, message: impl Into<Message>) -> Finding {
        let level = code.default_level();
        Finding { code, level, message: message.into(), labels: Vec::new(), facts: Vec::new(), help: Vec::new() }
    }

    /// Points at a place.
    pub fn at(mut self, place: Place) -> Finding {
        self.labels.push(Label { place, message: None });
        self
    }

    /// Points at a place and says what stands there.
    pub fn at_with(mut self, place: Place, message: impl Into<Message>) -> Finding {
        self.labels.push(Label { place, message: Some(message.into()) });
        self
    }

    /// Adds a fact.
    pub fn fact(mut self, message: impl Into<Message>) -> Finding {
        self.facts.push(message.into());
        self
    }

    /// Adds a next step.
    pub fn help(mut self, message: impl Into<Message>) -> Finding {
        self.help.push(message.into());
        self
    }

    /// Adds next steps, of which there may be none.
    pub fn helps(mut self, messages: impl IntoIterator<Item = Message>) -> Finding {
        self.help.extend(messages);
        self
    }

    /// Gives it another level than its code has by default.
    pub fn level(mut self, level: Level) -> Finding {
        self.level = level;
        self
    }

    /// The place of the finding, when it has one.
    pub fn place(&self) -> Option<Place> {
        self.labels.first().map(|l| l.place)
    }
}

/// Findings, gathered so that all independent ones are shown together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    items: Vec<Finding>,
}

impl Findings {
    /// No findings.
    pub fn new() -> Findings {
        Findings::default()
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.items.push(finding);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The heaviest level among them; `None` when there are none.
    pub fn worst(&self) -> Option<Level> {
        self.items.iter().map(|f| f.level).max()
    }

    /// Whether at least one is an error.
    pub fn has_errors(&self) -> bool {
        self.worst() == Some(Level::Error)
    }

    /// Whether an error keeps figures from being computed: a failing assertion does not.
    pub fn blocks(&self) -> bool {
        self.items.iter().any(|finding| finding.level == Level::Error && !finding.code.leaves_figures())
    }

    /// How many have this level.
    pub fn count(&self, level: Level) -> usize {
        self.items.iter().filter(|f| f.level == level).count()
    }

    /// In their present order.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.items.iter()
    }

    /// Orders by file, position and code, findings without a place first, and drops those said twice. What compares equal
    /// keeps the order in which it was found, so the same input gives the same bytes.
    pub fn tidy(&mut self) {
        self.items.sort_by_key(|f| (f.place().map(|p| (p.file, p.start, p.end)), f.code));
        let mut kept: Vec<Finding> = Vec::with_capacity(self.items.len());
        for finding in self.items.drain(..) {
            let same_key = |k: &&Finding| k.place() == finding.place() && k.code == finding.code;
            if !kept.iter().rev().take_while(same_key).any(|k| *k == finding) {
                kept.push(finding);
            }
        }
        self.items = kept;
    }
}

impl Extend<Finding> for Findings {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        self.items.extend(findings);
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Sources;

    #[test]
    fn tidy_orders_by_position_then_code_and_drops_repeats() {
        let mut sources = Sources::default();
        let file = sources.add("a", "0123456789");
        let finding = |code, start| {
            Finding::new(code, Message::EmptyValue { key: "k".into() }).at(Place::new(file, start..start + 1))
        };
        let mut findings = Findings::new();
        findings.extend([
            finding(Code::UnknownUnit, 5),
            finding(Code::BadId, 5),
            finding(Code::EmptyValue, 2),
            finding(Code::UnknownUnit, 5),
        ]);
        findings.push(Finding::new(Code::UnusedGiven, Message::EmptyValue { key: "k".into() }));
        findings.tidy();
        let codes: Vec<Code> = findings.iter().map(|f| f.code).collect();
        assert_eq!(codes, [Code::UnusedGiven, Code::EmptyValue, Code::BadId, Code::UnknownUnit]);
        assert_eq!(findings.worst(), Some(Level::Error));
        assert_eq!(findings.count(Level::Warning), 1);
    }
}
